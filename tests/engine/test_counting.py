"""Options of directives that make as much as a number says."""

import pytest
from conftest import Project

LARGE = "9" * 9
BLOCKS = [
    f"```{{code-block}} python\n:emphasize-lines: 1-{LARGE}\nx\n```",
    f"```{{code-block}} python\n---\nemphasize-lines: 1-{LARGE}\n---\nx\n```",
    f"```{{code-block}} python\n---\nemphasize-lines: >-\n  1-{LARGE}\n---\nx\n```",
    f"```{{sourcecode}} python\n:emphasize-lines: {LARGE}-\nx\n```",
    f"- 甲\n\n  ```{{code-block}} python\n  :emphasize-lines: 1-{LARGE}\n  x\n  ```",
    f":::{{hlist}}\n:columns: {LARGE}\n- 甲\n- 乙\n:::",
    f":::{{list-table}}\n:widths: {LARGE} 1\n\n* - 甲\n  - 乙\n:::",
    f":::{{csv-table}}\n:widths: {LARGE} 1\n\n甲,乙\n:::",
    f":::{{table}} 題\n:widths: {LARGE} 1\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n:::",
]


@pytest.mark.parametrize("builder", ["html", "text"])
def test_an_option_with_an_endless_number_is_refused_and_does_nothing(whole: Project, builder: str) -> None:
    whole.write("topics/law.md", "\n\n".join([whole.read("topics/law.md"), *BLOCKS]) + "\n")
    code = whole.run("sphinx", "-q", "-b", builder, "-D", "language=ja", ".", "out")
    assert code == 0, whole.output
    assert whole.output.count("write one of at most five digits") == len(BLOCKS)
    if builder == "html":
        assert whole.run("edition", "check") == 1
        assert whole.output.count("write one of at most five digits") == len(BLOCKS)


def test_a_number_that_a_page_can_have_is_read(whole: Project) -> None:
    blocks = [block.replace(LARGE, "1") for block in BLOCKS]
    whole.write("topics/law.md", "\n\n".join([whole.read("topics/law.md"), *blocks]) + "\n")
    assert whole.run("sphinx", "-q", "-b", "html", "-D", "language=ja", ".", "out") == 0, whole.output
    assert "too large" not in whole.output
    assert "hll" in (whole.root / "out/topics/law.html").read_text("utf-8")
