"""The search index: every recommendation in every language. Pure, but for the files at the end.

The browser (``_static/search-engine.js``) searches Japanese as a plain substring of folded text, and English
by word stems. It folds the text and the query, so that one piece of code folds both.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sphinx.config import Config
from sphinx.errors import ConfigError

from edition.drawing.furigana import Reading, readings
from edition.files import FileError, is_plain_file, toml_of
from edition.report.body import MARK
from edition.report.consistency import meant
from edition.report.languages import STEMMERS, browser_stemmer, stemmer_files
from edition.report.objects import Recommendation
from edition.report.pages import last_part
from edition.report.scripts import HAN
from edition.report.terms import shown_forms, source_forms

from .data import Part, Registries, Texts, whole
from .search_parts import scripts

#: The optional file with synonyms and spellings.
SETTINGS = "search.toml"
#: Groups of words, or spellings, that the search treats as the same.
Groups = list[list[str]]
#: The lists of the file of settings.
_LISTS = ("spellings", "synonyms", "related")
#: What is looked at in it to find the line of a row: texts and comments, with the brackets in them.
_TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#.*|[][]')
_IN_A_ROW = 2
#: What a recommendation belongs to.
_TABLES: tuple[Part, ...] = ("teams", "sections", "topics", "places")


def merge_groups(groups: Iterable[Sequence[str]]) -> Groups:
    """Join groups that share a word. Words keep the order of their first mention."""
    merged: dict[str, list[str]] = {}
    for group in groups:
        joined = list(dict.fromkeys(word for known in group for word in merged.get(known, [known])))
        merged.update(dict.fromkeys(joined, joined))
    unique = {id(group): group for group in merged.values()}
    return [group for group in unique.values() if len(group) > 1]


def term_groups(registries: Registries) -> Groups:
    """Return a group for every glossary term: its names in all languages, its reading and its other forms."""
    source, *others = registries.values()
    return [
        [
            *source_forms(term),
            *(form for other in others for form in shown_forms(other.terms[name])),
            *filter(None, [term.reading]),
        ]
        for name, term in sorted(source.terms.items())
    ]


def name_groups(found: Texts) -> Groups:
    """Return a group for every topic and place: its names in all languages, with and without parentheses."""
    names = (
        [each.text for each in row.values()] for part in ("topics", "places") for row in found[part].values()
    )
    return [[*row, *(re.split("[(（]", name)[0].strip() for name in row)] for row in names]


def _texts(rec: Recommendation) -> list[str]:
    """Return the title and the paragraphs, without the marks of footnotes."""
    return [MARK.sub("", text) for text in whole(rec.messages)]


def index(registries: Registries, found: Texts, settings: Mapping[str, Groups]) -> dict[str, Any]:
    """Return the index of the texts found, with the synonyms of ``settings`` and of the glossary.

    A table has rows of an id and its title in every language. A recommendation names the rows that it belongs
    to by their positions, -1 for no section, and has its paragraphs and the name of its list by language.
    """
    source = next(iter(registries.values()))
    position = {part: {name: row for row, name in enumerate(found[part])} for part in _TABLES}
    tables: dict[str, Any] = {
        part: [(name, [each.text for each in versions.values()]) for name, versions in found[part].items()]
        for part in _TABLES
    }
    return {
        "languages": list(registries),
        "stemmers": [browser_stemmer(language).capitalize() for language in registries],
        "spellings": settings.get("spellings", []),
        "synonyms": merge_groups(
            [*term_groups(registries), *name_groups(found), *settings.get("synonyms", [])]
        ),
        **tables,
        "teams": [(last_part(docname), titles, f"{docname}.html") for docname, titles in tables["teams"]],
        "recommendations": [
            (
                rec.id,
                position["teams"][rec.docname],
                position["sections"].get(rec.section, -1),
                [position["topics"][topic] for topic in rec.topics],
                [position["places"][place] for place in rec.places],
                [_texts(registry.recommendations[rec.id]) for registry in registries.values()],
                [registry.name_of(rec).text for registry in registries.values()],
                rec.number,
            )
            for rec in source.recommendations.values()
        ],
    }


def read_settings(root: Path) -> dict[str, Groups]:
    """Return what the file of settings says; nothing where there is none. Raises ConfigError."""
    path, settings = root / SETTINGS, dict[str, Groups]()
    if not path.exists() and not path.is_symlink():
        return settings
    if not is_plain_file(root, path):
        raise ConfigError(f"{SETTINGS}:1: it must be a plain file, not a symbolic link")
    try:
        text, settings = toml_of(path)
    except FileError as error:
        raise ConfigError(f"{SETTINGS}:{error.line}: {error}") from None
    for name, groups in settings.items():
        lines = enumerate((each.lstrip(" \t['\"") for each in text.split("\n")), 1)
        line = next((number for number, each in lines if each.startswith(name)), 1)
        if name not in _LISTS:
            right = meant(name, _LISTS) or f"the lists are {', '.join(_LISTS)}"
            raise ConfigError(f"{SETTINGS}:{line}: '{name}' is not known; {right}")
        rows = groups if isinstance(groups, list) else [groups]
        if wrong := [at for at, group in enumerate(rows) if not _is_group(group)]:
            places = _rows(text, name) if rows is groups else []
            line = places[wrong[0]] if wrong[0] < len(places) else line
            example = f"{name} = [['word', 'another'], ['third', 'fourth']]"
            raise ConfigError(f"{SETTINGS}:{line}: '{name}' must hold lists of words; write {example}")
    return settings


def _is_group(group: Any) -> bool:
    """Tell whether a row is two texts or more."""
    is_long = isinstance(group, list) and len(group) > 1
    return is_long and all(isinstance(word, str) and word.strip() for word in group)


def _rows(text: str, name: str) -> list[int]:
    """Return the lines of the rows of a list, so far as they are lists."""
    start = re.search(rf"^\s*{name}\s*=", text, re.MULTILINE)
    found, depth = list[int](), 0
    for token in _TOKEN.finditer(text, start.end() if start else 0):
        depth += {"[": 1, "]": -1}.get(token[0], 0)
        if not depth and token[0] == "]":
            break
        if depth == _IN_A_ROW and token[0] == "[":
            found.append(text.count("\n", 0, token.start()) + 1)
    return found


def words_read(known: Mapping[str, Iterable[Reading]], found: Texts) -> list[tuple[str, str]]:
    """Return the words of the report's headings and paragraphs with their readings, which are ``known``."""
    words = set[tuple[str, str]]()
    for name, versions in {**found["sections"], **found["paragraphs"]}.items():
        units = next(iter(versions.values())).text.encode("utf-16-le")
        for start, length, reading in known.get(name, ()):
            word = units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
            if re.fullmatch(f"[{HAN}]+", word):  # readings of an older text are not where they were
                words.add((word, reading))
    return sorted(words)


def write(root: Path, config: Config, folder: Path, registries: Registries, found: Texts) -> None:
    """Write the index, what is loaded where it has too little, and the stemmers, into ``folder``."""
    folder.mkdir(parents=True)
    settings = read_settings(root)
    content = index(registries, found, settings)
    more = {"related": settings.get("related", []), "readings": words_read(readings(root, config), found)}
    for name, script in scripts(content, more).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(script, "utf-8")
    for name in stemmer_files(registries):
        (folder / name).write_bytes((STEMMERS / name).read_bytes())
