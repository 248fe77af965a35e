"""What stays of furo's style sheet."""

from __future__ import annotations

from conftest import ROOT

from edition.stylesheet import purge, used_names


def test_rules_for_classes_that_no_page_has_go() -> None:
    css = "a{color:red}.used,.unused{top:0}.unused{left:0}@media print{.unused{x:y}.used{z:0}}#gone a{b:c}"
    assert purge(css, {"used"}) == "a{color:red}.used{top:0}@media print{.used{z:0}}"


def test_an_excluded_class_need_not_be_in_use() -> None:
    assert purge(".used:not(.unused){top:0}", {"used"}) == ".used:not(.unused){top:0}"


def test_properties_that_nobody_refers_to_go_and_those_they_refer_to_as_well() -> None:
    css = 'body{--a:var(--b);--b:1px;--icon:url("data:image/svg+xml;x");--c:2px}p{top:var(--c)}'
    assert purge(css, set()) == "body{--c:2px}p{top:var(--c)}"
    assert "--a:var(--b);--b:1px;" in purge(css, set(), ours="i{left:var(--a)}")


def test_braces_stay_in_balance_when_the_last_property_of_a_rule_goes() -> None:
    """The rest of the file once ended up inside @media not print, and print had no style."""
    css = "@media not print{body{--a:1px;--b:2px}}p{top:0}"
    assert purge(css, set()) == "@media not print{body{}}p{top:0}"


def test_the_site_has_as_many_closing_braces_as_opening_ones(real) -> None:
    css = (real.site / "en/_static/site.css").read_text("utf-8")
    assert css.count("{") == css.count("}")


def test_every_class_of_the_pages_is_known(real, pages) -> None:
    """A class that the templates do not name would lose its rules."""
    names = used_names(ROOT)
    from_docutils = {"docutils", "container", "reference", "internal", "external", "compound", "xref", "std"}
    from_docutils |= {"std-doc", "policy", "policy-rec", "toctree-wrapper"}
    for path in (real.site / "en").rglob("*.html"):
        page = pages(path.relative_to(real.site).as_posix())
        classes = {name for element in page.select("[class]") for name in element["class"]}
        assert classes - from_docutils <= names, path
