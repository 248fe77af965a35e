"""Warnings that a person has accepted in ``accepted.toml``, each by name and with the reason.

[[warning]]
file = "locales/en/LC_MESSAGES/about.po"
rule = "negation"
msgid = "the message, whole"
reason = "why the translation is right"
"""

import re
from pathlib import Path

from edition.files import FileError, is_plain_file, toml_of

from .finding import Finding

FILE = "accepted.toml"
_HEAD = re.compile(r"\s*\[\[\s*warning\s*\]\]")
_KEYS = {"file", "rule", "msgid", "reason"}


def _entries(root: Path, path: Path) -> list[tuple[int, dict[str, object]]]:
    """Return the entries of the file, each with its line. Raises FileError where it is anything else."""
    if not is_plain_file(root, path):
        raise FileError(1, "it must be a plain file, not a symbolic link or a folder", "accepted")
    text, content = toml_of(path)
    entries = content.pop("warning", [])
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise FileError(1, "it holds tables [[warning]] and nothing else", "accepted")
    heads = [number for number, line in enumerate(text.split("\n"), 1) if _HEAD.match(line)]
    heads += [1] * len(entries)  # of entries that are written otherwise
    return list(zip(heads, entries, strict=False))


def without_accepted(root: Path, findings: list[Finding]) -> list[Finding]:
    """Return the findings without the accepted warnings, and errors for invalid or needless entries."""
    path = root / FILE
    if not path.exists() and not path.is_symlink():
        return findings
    problems: list[Finding] = []
    try:
        entries = _entries(root, path)
    except FileError as error:
        entries = []
        problems.append(Finding(FILE, error.line, f"the file cannot be used: {error}", "accepted"))
    accepted = dict[tuple[str, str, str], int]()
    for line, entry in entries:
        if set(entry) != _KEYS or not all(isinstance(text, str) and text.strip() for text in entry.values()):
            message = f"an entry must have the keys {', '.join(sorted(_KEYS))}, each with a text"
            problems.append(Finding(FILE, line, message, "accepted"))
        else:
            accepted[str(entry["file"]), str(entry["rule"]), str(entry["msgid"])] = line
    warnings = {each: (each.path, each.rule, each.msgid) for each in findings if not each.is_error}
    left = [each for each in findings if warnings.get(each) not in accepted]
    for needless, line in accepted.items():
        if needless in warnings.values():
            continue
        file, rule, msgid = needless
        near = (zip(needless, warnings[each], strict=True) for each in left if each in warnings)
        others = ([new for old, new in pairs if old != new] for pairs in near)
        meant = (f"did you mean '{other[0]}'?" for other in others if len(other) == 1)
        message = f"nothing warns of '{msgid[:40]}' in {file} by the rule '{rule}'"
        message = f"{message}; {next(meant, 'remove the entry')}"
        problems.append(Finding(FILE, line, message, "accepted"))
    return [*left, *problems]
