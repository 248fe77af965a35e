"""``python -m edition build``: every language side by side, then one complete folder.

Each language is an ordinary Sphinx build in a process of its own (in one process the second language
would keep labels of the first). The site that is there stays until the new one is complete.
"""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing as mp
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .assemble import assemble
from .data import export
from .languages import direction, long_date
from .project import settings
from .stylesheet import stylesheet

#: Sphinx colors its warnings even where they go to a file.
_COLOR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Folders:
    """Where a build keeps what."""

    root: Path
    build: Path

    @property
    def site(self) -> Path:
        return self.build / "html"

    def pages(self, language: str) -> Path:
        return self.build / "work" / language / "pages"

    def doctrees(self, language: str) -> Path:
        return self.build / "work" / language / "doctrees"

    def registry(self, language: str) -> Path:
        return self.build / "work" / language / "registry.json"

    @property
    def assembled(self) -> Path:
        """What the site was last put together from."""
        return self.build / "work" / "assembled"

    def warnings(self, language: str) -> Path:
        return self.build / "work" / language / "warnings.txt"


def build_language(folders: Folders, language: str, overrides: dict[str, Any], jobs: int) -> None:
    """Build one language: its pages, its registry, and its warnings, each where Folders says."""
    from sphinx.errors import SphinxError  # noqa: PLC0415 - only in the process of a language
    from sphinx.util.docutils import docutils_namespace, patch_docutils  # noqa: PLC0415

    from .application import SiteApplication, share_settings, tune_collector  # noqa: PLC0415

    tune_collector()
    share_settings()
    pages = folders.pages(language)
    pages.mkdir(parents=True, exist_ok=True)
    warnings = io.StringIO()
    try:
        with patch_docutils(folders.root), docutils_namespace():
            app = SiteApplication(
                folders.root,
                folders.root,
                pages,
                folders.doctrees(language),
                "html",
                confoverrides={**overrides, "language": language},
                status=None,
                warning=warnings,
                parallel=jobs,
            )
            app.build()
        registry = app.env.domains["policy"].registry  # type: ignore[attr-defined]  # our own domain
        exported = export(registry)
        # What takes Babel, which this process has loaded and the one that assembles has not.
        exported |= {"date": long_date(app.config.edition_report["published"], language)}
        exported |= {"direction": direction(language)}
        folders.registry(language).write_text(json.dumps(exported), "utf-8")
        _drop_removed_pages(pages, app.env.found_docs)
    except SphinxError as error:
        warnings.write(f"{error.category}: {error}\n")
    folders.warnings(language).write_text(warnings.getvalue(), "utf-8")


def _drop_removed_pages(pages: Path, docnames: set[str]) -> None:
    for path in pages.rglob("*.html"):
        if path.relative_to(pages).with_suffix("").as_posix() not in docnames:
            path.unlink()


def _run_all(
    folders: Folders, conf: dict[str, Any], overrides: dict[str, Any], jobs: int
) -> tuple[dict[str, int], str]:
    """Build every language in a process of its own. Returns the exit codes, and the style sheet."""
    can_fork = "fork" in mp.get_all_start_methods()
    if can_fork:
        from .application import preload  # noqa: PLC0415

        preload(conf)
    context: Any = mp.get_context("fork" if can_fork else "spawn")
    processes = {
        language: context.Process(target=build_language, args=(folders, language, overrides, jobs))
        for language in conf["edition_languages"]
    }
    for process in processes.values():
        process.start()
    css = stylesheet(folders.root)  # while the languages are built
    for process in processes.values():
        process.join()
    return {language: process.exitcode or 0 for language, process in processes.items()}, css


def build(
    root: Path, out: Path, *, fresh: bool = False, jobs: int = 1, overrides: dict[str, Any] | None = None
) -> int:
    """Build the site into ``out/html``. Returns 0, or 1 after printing what was wrong.

    ``fresh`` forgets what earlier builds left; ``jobs`` is the number of processes for each
    language; ``overrides`` are configuration values.
    """
    folders = Folders(root, out)
    conf = settings(root) | (overrides or {})
    languages = list(conf["edition_languages"])
    if fresh:
        shutil.rmtree(out / "work", ignore_errors=True)
    for language in languages:
        folders.warnings(language).unlink(missing_ok=True)
    codes, css = _run_all(folders, conf, overrides or {}, jobs)
    problems = _problems(folders, codes)
    if problems:
        print("\n".join(problems), file=sys.stderr)
        print(f"\n{len(problems)} problems; the site was not changed.", file=sys.stderr)
        # A warning is given once: the next build must read everything again to give it again.
        shutil.rmtree(out / "work", ignore_errors=True)
        return 1
    parts = {code: json.loads(folders.registry(code).read_text("utf-8")) for code in languages}
    ingredients = _ingredients(folders, conf, css)
    if (
        folders.assembled.exists()
        and folders.assembled.read_text("utf-8") == f"{ingredients} {_size(folders)}"
    ):
        print(f"Nothing has changed: {folders.site / 'index.html'}")
        return 0
    assemble(root, {code: folders.pages(code) for code in languages}, folders.site, parts, conf, css)
    folders.assembled.write_text(f"{ingredients} {_size(folders)}", "utf-8")
    total = len(parts[languages[0]]["pages"])
    print(f"{total} pages in {', '.join(languages)}: {folders.site / 'index.html'}")
    return 0


def _size(folders: Folders) -> int:
    """Return the number of files of the site, which tells when some are gone."""
    return sum(path.is_file() for path in folders.site.rglob("*"))


def _ingredients(folders: Folders, conf: dict[str, Any], css: str) -> str:
    """Return a digest of all that the site is put together from."""
    digest = hashlib.sha256(
        repr((css, list(conf["edition_languages"].items()), conf["html_baseurl"])).encode()
    )
    digest.update(repr((conf["edition_report"], conf["edition_repository"])).encode())
    watched = [folders.root / "_static", folders.root / "_templates", Path(__file__).parent]
    watched += [folders.root / "locales", folders.build / "cards"]
    files = [path for folder in watched for path in folder.rglob("*") if path.parent.name != "__pycache__"]
    for language in conf["edition_languages"]:
        digest.update(folders.registry(language).read_bytes())
        files += folders.pages(language).rglob("*.html")  # the rest is written anew by every build
    for path in sorted(path for path in [*files, folders.root / "search.toml"] if path.is_file()):
        state = path.stat()
        digest.update(f"{path} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()


def _problems(folders: Folders, codes: dict[str, int]) -> list[str]:
    """Return the lines of all warnings, each once, with paths as one would type them here."""
    found: dict[str, None] = {}
    for language, code in codes.items():
        path = folders.warnings(language)
        text = _COLOR.sub("", path.read_text("utf-8")) if path.exists() else ""
        for line in text.replace(f"{folders.root}/", "").splitlines():
            if line.strip():
                found[line] = None
        if code or not path.exists():
            found[f"the build of '{language}' ended with exit code {code}"] = None
    return list(found)
