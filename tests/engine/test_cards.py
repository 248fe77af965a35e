"""The pictures that links are shown with."""

import struct

import pytest


@pytest.mark.browser
def test_the_pictures_of_a_built_site_leave_its_address(small, monkeypatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/r")
    assert small.build() == 0, small.output
    before = (small.site / "en/index.html").read_text("utf-8")
    monkeypatch.delenv("SITE_URL")
    assert small.run("edition", "cards") == 0, small.output
    assert (small.site / "en/index.html").read_text("utf-8") == before
    assert 'content="https://example.org/r/en/cards/index.png"' in before
    assert (small.site / "en/cards/index.png").is_file()


@pytest.mark.browser
def test_every_page_has_a_card_and_the_next_build_keeps_it(small) -> None:
    lost = small.out / "cards/en/lost.png"  # of a page that is no more
    lost.parent.mkdir(parents=True)
    lost.touch()
    assert small.run("edition", "cards") == 0, small.output
    assert small.output.endswith("\n12 cards\n")
    assert not lost.exists()
    assert small.build() == 0, small.output
    for page in ("index", "policies/first", "policies/second", "topics/index", "topics/law", "topics/peace"):
        card = small.site / f"en/cards/{page}.png"
        assert struct.unpack(">II", card.read_bytes()[16:24]) == (1200, 630)
