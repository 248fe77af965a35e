"""The names of pages, sections and lists: proposed from the words of the document, or given in TOML."""

import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, product
from string import ascii_lowercase

from edition.report.objects import SLUG

from .outline import Block, Document, DocumentError, Heading, Item

_HEADER = """\
# Names for the pages of {name}. Change what stands right of '=', and import again with --map.

# The topic that every item is given at first: topics/ID.md. "" for none.
topic = {topic}
"""
_TABLES = {
    "pages": "The pages, by the headings of their chapters.",
    "lists": 'What the ids of a list of items begin with. "" for a list that is no list of recommendations.',
    "sections": "The ids of all headings.",
}
_TOPIC = "example"
#: How many letters a name that is made of words has at most.
_LONGEST = 40
_LONGEST_PREFIX = 8


@dataclass(slots=True)
class Part:
    """A chapter of the document, which becomes a page."""

    heading: Heading
    blocks: list[Block]
    name: str = ""

    @property
    def headings(self) -> list[Heading]:
        return [self.heading, *(block for block in self.blocks if isinstance(block, Heading))]


@dataclass(slots=True)
class Names:
    """What the map holds: by table, by key."""

    topic: str
    tables: dict[str, dict[str, str]]


def parts(document: Document, name: str) -> list[Part]:
    """Divide a document at the headings of its chapters; ``name`` is the heading of what has none."""
    blocks = list(_without_empty_headings(document))
    top = lowest = _top(blocks)
    found: list[Part] = []
    for block in blocks:
        if isinstance(block, Heading) and (block.level <= lowest or not found):
            lowest = min(block.level, top) if found else top  # an annex beside the title is one page
            found.append(Part(block, []))
        elif found:
            found[-1].blocks.append(block)
        else:
            document.note(block.line, f"the text before the first heading has none; it is under '{name}'")
            found.append(Part(Heading(block.line, top, name), [block]))
    if found and found[0].heading.level < top and not found[0].blocks:
        title = found.pop(0).heading
        document.note(
            title.line,
            "the title of the document is on no page; write it in conf.py and index.md",
            title.text,
        )
    return found


def _top(blocks: list[Block]) -> int:
    """Return the level of the chapters: the highest, or that below the title.

    The title is a heading at the beginning, at the highest level, with all numbered items below it.
    """
    headings = [(place, block.level) for place, block in enumerate(blocks) if isinstance(block, Heading)]
    levels = sorted({level for _place, level in headings})
    tops = [place for place, level in headings if level == levels[0]]
    if not tops or tops[0] or len(levels) == 1:
        return levels[0] if levels else 0
    items = [place for place, block in enumerate(blocks) if isinstance(block, Item) and block.numbers]
    return levels[1] if len(tops) == 1 or (items and items[-1] < tops[1]) else levels[0]


