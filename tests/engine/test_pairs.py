"""The rules on pairs of languages, on sentences of policy: ``tests/pairs``.

``en-ja.tsv`` has honest translations, in which nothing may be wrong; ``en-ja.faults.tsv`` has one fault a
line, with the rule that must find it (a warning has a question mark). Those of pairs without rules of their
own are in ``any.tsv`` and ``any.faults.tsv``, with the languages first.
"""

from pathlib import Path

import pytest

from edition.checks.finding import Pair
from edition.checks.rules import check_pair, rule_stages
from edition.checks.terms import Terms

FOLDER = Path(__file__).parents[1] / "pairs"
HONEST = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("??-??.tsv")}
FAULTS = [
    [*([] if path.stem.startswith("any") else [path.name[:5]]), *line.split("\t")]
    for path in sorted(FOLDER.glob("*.faults.tsv"))
    for line in path.read_text("utf-8").splitlines()
]
ANY = [line.split("\t") for line in (FOLDER / "any.tsv").read_text("utf-8").splitlines()]


def said(languages: str, source: str, target: str) -> set[str]:
    from_language, _, language = languages.partition("-")
    stages = rule_stages(from_language, language, Terms.of("", {}))
    found = check_pair("x.po", 1, Pair(source, target, language, plain=True), stages)
    return {each.rule + ("" if each.is_error else "?") for each in found}


@pytest.mark.parametrize("languages", [*HONEST, "ja-en"])
def test_nothing_is_said_of_honest_translations(languages: str) -> None:
    """Not of the Japanese ones either, read as the sources of the English."""
    lines = HONEST["en-ja" if languages == "ja-en" else languages].splitlines()
    pairs = [line.split("\t")[:: -1 if languages == "ja-en" else 1] for line in lines]
    assert [(pair, found) for pair in pairs if (found := said(languages, *pair))] == []
    assert len(pairs) >= (60 if languages == "en-ja" else 20)


@pytest.mark.parametrize(("languages", "source", "target"), ANY)
def test_nothing_is_said_of_an_honest_translation_in_any_languages(
    languages: str, source: str, target: str
) -> None:
    assert said(languages, source, target) == set()


@pytest.mark.parametrize(("languages", "rule", "source", "target"), FAULTS)
def test_a_fault_is_found_by_its_rule(languages: str, rule: str, source: str, target: str) -> None:
    assert rule in said(languages, source, target)
