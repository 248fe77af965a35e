"""Gettext catalogs: a strict reader and a canonical writer. Pure; knows nothing of Sphinx.

The grammar is the one of the GNU gettext manual, section "The Format of PO Files", without what this
project has no use for (plurals, contexts, other charsets). It is a reader of our own because the build
trusts what it returns, and every problem is reported with its line. Babel and polib both know lines, but
repair damaged files in silence: an unterminated string loses its last character, of two equal msgids the
first wins, unknown header fields go. Babel takes ``#|`` for a translator's comment and fails at ``#~|``;
polib gives the line of an entry's first comment. Both were tried in the place of this module.
"""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

_KEYWORD = re.compile(r'(msgid|msgstr|msgctxt|msgid_plural|msgstr\[\d+\])\s+(".*)')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*')
_ESCAPE = re.compile(r"\\(.)")
#: A larger file is not read: the largest of this site has 25 kB.
LARGEST = 1_000_000
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


class PoError(ValueError):
    """A catalog that cannot be read: ``line`` (from 1), a sentence that says what to do, and the rule."""

    def __init__(self, line: int, message: str, rule: str = "po-grammar") -> None:
        super().__init__(message)
        self.line = line
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalog. ``line`` is the line of its ``msgid``, from 1."""

    msgid: str
    msgstr: str = ""
    line: int = 0
    #: ``# `` comments by translators, ``#.`` comments by us, without their marks.
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
    """Read the catalog at ``path``. Raises PoError, with a line, for anything unexpected."""
    return parse(text_of(path))


def text_of(path: Path) -> str:
    """Return the text of the file at ``path``. Raises PoError where it is not plain UTF-8 text."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise PoError(1, f"the file is larger than {LARGEST:,} bytes; it cannot be a catalog", "size")
    if data.startswith(b"\xef\xbb\xbf"):
        raise PoError(1, "the file begins with a byte order mark; save it as UTF-8 without BOM", "bom")
    if b"\r" in data:
        line = data[: data.index(b"\r")].count(b"\n") + 1
        raise PoError(line, "the line ends in CR; save the file with LF line ends", "line-ends")
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise PoError(line, "the file holds a NUL character; remove it", "characters")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PoError(line, "the file is not UTF-8; save it as UTF-8", "charset") from None


def parse(text: str) -> Catalog:
    """Parse the text of a catalog. Raises PoError."""
    header: Entry | None = None
    entries: dict[str, Entry] = {}
    obsolete: list[Entry] = []
    for is_obsolete, entry in _blocks(text):
        if is_obsolete:
            obsolete.append(entry)
        elif entry.msgid == "":
            if header is not None or entries:
                raise PoError(entry.line, 'the header (msgid "") must come first, and only once', "header")
            header = entry
        elif entry.msgid in entries:
            first = entries[entry.msgid].line
            message = f"this msgid is at line {first} already; keep one of the two"
            raise PoError(entry.line, message, "duplicate-msgid")
        else:
            entries[entry.msgid] = entry
    if header is None:
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


class _Block:
    """The lines of one entry, as they are read."""

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = {}
        self.lines: dict[str, int] = {}
        self.notes: list[str] = []
        self.comments: list[str] = []
        self.flags: list[str] = []
        self.previous: list[str] = []
        self.obsolete = False
        self.keyword = ""

    def comment(self, line: str) -> None:
        if line.startswith("# | msgid "):  # what Babel makes of '#| msgid'
            line = "#" + line[2:]
        mark, rest = line[1:2], line[2:]
        if mark == ",":
            self.flags += [flag.strip() for flag in rest.split(",") if flag.strip()]
        elif mark == ".":
            self.comments.append(rest.removeprefix(" "))
        elif mark == "|":
            self.previous.append(rest.strip())
        elif mark != ":":  # '#:' references are ours to make, and we make none
            self.notes.append(line[1:].removeprefix(" "))

    def entry(self, line: int) -> Entry:
        for keyword in ("msgid", "msgstr"):
            if keyword not in self.texts:
                raise PoError(line, f"this entry has no {keyword}")
        return Entry(
            "".join(self.texts["msgid"]),
            "".join(self.texts["msgstr"]),
            self.lines["msgid"],
            tuple(self.notes),
            tuple(self.comments),
            tuple(self.flags),
            _previous(self.previous, self.lines["msgid"]),
        )


def _previous(lines: list[str], number: int) -> str:
    text = "".join(lines).removeprefix("msgid").strip()
    return "".join(_strings(text, number)) if text else ""


