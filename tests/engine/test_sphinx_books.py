"""Books that ``sphinx-build`` makes, and builds after a change."""

from pathlib import Path

from typed import small_clone


def test_a_book_from_right_to_left_is_turned_so(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    project.edit("conf.py", '"en": "English",', '"en": "English", "he": "עברית",')
    done = project.sphinx("epub", "-q", "-D", "language=he")
    assert done.code == 0, done.output
    assert 'page-progression-direction="rtl"' in (done.out / "content.opf").read_text("utf-8")
    assert '<html dir="rtl"' in (done.out / "nav.xhtml").read_text("utf-8")
    assert ' dir="rtl">' in (done.out / "glossary.xhtml").read_text("utf-8")


def test_what_conf_py_says_of_a_book_stands(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    project.settings(
        'epub_title = "Mine"\nepub_copyright = "Me"\nepub_identifier = "urn:x"\n'
        'version = "7"\ntoday = "1 May"'
    )
    done = project.sphinx("epub", "-q", "-W", "-D", "language=en")
    assert done.code == 0, done.output
    package = (done.out / "content.opf").read_text("utf-8")
    for said in ("<dc:title>Mine<", "<dc:rights>Me<", ">7</meta>", ">urn:x</dc:identifier>"):
        assert said in package
    done = project.sphinx("latex", "-q", "-D", "language=en")
    (path,) = done.out.glob("*.tex")
    assert r"\date{1 May}" in path.read_text("utf-8")


def test_a_changed_catalog_causes_no_reading(tmp_path: Path) -> None:
    project = small_clone(tmp_path)
    options = ("-D", "language=en")
    assert "10 added" in project.sphinx("html", *options).output
    project.edit(
        "locales/en/LC_MESSAGES/policies/first.po",
        "We will keep the peace",
        "We will guard the peace",
    )
    done = project.sphinx("html", *options)
    assert "0 added, 0 changed, 0 removed" in done.output
    for page in ("policies/first.html", "topics/peace.html", "report.html"):
        assert "We will guard the peace" in (done.out / page).read_text("utf-8")


def test_an_e_book_is_made_twice_and_the_pages_are_read_once(tmp_path: Path) -> None:
    """What the book is given for itself, a version, is no change of the settings."""
    project = small_clone(tmp_path)
    for added in ("10 added, 0 changed", "0 added, 0 changed"):
        done = project.sphinx("epub", "-n", "-W", name="twice")
        assert done.code == 0, done.output
        assert added in done.output
