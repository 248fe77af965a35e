"""Every place that a recommendation is filed under is named in its text or in a heading above it."""

import json

import pytest

#: How the report names the places; 「2+2」 is the committee of Japan and the United States.
NAMES = {
    "united-states": ("米", "アメリカ", "合衆国", "2+2"),
    "china": ("中国", "日中"),
    "xinjiang": ("ウイグル",),
    "hong-kong": ("香港",),
    "myanmar": ("ミャンマー",),
    "taiwan": ("台湾",),
    "north-korea": ("北朝鮮",),
    "republic-of-korea": ("韓",),
    "russia": ("ロシア",),
    "ukraine": ("ウクライナ",),
    "indo-pacific": ("インド太平洋",),
    "asean": ("ASEAN",),
    "india": ("印",),
    "australia": ("豪",),
    "new-zealand": ("NZ",),
    "pacific-islands": ("太平洋島嶼国",),
    "europe": ("EU", "NATO", "英", "独", "伊"),
}


@pytest.fixture(scope="module")
def document(real) -> dict:
    return json.loads((real.site / "data" / "recommendations.json").read_text("utf-8"))


def test_every_place_of_a_recommendation_is_named_in_its_text_or_its_heading(document) -> None:
    headings = {section["id"]: section["title"]["ja"] for section in document["sections"]}
    for rec in document["recommendations"]:
        texts = [paragraph["text"]["ja"] for paragraph in rec["paragraphs"]]
        shown = headings.get(rec["section"], "") + "".join(texts)
        for place in rec["places"]:
            assert any(name in shown for name in NAMES[place]), (rec["id"], place)


def test_every_place_has_its_names(document) -> None:
    assert {place["id"] for place in document["places"]} == set(NAMES)
