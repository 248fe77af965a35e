"""Draws the fragments: from the registry, through the templates in ``_templates/fragments``.

Their environment escapes by itself, unlike the one that Sphinx gives to page templates.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from docutils import nodes
from markupsafe import Markup, escape

from . import limits
from .catalogs import PageCatalog, catalog_path
from .citation import Work, patterns
from .domain import PolicyDomain
from .interface import translator
from .languages import direction, long_date, page_address, territory, up
from .model import label, topic_docname
from .plaintext import fragment
from .search import stemmer_files
from .terms import Glossary

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from .model import Recommendation
    from .terms import Piece


#: Kana, kanji, and the marks between them.
_JAPANESE = re.compile("[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef○〇]+")


_ENGLISH = re.compile(r"[A-Za-z][A-Za-z.’-]*(?: [A-Za-z][A-Za-z.’-]*)*")


def mark_language(text: str, language: str, source: str) -> str | Markup:
    """Mark runs of Japanese in a translation as such (WCAG 3.1.2), where its script is another."""
    return text if language == source else _mark(text, _JAPANESE, source)


def mark_english(text: str, language: str, source: str) -> str | Markup:
    """Mark the English that the editors quote in a text in the source language."""
    return _mark(text, _ENGLISH, "en") if language == source else mark_language(text, language, source)


def _mark(text: str, runs: re.Pattern[str], language: str) -> str | Markup:
    if not runs.search(text):
        return text
    parts, position = [], 0
    for run in runs.finditer(text):
        parts += [
            escape(text[position : run.start()]),
            Markup('<span lang="{}">{}</span>').format(language, run[0]),
        ]
        position = run.end()
    return Markup("").join([*parts, escape(text[position:])])


def _compiled_templates() -> Path:
    folder = Path(__file__).parent / "__pycache__"
    folder.mkdir(exist_ok=True)
    return folder


def environment(templates: list[Path], language: str, source: str) -> jinja2.Environment:
    """Return the template environment of the edition: escaping, and strict about undefined names."""
    jinja = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        # Compiled templates are kept where Python keeps compiled modules; one that changed is compiled again.
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(_compiled_templates())),
        auto_reload=False,  # no template changes during a build
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters["mark_english"] = lambda text: mark_english(text, language, source)
    jinja.filters["mark_language"] = lambda text: mark_language(text, language, source)
    jinja.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    return jinja


class Fragments:
    """Renders fragments for one build. Kept on the builder, made when the first page is written."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        config, domain = builder.config, builder.env.domains["policy"]
        assert isinstance(domain, PolicyDomain)
        root = Path(builder.srcdir)
        self.builder = builder
        self.registry = domain.registry
        self.jinja = environment(
            [root / folder for folder in config.templates_path],
            config.language,
            config.edition_source_language,
        )
        self._page: dict[str, Any] = {}
        self._texts: dict[tuple[str, str], list[Markup]] = {}
        self._links: dict[tuple[str, Piece], Markup] = {}
        self._cited: dict[str, Markup] = {}
        self._addresses: dict[tuple[str, str], str] = {}
        self._listed: dict[tuple[str, str], Markup] = {}
        self.common: dict[str, Any] = {
            "_": translator(root, config.language, config.edition_source_language),
            "registry": self.registry,
            "limits": limits,
            "glossary": Glossary(domain.registry, config.language, config.edition_source_language),
            "language": config.language,
            "languages": config.edition_languages,
            "source_language": config.edition_source_language,
            "topic_docname": topic_docname,
            "page_address": page_address,
            "label": label,
            # An e-book has no other languages and no data files beside it.
            "is_site": builder.name == "html",
            "report": config.edition_report,
            "repository": config.edition_repository.rstrip("/"),
            "catalog": lambda docname: catalog_path(Path(), config.language, docname).as_posix(),
            "citation": patterns(self._work(root), config.language),
            "report_date": long_date(config.edition_report["published"], config.language),
            "direction": direction(config.language),
            "locale": territory(config.language),
            "search_files": [*stemmer_files(config.edition_languages), "index.js"],
        }

    def _work(self, root: Path) -> Work:
        """Return the report as it is cited."""
        report = self.builder.config.edition_report
        title = self.registry.pages[self.builder.config.root_doc].title.source
        return Work(
            title,
            report["title_romanised"],
            PageCatalog.load(root, "en", self.builder.config.root_doc).message(title).text,
            report["publisher"],
            report["publisher_english"],
            dt.date.fromisoformat(report["published"]),
        )

    def render(self, name: str, docname: str, **values: Any) -> str:
        """Render ``fragments/NAME.html`` for the page ``docname``."""
        return self.draw(f"fragments/{name}", docname, **values)

    def draw(self, name: str, docname: str, **values: Any) -> str:
        """Render the template ``NAME.html`` for the page ``docname``.

        It has the macros of ``fragments/macros.html`` at hand without importing them, which it would do anew
        for every fragment.
        """
        if self._page.get("docname") != docname:  # pages are drawn one after the other
            self._page = self._values(docname)
        return self.jinja.get_template(f"{name}.html").render(self._page, **values)

    def _values(self, docname: str) -> dict[str, Any]:
        """Return what every template of a page knows, the macros included."""
        values = {
            **self.common,
            "docname": docname,
            "url": self._url(docname),
            "static": lambda path: f"{'../' * docname.count('/')}_static/{path}",
            "data": lambda path: f"{up(docname)}data/{path}",
            "listed": lambda rec_id: self.listed(docname, rec_id),
            "linked_texts": lambda rec: self.linked_texts(docname, rec),
            "cite": lambda rec: self.cite(docname, rec.id),
        }
        macros = self.jinja.get_template("fragments/macros.html").make_module(values)
        return values | {name: macro for name, macro in vars(macros).items() if not name.startswith("_")}

    def listed(self, docname: str, rec_id: str) -> Markup:
        """Return a recommendation as pages of topics list it: the same on all pages of a folder.

        Not on one that has recommendations or terms of its own, which it leads to without naming the page.
        """
        page = self.registry.pages[docname]
        key = docname if page.recommendations or page.terms else docname.rpartition("/")[0], rec_id
        if key not in self._listed:
            drawn = self.render("listed", docname, object_id=rec_id)
            self._listed[key] = Markup(drawn)  # noqa: S704 - drawn by an escaping template
        return self._listed[key]

    def linked_texts(self, docname: str, rec: Recommendation) -> list[Markup]:
        """Return the paragraphs with links to terms: the same on all pages of a folder that hold no terms."""
        place = docname if self.registry.pages[docname].terms else docname.rpartition("/")[0]
        key = place, rec.id
        if key not in self._texts:
            self._texts[key] = [
                Markup().join(self._term_link(place, piece) if piece.term else piece.text for piece in pieces)
                for pieces in self.common["glossary"].linked(rec)
            ]
        return self._texts[key]

    def _term_link(self, place: str, piece: Piece) -> Markup:
        """Return the link of a term in a text. The characters are the text's, no more and no fewer."""
        key = place, piece
        if key not in self._links:
            self._links[key] = self._page["term_link"](piece)
        return self._links[key]

    def cite(self, docname: str, rec_id: str) -> Markup:
        """Return the menu for citing a recommendation: the same on all pages."""
        if rec_id not in self._cited:
            drawn = self.render("cite", docname, object_id=rec_id)
            self._cited[rec_id] = Markup(drawn)  # noqa: S704 - drawn by an escaping template
        return self._cited[rec_id]

    def _url(self, docname: str) -> Callable[..., str]:
        @cache
        def url(target: str, anchor: str = "", language: str = "", query: str = "") -> str:
            """Return the address of a page of this language, or of another one."""
            fragment_part = (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")
            if language and language != self.common["language"]:
                return up(docname) + page_address(language, target) + fragment_part
            if anchor and target == docname:
                return fragment_part
            return self._address(docname, target) + fragment_part

        return url

    def _address(self, docname: str, target: str) -> str:
        """Return the address of a page, relative to another: the same from all pages of a folder."""
        folder, _, name = docname.rpartition("/")
        if target == docname:
            return name + self.builder.out_suffix
        if (folder, target) not in self._addresses:
            self._addresses[folder, target] = self.builder.get_relative_uri(docname, target)
        return self._addresses[folder, target]


def fragments_of(builder: StandaloneHTMLBuilder) -> Fragments:
    """Return the builder's :class:`Fragments`."""
    found: Fragments | None = getattr(builder, "edition_fragments", None)
    if found is None:
        found = Fragments(builder)
        builder.edition_fragments = found  # type: ignore[attr-defined]  # one cache a build, gone with it
    return found


def visit_fragment(self: HTML5Translator, node: fragment) -> None:
    """Draw a fragment: its template shows what the registry holds."""
    docname = node["docname"]
    fragments = fragments_of(self.builder)
    object_id = node.get("object_id", node["ids"][0] if node["ids"] else "")
    self.body.append(fragments.render(node["kind"], docname, object_id=object_id, node=node))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Add the drawing of fragments."""
    app.add_node(fragment, html=(visit_fragment, None), override=True)
