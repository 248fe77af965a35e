"""A catalog, its strict reader and its canonical writer. Pure, except that it reads files.

The reader takes the part of GNU gettext's grammar ("The Format of PO Files") that this project uses: UTF-8,
one msgid and one msgstr an entry, no context, no plural. All else is a PoError with its line, since the build
trusts what is read. It is our own because Babel and polib mend damaged files without an error: an
unterminated string loses its last character, an unknown escape stays, ``#~|`` is dropped. Of 22 damaged
catalogs of ``tests/engine/test_po.py``, Babel 2.18 with ``abort_invalid`` accepts 19, and counts the lines of
the others from 0. Babel also keeps the first of two equal msgids, drops header fields that it does not know,
and takes ``#|`` for a translator's comment; polib takes the line of an entry's first comment for the entry's.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from edition.files import FileError, text_of

#: A comment with its mark, or a string, after a keyword or alone. Babel makes ``# |`` of ``#|``.
_LINE = re.compile(
    r"""\#(?:[ ](?=\|[ ]msgid[ ]))?([.,:|]?)[ ]?(.*)
    | \s*(?:(msgid|msgstr|msgctxt|msgid_plural|msgstr\[\d+\])\s+)?(".*)""",
    re.VERBOSE,
)
#: The field of an entry for a comment, by its mark. References (``#:``) are dropped.
_COMMENTS = {"": "notes", ".": "comments", ",": "flags", "|": "previous", ":": "references"}
#: The keyword that must come before each keyword.
_BEFORE = {"msgid": "", "msgstr": "msgid"}
_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"[ \t]*')
#: For matching, not searching: a search takes minutes if a hostile string does not end.
_STRINGS = re.compile(f"(?:{_STRING.pattern})*")
_ESCAPE = re.compile(r"\\(.)")
#: The backslash comes first, because the writer replaces them in this order.
_ESCAPES = {"\\": "\\", '"': '"', "n": "\n", "t": "\t"}


