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
from typing import Any

from edition.report.languages import stemmer_files, stemmer_name
from edition.report.registry import Registry
from edition.report.terms import source_forms, surface_forms

from .data import Json

#: What the search treats as the same; a project may do without.
SETTINGS = "search.toml"


def merge_groups(groups: Iterable[Sequence[str]]) -> list[list[str]]:
    """Join groups that share a word; every word is in one group, in the order of its first mention."""
    merged: dict[str, list[str]] = {}
    for group in groups:
        joined = list(dict.fromkeys(word for known in group for word in merged.get(known, [known])))
        merged.update(dict.fromkeys(joined, joined))
    unique = {id(group): group for group in merged.values()}
    return [group for group in unique.values() if len(group) > 1]


def term_groups(registries: Mapping[str, Registry]) -> list[list[str]]:
    """Return for every glossary term its names in all languages, its reading and its other forms."""
    source, *others = registries.values()
    return [
        [
            *source_forms(term),
            *(
                form
                for other in others
                if not other.terms[term.id].name.is_fallback
                for form in surface_forms(other.terms[term.id].name.text)
            ),
            *filter(None, [term.reading]),
        ]
        for _term_id, term in sorted(source.terms.items())
    ]


def _titles(item: Json, languages: Sequence[str]) -> list[str]:
    """Return a title in every language, in the source language where there is no other."""
    titles: dict[str, str] = item["title"]
    return [titles.get(language, titles[languages[0]]) for language in languages]


def _texts(rec: Json, languages: Sequence[str]) -> list[list[str]]:
    """Return the paragraphs by language; none for a language that lacks one, which then shows the source."""
    texts = [[paragraph["text"].get(language) for paragraph in rec["paragraphs"]] for language in languages]
    return [paragraphs if all(paragraphs) else [] for paragraphs in texts]


def index(document: Json, groups: list[list[str]], settings: Mapping[str, Any]) -> Json:
    """Return the index: tables of titles, then recommendations that refer to them by position.

    ``groups`` are the words that count as the same, beside those of ``settings``.
    """
    languages = document["report"]["languages"]
    position = {
        kind: {item["id"]: place for place, item in enumerate(document[kind])}
        for kind in ("teams", "sections", "topics", "places")
    }
    first = document["recommendations"]
    pages = {rec["team"]: rec["pages"][languages[0]].partition("/")[2].partition("#")[0] for rec in first}
    return {
        "languages": languages,
        "stemmers": [stemmer_name(language).capitalize() for language in languages],
        "spellings": settings.get("spellings", []),
        "synonyms": merge_groups([*groups, *settings.get("synonyms", [])]),
        "teams": [[team["id"], _titles(team, languages), pages[team["id"]]] for team in document["teams"]],
        "sections": [[item["id"], _titles(item, languages)] for item in document["sections"]],
        "topics": [[item["id"], _titles(item, languages)] for item in document["topics"]],
        "places": [[item["id"], _titles(item, languages)] for item in document["places"]],
        "recommendations": [
            [
                rec["id"],
                position["teams"][rec["team"]],
                position["sections"].get(rec["section"], -1),
                [position["topics"][topic] for topic in rec["topics"]],
                [position["places"][place] for place in rec["places"]],
                _texts(rec, languages),
            ]
            for rec in first
        ],
    }


def script(value: Json) -> str:
    """Return the index as a script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"globalThis.policySearch = {text};\n"


def write(root: Path, folder: Path, document: Json, registries: Mapping[str, Registry]) -> None:
    """Write the index, and the stemmers beside it, into ``folder``."""
    folder.mkdir(parents=True)
    path = root / SETTINGS
    settings = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    (folder / "index.js").write_text(script(index(document, term_groups(registries), settings)), "utf-8")
    shipped = resources.files("sphinx") / "search" / "minified-js"
    for name in stemmer_files(registries):
        with resources.as_file(shipped / name) as stemmer:
            shutil.copyfile(stemmer, folder / name)
