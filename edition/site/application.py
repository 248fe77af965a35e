"""Sphinx for several languages: reads pages once, and draws each language in a separate process.

Not with Sphinx's ``ParallelTasks``, which waits forever for a process that died.
"""

import gc
import io
import multiprocessing as mp
import re
from collections.abc import Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sphinx import locale, package_dir
from sphinx.application import Sphinx, builtin_extensions
from sphinx.builders import Builder
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

from edition.drawing.edition import keep
from edition.files import sentence
from edition.reading import configuration
from edition.reading.directives import DIRECTIVES
from edition.reading.settings import missing_extension, refuse
from edition.report.consistency import meant
from edition.report.languages import territory
from edition.report.printable import printable

# A word that a module translates while it is imported stays in the language of the first application, in the
# processes of the other languages too; imported before any, it is translated where it is shown.
for _extension in builtin_extensions:
    import_module(_extension)


#: What MyST says of a word of a page that it does not know; of an option, with those that it knows.
_UNKNOWN = re.compile(
    r"Unknown (?:directive type|option key): '(?P<word>[^']*)'(?P<allowed> \(allowed: .*\))?"
)


def _hint(said: re.Match[str]) -> str:
    """Return what MyST says, with what its author may have meant."""
    known = re.findall(r"'([^']+)'", said["allowed"]) if said["allowed"] else [*DIRECTIVES, "note", "toctree"]
    hint = meant(said["word"].removeprefix("policy:"), known)
    return f"{said[0]}; {hint}" if hint else said[0]


def warning_lines(text: str, root: Path) -> list[str]:
    """Return what Sphinx has said, line by line, with paths relative to the project, to be printed."""
    text = strip_colors(text).replace(f"{root}/", "")  # Sphinx colors its warnings even in a file
    text = _UNKNOWN.sub(_hint, text)
    return [printable(line) for line in text.split("\n") if line.strip()]


class SiteApplication(Sphinx):
    """Reads the pages, then draws every language into its folder in ``site``.

    ``address`` is the address of the site, '' if it is unknown. This process draws the source language.
    Processes that it forks when writing begins draw the others. The ``builder`` "dummy" draws nothing.
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
        tags: Sequence[str] = (),
        jobs: int = 1,
        builder: str = "html",
    ) -> None:
        self.kind = builder
        self.site, self.address, (source, *self.others) = site, address, languages
        self.message_catalogs: list[tuple[str, Path]] = []
        self.stream = io.StringIO()
        self.running: list[tuple[str, BaseProcess, Connection]] = []
        values = {**overrides, "language": source, "html_baseurl": self._base(source)}
        folders = (root, root, site / source, doctrees)
        super().__init__(*folders, builder, values, None, self.stream, tags=tags, parallel=jobs)
        if "edition" not in self.extensions:
            refuse(root, [missing_extension("edition")])
        keep(self.env)  # the catalogs are loaded once for all languages
        self.connect("write-started", _draw_others, priority=600)

    def _base(self, language: str) -> str:
        return f"{self.address}{language}/" if self.address else ""

    def add_message_catalog(self, catalog: str, locale_dir: Any) -> None:
        self.message_catalogs.append((catalog, Path(locale_dir)))
        super().add_message_catalog(catalog, locale_dir)

    def warnings(self) -> list[str]:
        """Return the warnings of this process."""
        return warning_lines(self.stream.getvalue(), Path(self.srcdir))

    def switch_to(self, language: str) -> None:
        """Change the language: its words, its folder, and a new builder."""
        self.config.language, self.config.html_baseurl = language, self._base(language)
        for namespace, catalog in list(locale.translators):
            if namespace == "general":
                del locale.translators[namespace, catalog]
        name = territory(language)  # gettext's: pt_BR, zh_TW
        self.translator, _found = locale.init([package_dir / "locale"], name)
        for catalog, folder in self.message_catalogs:
            locale.init([folder], name, catalog)
        self.outdir = type(self.outdir)(self.site / language)
        self.outdir.mkdir(parents=True, exist_ok=True)
        self.builder = self.create_builder(self.kind)
        self.builder.init()
        self.events.emit("builder-inited")

    def build_site(self, language: str = "") -> list[str]:
        """Read the pages, start the other processes, and draw a language. Returns this process's warnings."""
        try:
            if language:
                self.switch_to(language)
            self.build(force_all=True)
        except Exception as error:  # noqa: BLE001 - of other extensions, or of ours
            # A plain Path: those of Sphinx have another replace().
            said = sentence(error, Path(self.doctreedir).parent.parent)
            if isinstance(error, RecursionError) and (page := self.env.current_document.docname):
                path = self.env.doc2path(page, base=False)
                said = f"{path}:1: too many blocks stand within one another; take some of them out"
            self.stream.write(f"{said}\n")
        return self.warnings()

    def join(self) -> list[str]:
        """Wait for the other processes. Returns their warnings."""
        found: list[str] = []
        for language, process, receiver in self.running:
            try:
                found += receiver.recv()
            except EOFError:
                found.append(f"the process that draws '{language}' ended before it was done")
            process.join()
        return found


def read_pages(root: Path, work: Path) -> tuple[SiteApplication, list[str]]:
    """Read the pages and catalogs of a project, as a build of its site does, and draw nothing.

    ``work`` is a folder for what is read. Returns the warnings, too.
    """
    with patch_docutils(root), docutils_namespace():
        config = configuration.read(root)
        where = (root, work / "none", work / "doctrees", list(config.edition_languages))
        app = SiteApplication(*where, address=config.html_baseurl, overrides={}, builder="dummy")
        return app, list(dict.fromkeys([*app.build_site(), *app.join()]))


def _draw_others(app: SiteApplication, builder: Builder) -> None:
    """Start a process for each of the other languages."""
    others, app.others = app.others, []
    gc.freeze()  # otherwise the collector of each process would copy all objects
    context = mp.get_context("fork")
    for language in others:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_draw, args=(app, language, sender))
        process.start()
        sender.close()
        app.running.append((language, process, receiver))


def _draw(app: SiteApplication, language: str, sender: Connection) -> None:
    app.stream.seek(0)
    app.stream.truncate()  # the parent reports the warnings so far
    sender.send(app.build_site(language))
