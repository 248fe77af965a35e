"""What every page shows around its text, filled into the blocks of the theme. Thin event handlers."""

import base64
import hashlib
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Any

from docutils import nodes
from jinja2 import TemplateNotFound
from markupsafe import Markup, escape
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader, SphinxFileSystemLoader
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform

from edition.report.languages import direction
from edition.report.limits import IN_SIDEBAR
from edition.report.metadata import description, structured_data
from edition.report.pages import Entry

from .edition import Edition, drawn, edition_of, is_kept
from .fragments import SITES, CompiledTemplates, Fragments, fragments_of
from .parallel import FOLDER, compared

_HERE = Path(__file__).parent
#: Page templates, in Sphinx's environment: each fills the blocks of the theme's own page.
THEME = _HERE / "theme"
#: What the site adds to the theme's scripts and styles.
STATIC = _HERE / "static"
#: Scripts and styles that Sphinx and furo add to every page, and that ours have no use for.
_UNUSED = {
    *("basic.css", "doctools.js", "documentation_options.js", "sphinx_highlight.js", "translations.js"),
    *("furo-extensions.css", "language_data.js", "searchtools.js"),
}
#: An address that leads to a page and then into it, on a site whose pages are one.
_TWO_ANCHORS = re.compile(r'(href="[^"#]*)#document-[^"#]+(?=#)')
#: Blocks of data too, whose digest allows nothing.
_INLINE_SCRIPT = re.compile(r"<script\b(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)
#: What pages may do besides showing styles and running scripts.
OTHER_POLICY = (
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)
#: The folders of the addresses for every language, and, in that of a language, of its cards.
ADDRESSES, CARDS = "r", "cards"


def alternates(
    edition: Edition, docname: str, address: Callable[[str, str], str], entrance: str
) -> list[dict[str, str]]:
    """Return ``hreflang`` links of a page: to the languages that readers are led to, and ``x-default``.

    ``address(docname, language)`` is the address of a page; ``entrance``, that of the language choice, is the
    default of the first page, and '' of all others, whose default is the report's own text.
    """
    if len(edition.registries) == 1:
        return []
    links = [{"lang": language, "href": address(docname, language)} for language in edition.complete]
    return [*links, {"lang": "x-default", "href": entrance or links[0]["href"]}]


def nearby(entries: Sequence[Entry], docname: str) -> Sequence[Entry]:
    """Return what the sidebar shows of a list: all, or the entries around a page where there are many.

    A page that listed hundreds of others would mostly consist of its sidebar, and so would the site.
    """
    if len(entries) <= IN_SIDEBAR:
        return entries
    index = next((number for number, entry in enumerate(entries) if entry.target == docname), 0)
    start = min(max(0, index - IN_SIDEBAR // 2), len(entries) - IN_SIDEBAR)
    return entries[start : start + IN_SIDEBAR]


def navigation(fragments: Fragments, docname: str) -> str:
    """Return the toctrees around a page: drawn once for all pages of a folder that show the same of them."""
    trees = [tree.entries for page in fragments.registry.pages.values() for tree in page.toctrees]
    key = fragments.folder(docname), *(nearby(entries, docname)[:1] for entries in trees)
    html = fragments.once(
        "navigation", *key, draw=lambda: fragments.render("navigation", docname, nearby=nearby)
    )
    link = f'"><a class="reference internal" href="{escape(fragments.address(docname, docname))}"'
    marked = link.replace('">', ' current-page">', 1) + ' aria-current="page"'
    return html.replace(link, marked)


def _page_values(fragments: Fragments, pagename: str) -> dict[str, Any]:
    """Return what the templates of the frame need to know of a page of the report."""
    registry, config = fragments.registry, fragments.builder.config
    page = registry.pages[pagename]
    edition = edition_of(fragments.builder.env)
    languages, (source, *others) = edition.complete, edition.complete
    beside = others if fragments.language == source else [source] if others else []
    base, above = config.html_baseurl, f"../{fragments.up(pagename)}"  # base: of the first page's folder
    is_in_site = base.endswith(f"/{fragments.language}/")
    root = base.removesuffix(f"{fragments.language}/") if is_in_site else ""
    start = root or above

    def address(docname: str, language: str) -> str:
        """Return the address of a page in a language: absolute where it is known, else from this page."""
        return f"{start}{language}/{fragments.builder.get_target_uri(docname)}"

    entrance = f"{start}index.html" if pagename == registry.root else ""
    origin = fragments.publication
    terms = origin.terms(registry.pages, lambda name, anchor: f"{address(name, fragments.language)}#{anchor}")
    publisher = origin.publisher and edition.words[fragments.language](origin.publisher)
    known = replace(origin, publisher=publisher, license=terms)
    return {
        "page": page,
        "description": description(page),
        "structured_data": structured_data(registry, page, fragments.language, languages, known, address),
        "alternates": alternates(edition, pagename, address, entrance),
        "canonical": f"{base}{fragments.builder.get_target_uri(pagename)}" if base else "",
        # The languages that may stand beside the page's own, with its title, and the pages of the texts.
        "beside": {code: edition.registries[code].pages[pagename].title for code in beside},
        "compared": compared(registry, page),
        "parallel": f"{above}LANGUAGE/{FOLDER}/",
        "addresses": f"{above}{ADDRESSES}/" if is_kept(fragments.builder.env) else "",
        "card": f"{root}{fragments.language}/{CARDS}/{pagename}.png" if root and config.edition_cards else "",
    }


@cache
def security_policy(builder: StandaloneHTMLBuilder) -> str:
    """Return the page's Content-Security-Policy; the inline script of the theme is allowed by its digest."""
    try:
        base = builder.templates.environment.get_template("base.html")
        drawn = "".join(base.blocks["body"](base.new_context({})))
    except (TemplateNotFound, KeyError):
        drawn = ""  # a theme without inline script
    allowed = "".join(f" '{digest(script)}'" for script in _INLINE_SCRIPT.findall(drawn))
    styles = "style-src 'self'; style-src-attr 'unsafe-inline'"
    return f"default-src 'none'; {styles}; script-src 'self'{allowed}; {OTHER_POLICY}"


def digest(text: str) -> str:
    """Return the source expression of an inline element (https://www.w3.org/TR/CSP3/#hash-source)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def relabel(html: str, words: dict[str, str]) -> str:
    """Return a page with the labels that the theme has in English alone in the language of the page."""
    for english, word in words.items():
        html = html.replace(f'aria-label="{english}"', f'aria-label="{escape(word)}"')
    return html


def _drop_unused(context: dict[str, Any]) -> None:
    """Leave out Sphinx's and furo's files that a page of ours has no use for.

    All stay where an extension or the project adds files of its own, which may stand on them.
    """

    def name_of(asset: Any) -> str:
        return PurePosixPath(str(asset.filename)).name

    listed = {kind: context[kind] for kind in ("css_files", "script_files")}
    names = {name_of(asset) for assets in listed.values() for asset in assets}
    if names <= _UNUSED | {"furo.css", "furo.js", "pygments.css", "edition.css", "edition.js"}:
        unused = _UNUSED if 'class="highlight' in context.get("body", "") else {*_UNUSED, "pygments.css"}
        for kind, assets in listed.items():
            context[kind] = [asset for asset in assets if name_of(asset) not in unused]


def _lead_within_page(context: dict[str, Any], root: str) -> None:
    """Mend the addresses of a site of one page: Sphinx 9.0 writes two anchors, ``#document-NAME#ID``."""
    for part in ("body", "toc"):
        context[part] = _TWO_ANCHORS.sub(r"\1", context[part])
    context["body"] = f'<span id="document-{root}"></span>{context["body"]}'


@cache
def _is_found(builder: StandaloneHTMLBuilder, template: str) -> bool:
    """Tell whether a theme, with the project's templates and ours, has a template."""
    try:
        builder.templates.environment.get_template(template)
    except TemplateNotFound:
        return False
    return True


def choose_template(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> str | None:
    """Return the template that extends the theme's; spare furo its own navigation where ours takes its place.

    Runs before the theme's own handler. What the template needs is filled in after all other handlers.
    """
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]  # an HTML builder emits this event
    if builder.name == "epub":
        return "edition-book.html" if pagename in fragments_of(builder).registry.pages else None
    if builder.name not in SITES or not templatename.endswith(".html"):
        return None
    sidebars = context.get("sidebars") or []
    if not all(_is_found(builder, name) for name in sidebars if name.startswith("sidebar/")):
        # Those of conf.py are of another theme.
        sidebars = context["sidebars"] = builder.theme.sidebar_templates
    if "sidebar/report.html" in sidebars:
        # furo would resolve and re-parse the whole tree for every page
        context["toctree"] = lambda **kwargs: ""
    return "edition-page.html"


def fill(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Fill the blocks of the theme's page, and those of an extension's."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]  # an HTML builder emits this event
    fragments = fragments_of(builder)
    registry = fragments.registry
    page = registry.pages.get(pagename)
    context["edition"] = {}  # the sidebar's template asks for it, also where we fill nothing
    if builder.name == "epub" and page:
        body = Markup(context["body"])  # noqa: S704 - docutils escaped it
        template = fragments.jinja.get_template("epub.html")
        context["book"] = template.render(fragments.values(pagename), page=page, body=body)
    if builder.name not in SITES or not templatename.endswith(".html"):
        return
    if builder.name == "singlehtml":
        _lead_within_page(context, registry.root)
    values = _page_values(fragments, pagename) if page else _as_extension(context)
    metatags = context.get("metatags") or ""
    values["has_description"] = 'name="description"' in metatags
    values["has_open_graph"] = 'property="og:' in metatags
    frame = fragments.module("frame", pagename, **values)
    words = fragments.theme_words
    sphinx_words = app.translator.gettext
    context["_"] = context["gettext"] = lambda text: words.get(text) or sphinx_words(text)
    if context["docstitle"] == _("%s %s documentation") % (app.config.project, app.config.release):
        context["docstitle"] = registry.home.title.text  # conf.py gives no html_title
    is_file = builder.name != "singlehtml"
    if page and is_file and "whole-report" in page.listings and registry.fits_on_one_page:
        contents = fragments.render("whole-contents", pagename)
        context["toc"] = f'<ul><li><a href="#">{escape(page.title.text)}</a>{contents}</li></ul>'
        context["furo_hide_toc"] = False  # furo counts the headings that the page is written with
    context["pageurl"] = values["canonical"] or None
    context["edition"] = {
        "extends": templatename,
        "direction": direction(fragments.language),
        "policy": security_policy(builder) if app.config.edition_security_policy else "",
        "labels": words,
        "has_search": "search-page" in registry.listings,
        **{part: getattr(frame, part)() for part in ("head", "early", "tools", "provenance", "closing")},
        "navigation": navigation(fragments, pagename)
        if page
        else fragments.render("navigation", pagename, nearby=nearby, **values),
    }
    _drop_unused(context)


def _as_extension(context: dict[str, Any]) -> dict[str, Any]:
    """Return what the frame needs on a page of an extension: addresses as the extension has them."""
    pathto = context["pathto"]

    def url(target: str, anchor: str = "", **elsewhere: str) -> str:
        return str(pathto(target)) + (f"#{anchor}" if anchor else "")

    static = partial(pathto, resource=True)
    return {
        "page": None,
        "compared": [],
        "canonical": "",
        "url": url,
        "static": lambda path: static(f"_static/{path}"),
    }


def prepare(app: Sphinx) -> None:
    """Add our templates, styles and scripts to an HTML builder, and switch off what the edition replaces."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    templates = builder.templates
    if isinstance(templates, BuiltinTemplateLoader) and hasattr(templates, "environment"):
        # After the project's own templates, before the theme's.
        templates.loaders.insert(templates.templatepathlen, SphinxFileSystemLoader(THEME))
        templates.environment.filters["edition_labels"] = relabel
        templates.environment.bytecode_cache = CompiledTemplates()
        templates.environment.auto_reload = False  # no template changes during a build
    is_book = builder.name == "epub"
    # Relative, because Sphinx makes a digest of the settings, and a path need not be UTF-8.
    static = os.path.relpath(_HERE / "static-epub" if is_book else STATIC, app.confdir)
    if static not in app.config.html_static_path:
        app.config.html_static_path.insert(0, static)  # the project's files of the same name win
    if not is_book:
        app.add_css_file("edition.css", priority=700)
    if builder.name in SITES:
        builder.copysource = builder.copysource and app.config.html_copy_source
        app.add_js_file("edition.js", loading_method="defer")


def leave_search_to_us(app: Sphinx, builder: Builder) -> None:
    """Switch Sphinx's search off where the report has its own, which finds Japanese too."""
    if isinstance(builder, StandaloneHTMLBuilder) and "search-page" in drawn(app.env).listings:
        builder.search = False


class OneId(SphinxPostTransform):
    """Leaves the id of a table to the table: the container that furo puts around it has it too."""

    formats = ("html",)
    default_priority = 501  # after furo's

    def run(self, **kwargs: Any) -> None:
        for table in self.document.findall(nodes.table):
            if table.parent["ids"] == table["ids"]:
                table.parent["ids"] = []


def setup(app: Sphinx) -> None:
    """Fill every page."""
    app.add_post_transform(OneId)
    app.connect("builder-inited", prepare)
    app.connect("write-started", leave_search_to_us)
    app.connect("html-page-context", choose_template, priority=400)
    app.connect("html-page-context", fill, priority=900)