def _strings(text: str, number: int) -> list[str]:
    """Return the unescaped strings of ``"a" "b"``."""
    found, position = [], 0
    while position < len(text):
        match = _STRING.match(text, position)
        if match is None:
            raise PoError(number, 'expected a string in double quotes; write " inside it as \\"')
        string = match[1]
        if "\\" in string:
            string = _ESCAPE.sub(lambda escape: _unescape(escape, number), string)
        found.append(string)
        position = match.end()
    return found


def _unescape(escape: re.Match[str], number: int) -> str:
    try:
        return _ESCAPES[escape[1]]
    except KeyError:
        raise PoError(number, f"unknown escape '\\{escape[1]}'; write a backslash as \\\\") from None


class _Reader:
    """Splits a catalog into entries, line by line; an entry ends where the next one begins."""

    def __init__(self) -> None:
        self.found: list[tuple[bool, Entry]] = []
        self.block = _Block()
        self.number = 0
        self.obsolete = False

    def finish(self) -> None:
        if self.block.texts:
            self.found.append((self.block.obsolete, self.block.entry(self.number)))
            self.block = _Block()

    def read(self, number: int, line: str) -> None:
        self.number = number
        self.obsolete = line.startswith("#~")
        if self.obsolete:
            line = line[2:].lstrip()
            line = "#" + line if line.startswith("|") else line
        if not line.strip():
            self.finish()
        elif line.startswith("#"):
            if "msgstr" in self.block.texts:
                self.finish()
            self.block.comment(line)
        elif keyword := _KEYWORD.fullmatch(line.strip()):
            self._keyword(keyword[1], keyword[2])
        elif line.lstrip().startswith('"') and self.block.keyword:
            self.block.texts[self.block.keyword] += _strings(line.strip(), number)
        else:
            raise PoError(number, f"not understood: '{line[:60]}'; expected msgid, msgstr or a comment")

    def _keyword(self, name: str, string: str) -> None:
        if name not in ("msgid", "msgstr"):
            raise PoError(self.number, f"'{name}' is not used here; an entry is msgid and msgstr")
        if name == "msgid" and "msgstr" in self.block.texts:
            self.finish()
        if name in self.block.texts or (name == "msgstr" and "msgid" not in self.block.texts):
            raise PoError(self.number, f"unexpected {name}; an entry is one msgid and one msgstr")
        self.block.obsolete = self.obsolete
        self.block.keyword, self.block.lines[name] = name, self.number
        self.block.texts[name] = _strings(string, self.number)


def _blocks(text: str) -> list[tuple[bool, Entry]]:
    """Split a catalog into ``(is obsolete, entry)``."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):  # not splitlines(): U+2028 is no line end
        reader.read(number, line)
    reader.finish()
    if reader.block.notes or reader.block.comments or reader.block.flags:
        raise PoError(reader.number, "the file ends in a comment that belongs to no entry")
    return reader.found


def says_the_same(one: Catalog, other: Catalog) -> bool:
    """Tell whether two catalogs differ only in their layout and in the dates of their headers."""

    def content(catalog: Catalog) -> object:
        header = {name: value for name, value in catalog.header.items() if not name.endswith("-Date")}
        entries = [replace(entry, line=0) for entry in (*catalog.entries.values(), *catalog.obsolete)]
        return header, entries, len(catalog.obsolete), catalog.notes

    return content(one) == content(other)


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return '"' + escaped.replace("\n", "\\n") + '"'


def _entry_lines(entry: Entry, mark: str = "") -> list[str]:
    lines = [f"# {note}".rstrip() for note in entry.notes]
    lines += [f"#. {comment}".rstrip() for comment in entry.comments if not mark]
    if entry.flags:
        lines.append(f"#, {', '.join(entry.flags)}")
    if entry.previous:
        lines.append(f"{mark or '#'}| msgid {_quote(entry.previous)}")
    prefix = f"{mark} " if mark else ""
    return [*lines, f"{prefix}msgid {_quote(entry.msgid)}", f"{prefix}msgstr {_quote(entry.msgstr)}"]


def serialize(catalog: Catalog) -> str:
    """Return the canonical text of a catalog: one line a string, no wrapping, obsolete ones last."""
    head = [f"# {note}".rstrip() for note in catalog.notes]
    head += ['msgid ""', 'msgstr ""']
    head += [_quote(f"{name}: {value}\n") for name, value in catalog.header.items()]
    blocks = [head]
    blocks += [_entry_lines(entry) for entry in catalog.entries.values()]
    blocks += [_entry_lines(entry, "#~") for entry in catalog.obsolete]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"
