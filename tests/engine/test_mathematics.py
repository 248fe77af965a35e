"""Formulas: what cannot be read is shown as text, whoever wrote it."""

import pytest
from docutils import nodes

from edition.drawing.mathematics import _draw
from edition.drawing.translation import _apply
from edition.report.message import Message

HOSTILE = r"\foo <img src=x onerror=alert(1)>"
SHOWN = r"<code>\foo &lt;img src=x onerror=alert(1)&gt;</code>"


@pytest.mark.parametrize("kind", [nodes.math, nodes.math_block])
def test_a_formula_that_cannot_be_read_is_text_and_no_html(kind: type[nodes.Element]) -> None:
    formula = kind("", HOSTILE)
    assert _draw(formula, as_block=kind is nodes.math_block) == SHOWN


def test_a_translation_of_a_formula_that_cannot_be_read_is_text_and_no_html() -> None:
    formula = nodes.math_block("a + b", "a + b")
    _apply(formula, Message("a + b", HOSTILE, "translated"))
    assert _draw(formula, as_block=True) == SHOWN
