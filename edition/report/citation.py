"""How to cite the report or a part of it. Pure: returns patterns, in which a page puts what differs.

``{label}`` is what the part is called, ``{source_label}`` the same in the language of the
report, ``{id}`` its id, ``{url}`` the address of the page that is read. Chicago (notes and bibliography)
and APA follow the CSL styles of those names: the tests hold them against citeproc. The title is given
romanised (ALA-LC), in the original, and translated in brackets, as both styles ask for works in other
languages and scripts.
"""

import datetime as dt
import json
from collections.abc import Sequence
from typing import NotRequired, TypedDict

from babel.dates import format_date

from .publication import Publication

#: What an edition is called, by the number of its languages.
EDITIONS = {1: "unofficial edition", 2: "unofficial bilingual edition"}
MULTILINGUAL = "unofficial multilingual edition"

#: A CSL-JSON item (https://docs.citationstyles.org, appendix).
Item = TypedDict(
    "Item",
    {
        "id": str,
        "type": str,
        "author": list[dict[str, str]],
        "title": str,
        "container-title": NotRequired[str],
        "issued": dict[str, list[list[int]]],
        "URL": str,
        "language": str,
        "note": str,
    },
)


def item(publication: Publication, day: dt.date, title: str, source: str, language: str) -> Item:
    """Return a part of the report as a CSL processor takes it; ``title`` is that of all, in its forms."""
    return {
        "id": f"{publication.citation_key}-{{id}}",
        "type": "webpage",
        "author": [{"literal": publication.publisher_english or publication.publisher}],
        "title": "{label}",
        "container-title": title,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "URL": "{url}",
        # The language of the titles: without it processors set romanised Japanese in capitals.
        "language": source,
        "note": f"{publication.publisher}. Text in: {language}",
    }


#: What means something to TeX and has a name (BibTeX counts braces even behind backslashes); as in cite.js.
_NAMED = {"\\": "backslash", "{": "braceleft", "}": "braceright", "~": "asciitilde", "^": "asciicircum"}
_TEX = str.maketrans(
    {letter: f"\\text{name}{{}}" for letter, name in _NAMED.items()} | {each: f"\\{each}" for each in "&%$#_"}
)


def patterns(  # noqa: PLR0913 - what is known of the report and of the page
    publication: Publication,
    title: str,
    title_english: str,
    languages: Sequence[str],
    language: str,
    *,
    whole: bool = False,
) -> dict[str, str]:
    """Return the pattern of every format, for a page in one of the languages; the first is the report's.

    ``title`` is the report's own. The patterns are those of a part of it, or of the ``whole``. None where it
    is not known who published the report, and when.
    """
    day, publisher = publication.day, publication.publisher
    if not (day and publisher):
        return {}
    edition = EDITIONS.get(len(languages), MULTILINGUAL)
    translated = f" [{title_english}]" if title_english != title else ""
    report = f"{publication.title_romanised} {title}{translated}, {edition}".lstrip()
    cited = item(publication, day, report, languages[0], language)
    if whole:
        cited |= {"type": "report", "title": cited.pop("container-title")}
    author, written = cited["author"][0]["literal"], format_date(day, "MMMM d", locale="en")
    bibtex = {
        "author": f"{{{author.translate(_TEX)}}}",
        **({} if whole else {"title": "{{label}}"}),
        "title" if whole else "titleaddon": f"{{{report.translate(_TEX)}}}",
        "date": day.isoformat(),
        "url": "{url}",
        "note": cited["note"].translate(_TEX),
    }
    ris = {
        "TY": "ELEC",
        "AU": f"{author},",  # the comma marks the name of a body
        **({"TI": report} if whole else {"TI": "{label}", "T2": report}),
        "PY": f"{day.year}",
        "DA": f"{day:%Y/%m/%d}",
        "UR": "{url}",
        "N1": cited["note"],
        "ID": cited["id"],
        "ER": "",
    }
    in_chicago = f"{report}. {day.year}" if whole else f"“{{label}}.” {report}, {written}, {day.year}"
    in_apa = f"({day.year}). {report}" if whole else f"({day.year}, {written}). {{label}}. {report}"
    return {
        "chicago": f"{author}. {in_chicago}. {{url}}.",
        "apa": f"{author}. {in_apa}. {{url}}",
        "bibtex": "".join(
            [f"@online{{{cited['id']},\n", *(f"  {k} = {{{v}}},\n" for k, v in bibtex.items()), "}"]
        ),
        "ris": "\n".join(f"{k}  - {v}" for k, v in ris.items()),
        "csl-json": json.dumps([cited], ensure_ascii=False, indent=1),
    }
