"""Front matter: what Sphinx and themes read of a page, and nothing that MyST would take as settings."""

import re

import pytest
from conftest import Project

#: Each would run code on the build machine, publish HTML, lead readers elsewhere, or fill the memory.
REFUSED = {
    "one": '---\nmyst:\n  enable_extensions: ["substitution"]\n  disable_syntax: []\n---\n',
    "two": '---\n{"myst": {enable_extensions: [substitution]}}\n...\n',
    "three": "--- x\n? myst\n: enable_extensions: [substitution]\n--- \n",
    "four": '---\nhtml_meta:\n  "http-equiv=refresh": "0;url=https://evil.example"\n---\n',
    "five": "---\nsubstitutions: {a: b}\n---\n",
    "six": "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n",
    "seven": "---\x0bmyst: {enable_extensions: [substitution]}\x0b---\n",
    "eight": "---\norphan: true\n---x: {a: b}\nmyst: {enable_extensions: [substitution]}\n---\n",
    "nine": "---\norphan: true\n...foo: 1\nmyst: {enable_extensions: [substitution]}\n---\n",
    "ten": "---\n---\n",
    "eleven": "---\ntitle: 報告: 第一部\n---\n",
    "twelve": "---\na: !!timestamp foo\n---\n",
    "thirteen": "---\n1: x\n---\n",
    "fourteen": f"---\na: 0x{'F' * 5000}\n---\n",
    "fifteen": "---\na: 2001-01-01T00:00:00+99:99\n---\n",
    "sixteen": "---\n\torphan: true\n---\n",
    "seventeen": "---\n- a\n---\n",
    "eighteen": "---\n\n文。\n\n---\n\n文。\n",
}
BODY = """(law-{0})=
# 法{0}

{{{{ cycler.__init__.__globals__.os.popen('echo > PWNED').read() }}}}

<script>1</script>
"""


@pytest.fixture
def hostile(whole: Project) -> Project:
    for name, front in REFUSED.items():
        whole.write(f"topics/{name}.md", front + BODY.format(name))
    return whole


def test_settings_in_front_matter_are_refused_and_do_nothing(hostile: Project) -> None:
    assert hostile.run("edition", "check") == 1
    for name in REFUSED:
        if name != "seven":  # a vertical tab in a page is refused as such
            assert re.search(rf"topics/{name}.md:\d+: WARNING: front matter holds lines", hostile.output), (
                name
            )
    code = hostile.run("sphinx", "-q", "-b", "html", "-D", "language=ja", ".", "out")
    assert code == 0, hostile.output
    pages = [hostile.root / "out/topics" / f"{name}.html" for name in REFUSED]
    shown = "".join(page.read_text("utf-8") for page in pages if page.is_file())
    assert "cycler.__init__" in shown  # as characters
    assert "<script>1" not in shown
    assert "evil.example" not in shown
    assert list(hostile.root.rglob("PWNED")) == []


def test_plain_front_matter_is_read(whole: Project) -> None:
    whole.write(
        "notes.md", '---\norphan: true\ntitle: "報告: 一"\n# 注\n---\n(notes-page)=\n# 注\n\n本文。\n'
    )
    assert whole.run("edition", "build") == 0, whole.output
