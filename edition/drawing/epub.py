"""The e-book: Sphinx's EPUB 3 builder, with what a book of the report needs besides."""

import uuid
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.epub3 import Epub3Builder
from sphinx.locale import _
from sphinx.transforms.post_transforms import SphinxPostTransform

from edition.reading.configuration import publication, source_language
from edition.report.languages import direction, long_date

from .cover import cover
from .edition import builder_of, drawn, edition_of, shows_original
from .fragments import fragments_of
from .furigana import annotated

#: The picture that is drawn where conf.py names none.
COVER = "_static/cover.svg"
#: What the package says of a page that holds such elements.
_TOLD = {"<math": "mathml", "<svg": "svg"}


class Epub(Epub3Builder):
    """Writes a book with the metadata of the report, a cover, and every text once."""

    def init(self) -> None:
        super().init()
        self.guide_titles = {**self.guide_titles, "toc": _("Table of Contents")}
        #: The pages that are not in the book, each with the one that their links lead to.
        self.instead: dict[str, str] = {}

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return super().get_target_uri(self.instead.get(docname, docname), typ)

    def content_metadata(self) -> dict[str, Any]:
        self.package = super().content_metadata()
        if direction(self.config.language) == "rtl":  # else Sphinx goes by the writing mode
            self.package["page_progression_direction"] = "rtl"
        return self.package

    def build_content(self) -> None:
        config, fragments, folder = self.config, fragments_of(self), Path(self.outdir)
        pages = {
            path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.xhtml")
        }
        if not config.epub_cover:
            (folder / COVER).write_text(self._cover(), "utf-8")
            config.epub_cover = (COVER, "edition-cover.html")
        unused = _unused(folder / "_static", [*pages.values(), config.epub_cover[0]])
        config.epub_exclude_files = [*config.epub_exclude_files, ".buildinfo.bak", *unused]
        super().build_content()
        texts = {name: text for name, text in pages.items() if name not in config.epub_exclude_files}

        def properties(name: str) -> str:
            """Return what a reader has to be told of a file."""
            if name == config.epub_cover[0]:
                return "cover-image"
            return " ".join(kind for tag, kind in _TOLD.items() if tag in texts.get(name, ""))

        html = fragments.jinja.get_template("epub-package.html").render(
            fragments.common,
            config=config,
            package=self.package,
            properties=properties,
            tags={
                tag for tag in ("math", "img", "ruby") if any(f"<{tag}" in each for each in texts.values())
            },
        )
        (folder / "content.opf").write_text(html, "utf-8")

    def _cover(self) -> str:
        edition, language = edition_of(self.env), self.config.language
        origin = publication(self.config)
        titles = [(language, self.config.epub_title)]
        source = source_language(self.config)
        if shows_original(self) and language != source:
            titles.append((source, drawn(self.env).home.title.source))
        words = edition.words[language]
        notes = [words(origin.publisher) if origin.publisher else "", long_date(origin.day, language)]
        notes += [words("Unofficial translation")] * (language != source)
        return cover(titles, notes, direction(language))

    def toc_metadata(self, *arguments: Any) -> dict[str, Any]:
        return super().toc_metadata(*arguments) | {"uid": escape(self.config.epub_identifier)}

    def build_navigation_doc(self) -> None:
        super().build_navigation_doc()
        path = self.outdir / "nav.xhtml"
        html = path.read_text("utf-8").replace("<html", f'<html dir="{direction(self.config.language)}"', 1)
        path.write_text(html.replace("<nav ", '<nav role="doc-toc" ', 1), "utf-8")


def _unused(folder: Path, texts: Iterable[str]) -> list[str]:
    """Return the styles and pictures of a folder that no page names, and no style that one names."""
    files, named = sorted(path for path in folder.rglob("*") if path.is_file()), "".join(texts)
    named += "".join(
        path.read_text("utf-8") for path in files if path.suffix == ".css" and path.name in named
    )
    return [path.relative_to(folder.parent).as_posix() for path in files if path.name not in named]


class LeaveOut(SphinxPostTransform):
    """Takes the pages that are not in the book out of the toctrees."""

    default_priority = 1
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        _prune(self.document, builder_of(self.env))


