"""The engine's scripts and styles are sent without comments; those of a project as they are."""

import pytest

pytestmark = pytest.mark.build

STYLE = '/*! Licence: CC0 */\n.team { background: url("a b.png") }\n'


def test_styles_are_shortened_but_for_those_of_the_project(small) -> None:
    small.write("_static/edition.css", STYLE)
    assert small.build() == 0, small.output
    static = small.site / "ja/_static"
    assert (static / "edition.css").read_text("utf-8") == STYLE
    script = (static / "edition.js").read_text("utf-8")
    assert script
    assert "// " not in script
