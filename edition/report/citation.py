"""How to cite one recommendation. Pure: returns patterns, in which a page puts what differs.

``{label}`` is what the recommendation is called, ``{source_label}`` the same in the language of the
report, ``{id}`` its id, ``{url}`` the address of the page that is read. Chicago (notes and bibliography)
and APA follow the CSL styles of those names: the tests hold them against citeproc. The title is given
romanised (ALA-LC), in the original, and translated in brackets, as both styles ask for works in Japanese.
"""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from .publication import Publication

EDITION = "unofficial bilingual edition"


@dataclass(frozen=True, slots=True)
class Work:
    """The report as it is cited: its titles, who published it, and the day."""

    title: str
    title_english: str
    publication: Publication
    published: dt.date

    @property
    def full_title(self) -> str:
        romanised = self.publication.title_romanised
        return f"{romanised} {self.title} [{self.title_english}], {EDITION}".lstrip()

    @property
    def publisher(self) -> str:
        return self.publication.publisher

    @property
    def publisher_english(self) -> str:
        return self.publication.publisher_english or self.publication.publisher


def item(work: Work, language: str) -> dict[str, Any]:
    """Return the CSL-JSON item of a recommendation (https://docs.citationstyles.org, appendix)."""
    day = work.published
    return {
        "id": "cdp-japan-2022-{id}",
        "type": "webpage",
        "author": [{"literal": work.publisher_english}],
        "title": "{label}",
        "container-title": work.full_title,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "URL": "{url}",
        # The language of the titles: without it processors set romanised Japanese in capitals.
        "language": "ja",
        "note": f"{work.publisher}. Text in: {language}",
    }


def patterns(work: Work, language: str) -> dict[str, str]:
    """Return the pattern of every format, for a page in ``language``."""
    day = work.published
    written = f"{day:%B} {day.day}"
    title = work.full_title
    key = "cdp-japan-2022-{id}"
    bibtex = {
        "author": f"{{{{{work.publisher_english}}}}}",
        "title": "{{{label}}}",
        "booktitle": f"{{{{{title}}}}}",
        "date": f"{{{day.isoformat()}}}",
        "url": "{{url}}",
        "note": f"{{{work.publisher}. Text in: {language}}}",
    }
    ris = {
        "TY": "ELEC",
        "AU": f"{work.publisher_english},",  # the comma marks the name of a body
        "TI": "{label}",
        "T2": title,
        "PY": f"{day.year}",
        "DA": f"{day:%Y/%m/%d}",
        "UR": "{url}",
        "N1": f"{work.publisher}. Text in: {language}",
        "ID": key,
        "ER": "",
    }
    return {
        "plain": f"{work.publisher}「{work.title}」{day.year}年{day.month}月{day.day}日、{{source_label}}、"
        "日英対訳版（英訳は非公式）、{url}",
        "chicago": f"{work.publisher_english}. “{{label}}.” {title}, {written}, {day.year}. {{url}}.",
        "apa": f"{work.publisher_english}. ({day.year}, {written}). {{label}}. {title}. {{url}}",
        "bibtex": "@online{" + key + ",\n" + "".join(f"  {k} = {v},\n" for k, v in bibtex.items()) + "}",
        "ris": "\n".join(f"{k}  - {v}" for k, v in ris.items()),
        "csl-json": json.dumps([item(work, language)], ensure_ascii=False, indent=1),
    }
