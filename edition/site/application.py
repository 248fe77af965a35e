"""Sphinx for several languages: pages are read once, each language is drawn by a process of its own."""

import gc
import io
import multiprocessing as mp
import re
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sphinx import locale, package_dir
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.errors import SphinxError

from edition.drawing.edition import keep

#: Sphinx colors its warnings even where they go to a file.
_COLOR = re.compile(r"\x1b\[[0-9;]*m")


class SiteApplication(Sphinx):
    """Sphinx that draws every language once it has read the pages, each into a folder of its own in ``site``.

    ``address`` is the address of the site, '' where it is not known. The source language is drawn by this
    process, the others by processes that part from it when writing begins.
    """

    def __init__(  # noqa: PLR0913 - what a build consists of
        self,
        root: Path,
        site: Path,
        doctrees: Path,
        languages: Sequence[str],
        *,
        address: str,
        overrides: dict[str, Any],
        tags: Sequence[str],
        jobs: int,
    ) -> None:
        self.site, self.address, (source, *self.others) = site, address, languages
        self.message_catalogs: list[tuple[str, Path]] = []
        self.stream = io.StringIO()
        self.running: list[tuple[str, Any, Connection]] = []
        values = {**overrides, "language": source, "html_baseurl": self._base(source)}
        super().__init__(
            root,
            root,
            site / source,
            doctrees,
            "html",
            values,
            status=None,
            warning=self.stream,
            tags=tags,
            parallel=jobs,
        )
        keep(self.env)  # every language is drawn from nothing, and all of what is loaded once
        self.connect("write-started", _draw_others, priority=600)

    def _base(self, language: str) -> str:
        return f"{self.address}{language}/" if self.address else ""

    def add_message_catalog(self, catalog: str, locale_dir: Any) -> None:
        self.message_catalogs.append((catalog, Path(locale_dir)))
        super().add_message_catalog(catalog, locale_dir)

    def warnings(self) -> list[str]:
        """Return the lines of this process's warnings, with paths as one would type them in the project."""
        text = _COLOR.sub("", self.stream.getvalue()).replace(f"{self.srcdir}/", "")
        return [line for line in text.splitlines() if line.strip()]

    def switch_to(self, language: str) -> None:
        """Draw in a language from now on: with its words, into its folder, by a builder of its own."""
        self.config.language, self.config.html_baseurl = language, self._base(language)
        for namespace, catalog in list(locale.translators):
            if namespace == "general":
                del locale.translators[namespace, catalog]
        self.translator, _found = locale.init([package_dir / "locale"], language)
        for catalog, folder in self.message_catalogs:
            locale.init([folder], language, catalog)
        self.outdir = type(self.outdir)(self.site / language)
        self.outdir.mkdir(parents=True, exist_ok=True)
        self.builder = self.create_builder("html")
        self.builder.init()
        self.events.emit("builder-inited")

    def build_site(self) -> list[str]:
        """Read the pages and draw every language. Returns the warnings of all processes, each once."""
        try:
            self.build(force_all=True)
        except SphinxError as error:
            self.stream.write(f"{error.category}: {error}\n")
        return self.warnings()

    def join(self) -> list[str]:
        """Wait for the languages that other processes draw. Returns their warnings."""
        found: list[str] = []
        for language, process, receiver in self.running:
            try:
                found += receiver.recv()
            except EOFError:
                found.append(f"the process that draws '{language}' ended before it was done")
            process.join()
        return found


def _draw_others(app: SiteApplication, builder: Builder) -> None:
    """Have a process draw each of the other languages, from what has been read."""
    others, app.others = app.others, []
    gc.freeze()  # a process that looked at these objects would copy them
    context = mp.get_context("fork")
    for language in others:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_draw, args=(app, language, sender))
        process.start()
        sender.close()
        app.running.append((language, process, receiver))


def _draw(app: SiteApplication, language: str, sender: Connection) -> None:
    app.stream.seek(0)
    app.stream.truncate()  # the warnings so far are the parent's
    app.switch_to(language)
    sender.send(app.build_site())
