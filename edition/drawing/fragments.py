"""Renders the nodes of the edition in HTML, from the registry, with the templates of ``templates/fragments``.

Their Jinja environment escapes by default, unlike the one that Sphinx gives to page templates. A project
overrides one of them by a file of the same name in ``templates_path``.
"""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

import jinja2
from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.writers.html5 import HTML5Translator

from edition.catalogs.catalog import catalog_path
from edition.reading.configuration import publication, source_language
from edition.reading.nodes import edition_node
from edition.report import limits
from edition.report.addresses import moved
from edition.report.body import groups
from edition.report.citation import patterns
from edition.report.excerpt import excerpt
from edition.report.history import CHANGED, by_day, last_changed
from edition.report.languages import direction, language_name, long_date, script, stemmer_files, territory
from edition.report.message import label
from edition.report.objects import Recommendation
from edition.report.scripts import FORMS, HAN, HANGUL
from edition.report.terms import Glossary, Piece

from .books import offered
from .edition import drawn, edition_of, is_kept, shows_original
from .furigana import annotated, file_of_readings, readings

T = TypeVar("T")

TEMPLATES = Path(__file__).parent / "templates"
#: The builders whose pages are a site: other languages and the data lie beside them.
SITES = ("html", "dirhtml", "singlehtml")
#: Runs of a script, with the marks between them, by its code; scripts of one group cannot be told apart.
_HAN = re.compile(f"[\u3005-\u30ff{HAN}{FORMS}○〇]+")
_RUNS = {
    "Jpan": _HAN,
    "Hans": _HAN,
    "Hant": _HAN,
    "Kore": re.compile(f"[{HANGUL}]+(?: [{HANGUL}]+)*"),
    "Cyrl": re.compile("[\u0400-\u052f]+(?: [\u0400-\u052f]+)*"),
    "Grek": re.compile("[\u0370-\u03ff]+(?: [\u0370-\u03ff]+)*"),
    "Hebr": re.compile("[\u0590-\u05ff]+(?: [\u0590-\u05ff]+)*"),
    "Arab": re.compile("[\u0600-\u06ff\u0750-\u077f]+(?: [\u0600-\u06ff]+)*"),
    "Thai": re.compile("[\u0e00-\u0e7f]+(?: [\u0e00-\u0e7f]+)*"),
}
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z.’-]*(?: [A-Za-z][A-Za-z.’-]*)*")
_PLACEHOLDER = re.compile(r"%\((\w+)\)[ds]")


def fill(text: str, **values: object) -> str:
    """Put values in the place of ``%(name)s`` and ``%(name)d``; all else stays as it is."""
    return _PLACEHOLDER.sub(lambda found: str(values.get(found[1], found[0])), text)


def mark_language(text: str, language: str, source: str) -> str | Markup:
    """Mark what a translation quotes of the original (WCAG 3.1.2), where its script tells it apart."""
    runs = _RUNS.get(script(source))
    return _mark(text, runs, source) if runs and runs is not _RUNS.get(script(language)) else text


def mark_english(text: str, language: str, source: str) -> str | Markup:
    """Mark the English that the editors quote in the source language, where its script is another."""
    if language == source and script(source) != "Latn":
        return _mark(text, _ENGLISH, "en")
    return mark_language(text, language, source)


