"""Readings of the report's kanji, for readers who switch furigana on.

The readings come from a morphological analyser (Sudachi) and from ``corrections.tsv``, which wins: what the
analyser does not know or reads otherwise in this report. ``python -m edition furigana`` writes them to
``_static/furigana.js``, which is committed and read once; a build needs no analyser. In a page they are real
``<ruby>``, made by the script, with the reading as generated content: it is neither copied nor searched nor
spoken, and the text of the page stays the report's.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

#: Splits a text into (surface, reading in katakana).
Analyser = Callable[[str], Iterable[tuple[str, str]]]

#: (start, length, reading): where in a text a reading stands, in UTF-16 units, as scripts count.
Reading = tuple[int, int, str]

CORRECTIONS = Path(__file__).with_name("corrections.tsv")
KANJI = r"[\u3005\u3400-\u9fff\uf900-\ufaff]"
_RUN = re.compile(f"{KANJI}+|[^\\u3005\\u3400-\\u9fff\\uf900-\\ufaff]+")
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


def load_corrections(path: Path = CORRECTIONS) -> dict[str, str]:
    """Read the corrections: a word as the report has it, a tab, its reading in hiragana."""
    lines = path.read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def readings(text: str, analyse: Analyser, corrections: Mapping[str, str]) -> list[Reading]:
    """Return the readings of all kanji in a text, in order."""
    longest_first = sorted(corrections, key=len, reverse=True)
    corrected = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    words: list[tuple[str, str]] = []
    position = 0
    for match in corrected.finditer(text):
        words += analyse(text[position : match.start()])
        words.append((match[0], corrections[match[0]]))
        position = match.end()
    words += analyse(text[position:])
    found: list[Reading] = []
    start = 0
    for surface, reading in words:
        parts = split_reading(surface, hiragana(reading)) if re.search(KANJI, surface) else [(surface, "")]
        for part, part_reading in parts:
            if part_reading:
                found.append((start, len(part), part_reading))
            start += len(part)
    return found


def sudachi() -> Analyser:
    """Return Sudachi as an analyser, in its shortest units."""
    from sudachipy import Dictionary, SplitMode  # noqa: PLC0415 - only to make the readings

    tokenizer = Dictionary().tokenizer(mode=SplitMode.A)

    def analyse(text: str) -> Iterable[tuple[str, str]]:
        return [(token.surface(), token.reading_form()) for token in tokenizer.tokenize(text)]

    return analyse


def script(texts: Mapping[str, str], analyse: Analyser) -> str:
    """Return the content of ``_static/furigana.js`` for texts by id."""
    corrections = load_corrections()
    table = {text_id: readings(text, analyse, corrections) for text_id, text in texts.items()}
    return f"globalThis.policyReadings = {json.dumps(table, ensure_ascii=False, separators=(',', ':'))};\n"


def texts_of(data: Path) -> dict[str, str]:
    """Return the report's texts by id, headings and paragraphs, from the built ``recommendations.json``."""
    document = json.loads(data.read_text("utf-8"))
    source = document["report"]["source_language"]
    texts = {section["id"]: section["title"][source] for section in document["sections"]}
    for rec in document["recommendations"]:
        texts |= {paragraph["id"]: paragraph["text"][source] for paragraph in rec["paragraphs"]}
    return texts


def run(root: Path, out: Path) -> int:
    """Write ``_static/furigana.js`` from the built data. Returns 0."""
    data = out / "html" / "data" / "recommendations.json"
    (root / "_static" / "furigana.js").write_text(script(texts_of(data), sudachi()), "utf-8")
    return 0
