"""The build without the check: files that are not what they seem, and words of the interface."""

import os
import re

import pytest

CATALOGS = "locales/en/LC_MESSAGES"
CANARY = "the canary sings"


def word(small, msgstr: str) -> None:
    """Prefer another word for one that every page has."""
    name = f"{CATALOGS}/interface.po"
    small.write(name, f'{small.read(name)}\nmsgid "Language"\nmsgstr {msgstr}\n')


def published(small) -> list[str]:
    files = [path for path in small.out.rglob("*") if path.is_file()]
    return [path.name for path in files if CANARY.encode() in path.read_bytes()]


def test_a_page_that_is_a_link_is_refused_and_not_read(small, tmp_path) -> None:
    """PROTOTYPE D: plain Sphinx publishes what it leads to."""
    canary = tmp_path / "canary.md"
    canary.write_text(f"(canary)=\n# {CANARY}\n", "utf-8")
    (small.root / "topics/canary.md").symlink_to(canary)
    small.edit("topics/index.md", "\nlaw\n", "\nlaw\ncanary\n")
    assert small.build() == 1
    assert "topics/canary.md:1: WARNING: a page must be a plain file, not a symbolic link" in small.output
    assert published(small) == []


def test_a_folder_of_pages_that_is_a_link_is_refused(small, tmp_path) -> None:
    (small.root / "topics").rename(tmp_path / "topics")
    (small.root / "topics").symlink_to(tmp_path / "topics")
    assert small.build() == 1
    assert "topics:1: WARNING: a page must be a plain file" in small.output


def test_catalogs_that_are_links_are_refused_and_not_read(small, tmp_path) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    canary = tmp_path / "canary"
    canary.mkdir()
    (canary / "first.po").write_text(f'{header}\nmsgid "【平和】"\nmsgstr "{CANARY}"\n', "utf-8")
    (canary / "law.po").write_text(f'{header}\nmsgid "法"\nmsgstr "{CANARY}"\n', "utf-8")
    (small.root / CATALOGS / "policies").mkdir()
    (small.root / CATALOGS / "policies/first.po").symlink_to(canary / "first.po")
    (small.root / CATALOGS / "topics").symlink_to(canary)
    assert small.build() == 1
    for name in ("policies/first.po", "topics"):
        assert f"{CATALOGS}/{name}:1: WARNING: this is a symbolic link or no plain file" in small.output
    assert published(small) == []


def test_a_catalog_that_is_a_pipe_does_not_hang_the_build(small) -> None:
    os.mkfifo(small.root / CATALOGS / "index.po")
    assert small.build() == 1
    assert f"{CATALOGS}/index.po:1: WARNING: this is a symbolic link or no plain file" in small.output


