"""``… | python -m edition annotate``: marks the lines of a pull request that checks and builds complain of.

Reads what they print, and prints it as commands that GitHub's runners understand. Texts of a stranger are in
it: no line is a command unless it was made here.
"""

import re
import sys
from pathlib import Path

_PLACE = re.compile(r"(?P<file>[^\s:][^:]*):(?P<line>\d+): (?P<kind>(?i:warning): )?(?P<message>.+)")


def escaped(text: str, *, is_property: bool = False) -> str:
    """Return a text as it stands in a command of the runner: all of it one value."""
    for letter in "%\r\n" + (":," if is_property else ""):
        text = text.replace(letter, f"%{ord(letter):02X}")
    return text


def annotation(line: str) -> str:
    """Return the command for a line that names a file and a line of it; other lines as plain text."""
    line = line.replace("##[", "## [")  # the older form of commands, wherever it stands
    found = _PLACE.fullmatch(line)
    if not found:
        return f"| {line}" if line.lstrip().startswith("::") else line
    # A build fails on what Sphinx calls WARNING.
    kind = "warning" if found["kind"] == "warning: " else "error"
    file = escaped(found["file"], is_property=True)
    return f"::{kind} file={file},line={found['line']}::{escaped(found['message'])}"


def run(root: Path, out: Path) -> int:
    """Print the annotations for standard input. Returns 0: what was wrong, its first program tells."""
    for line in sys.stdin.buffer:
        print(annotation(line.decode("utf-8", "backslashreplace").rstrip("\n")), flush=True)
    return 0
