"""Warnings that a person has accepted in ``accepted.toml``, each by name and with the reason.

[[warning]]
file = "locales/en/LC_MESSAGES/about.po"
rule = "negation"
msgid = "the message, whole"
reason = "why the translation is right"
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from .finding import Finding

FILE = "accepted.toml"
_KEYS = {"file", "rule", "msgid", "reason"}


def without_accepted(root: Path, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without the accepted warnings, and errors for invalid or needless entries."""
    path = root / FILE
    if not path.is_file():
        return list(findings)
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("warning", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [*findings, Finding(FILE, 1, f"the file cannot be read: {error}", "accepted")]
    problems: list[Finding] = []
    accepted: dict[tuple[str, str, str], bool] = {}
    for entry in entries:
        if not isinstance(entry, dict) or set(entry) != _KEYS or not all(map(str.strip, entry.values())):
            message = f"an entry must have the keys {', '.join(sorted(_KEYS))}, each with a text"
            problems.append(Finding(FILE, 1, message, "accepted"))
        else:
            accepted[entry["file"], entry["rule"], entry["msgid"]] = False
    left = []
    for finding in findings:
        key = finding.path, finding.rule, finding.msgid
        if finding.is_error or key not in accepted:
            left.append(finding)
        else:
            accepted[key] = True
    for (file, rule, msgid), is_used in accepted.items():
        if not is_used:
            message = f"nothing warns of '{msgid[:40]}' in {file} by the rule '{rule}'; remove the entry"
            problems.append(Finding(FILE, 1, message, "accepted"))
    return [*left, *problems]