def test_compiled_catalogs_are_not_written_through_links(small, tmp_path) -> None:
    """Plain Sphinx overwrites a file outside the tree through a .mo that is a link."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    small.translate("policies/first", {"【平和】": "Peace"})
    (small.root / CATALOGS / "policies/first.mo").symlink_to(victim)
    assert small.build() == 1
    assert f"{CATALOGS}/policies/first.mo:1: WARNING: this is a symbolic link" in small.output
    assert small.run("sphinx", "-b", "html", "-q", ".", str(small.out / "plain")) == 0
    assert victim.read_text() == "precious"


def test_catalogs_of_sphinx_and_of_the_source_language_are_not_read(small) -> None:
    """Plain Sphinx takes sphinx.po unescaped into every page, and locales/ja for the original."""
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    small.write(f"{CATALOGS}/sphinx.po", f'{header}\nmsgid "Search"\nmsgstr "<script>{CANARY}</script>"\n')
    japanese = f'{header}\nmsgid "平和を守ります。"\nmsgstr "{CANARY}"\n'
    small.write("locales/ja/LC_MESSAGES/policies/first.po", japanese)
    assert small.build() == 1
    assert small.output.startswith(f"{CATALOGS}/sphinx.po:1: Sphinx would put the words of this catalog")
    (small.root / CATALOGS / "sphinx.po").rename(small.root / CATALOGS / "sphinx.mo")
    assert small.build() == 1
    (small.root / CATALOGS / "sphinx.mo").unlink()
    assert small.build() == 1
    assert "policies/first.po:1: WARNING: 'ja' is the language of the source" in small.output
    assert small.run("sphinx", "-b", "html", "-q", ".", str(small.out / "plain")) == 0
    assert published(small) == []


def test_a_word_of_the_interface_that_cannot_be_shown_fails_the_build(small) -> None:
    word(small, '"Lan\u202eguages"')
    assert small.build() == 1
    assert f"{CATALOGS}/interface.po:" in small.output
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in small.output


def test_a_broken_catalog_of_the_interface_fails_the_build(small) -> None:
    word(small, '"Languages')
    assert small.build() == 1
    assert "interface.po" in small.output
    assert "in double quotes" in small.output


def test_markup_in_the_words_of_the_interface_is_characters(small) -> None:
    text = "<img src=x onerror=alert(1)>\"'{{ 7*7 }}"
    word(small, '"{}"'.format(text.replace('"', '\\"')))
    assert small.build() == 1
    assert small.run("sphinx", "-b", "html", "-q", "-D", "language=en", ".", str(small.out / "html/en")) == 0
    page = small.page("en/index.html")
    assert page.select_one("nav.languages")["aria-label"] == text
    assert not page.select("img[src=x], [onerror]")


def test_a_page_that_links_out_of_the_project_does_not_take_the_file_in(small, tmp_path) -> None:
    """In a page, which is trusted more than a catalog, and still not with any file of the machine."""
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY)
    up = "/.." * 12
    links = (f"{up}{canary}", str(canary), f"path:{up}{canary}", "../conf.py")
    write_links(small, links)
    assert small.build() == 1
    for link in links:
        target = link.removeprefix("path:")
        assert re.search(rf"^topics/law\.md:\d+: WARNING: .*{re.escape(target)}", small.output, re.MULTILINE)
    assert published(small) == []
    assert not list(small.out.rglob("conf.py"))


@pytest.mark.parametrize(
    ("syntax", "where"),
    [
        (":::{image} ../../canary.png\n:::", "topics/law.md:5"),
        (":::{figure} ../../canary.png\n文。\n:::", "topics/law.md:5"),
        ("{download}`../canary.png`", "topics/law.md:5"),
    ],
)
def test_no_directive_takes_a_file_in(small, syntax: str, where: str) -> None:
    (small.root.parent / "canary.png").write_text(CANARY, "utf-8")
    small.edit("topics/law.md", "法についての項目。", f"法についての項目。\n\n{syntax}")
    assert small.build() == 1
    page = re.escape(where.partition(":")[0])
    said = rf"^{page}:\d+: WARNING: the .* (would copy|is not a file of this)"
    assert re.search(said, small.output, re.MULTILINE)
    assert published(small) == []
    assert small.run("sphinx", "-b", "html", "-q", ".", str(small.out / "plain")) == 0
    assert published(small) == []
    assert not list((small.out / "plain").rglob("canary*"))
    page = (small.out / "plain/topics/law.html").read_text("utf-8")
    assert "<img" not in page
    assert "法についての項目。" in page


def test_a_link_of_a_scheme_that_is_not_allowed_is_text(small) -> None:
    links = ("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x")
    write_links(small, links)
    assert small.build() == 1
    assert "topics/law.md:4: WARNING: this is not read as a link" in small.output
    assert small.run("sphinx", "-b", "html", "-q", ".", str(small.out / "html/ja")) == 0
    text = small.page("ja/topics/law.html").get_text()
    assert [link for link in links if f"[項目]({link})" not in text] == []


def write_links(small, links: tuple[str, ...]) -> None:
    shown = "と".join(f"[項目]({link})" for link in links)
    small.write("topics/law.md", f"(topic-law)=\n# 法\n\n{shown}。\n\n:::{{topic}}\n:::\n")


@pytest.mark.parametrize("day", ["2022-W10-1", "20220603", "June 2022"])
def test_a_day_that_is_not_written_as_one_is_refused(small, day: str) -> None:
    small.edit("conf.py", '"published": "2021-02-03"', f'"published": "{day}"')
    assert small.build() == 1
    assert f"edition_report has published '{day}'; write the day as 2022-06-03" in small.output


@pytest.mark.parametrize("others", ["['fr']", "'en'"])
def test_readers_are_led_only_to_languages_of_the_site(small, others: str) -> None:
    small.write("conf.py", f"{small.read('conf.py')}\nedition_fallbacks = {{'ko': {others}}}\n")
    assert small.build() == 1
    assert f"edition_fallbacks has {others} for 'ko'; write a list of some of edition_lang" in small.output
