"""The names of pages, sections and lists: proposed from the words of the document, or given in TOML."""

import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, product
from string import ascii_lowercase
from typing import NamedTuple

from edition.report.objects import SLUG

from .outline import Block, Document, DocumentError, Heading, Item

_HEADER = """\
# Names for the pages of {}. Change what stands right of '=', and import again with --map.

# The topic that every item is given at first: topics/ID.md. "" for none.
topic = {}
"""
#: By table: what it names, and what the map says of it.
_TABLES = {
    "pages": ("chapter", "The pages, by the headings of their chapters."),
    "lists": ("list", 'The prefixes of the ids of a list. "" for a list that is none of recommendations.'),
    "sections": ("heading", "The ids of all headings."),
}
_TOPIC = "example"
#: How many letters a name that is made of words has at most.
_LONGEST, _LONGEST_PREFIX = 40, 8


@dataclass(slots=True)
class Part:
    """A chapter of the document, which becomes a page."""

    heading: Heading
    blocks: list[Block]
    name: str = ""

    @property
    def lists(self) -> list[list[Item]]:
        """The numbered lists: a number that is not greater than the last begins a new one."""
        found: list[list[Item]] = []
        for block in self.blocks:
            if isinstance(block, Item) and block.numbers:
                if not found or block.numbers <= found[-1][-1].numbers:
                    found.append([])
                found[-1].append(block)
        return found


class Names(NamedTuple):
    """What the map holds: by table, by key."""

    topic: str
    tables: dict[str, dict[str, str]]


def parts(document: Document, name: str) -> list[Part]:
    """Divide a document at the headings of its chapters; ``name`` is the heading of what has none."""
    blocks, found = document.blocks, list[Part]()
    top = lowest = _top(blocks)
    if blocks and not isinstance(blocks[0], Heading):
        message = f"the text before the first heading stands under no heading; it was put under '{name}'"
        document.note(blocks[0].line, message)
        blocks = [Heading(blocks[0].line, top, name), *blocks]
    for block in blocks:
        if isinstance(block, Heading) and (not found or block.level <= lowest):
            lowest = min(block.level, top) if found else top  # an annex beside the title is one page
            found.append(Part(block, []))
        else:
            found[-1].blocks.append(block)
    if found and found[0].heading.level < top and not found[0].blocks:
        title = found.pop(0).heading
        message = "the title of the document is on no page; write it in conf.py and index.md"
        document.note(title.line, message, title.text)
    return found


def _top(blocks: list[Block]) -> int:
    """Return the level of the chapters: the highest, or that below the title.

    The title is a heading at the beginning, at the highest level, with all numbered items below it.
    """
    headings = [(place, block.level) for place, block in enumerate(blocks) if isinstance(block, Heading)]
    levels = sorted({level for _place, level in headings}) or [0]
    tops = [place for place, level in headings if level == levels[0]]
    items = [place for place, block in enumerate(blocks) if isinstance(block, Item) and block.numbers]
    is_titled = tops[:1] == [0] and (len(tops) == 1 or bool(items and items[-1] < tops[1]))
    return levels[1] if is_titled and levels[1:] else levels[0]


def name_all(found: list[Part], document: Document, given: Names | None = None) -> Names:
    """Name all pages, sections and lists, as given or else as proposed, and return all the names.

    Raises DocumentError for a given name of what is not there, and for an id that would be there twice.
    """
    names = Names(given.topic if given else _TOPIC, {table: {} for table in _TABLES})
    kept = given.tables if given else {table: {} for table in _TABLES}
    taken = {"sec", *(each for table in kept.values() for each in table.values())}
    last = 0
    times, sections, lists, ids = Counter[str](), count(1), count(1), list[str]()

    def name(table: str, key: str, proposed: Iterable[str]) -> str:
        chosen = kept[table].get(key)
        if chosen is None:
            chosen = next(each for each in proposed if each not in taken)
            taken.add(chosen)
        names.tables[table][key] = chosen
        return chosen

    for order, part in enumerate(found, 1):
        for heading in (part.heading, *(block for block in part.blocks if isinstance(block, Heading))):
            text = heading.text
            times[text] += 1
            key = f"{text} #{times[text]}" if times[text] > 1 else text
            if heading is part.heading:
                part.name = name("pages", key, slugs("", text, "part", order))
            heading.id = name("sections", key, slugs("sec-", text, "", next(sections)))
            ids.append(heading.id)
        for items in part.lists:
            prefix = name("lists", str(next(lists)), _prefixes(part.heading.text))
            if items[0].numbers[-1] > 1:
                message = f"a list begins with '{items[0].label}', not with 1; was a number repeated?"
                if items[0].numbers[-1] == last + 1:
                    message = f"the list goes on from '{last}' with '{items[0].label}', below another heading"
                document.note(items[0].line, message)
            last = items[-1].numbers[-1]
            for item in items if prefix else ():
                item.id = "-".join([prefix, *map(str, item.numbers)])
                ids.append(item.id)
    _refuse(kept, names, [part.name for part in found], ids)
    return names


