"""Readings of the report's kanji, for readers who switch furigana on.

The readings come from a morphological analyser (Sudachi) and from ``furigana.tsv``, which has precedence: it
lists the places that a person decided, because a second analyser (Janome, with another dictionary) disagrees
or because both are wrong. The tests find undecided places. ``python -m edition furigana`` writes the readings
to ``_static/furigana.js``, which is committed, so that a build needs no analyser. In a page, a script makes
``<ruby>`` elements with the reading as generated content: browsers do not copy, search or speak it, and the
text of the page remains that of the report.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from edition.drawing.javascript import assignment
from edition.files import NOTED, text_of, write_all
from edition.report.scripts import HAN

#: Splits a text into (surface, reading in katakana; '' for an unknown word).
Analyser = Callable[[str], Iterable[tuple[str, str]]]

#: (start, length, reading), with start and length in UTF-16 units, as in scripts.
Reading = tuple[int, int, str]

#: The file of a project with the decisions.
DECISIONS = "furigana.tsv"
KANJI = f"[{HAN}]"
_RUN = re.compile(f"[{HAN}]+|[^{HAN}]+")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


def hiragana(text: str) -> str:
    """Return katakana as hiragana."""
    return text.translate(_TO_HIRAGANA)


def split_reading(surface: str, reading: str) -> list[tuple[str, str]]:
    """Divide a reading over a word: 取り巻く, とりまく -> (取, と) (り, '') (巻, ま) (く, '').

    Kana of the word stands for itself; a word whose kana is not in the reading keeps it whole.
    """
    runs = _RUN.findall(surface)
    pattern = "".join("(.+)" if re.match(KANJI, run) else re.escape(hiragana(run)) for run in runs)
    match = re.fullmatch(pattern, reading)
    if match is None:
        return [(surface, reading)]
    groups = iter(match.groups())
    return [(run, next(groups) if re.match(KANJI, run) else "") for run in runs]


class Decision(NamedTuple):
    """A reading that a person decided: a line of ``furigana.tsv``."""

    #: The decided words in brackets, with the context that they need: ルール[作]り.
    place: str
    #: The readings of both analysers, in hiragana; '' for unknown words.
    sudachi: str
    janome: str
    right: str
    why: str

    @property
    def pattern(self) -> str:
        """A regular expression for the words in their context."""
        before, words, after = map(re.escape, re.split(r"[\[\]]", self.place))
        return f"(?<={before})({words})(?={after})"


def load_decisions(path: Path) -> list[Decision]:
    """Read the decisions, the longest places first; none if there is no file."""
    if not path.is_file():
        return []
    lines = [line for line in text_of(path).splitlines() if not line.startswith("#")]
    return sorted((Decision(*line.split("\t")) for line in lines), key=lambda each: -len(each.place))


def decided(text: str, decisions: Sequence[Decision]) -> list[tuple[int, int, Decision]]:
    """Return (start, end, decision) for every decided place of a text."""
    either = re.compile("|".join(each.pattern for each in decisions) or r"(?!)")
    return [(*match.span(), decisions[(match.lastindex or 0) - 1]) for match in either.finditer(text)]


def analysed(text: str, analyse: Analyser) -> list[Reading]:
    """Return the readings of an analyser for the kanji of a text, in order."""
    found: list[Reading] = []
    start = 0
    for surface, reading in analyse(text):
        parts = split_reading(surface, hiragana(reading)) if re.search(KANJI, surface) else [(surface, "")]
        for part, part_reading in parts:
            if part_reading:
                found.append((start, len(part), part_reading))
            start += len(part)
    return found


def readings(text: str, analyse: Analyser, decisions: Sequence[Decision]) -> list[Reading]:
    """Return the readings of all kanji in a text, in order.

    The analyser reads the whole text, decided words included, because a reading depends on the neighbours:
    人 is じん in 日本人, but ひと without 日本.
    """
    found = analysed(text, analyse)
    for start, end, decision in decided(text, decisions):
        found = [each for each in found if each[0] + each[1] <= start or end <= each[0]]
        found.append((start, end - start, decision.right))
    return sorted(found)


def sudachi() -> Analyser:
    """Return Sudachi as an analyser.

    It finds the longest words and divides them into the shortest. In its longest units (``SplitMode.C``) it
    reads every run of kanji of the report the same; in the shortest a reading stands over the fewest kanji.
    """
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 - only to make the readings

    tokenizer = Dictionary().tokenizer(mode=SplitMode.A)

    def analyse(text: str) -> Iterable[tuple[str, str]]:
        for token in tokenizer.tokenize(text):
            reading = token.reading_form()  # for an unknown word, the word itself
            yield token.surface(), "" if re.search(KANJI, reading) else reading

    return analyse


def script(texts: Mapping[str, str], analyse: Analyser, decisions: Sequence[Decision]) -> str:
    """Return the content of ``_static/furigana.js`` for texts by id."""
    table = {text_id: readings(text, analyse, decisions) for text_id, text in texts.items()}
    return assignment("policyReadings", table)


def texts_of(built: Path) -> dict[str, str]:
    """Return the report's texts by id, headings and paragraphs, from the built ``recommendations.json``."""
    document = json.loads(built.read_text("utf-8"))
    source = document["report"]["source_language"]
    texts = {section["id"]: section["title"][source] for section in document["sections"]}
    for rec in document["recommendations"]:
        texts |= {paragraph["id"]: paragraph["text"][source] for paragraph in rec["paragraphs"]}
    return texts


def run(root: Path, out: Path) -> int:
    """Write ``_static/furigana.js`` from the built data. Returns 0."""
    texts = texts_of(out / "html" / "data" / "recommendations.json")
    text = script(texts, sudachi(), load_decisions(root / DECISIONS))
    write_all(root, {root / "_static" / "furigana.js": text}, out / NOTED)
    return 0
