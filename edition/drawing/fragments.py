"""Draws the nodes of the edition in HTML: from the registry, through ``templates/fragments``.

Their environment escapes by itself, unlike the one that Sphinx gives to page templates. A project puts its
own template in the place of one of these by a file of the same name in ``templates_path``.
"""

import re
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import jinja2
from docutils import nodes
from markupsafe import Markup, escape
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.writers.html5 import HTML5Translator

from edition.catalogs.catalog import catalog_path
from edition.reading.configuration import publication, source_language
from edition.reading.nodes import edition_node
from edition.report import limits
from edition.report.citation import patterns
from edition.report.languages import direction, long_date, stemmer_files, territory
from edition.report.message import label
from edition.report.objects import Recommendation
from edition.report.terms import Glossary, Piece

from .edition import drawn, edition_of

TEMPLATES = Path(__file__).parent / "templates"
#: The builders whose pages are a site: other languages and the data lie beside them.
SITES = ("html", "dirhtml", "singlehtml")
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


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Keeps the compiled templates of packages where Python keeps compiled modules.

    Not those of projects: each has its own paths, and what is kept of them would gather without end.
    """

    packages = (Path(__file__).parent, Path(jinja2.__file__).parent.parent)

    def __init__(self) -> None:
        folder = Path(__file__).parent / "__pycache__"
        try:
            folder.mkdir(exist_ok=True)
        except OSError:  # installed where we may not write
            super().__init__()
        else:
            super().__init__(str(folder))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        is_packaged = any(Path(filename or name).is_relative_to(folder) for folder in self.packages)
        return super().get_cache_key(name, filename) if is_packaged else ""

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.key:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.key:
            super().dump_bytecode(bucket)


def environment(own: list[Path], language: str, source: str) -> jinja2.Environment:
    """Return the template environment of the edition: escaping, and strict about undefined names.

    ``own`` are the project's folders of templates, which come before the edition's.
    """
    jinja = jinja2.Environment(
        loader=jinja2.FileSystemLoader([*own, TEMPLATES]),
        bytecode_cache=CompiledTemplates(),
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
    """Renders templates for one build. Kept on the builder, made when the first page is written."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        config, source = builder.config, source_language(builder.config)
        edition, language = edition_of(builder.env), builder.config.language
        self.builder = builder
        self.language = language
        self.registry = drawn(builder.env)
        self.publication = publication(config)
        own = [Path(builder.confdir) / folder for folder in config.templates_path]
        self.jinja = environment(own, language, source)
        self._page: dict[str, Any] = {}
        self._texts: dict[tuple[str, str], list[Markup]] = {}
        self._links: dict[tuple[str, Piece], Markup] = {}
        self._cited: dict[str, Markup] = {}
        self._addresses: dict[tuple[str, str], str] = {}
        self._folders: dict[str, str] = {}
        self._listed: dict[tuple[str, str], Markup] = {}
        #: The navigation by all that it depends on; :mod:`.pages` keeps it here.
        self.navigation: dict[Any, str] = {}
        self.common: dict[str, Any] = {
            "_": edition.words(language),
            "registry": self.registry,
            "others": {code: other for code, other in edition.registries.items() if code != language},
            "limits": limits,
            "glossary": Glossary(self.registry, language, source),
            "language": language,
            "languages": config.edition_languages,
            "source_language": source,
            "label": label,
            "is_site": builder.name in SITES,
            "is_one_page": builder.name == "singlehtml",
            "publication": self.publication,
            "repository": config.edition_repository.rstrip("/"),
            "catalog": lambda docname: catalog_path(Path(), language, docname).as_posix(),
            "citation": self._citation(),
            "report_date": long_date(self.publication.day, language),
            "direction": direction(language),
            "locale": territory(language),
            "has_furigana": any(
                (Path(builder.confdir) / name / "furigana.js").is_file() for name in config.html_static_path
            ),
            "search_files": [*stemmer_files(config.edition_languages), "index.js"],
        }

    def _citation(self) -> dict[str, str]:
        """Return the patterns of citations, by format."""
        title = self.registry.home.title.source
        english = edition_of(self.builder.env).registries.get("en", self.registry).home.title.text
        return patterns(self.publication, title, english, self.language)

    @cached_property
    def theme_words(self) -> dict[str, str]:
        """The words of the theme in the language of the pages, by their English, where there is one."""
        home = self.registry.root
        sources = self.module("theme-words", home, _=str).words
        is_source = self.language == self.common["source_language"]
        words = self.module("theme-words", home).words
        return {name: word for name, word in words.items() if is_source or word != sources[name]}

    def render(self, name: str, docname: str, **values: Any) -> str:
        """Render ``fragments/NAME.html`` for the page ``docname``."""
        return self.jinja.get_template(f"fragments/{name}.html").render(self._values(docname), **values)

    def module(self, name: str, docname: str, **values: Any) -> Any:
        """Return the macros of ``fragments/NAME.html`` for the page ``docname``."""
        return self.jinja.get_template(f"fragments/{name}.html").make_module(self._values(docname) | values)

    def _values(self, docname: str) -> dict[str, Any]:
        """Return what every template of a page knows.

        The macros of ``fragments/macros.html`` are at hand without an import, which each would do anew.
        """
        if self._page.get("docname") == docname:  # pages are drawn one after the other
            return self._page
        up = self.up(docname)
        values = {
            **self.common,
            "docname": docname,
            "url": self._url(docname),
            "static": lambda path: f"{up}_static/{path}",
            "data": lambda path: f"../{up}data/{path}",
            "listed": lambda rec_id: self.listed(docname, rec_id),
            "linked_texts": lambda rec: self.linked_texts(docname, rec),
            "cite": lambda rec: self.cite(docname, rec.id),
        }
        macros = self.jinja.get_template("fragments/macros.html").make_module(values)
        shared = {name: macro for name, macro in vars(macros).items() if not name.startswith("_")}
        self._page = values | shared
        return self._page

    def _place(self, docname: str) -> str:
        """Return what the addresses on a page depend on: its folder, or itself where it leads to itself."""
        page = self.registry.pages.get(docname)
        leads_to_itself = page is None or page.recommendations or page.terms
        return docname if leads_to_itself else self.folder(docname)

    def listed(self, docname: str, rec_id: str) -> Markup:
        """Return a recommendation as pages of topics list it: the same on all pages of a folder."""
        key = self._place(docname), rec_id
        if key not in self._listed:
            drawn_text = self.render("listed", docname, object_id=rec_id)
            self._listed[key] = Markup(drawn_text)  # noqa: S704 - drawn by an escaping template
        return self._listed[key]

    def linked_texts(self, docname: str, rec: Recommendation) -> list[Markup]:
        """Return the paragraphs with links to terms: the same on all pages of a folder."""
        page = self.registry.pages.get(docname)
        place = docname if page is None or page.terms else self.folder(docname)
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
            drawn_text = self.render("cite", docname, object_id=rec_id)
            self._cited[rec_id] = Markup(drawn_text)  # noqa: S704 - drawn by an escaping template
        return self._cited[rec_id]

    def folder(self, docname: str) -> str:
        """Return the folder of a page in the output: with dirhtml, most pages have one of their own."""
        if docname not in self._folders:
            uri = self.builder.get_target_uri(docname)
            self._folders[docname] = uri.partition("#")[0].rpartition("/")[0]
        return self._folders[docname]

    def up(self, docname: str) -> str:
        """Return the way from a page to the first page's folder: ``../`` for each folder, '' for none."""
        folder = self.folder(docname)
        return "../" * (folder.count("/") + 1) if folder else ""

    def _url(self, docname: str) -> Callable[..., str]:
        @cache
        def url(target: str, anchor: str = "", language: str = "", query: str = "") -> str:
            """Return the address of a page of this language, or of another one."""
            rest = (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")
            if language and language != self.language:
                return f"../{self.up(docname)}{language}/{self.builder.get_target_uri(target)}{rest}"
            if anchor and target == docname:
                return rest
            address = self.address(docname, target)
            return rest if anchor and "#" in address else address + rest  # of one page that holds all

        return url

    def address(self, docname: str, target: str) -> str:
        """Return the address of a page, relative to another: the same from all pages of a folder."""
        if target == docname:
            return self.builder.get_target_uri(docname).rpartition("/")[2] or "./"
        key = self.folder(docname), target
        if key not in self._addresses:
            self._addresses[key] = self.builder.get_relative_uri(docname, target)
        return self._addresses[key]


def fragments_of(builder: StandaloneHTMLBuilder) -> Fragments:
    """Return the builder's :class:`Fragments`."""
    found: Fragments | None = getattr(builder, "edition_fragments", None)
    if found is None:
        found = Fragments(builder)
        builder.edition_fragments = found  # type: ignore[attr-defined]  # one cache a build, gone with it
    return found


def visit_edition_node(self: HTML5Translator, node: edition_node) -> None:
    """Draw a node by its template, which shows what the registry holds."""
    fragments = fragments_of(self.builder)
    object_id = node.get("object_id", "")
    self.body.append(fragments.render(node["kind"], node["docname"], object_id=object_id, node=node))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Add the drawing. Builders that are not HTML draw the same nodes as the containers that they are."""
    app.add_node(edition_node, html=(visit_edition_node, None))