class Furigana(SphinxPostTransform):
    """Puts the readings over the kanji of headings; those of the recommendations are drawn with them."""

    default_priority = 3  # after KeepTogether
    builders = ("epub",)

    def run(self, **kwargs: Any) -> None:
        readings = fragments_of(builder_of(self.env)).readings  # type: ignore[arg-type]  # it is an Epub
        for section in self.document.findall(nodes.section):
            found = next((readings[name] for name in section["ids"] if name in readings), None)
            title = section.next_node(nodes.title)
            if found and title is not None:
                texts = list(title.findall(nodes.Text))
                for text, html in zip(texts, annotated(texts, found), strict=True):
                    text.parent.replace(text, nodes.raw("", str(html), format="html"))


def _prune(tree: nodes.Element, builder: Builder) -> None:
    instead = builder.instead if isinstance(builder, Epub) else {}
    for toctree in tree.findall(addnodes.toctree):
        toctree["entries"] = [entry for entry in toctree["entries"] if entry[1] not in instead]
        toctree["includefiles"] = [name for name in toctree["includefiles"] if name not in instead]


def on_builder_inited(app: Sphinx) -> None:
    """Give a book the version that Sphinx asks for; suppress warnings about doctrees in its folder.

    Set here, the version is no change of the settings, after which Sphinx would read all pages again.
    """
    config = app.config
    if isinstance(app.builder, Epub):
        config.version = config.version or publication(config).published or "1"
        if app.doctreedir.is_relative_to(app.outdir):
            config.suppress_warnings = [*config.suppress_warnings, "epub.unknown_project_files"]


def on_write_started(app: Sphinx, builder: Builder) -> None:
    """Complete the settings of the book, and lead the links to pages that are not in it to others."""
    if not isinstance(builder, Epub):
        return
    _complete_settings(builder)
    registry, env = drawn(app.env), app.env
    excluded = [name.removesuffix(builder.out_suffix) for name in app.config.epub_exclude_files]
    for page in (registry.pages[name] for name in excluded if name in registry.pages):
        is_whole = "whole-report" in page.listings and registry.teams
        builder.instead[page.docname] = registry.teams[0].docname if is_whole else registry.root
    for toc in env.tocs.values():
        _prune(toc, builder)
    standard = env.domains.standard_domain
    for labels in (standard.labels, standard.anonlabels):
        for name, (docname, _anchor, *text) in list(labels.items()):
            if docname in builder.instead:
                labels[name] = (builder.instead[docname], "", *text)  # type: ignore[assignment]  # of both kinds


def _complete_settings(builder: Epub) -> None:
    """Set what conf.py leaves to Sphinx, which would write "unknown"."""
    config, registry, origin = builder.config, drawn(builder.env), publication(builder.config)
    config.epub_tocscope = "includehidden"  # the toctrees of a report are hidden
    if not isinstance(config.epub_copyright, str):  # Sphinx takes several notices, but not here
        config.epub_copyright = ", ".join(config.epub_copyright)
    if config.epub_publisher == config.author and origin.publisher:
        config.epub_publisher = edition_of(builder.env).words[config.language](origin.publisher)
    # Every language is a book of its own, and the same in every build.
    address = config.html_baseurl or origin.url or registry.home.title.source
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{address}#{config.language}{config.edition_book}")
    known = {
        "epub_uid": "book",
        "epub_identifier": f"urn:uuid:{name}",
        "epub_description": registry.home.summary.text if registry.home.summary else registry.home.title.text,
        "epub_contributor": "",
    }
    for setting, value in known.items():
        if config[setting] == "unknown":
            config[setting] = value


def setup(app: Sphinx) -> None:
    """Register the builder and the transforms, and connect the handlers."""
    app.add_builder(Epub, override=True)
    app.add_post_transform(LeaveOut)
    app.add_post_transform(Furigana)
    app.connect("builder-inited", on_builder_inited, priority=400)  # before Sphinx looks for the version
    app.connect("write-started", on_write_started, priority=450)  # after the words are translated
