"""The search index: every recommendation, in every language, in few bytes. Pure but for :func:`write`.

Japanese is searched as a plain substring of folded text and English by word stems, in the browser
(``_static/search-engine.js``), so that text and query are folded by the same code. The index is a script,
because a page opened from disk may load a script, but not fetch a file.
"""

import json
import shutil
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import NamedTuple, TypedDict

from edition.report.body import MARK
from edition.report.languages import STEMMERS, browser_stemmer, stemmer_files
from edition.report.objects import Recommendation
from edition.report.terms import shown_forms, source_forms

from .data import Part, Registries, messages, team_id

#: What the search treats as the same; a project may do without.
SETTINGS = "search.toml"
#: Words, or spellings, that count as the same.
Groups = list[list[str]]
#: The id of a section, topic or place, and its title as it is shown in every language.
Titled = tuple[str, list[str]]


class Entry(NamedTuple):
    """A recommendation: the positions of what it belongs to (-1 for none), and its texts by language."""

    id: str
    team: int
    section: int
    topics: list[int]
    places: list[int]
    paragraphs: list[list[str]]
    #: The short name of the list that it is in, by language; with the number, what it is called.
    name: list[str]
    number: str


class Index(TypedDict):
    """What is searched: tables of titles, and recommendations that refer to them."""

    languages: list[str]
    stemmers: list[str]
    spellings: Groups
    synonyms: Groups
    #: The third is the page.
    teams: list[tuple[str, list[str], str]]
    sections: list[Titled]
    topics: list[Titled]
    places: list[Titled]
    recommendations: list[Entry]


def merge_groups(groups: Iterable[Sequence[str]]) -> Groups:
    """Join groups that share a word; every word is in one group, in the order of its first mention."""
    merged: dict[str, list[str]] = {}
    for group in groups:
        joined = list(dict.fromkeys(word for known in group for word in merged.get(known, [known])))
        merged.update(dict.fromkeys(joined, joined))
    unique = {id(group): group for group in merged.values()}
    return [group for group in unique.values() if len(group) > 1]


def term_groups(registries: Registries) -> Groups:
    """Return for every glossary term its names in all languages, its reading and its other forms."""
    source, *others = registries.values()
    return [
        [
            *source_forms(term),
            *(form for other in others for form in shown_forms(other.terms[name])),
            *filter(None, [term.reading]),
        ]
        for name, term in sorted(source.terms.items())
    ]


def _paragraphs(rec: Recommendation) -> list[str]:
    """Return the paragraphs in a language; none where it lacks one, and shows the source."""
    is_whole = not any(each.is_fallback for each in rec.paragraphs)
    texts = [*([rec.title] if rec.title else []), *rec.paragraphs]
    return [MARK.sub("", each.text) for each in texts] if is_whole else []


def index(registries: Registries, settings: Mapping[str, Groups]) -> Index:
    """Return the index, with the words that count as the same, those of ``settings`` and the glossary's."""
    source, found = next(iter(registries.values())), messages(registries)
    tables: tuple[Part, ...] = ("teams", "sections", "topics", "places")
    position = {part: {name: place for place, name in enumerate(found[part])} for part in tables}
    teams, sections, topics, places = (
        [(name, [each.text for each in versions.values()]) for name, versions in found[part].items()]
        for part in tables
    )
    return {
        "languages": list(registries),
        "stemmers": [browser_stemmer(language).capitalize() for language in registries],
        "spellings": settings.get("spellings", []),
        "synonyms": merge_groups([*term_groups(registries), *settings.get("synonyms", [])]),
        "teams": [(team_id(docname), titles, f"{docname}.html") for docname, titles in teams],
        "sections": sections,
        "topics": topics,
        "places": places,
        "recommendations": [
            Entry(
                rec.id,
                position["teams"][rec.docname],
                position["sections"].get(rec.section, -1),
                [position["topics"][topic] for topic in rec.topics],
                [position["places"][place] for place in rec.places],
                [_paragraphs(registry.recommendations[rec.id]) for registry in registries.values()],
                [registry.name_of(registry.recommendations[rec.id]).text for registry in registries.values()],
                rec.number,
            )
            for rec in source.recommendations.values()
        ],
    }


def script(value: Mapping[str, object]) -> str:
    """Return the index as a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"globalThis.policySearch = {text};\n"


def write(root: Path, folder: Path, registries: Registries) -> None:
    """Write the index, and the stemmers beside it, into ``folder``."""
    folder.mkdir(parents=True)
    path = root / SETTINGS
    settings = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    (folder / "index.js").write_text(script(index(registries, settings)), "utf-8")
    for name in stemmer_files(registries):
        with resources.as_file(STEMMERS / name) as stemmer:
            shutil.copyfile(stemmer, folder / name)