def _refuse(kept: dict[str, dict[str, str]], names: Names, pages: list[str], ids: list[str]) -> None:
    """Raise DocumentError for a name of what is not there, and for one that is given twice."""
    for table, (what, _comment) in _TABLES.items():
        if unknown := next(iter(kept[table].keys() - names.tables[table].keys()), ""):
            raise DocumentError(f"[{table}]: the document has no {what} '{unknown}'")
    for what, every in (("page", pages), ("id", ids)):
        if twice := next((name for name, times in Counter(every).items() if times > 1), ""):
            raise DocumentError(f"the {what} '{twice}' would be there twice; name one of them otherwise")


def slugs(before: str, text: str, otherwise: str, number: int) -> Iterator[str]:
    """Yield names for a heading: its words where they are Latin, else a number."""
    slug = before + re.sub(rf"^(.{{,{_LONGEST}}})(?:-.*|$)", r"\1", "-".join(_words(text)))
    if SLUG.fullmatch(slug):
        yield slug
    else:
        slug = f"{before}{otherwise}".rstrip("-")
    yield from (f"{slug}-{each}" for each in count(number))


def _prefixes(text: str) -> Iterator[str]:
    """Yield prefixes of ids for a heading: the initials of its words where they are Latin, else letters."""
    words = [word for word in _words(text) if word.isalpha()]
    found = words[0][:3] if len(words) == 1 else "".join(word[0] for word in words)[:_LONGEST_PREFIX]
    if found[1:]:
        yield from (found + letter for letter in ("", *ascii_lowercase[1:]))
    yield from ("".join(letters) for size in count(2) for letters in product(ascii_lowercase, repeat=size))


def _words(text: str) -> list[str]:
    """Return the words of a heading in lower-case ASCII, without its number; [] where it is not Latin."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    is_latin = all(each.isascii() or not each.isalpha() for each in plain)
    return re.findall(r"[a-z0-9]+", re.sub(r"^\W*(?:[IVX]+\.|[\d.]+)\s", "", plain).lower()) * is_latin


def to_toml(names: Names, found: list[Part], name: str) -> str:
    """Return the map, to be changed by hand; ``name`` is that of the document."""
    firsts = [items[0].line_and_rest[0] for part in found for items in part.lists]
    begins = ["".join(filter(str.isprintable, text))[:_LONGEST] for text in firsts]
    lines = [_HEADER.format(name, _literal(names.topic))]
    for table, (_what, comment) in _TABLES.items():
        lines += [f"\n# {comment}", f"[{table}]"]
        for key, value in names.tables[table].items():
            begin = f"  # {begins[int(key) - 1]}" if table == "lists" else ""
            lines.append(f"{key if begin else _literal(key)} = {_literal(value)}{begin}")
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
    except RecursionError:
        raise DocumentError("lists are nested too deeply") from None
    topic = read.pop("topic", _TOPIC)
    if not isinstance(topic, str) or (topic and not SLUG.fullmatch(topic)):
        raise DocumentError(f"topic = {topic!r}: write the id of a topic, such as 'example', or ''")
    if unknown := next(iter(read.keys() - _TABLES.keys()), ""):
        raise DocumentError(f"'{unknown}' is not known; the tables are: {', '.join(_TABLES)}")
    tables = {table: read.get(table, {}) for table in _TABLES}
    for table, values in tables.items():
        if not isinstance(values, dict):
            raise DocumentError(f"'{table}' is not a table; write [{table}]")
        example = "letters such as 'one', or ''" if table == "lists" else "words such as 'part-one'"
        for key, value in values.items():
            if not isinstance(value, str) or not SLUG.fullmatch(value or "x" * (table == "lists")):
                raise DocumentError(f"[{table}] {key} = {value!r}: write lower-case ASCII {example}")
    return Names(topic, tables)