class PoError(FileError):
    """A catalog whose text is none."""

    def __init__(self, line: int, message: str, rule: str = "po-grammar") -> None:
        super().__init__(line, message, rule)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalog. Its line does not count when entries are compared."""

    msgid: str
    msgstr: str = ""
    #: The line of the msgid, from 1.
    line: int = field(default=0, compare=False)
    #: Comments without their marks: ``# `` by translators, ``#.`` by this project.
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    #: The source text that an outdated translation was made from.
    previous: str = ""

    @property
    def fuzzy(self) -> bool:
        return "fuzzy" in self.flags


@dataclass(frozen=True, slots=True)
class Catalog:
    """A catalog: header fields in their order, entries by msgid, and obsolete entries."""

    header: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    obsolete: tuple[Entry, ...] = ()
    #: Comment lines above the header.
    notes: tuple[str, ...] = ()


def read(path: Path) -> Catalog:
    """Read the catalog at ``path``. Raises FileError."""
    return parse(text_of(path))


def parse(text: str) -> Catalog:
    """Parse the text of a catalog. Raises PoError."""
    entries: dict[str, Entry] = {}
    obsolete: list[Entry] = []
    for is_obsolete, entry in _entries(text):
        if is_obsolete:
            obsolete.append(entry)
        elif not entry.msgid and entries:
            raise PoError(entry.line, 'the header (msgid "") must come first, and only once', "header")
        elif first := entries.get(entry.msgid):
            message = f"this msgid is at line {first.line} already; keep one of the two"
            raise PoError(entry.line, message, "duplicate-msgid")
        else:
            entries[entry.msgid] = entry
    if not (header := entries.pop("", None)):
        raise PoError(1, "the catalog has no header; run 'make update-po' to make one", "header")
    return Catalog(_header_fields(header), entries, tuple(obsolete), header.notes)


def _header_fields(header: Entry) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in header.msgstr.splitlines():
        name, colon, value = line.partition(":")
        if not colon:
            message = f"the header line '{line[:60]}' is not of the form 'Name: value'"
            raise PoError(header.line, message, "header")
        fields[name.strip()] = value.strip()
    charset = fields.get("Content-Type", "").rpartition("charset=")[2].lower()
    if charset not in ("utf-8", "utf8"):
        message = "the header must say 'Content-Type: text/plain; charset=UTF-8'"
        raise PoError(header.line, message, "charset")
    return fields


def _entries(text: str) -> Iterator[tuple[bool, Entry]]:
    """Yield (is obsolete, entry) for every entry of a catalog.

    The state is ``last``, the last keyword of the entry. Any line but a string ends its msgstr.
    """
    parts: defaultdict[str, list[str]] = defaultdict(list)  # of one entry, by the fields of Entry
    last, start, is_obsolete = "", 0, False
    lines = text.split("\n")  # not splitlines(): U+2028 is no line end
    for number, raw in enumerate([*lines, ""], 1):
        marked, line = raw.startswith("#~"), raw.rstrip()
        if marked:  # '#~|' is '#|' of an obsolete entry
            line = line[2:].lstrip()
            line = f"#{line}" if line.startswith("|") else line
        found = _LINE.fullmatch(line)
        mark, comment, keyword, string = found.groups("") if found else ("",) * 4
        if last == "msgstr" and (keyword == "msgid" or not string):
            yield is_obsolete, _entry(parts, start)
            parts, last = defaultdict(list), ""
        if line.startswith("#"):
            parts[_COMMENTS[mark]].append(comment)
        elif fault := _fault(last, keyword, string, line):
            raise PoError(min(number, len(lines)), fault)
        elif string:
            if keyword == "msgid":
                start, is_obsolete = number, marked
            if marked is not is_obsolete:
                raise PoError(number, "an entry is obsolete (#~) in every line, or in none")
            last = keyword or last
            parts[last].append(_unquoted(string, number))
    if parts:
        raise PoError(len(lines), "the file ends in a comment that belongs to no entry")


def _fault(last: str, keyword: str, string: str, line: str) -> str:
    """Return the reason why a line, not a comment, cannot follow the keyword ``last``, or ''."""
    if keyword and keyword not in _BEFORE:
        return f"'{keyword}' is not used here; an entry is msgid and msgstr"
    if keyword and last != _BEFORE[keyword]:
        return f"unexpected {keyword}; an entry is one msgid and one msgstr"
    if line and not (string and (keyword or last)):
        return f"not understood: '{line[:60]}'; expected msgid, msgstr or a comment"
    return "this entry has no msgstr" if last and not line else ""


def _entry(parts: defaultdict[str, list[str]], line: int) -> Entry:
    flags = (flag.strip() for flag in ",".join(parts["flags"]).split(","))
    return Entry(
        "".join(parts["msgid"]),
        "".join(parts["msgstr"]),
        line,
        tuple(parts["notes"]),
        tuple(parts["comments"]),
        tuple(filter(None, flags)),
        _unquoted("".join(map(str.strip, parts["previous"])).removeprefix("msgid").strip(), line),
    )


def _unquoted(strings: str, number: int) -> str:
    """Return the text of quoted strings: ``"a" "b"`` -> ``ab``."""

    def unescaped(escape: re.Match[str]) -> str:
        if escape[1] not in _ESCAPES:
            raise PoError(number, f"unknown escape '\\{escape[1]}'; write a backslash as \\\\")
        return _ESCAPES[escape[1]]

    if not _STRINGS.fullmatch(strings):
        raise PoError(number, 'expected a string in double quotes; write " inside it as \\"')
    return _ESCAPE.sub(unescaped, "".join(_STRING.findall(strings)))


def says_the_same(one: Catalog, other: Catalog) -> bool:
    """Tell whether two catalogs are equal except for layout and the dates of their headers."""

    def content(catalog: Catalog) -> object:
        header = {name: value for name, value in catalog.header.items() if not name.endswith("-Date")}
        return header, list(catalog.entries.values()), catalog.obsolete, catalog.notes

    return content(one) == content(other)


def _quoted(text: str) -> str:
    for letter, character in _ESCAPES.items():
        text = text.replace(character, f"\\{letter}")
    return f'"{text}"'


def _entry_lines(entry: Entry, mark: str = "") -> list[str]:
    """Return the lines of an entry; ``mark`` is ``#~`` for an obsolete one, which loses its place."""
    lines = [f"# {note}".rstrip() for note in entry.notes]
    lines += [f"#. {comment}".rstrip() for comment in entry.comments if not mark]
    if entry.flags:
        lines.append(f"#, {', '.join(entry.flags)}")
    if entry.previous:
        lines.append(f"{mark or '#'}| msgid {_quoted(entry.previous)}")
    texts = (f"msgid {_quoted(entry.msgid)}", f"msgstr {_quoted(entry.msgstr)}")
    return [*lines, *(f"{mark} {text}".lstrip() for text in texts)]


def serialize(catalog: Catalog) -> str:
    """Return the canonical text of a catalog: one line per string, obsolete entries last."""
    header = (_quoted(f"{name}: {value}\n") for name, value in catalog.header.items())
    blocks = [
        [*(f"# {note}".rstrip() for note in catalog.notes), 'msgid ""', 'msgstr ""', *header],
        *(_entry_lines(entry) for entry in catalog.entries.values()),
        *(_entry_lines(entry, "#~") for entry in catalog.obsolete),
    ]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"