def _without_empty_headings(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        if isinstance(block, Heading) and not block.text:
            document.note(block.line, "an empty heading was left out")
        else:
            yield block


def _lists(part: Part) -> Iterator[list[Item]]:
    """Yield the lists of a chapter: a number that is not greater than the last begins a new one."""
    found: list[Item] = []
    for block in part.blocks:
        if isinstance(block, Item) and block.numbers:
            if found and block.numbers <= found[-1].numbers:
                yield found
                found = []
            found.append(block)
    if found:
        yield found


def name_all(found: list[Part], document: Document, given: Names | None = None) -> Names:
    """Name all pages, sections and lists, as given or else as proposed, and return all the names.

    Raises DocumentError for a given name of what is not there, and for an id that would be there twice.
    """
    names = Names(given.topic if given else _TOPIC, {table: {} for table in _TABLES})
    kept = given.tables if given else names.tables
    taken = {"sec", *chain.from_iterable(table.values() for table in kept.values())}
    keys = _keys([heading for part in found for heading in part.headings])
    letters = ("".join(pair) for size in count(2) for pair in product(ascii_lowercase, repeat=size))

    def name(table: str, key: str, candidates: Iterable[str]) -> str:
        if key not in kept[table]:
            names.tables[table][key] = next(each for each in candidates if each not in taken)
            taken.add(names.tables[table][key])
        else:
            names.tables[table][key] = kept[table][key]
        return names.tables[table][key]

    number, lists = count(1), count(1)
    for order, part in enumerate(found, 1):
        part.name = name("pages", keys[id(part.heading)], slugs("", part.heading.text, "part", order))
        for heading in part.headings:
            heading.id = name("sections", keys[id(heading)], slugs("sec-", heading.text, "", next(number)))
        for items in _lists(part):
            prefix = name("lists", str(next(lists)), chain(_initials(part.heading.text), letters))
            if items[0].numbers[-1] > 1:
                label = items[0].label
                document.note(
                    items[0].line, f"a list begins with '{label}', not with 1; was a number repeated?"
                )
            for item in items if prefix else ():
                item.id = "-".join([prefix, *map(str, item.numbers)])
    _refuse(found, kept, names)
    return names


def _refuse(found: list[Part], kept: dict[str, dict[str, str]], names: Names) -> None:
    """Raise DocumentError for a name of nothing, and for what is named twice."""
    for table, of in kept.items():
        if unknown := next(iter(of.keys() - names.tables[table].keys()), ""):
            what = "list" if table == "lists" else "heading" if table == "sections" else "chapter"
            raise DocumentError(f"[{table}]: the document has no {what} '{unknown}'")
    items = [block for part in found for block in part.blocks if isinstance(block, Item) and block.id]
    ids = [heading.id for part in found for heading in part.headings] + [item.id for item in items]
    for what, every in (("page", [part.name for part in found]), ("id", ids)):
        if twice := next((name for name, times in Counter(every).items() if times > 1), ""):
            raise DocumentError(f"the {what} '{twice}' would be there twice; name one of them otherwise")


def _keys(headings: list[Heading]) -> dict[int, str]:
    """Return how the map names each heading: by its text, and its number among those with the same."""
    times: Counter[str] = Counter()
    found: dict[int, str] = {}
    for heading in headings:
        times[heading.text] += 1
        again = times[heading.text] > 1
        found[id(heading)] = f"{heading.text} #{times[heading.text]}" if again else heading.text
    return found


def slugs(before: str, text: str, otherwise: str, number: int) -> Iterator[str]:
    """Yield names for a heading: its words where they are Latin, else a number."""
    slug = before + re.sub(rf"^(.{{,{_LONGEST}}})(?:-.*|$)", r"\1", "-".join(_words(text)))
    if SLUG.fullmatch(slug):
        yield slug
    else:
        slug = f"{before}{otherwise}".rstrip("-")
    yield from (f"{slug}-{each}" for each in count(number))


def _words(text: str) -> list[str]:
    """Return the words of a heading in lower-case ASCII, without its number; [] where it is not Latin."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    if any(each.isalpha() and not each.isascii() for each in plain):
        return []
    return re.findall(r"[a-z0-9]+", re.sub(r"^\W*(?:[IVX]+\.|[\d.]+)\s", "", plain).lower())


def _initials(text: str) -> Iterator[str]:
    words = [word for word in _words(text) if word.isalpha()]
    found = words[0][:3] if len(words) == 1 else "".join(word[0] for word in words)[:_LONGEST_PREFIX]
    if len(found) > 1:
        yield found
        yield from (found + letter for letter in ascii_lowercase[1:])


def to_toml(names: Names, found: list[Part], name: str) -> str:
    """Return the map, to be changed by hand; ``name`` is that of the document."""
    firsts = [items[0] for part in found for items in _lists(part)]
    begins = {
        str(order): "".join(filter(str.isprintable, item.line_and_rest[0]))[:_LONGEST]
        for order, item in enumerate(firsts, 1)
    }
    lines = [_HEADER.format(name=name, topic=_literal(names.topic))]
    for table, comment in _TABLES.items():
        lines += ["", f"# {comment}", f"[{table}]"]
        for key, value in names.tables[table].items():
            begin = f"  # {begins[key]}" if table == "lists" else ""
            lines.append(f"{key if table == 'lists' else _literal(key)} = {_literal(value)}{begin}")
    return "\n".join(lines) + "\n"


def _literal(text: str) -> str:
    """Return a text as a string of TOML, which is one of JSON but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def from_toml(text: str) -> Names:
    """Read a map. Raises DocumentError."""
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(f"this is not TOML: {error}") from None
    topic = read.pop("topic", _TOPIC)
    if not isinstance(topic, str) or (topic and not SLUG.fullmatch(topic)):
        raise DocumentError(f"topic = {topic!r}: write the id of a topic, such as 'example', or ''")
    if unknown := next(iter(read.keys() - _TABLES.keys()), ""):
        raise DocumentError(f"'{unknown}' is not known; the tables are: {', '.join(_TABLES)}")
    names = Names(topic, {table: read.get(table, {}) for table in _TABLES})
    for table, values in names.tables.items():
        if not isinstance(values, dict):
            raise DocumentError(f"'{table}' is not a table; write [{table}]")
        for key, value in values.items():
            if not _is_name(table, value):
                example = "letters such as 'one', or ''" if table == "lists" else "words such as 'part-one'"
                raise DocumentError(f"[{table}] {key} = {value!r}: write lower-case ASCII {example}")
    return names


def _is_name(table: str, value: object) -> bool:
    return isinstance(value, str) and bool(SLUG.fullmatch(value) or (table == "lists" and not value))
