"""Catalogs through the libraries that Weblate, Virtaal and other tools stand on: nothing is lost."""

import io

import pytest
from babel.messages import pofile
from conftest import ROOT

from edition.catalogs import po

FOLDER = ROOT / "locales" / "en" / "LC_MESSAGES"
FULL = po.serialize(
    po.Catalog(
        {"Language": "en", "Content-Type": "text/plain; charset=UTF-8"},
        {
            "約11兆円": po.Entry("約11兆円", 'about “11” \\ "trillion" yen', comments=("where it stands",)),
            "改めた文": po.Entry("改めた文", "old", flags=("fuzzy",), previous="前の文", notes=("a note",)),
            "未訳": po.Entry("未訳"),
        },
        (po.Entry("古い文", "gone"),),
    )
)
TEXTS = {
    path.relative_to(FOLDER).as_posix(): path.read_text("utf-8") for path in sorted(FOLDER.rglob("*.po"))
}
TEXTS["one with everything"] = FULL


def through_babel(text: str) -> str:
    out = io.BytesIO()
    pofile.write_po(out, pofile.read_po(io.StringIO(text)), width=76, include_previous=True)
    return out.getvalue().decode("utf-8")


def through_the_toolkit(text: str) -> str:
    from translate.storage import pypo  # noqa: PLC0415 - not there where quick tests run

    store = pypo.pofile(io.BytesIO(text.encode()))
    out = io.BytesIO()
    store.serialize(out)
    return out.getvalue().decode("utf-8")


def substance(text: str) -> list[tuple[object, ...]]:
    """Return what must survive: all but how comments are wrapped, and flags that tools add of themselves."""
    catalog = po.parse(text)
    return [
        (
            *(entry.msgid, entry.msgstr, entry.notes),
            *(" ".join(entry.comments), entry.fuzzy, entry.previous),
        )
        for entry in (*catalog.entries.values(), *catalog.obsolete)
    ]


@pytest.mark.build  # Translate Toolkit is not there where quick tests run
@pytest.mark.parametrize("name", TEXTS)
def test_a_catalog_survives_translate_toolkit(name: str) -> None:
    assert substance(through_the_toolkit(TEXTS[name])) == substance(TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_a_catalog_survives_babel(name: str) -> None:
    assert substance(through_babel(TEXTS[name])) == substance(TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_our_own_writer_changes_no_byte(name: str) -> None:
    assert po.serialize(po.parse(TEXTS[name])) == TEXTS[name]
