"""The checks of the source text that read characters, not nodes: each in a time that grows with the text."""

import re

import pytest
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from edition.reading.source_blocks import faults
from edition.reading.source_text import _roles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a `b` c", []),
        ("{kbd}`a` and ``{kbd}`b` ``", [("kbd", "a")]),
        ("a {kbd}` b", []),
        ("{kbd}`` a ` b ``", [("kbd", "a ` b")]),
        ("", []),
    ],
)
def test_roles_are_found_with_their_text(text: str, found: list) -> None:
    assert [*_roles(text)] == found


def test_many_back_ticks_and_cells_are_read_at_once() -> None:
    ticks = f"a {'`' * 7900}\n" + "xy " * 100_000
    assert [*_roles(ticks)] == []
    assert [*_roles("a ` `` " * 20_000)] == []
    parser = create_md_parser(MdParserConfig(enable_extensions={"colon_fence"}), RendererHTML)
    table = "| a | b |\n|---|---|\n" + f"{'| ' * 3990}x\n" * 20
    found = [*faults(table, parser)]
    assert len(found) == 20
    assert re.search("3990 cells|3991 cells", found[0].message)


@pytest.mark.parametrize("step", ["  ", "> "])
def test_what_the_parser_would_drop_for_its_depth_is_told_and_nothing_less_deep(step: str) -> None:
    parser = create_md_parser(MdParserConfig(), RendererHTML)

    def told(levels: int) -> list[int]:
        lines = [f"{step * at}- x" for at in range(levels)] if step == "  " else [f"{step * levels}x"]
        return [fault.line for fault in faults("\n".join(lines), parser)]

    assert told(7 if step == "  " else 15) == []
    for levels in (10, 12) if step == "  " else (20, 25):
        assert told(levels)