def _mark(text: str, runs: re.Pattern[str], language: str) -> str | Markup:
    marked = Markup('<span lang="{}">{}</span>')
    parts = re.split(f"({runs.pattern})", text)  # each second one is a run
    return Markup().join(marked.format(language, part) if at % 2 else part for at, part in enumerate(parts))


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Caches the compiled templates of installed packages where Python caches compiled modules.

    Templates of projects are not cached: the cache would grow with every project that is built.
    """

    packages = (Path(__file__).parent, Path(jinja2.__file__).parent.parent)

    def __init__(self) -> None:
        folder = Path(__file__).parent / "__pycache__"
        is_ours = os.access(folder, os.W_OK)  # else Jinja's own, in the folder of temporary files
        super().__init__(str(folder) if is_ours else None)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        is_packaged = any(Path(filename or name).is_relative_to(folder) for folder in self.packages)
        # A path need not be UTF-8, which the key is made of.
        return super().get_cache_key(name, ascii(filename)) if is_packaged else ""

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.key:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.key:
            super().dump_bytecode(bucket)


def template_folders(confdir: Path, config: Config) -> list[Path]:
    """Return the folders of templates in the order of search: the project's, then the engine's."""
    return [*(Path(confdir) / folder for folder in config.templates_path), TEMPLATES]


def environment(confdir: Path, config: Config, language: str | None = None) -> jinja2.Environment:
    """Return the Jinja environment for pages in a language: it escapes, and raises for undefined names."""
    source = source_language(config)
    language = language or source
    jinja = jinja2.Environment(
        loader=jinja2.FileSystemLoader(template_folders(confdir, config)),
        bytecode_cache=CompiledTemplates(),
        auto_reload=False,  # no template changes during a build
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters["mark_english"] = lambda text: mark_english(text, language, source)
    jinja.filters["mark_language"] = lambda text: mark_language(text, language, source)
    jinja.filters["fill"] = fill
    jinja.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    return jinja


class Fragments:
    """Renders templates for one build. Created with the first page, and kept on the builder."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        config, source = builder.config, source_language(builder.config)
        edition, language = edition_of(builder.env), builder.config.language
        self.builder = builder
        self.language = language
        self.registry = drawn(builder.env)
        self.publication = publication(config)
        self.jinja = environment(builder.confdir, config, language)
        root = Path(builder.confdir)
        has_ruby = builder.name == "epub" and config.edition_book == "furigana" and language == source
        #: The readings that are drawn over the kanji of the report, by the ids of its texts.
        self.readings = readings(root, config) if has_ruby else {}
        #: The terms in the texts of the recommendations.
        self.glossary = Glossary(self.registry, language, source)
        #: Where what has moved from a page is: (page, id) by the old id, by the page.
        self.moved = moved(self.registry, config.edition_redirects)
        self._page: dict[str, Any] = {}
        self._kept: dict[tuple[object, ...], Any] = {}
        self.common: dict[str, Any] = {
            "_": edition.words[language],
            "source_words": edition.words[source],
            "english": edition.registries.get("en") if language != "en" else None,
            "english_words": edition.words.get("en", str),
            "source_name": language_name(source, language),
            "registry": self.registry,
            "others": {code: other for code, other in edition.registries.items() if code != language},
            "limits": limits,
            "groups": groups,
            "excerpt": excerpt,
            "glossary": self.glossary,
            "language": language,
            "languages": config.edition_languages,
            "source_language": source,
            "label": label,
            "moved": self.moved,
            "is_site": builder.name in SITES,
            "is_whole": is_kept(builder.env),
            "is_one_page": builder.name == "singlehtml",
            "is_book": builder.name == "epub",
            "publication": self.publication,
            "repository": config.edition_repository.rstrip("/"),
            "catalog": lambda docname: catalog_path(Path(), language, docname).as_posix(),
            "change_names": CHANGED,
            "history": by_day(edition.changes, self.registry.holders),
            "last_changed": last_changed(edition.changes, self.registry.holders, (source, language)),
            "long_date": lambda day: long_date(day, language),
            "report_date": long_date(self.publication.day, language),
            "source_date": long_date(self.publication.day, source),
            "direction": direction(language),
            "locale": territory(language),
            "has_furigana": file_of_readings(root, config) is not None,
            "shows_original": shows_original(builder),
            "books": offered(root, config),
            "search_files": [*stemmer_files(config.edition_languages), "index.js"],
        }
        self.common["citation"] = self._citation()

    def _citation(self) -> dict[str, dict[str, str]]:
        """Return the citation patterns of a part of the report, and of the whole, by format."""
        english = edition_of(self.builder.env).registries.get("en", self.registry).home.title.text
        titles, languages = (self.registry.home.title.source, english), list(self.common["languages"])
        draw = partial(patterns, self.publication, *titles, languages, self.language)
        return {"part": draw(), "whole": draw(whole=True)} if draw() else {}

    @cached_property
    def theme_words(self) -> dict[str, str]:
        """Translations of the words of the theme, by their English source."""
        home = self.registry.root
        sources = self.module("theme-words", home, _=str).words
        is_english = self.language.partition("-")[0] == "en"
        words = self.module("theme-words", home).words
        return {name: word for name, word in words.items() if is_english or word != sources[name]}

    def render(self, name: str, docname: str, **values: Any) -> str:
        """Render ``fragments/NAME.html`` for the page ``docname``."""
        return self.jinja.get_template(f"fragments/{name}.html").render(self.values(docname), **values)

    def module(self, name: str, docname: str, **values: Any) -> Any:
        """Return the macros of ``fragments/NAME.html`` for the page ``docname``."""
        return self.jinja.get_template(f"fragments/{name}.html").make_module(self.values(docname) | values)

    def values(self, docname: str) -> dict[str, Any]:
        """Return the context of every template of a page.

        It includes the macros of ``fragments/macros.html``, which would cost an import in each template.
        """
        if self._page.get("docname") == docname:  # pages are drawn one after the other
            return self._page
        up = self.up(docname)
        values = {
            **self.common,
            "docname": docname,
            "url": self._url(docname),
            "static": lambda path: f"{up}_static/{path}",
            "book": lambda path: f"../{up}books/{path}",
            "data": lambda path: f"../{up}data/{path}",
            "listed": lambda rec_id: self.listed(docname, rec_id),
            "linked_texts": lambda rec: self.linked_texts(docname, rec),
            "image": lambda rec, index: up + self.image(rec, index),
            "cite": lambda rec: self.cite(docname, rec.id),
        }
        macros = self.jinja.get_template("fragments/macros.html").make_module(values)
        shared = {name: macro for name, macro in vars(macros).items() if not name.startswith("_")}
        self._page = values | shared
        return self._page

    def put(self, path: str | Path, text: str) -> None:
        """Write a file into the folder of the pages."""
        file = Path(self.builder.outdir, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def _place(self, docname: str) -> str:
        """Return what relative addresses on a page depend on: its folder, or itself if it links to itself."""
        page = self.registry.pages.get(docname)
        leads_to_itself = page is None or page.recommendations or page.terms
        return docname if leads_to_itself else self.folder(docname)

    def once(self, *key: object, draw: Callable[[], T]) -> T:
        """Return the cached result for a key, or call ``draw``: much is the same on all pages of a folder."""
        if key not in self._kept:
            self._kept[key] = draw()
        found: T = self._kept[key]
        return found

    def _fragment(self, name: str, docname: str, rec_id: str) -> Markup:
        return Markup(self.render(name, docname, object_id=rec_id))  # noqa: S704 - an escaping template

    def listed(self, docname: str, rec_id: str) -> Markup:
        """Return a recommendation as topic pages list it."""
        place = self._place(docname)
        return self.once("listed", place, rec_id, draw=lambda: self._fragment("listed", docname, rec_id))

    def cite(self, docname: str, rec_id: str) -> Markup:
        """Return the menu for citing a recommendation: the same on all pages."""
        return self.once("cite", rec_id, draw=lambda: self._fragment("cite", docname, rec_id))

    def linked_texts(self, docname: str, rec: Recommendation) -> list[Markup]:
        """Return the paragraphs with links to terms. The characters of the text are unchanged."""
        place = self._place(docname)

        def link(piece: Piece, text: str) -> Markup | str:
            if piece.mark:
                return Markup(self._page["mark_link"](rec, piece.mark))  # noqa: S704 - drawn by an escaping macro
            if not piece.term:
                return text
            draw = partial(self._page["term_link"], piece.term, text)
            return self.once("link", place, piece, text, draw=lambda: Markup(draw()))  # noqa: S704 - drawn by an escaping macro

        def joined(index: int, pieces: list[Piece]) -> Markup:
            texts: Iterable[str] = [piece.text for piece in pieces]
            if found := self.readings.get(rec.paragraph_id(index)):
                texts = annotated([*texts], found)
            return Markup().join(map(link, pieces, texts))

        def texts() -> list[Markup]:
            return [joined(*each) for each in enumerate(self.glossary.linked(rec))]

        # Two recommendations may have one id, by mistake.
        return self.once("texts", place, rec.id, rec.docname, rec.line, draw=texts)

    def image(self, rec: Recommendation, index: int) -> str:
        """Return the address of a figure below the folder of the root page."""
        env = self.builder.env
        path, _full = env.relfn2path(rec.blocks[index].label, rec.docname)
        return f"{self.builder.imagedir}/{env.images[path][1]}" if path in env.images else ""

    def folder(self, docname: str) -> str:
        """Return the output folder of a page; with dirhtml, most pages have one of their own."""
        uri = self.once("uri", docname, draw=lambda: self.builder.get_target_uri(docname))
        return uri.partition("#")[0].rpartition("/")[0]

    def up(self, docname: str) -> str:
        """Return the relative path from a page to the folder of the root page: ``../../``, or ''."""
        folder = self.folder(docname)
        return "../" * (folder.count("/") + 1) if folder else ""

    def _url(self, docname: str) -> Callable[..., str]:
        @cache
        def url(target: str, anchor: str = "", language: str = "", query: str = "") -> str:
            """Return the relative address of a page, in this language or another."""
            rest = (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")
            if language and language != self.language:
                return f"../{self.up(docname)}{language}/{self.builder.get_target_uri(target)}{rest}"
            if anchor and target == docname:
                return rest
            address = self.address(docname, target)
            return rest if anchor and "#" in address else address + rest  # of one page that holds all

        return url

    def address(self, docname: str, target: str) -> str:
        """Return the address of a page relative to another page."""
        if target == docname:
            return self.builder.get_target_uri(docname).rpartition("/")[2] or "./"
        folder = self.folder(docname)
        return self.once(
            "address", folder, target, draw=lambda: self.builder.get_relative_uri(docname, target)
        )


def fragments_of(builder: StandaloneHTMLBuilder) -> Fragments:
    """Return the builder's :class:`Fragments`."""
    found: Fragments | None = getattr(builder, "edition_fragments", None)
    if found is None:
        found = Fragments(builder)
        builder.edition_fragments = found  # type: ignore[attr-defined]  # one cache a build, gone with it
    return found


def when_drawn(app: Sphinx, write: Callable[[Fragments], None], builders: Sequence[str] = SITES) -> None:
    """Have a function write what belongs beside the pages, once all of them are drawn."""

    def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
        builder = app.builder
        if not exception and builder.name in builders and isinstance(builder, StandaloneHTMLBuilder):
            write(fragments_of(builder))

    app.connect("build-finished", on_build_finished)


def visit_edition_node(self: HTML5Translator, node: edition_node) -> None:
    """Render a node with its template."""
    fragments = fragments_of(self.builder)
    object_id = node.get("object_id", "")
    self.body.append(fragments.render(node["kind"], node["docname"], object_id=object_id, node=node))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the HTML visitor. Other builders write the nodes as containers."""
    app.add_node(edition_node, html=(visit_edition_node, None))
