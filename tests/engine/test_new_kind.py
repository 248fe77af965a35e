"""A new kind of object is a class in ``report/objects.py`` and a template, and nothing else."""

import shutil

import pytest
from conftest import ROOT

pytestmark = pytest.mark.build

KIND = '''
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Object):
    """What somebody said on a recommendation."""

    kind: ClassVar = Kind("statement", "statement", "on-peace", prefix="statement-", body="the statement")
    on: Annotated[tuple[str, ...], Option("on", split_ids, ("recommendation",))]
    speaker: Message
    text: Message


'''
TEMPLATE = """{% set said = registry.pages[docname].objects["statement"]|first %}
<blockquote id="{{ said.anchor }}"><p>{{ shown(said.text) }}</p><p>{{ shown(said.speaker) }}</p></blockquote>
"""
PAGE = """
:::{statement} on-peace
:on: aaa-1

記者

平和は大切です。
:::

{statement}`on-peace` をお読みください。
"""


@pytest.fixture
def extended(small):
    """Add the kind to a copy of the engine, and one statement to a page."""
    (small.root / "edition").unlink()
    shutil.copytree(ROOT / "edition", small.root / "edition", ignore=shutil.ignore_patterns("__pycache__"))
    declared = "#: Every kind by its name.\n"
    small.edit("edition/report/objects.py", declared, KIND.lstrip("\n") + declared)
    small.edit("edition/report/objects.py", "Term, Note)\n", "Term, Note, Statement)\n")
    small.write("edition/drawing/templates/fragments/statement.html", TEMPLATE)
    small.write("policies/second.md", small.read("policies/second.md") + PAGE)
    small.translate("policies/second", {"平和は大切です。": "Peace matters.", "記者": "A reporter"})
    return small


def test_it_is_drawn_linked_translated_and_in_the_inventory(extended) -> None:
    assert extended.build() == 0, extended.output
    page = extended.page("en/policies/second.html")
    quote = page.select_one("blockquote#statement-on-peace")
    assert quote.get_text(" ", strip=True) == "Peace matters. A reporter"
    assert extended.page("ja/policies/second.html").select_one('p a[href="#statement-on-peace"]')


def test_it_is_checked_as_the_others_are(extended) -> None:
    extended.edit("policies/second.md", ":on: aaa-1", ":on: aaa-9")
    assert extended.build() == 1
    assert "on-peace: there is no recommendation 'aaa-9'" in extended.output


def test_its_messages_are_extracted_and_other_builders_write_it(extended) -> None:
    assert extended.run("sphinx", "-q", "-W", "-b", "gettext", ".", "pot") == 0, extended.output
    assert 'msgid "平和は大切です。"' in extended.read("pot/policies/second.pot")
    assert extended.run("sphinx", "-q", "-W", "-b", "text", ".", "text") == 0, extended.output
    assert "平和は大切です。" in extended.read("text/policies/second.txt")
