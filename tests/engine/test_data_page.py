"""The page of the data: it explains every file and field in every language, and its examples run."""

import csv
import json
import re
import subprocess
import sys

import pytest
from conftest import copy_small

pytestmark = pytest.mark.build
LANGUAGES = ("ja", "en")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = copy_small(tmp_path_factory.mktemp("project") / "whole", whole=True)
    project.edit("conf.py", '    "title_romanised"', '    "license": "about#terms",\n    "title_romanised"')
    project.write("about.md", project.read("about.md") + "\n(terms)=\n## 利用\n\n本文。\n")
    assert project.build() == 0, project.output
    return project


def test_the_page_lists_every_file_and_explains_every_field_in_every_language(built) -> None:
    data = built.site / "data"
    shown = built.page("data/index.html")
    listed = {link["href"] for link in shown.select(".data-files a")}
    pages = {"index.html", "addresses.js"}
    assert {path.name for path in data.iterdir() if path.is_file()} - pages == {
        name for name in listed if "/" not in name
    }
    assert {f"../{code}/feed.atom" for code in LANGUAGES} <= listed
    tables = [
        next(csv.reader((data / f"{name}.csv").read_text("utf-8-sig").splitlines()))
        for name in ("recommendations", "glossary")
    ]
    schema = json.loads((data / "recommendations.schema.json").read_text("utf-8"))
    parts = schema["properties"].values(), schema["$defs"].values()
    fields = {re.sub("_(ja|en)$", "", name) for table in tables for name in table}
    fields |= {name for part in parts for each in part for name in each.get("properties", {})}
    for code in LANGUAGES:
        section = shown.select_one(f"section[lang={code}]")
        assert fields <= {each.text for each in section.select("dt code")}
        assert section.find("a", href=f"../{code}/about.html#terms")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_examples_run(built, code: str) -> None:
    section = built.page("data/index.html").select_one(f"section[lang={code}]")
    printed = {}
    for language, command in (("python", [sys.executable, "-c"]), ("r", ["Rscript", "-e"])):
        done = subprocess.run(
            [*command, section.select_one(f"code.{language}").text],
            cwd=built.site / "data",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        printed[language] = done.stdout.split()
    assert printed["python"][0] == "aaa-1"
    assert printed["python"][-1] == "True"
    state = {"ja": "source", "en": "translated"}[code]
    assert {state, "first", "second"} <= set(printed["r"])


def test_the_foot_leads_to_the_page_and_the_first_page_to_the_feed(built) -> None:
    page = built.page("en/policies/first.html")
    assert page.select_one('.provenance a[href="../../data/index.html"]')
    (feed,) = built.page("en/index.html").select('link[type="application/atom+xml"]')
    assert (built.site / "en" / feed["href"]).resolve() == built.site.resolve() / "en/feed.atom"
