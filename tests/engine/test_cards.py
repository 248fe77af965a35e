"""The pictures that links are shown with."""

import struct

import pytest


@pytest.mark.browser
def test_every_page_has_a_card_and_the_next_build_keeps_it(small) -> None:
    assert small.build() == 0, small.output
    assert small.run("edition", "cards") == 0, small.output
    assert small.output == "12 cards\n"
    assert small.build() == 0, small.output
    for page in ("index", "policies/first", "policies/second", "topics/index", "topics/law", "topics/peace"):
        card = small.site / f"en/cards/{page}.png"
        assert struct.unpack(">II", card.read_bytes()[16:24]) == (1200, 630)
