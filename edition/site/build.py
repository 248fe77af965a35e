"""``python -m edition build``: every language side by side, then one complete folder.

The folder that is there stays until the new one is complete and nothing was wrong with it.
"""

import gc
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from edition.drawing.edition import edition_of
from edition.reading import configuration

from . import ingredients
from .application import SiteApplication
from .assemble import assemble


def run(  # noqa: PLR0913 - the options of the command
    root: Path,
    out: Path,
    *,
    fresh: bool = False,
    jobs: int = 1,
    define: Iterable[tuple[str, Any]] = (),
    tag: Sequence[str] = (),
) -> int:
    """Build the site into ``out/html``. Returns 0, or 1 after printing what was wrong.

    ``fresh`` ignores the results of earlier builds. ``jobs`` is the number of processes for each language.
    ``define`` and ``tag`` are the settings and tags that ``sphinx-build`` takes as ``-D`` and ``-t``.
    """
    if fresh:
        shutil.rmtree(out / "work", ignore_errors=True)
    overrides, new = dict(define), out / "html.new"
    with patch_docutils(root), docutils_namespace():
        try:
            config = configuration.read(root, overrides, tag)
            if config.edition_security_policy is None:
                overrides = {"edition_security_policy": True, **overrides}
            shutil.rmtree(new, ignore_errors=True)
            app = SiteApplication(
                root,
                new,
                out / "work" / "doctrees",
                list(config.edition_languages),
                address=config.html_baseurl,
                overrides=overrides,
                tags=tag,
                jobs=jobs,
            )
            return _build(app, out)
        except SphinxError as error:
            print(f"{error}\n\nThe site was not changed.", file=sys.stderr)
            return 1


def _build(app: SiteApplication, out: Path) -> int:
    site, new, work = out / "html", app.site, out / "work"
    # Look for cycles seldom: a build keeps nearly all that it makes, and ends soon (a tenth of its time).
    gc.set_threshold(50_000, 10, 1000)
    noted, known = work / "ingredients", ingredients.dependencies(app)
    made_from = ingredients.digest(app, ingredients.files(app, [out / "cards"]))
    if noted.is_file() and noted.read_text("utf-8") == f"{made_from} {_size(site)}":
        shutil.rmtree(new)
        print(f"Nothing has changed: {site / 'index.html'}")
        return 0
    noted.unlink(missing_ok=True)
    problems = app.build_site()
    # With problems, the data may be impossible to write. Report those of all languages together.
    problems += app.join() if problems else _assemble_beside(app, out, new)
    if problems := list(dict.fromkeys(problems)):
        print("\n".join(problems), file=sys.stderr)
        print(f"\n{len(problems)} problems; the site was not changed.", file=sys.stderr)
        shutil.rmtree(new, ignore_errors=True)
        # Sphinx reports a warning once: the next build must read everything to report it again.
        shutil.rmtree(work, ignore_errors=True)
        return 1
    _swap(new, site)
    if ingredients.dependencies(app) <= known:  # else a page depends on files that were not known before
        noted.write_text(f"{made_from} {_size(site)}", "utf-8")
    languages = ", ".join(app.config.edition_languages)
    print(f"{len(app.env.found_docs)} pages in {languages}: {site / 'index.html'}")
    return 0


def _assemble_beside(app: SiteApplication, out: Path, new: Path) -> list[str]:
    """Write what is no page while other processes draw theirs, and wait for them. Returns their problems."""
    registries = edition_of(app.env).registries
    assemble(app, new, edition_of(app.env), out / "cards")
    problems = app.join()
    for language, registry in registries.items():
        for name in (".buildinfo", ".edition"):
            (new / language / name).unlink(missing_ok=True)
        lost = [docname for docname in registry.pages if not (new / language / f"{docname}.html").is_file()]
        problems += [f"{language}/{docname}.html was not drawn" for docname in lost if not problems]
    return problems


def _size(site: Path) -> int:
    """Return the number of files of the site, which tells when some are gone."""
    return sum(path.is_file() for path in site.rglob("*"))


def _swap(new: Path, site: Path) -> None:
    """Put the new site in the place of the one that is there."""
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
