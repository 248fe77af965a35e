"""How to cite the report or a part of it. Pure: returns patterns, in which a page puts what differs.

``{label}`` is what the part is called, ``{english}`` the same in English, ``{source_label}`` in the language
of the report, ``{id}`` its id, ``{url}`` the address of the page that is read. Chicago (notes and
bibliography) and APA follow the CSL styles of those names: the tests hold them against citeproc.

The title of a work in another script is romanised (ALA-LC) and translated in brackets. Chicago lets the
original script follow the romanised title. APA does not print it: the transliterated title stands alone
before the translation (APA Style blog, "When and how to transliterate titles in references", 2021, on the
seventh edition of the manual). The author is the body, by its name in English. The date is the report's.
The edition is a sentence, or a description in brackets, of its own, and names the original: neither the day
nor the publisher of the report is the edition's.
"""

import json
from collections.abc import Sequence

from babel.dates import format_date

from .languages import language_name
from .publication import Publication

#: What an edition is called, by the number of its languages.
EDITIONS = {1: "Unofficial edition", 2: "Unofficial bilingual edition"}
MULTILINGUAL = "Unofficial multilingual edition"

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
    edition += f" of {publication.url}" if publication.url else ""
    translated = f" [{title_english}]" if title_english != title else ""
    romanised = publication.title_romanised
    report, in_latin = f"{romanised} {title}{translated}".lstrip(), f"{romanised or title}{translated}"
    author, written = publication.publisher_english or publisher, format_date(day, "MMMM d", locale="en")
    key, note = f"{publication.citation_key}-{{id}}-{language}", f"{publisher}. Text in: {language}"
    cited = {  # as CSL-JSON has it (https://docs.citationstyles.org, appendix)
        "id": key,
        "type": "report" if whole else "webpage",
        "author": [{"literal": author}],
        **({"title": report} if whole else {"title": "{label}", "container-title": report}),
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "medium": edition,
        "URL": "{url}",
        # The language of the titles: without it processors set romanised Japanese in capitals.
        "language": languages[0],
        "note": note,
    }
    of_whole = {"title": report, "type": "Report", "institution": publisher}
    of_part = {"title": "", "booktitle": report, "publisher": publisher}
    texts = {"author": author, **(of_whole if whole else of_part)}
    bibtex = {
        **{name: f"{{{text.translate(_TEX) or '{label}'}}}" for name, text in texts.items()},
        "date": day.isoformat(),
        "year": f"{day.year}",  # which BibTeX reads, as biblatex reads the date
        "url": "{url}",
        "langid": language_name(languages[0], "en").lower(),
        "note": f"{edition}. Text in: {language}".translate(_TEX),
    }
    ris = {
        "TY": "RPRT" if whole else "CHAP",
        # A comma at its end marks the name of a body; what follows another would be taken for a first name.
        "AU": f"{author.partition(', ')[0]},",
        **({"TI": report} if whole else {"TI": "{label}", "T2": report}),
        "PB": author,
        "PY": f"{day.year}",
        "DA": f"{day:%Y/%m/%d}",
        "UR": "{url}",
        "LA": languages[0],
        "N1": f"{edition}. {note}",
        "ID": key,
        "ER": "",
    }
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in bibtex.items())
    in_chicago = f"{report}. {day.year}" if whole else f"“{{english}}.” {report}, {written}, {day.year}"
    in_apa = f"({day.year}). {in_latin} [{edition}]"
    if not whole:
        in_apa = f"({day.year}, {written}). {{english}} [{edition}]. {in_latin}"
    return {
        "chicago": f"{author}. {in_chicago}. {edition}. {{url}}.",
        "apa": f"{author}. {in_apa}. {{url}}",
        "bibtex": f"@{'techreport' if whole else 'incollection'}{{{key},\n{fields}}}",
        "ris": "\n".join(f"{tag}  - {value}" for tag, value in ris.items()),
        "csl-json": json.dumps([cited], ensure_ascii=False, indent=1),
    }
