"""The pictures that links are shown with."""

from __future__ import annotations

import struct
import subprocess
import sys


def test_every_page_has_a_card_and_the_next_build_keeps_it(small) -> None:
    assert small.build() == 0, small.output
    command = [sys.executable, "-m", "edition", "cards"]
    result = subprocess.run(command, cwd=small.root, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout == "12 cards\n"
    assert small.build() == 0, small.output
    for page in (small.site / "en").rglob("*.html"):
        card = small.site / "en/cards" / page.relative_to(small.site / "en").with_suffix(".png")
        assert struct.unpack(">II", card.read_bytes()[16:24]) == (1200, 630)
