"""Warnings that a person has accepted in ``accepted.toml``, each by name and with the reason.

[[warning]]
file = "locales/en/LC_MESSAGES/about.po"
rule = "negation"
msgid = "the message, whole"
reason = "why the translation is right"
"""

import tomllib
from pathlib import Path

from edition.files import is_plain_file, text_of

from .finding import Finding

FILE = "accepted.toml"
_KEYS = {"file", "rule", "msgid", "reason"}


def _entries(root: Path, path: Path) -> list[dict[str, object]]:
    """Return the entries of the file. Raises ValueError (or RecursionError) where it is anything else."""
    if not is_plain_file(root, path):
        raise ValueError("it must be a plain file, not a symbolic link or a folder")
    content = tomllib.loads(text_of(path))
    entries = content.pop("warning", [])
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("it holds tables [[warning]] and nothing else")
    return entries


def without_accepted(root: Path, findings: list[Finding]) -> list[Finding]:
    """Return the findings without the accepted warnings, and errors for invalid or needless entries."""
    path = root / FILE
    if not path.exists() and not path.is_symlink():
        return findings
    problems: list[Finding] = []
    try:
        entries = _entries(root, path)
    except (ValueError, RecursionError) as error:
        entries = []
        problems.append(Finding(FILE, 1, f"the file cannot be used: {error}", "accepted"))
    accepted = set()
    for entry in entries:
        if set(entry) != _KEYS or not all(isinstance(text, str) and text.strip() for text in entry.values()):
            message = f"an entry must have the keys {', '.join(sorted(_KEYS))}, each with a text"
            problems.append(Finding(FILE, 1, message, "accepted"))
        else:
            accepted.add((str(entry["file"]), str(entry["rule"]), str(entry["msgid"])))
    warnings = {each: (each.path, each.rule, each.msgid) for each in findings if not each.is_error}
    left = [each for each in findings if warnings.get(each) not in accepted]
    for file, rule, msgid in sorted(accepted.difference(warnings.values())):
        message = f"nothing warns of '{msgid[:40]}' in {file} by the rule '{rule}'; remove the entry"
        problems.append(Finding(FILE, 1, message, "accepted"))
    return [*left, *problems]
