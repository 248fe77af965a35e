"""``python -m edition build``: builds the whole site.

The old site stays in place until the new one is complete and without problems.
"""

import gc
import hashlib
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sphinx.util.docutils import docutils_namespace, patch_docutils

from edition.checks.gate import doubts
from edition.checks.published import FILE, read
from edition.drawing.books import offered
from edition.drawing.edition import Edition, edition_of
from edition.files import counted, remove, swap
from edition.reading import configuration
from edition.reading.domain import policy_domain
from edition.report.addresses import destination, permanent
from edition.report.printable import printable

from . import folders, ingredients, links
from .application import SiteApplication
from .assemble import assemble
from .origin import commit

#: Where a build notes the addresses of the report, in its folder ``work``.
ADDRESSES = "addresses"


def run(  # noqa: PLR0913 - the options of the command
    root: Path,
    out: Path,
    *,
    fresh: bool = False,
    jobs: int = 1,
    define: Iterable[tuple[str, Any]] = (),
    tag: Sequence[str] = (),
) -> int:
    """Build the site into ``out/html``. Returns 0, or 1 after printing what was wrong with the pages.

    ``fresh`` ignores the results of earlier builds. ``jobs`` is the number of processes for each language.
    ``define`` and ``tag`` are the settings and tags that ``sphinx-build`` takes as ``-D`` and ``-t``.
    """
    overrides, new, done = dict(define), out / "html.new", out / "work" / "done"
    with patch_docutils(root), docutils_namespace():
        config = configuration.read(root, overrides, tag)
        if fresh or not done.exists():  # what a build left that did not end is not trusted
            remove(out / "work")
        done.unlink(missing_ok=True)
        if config.edition_security_policy is None:
            overrides = {"edition_security_policy": True, **overrides}
        remove(new)
        where = (root, new, out / "work" / "doctrees", list(config.edition_languages))
        app = SiteApplication(*where, address=config.html_baseurl, overrides=overrides, tags=tag, jobs=jobs)
        code = _build(app, out)
    if code == 0:
        done.touch()
    return code


def _build(app: SiteApplication, out: Path) -> int:
    site, new, work = out / "html", app.site, out / "work"
    # A build keeps nearly all its objects and ends soon: a rare collection saves a tenth of the time.
    gc.set_threshold(50_000, 10, 1000)
    noted, known = work / "ingredients", ingredients.dependencies(app)
    made = [hashlib.sha256(path.read_bytes()).hexdigest() for path in _books(app, out)]
    head = commit(Path(app.srcdir))
    made_from = " ".join([ingredients.digest(app, out / "cards", head), *made])
    if noted.is_file() and noted.read_text("utf-8") == f"{made_from} {_size(site)}":
        remove(new)
        print(f"Nothing has changed: {site / 'index.html'}")
        return 0
    noted.unlink(missing_ok=True)
    problems = app.build_site()
    # With problems, the data may be impossible to write. Report those of all languages together.
    problems += app.join() if problems else _assemble_beside(app, out, head)
    print(*doubts(app.env), sep="\n", end="\n" * bool(doubts(app.env)), file=sys.stderr)
    if problems := list(dict.fromkeys(problems)):
        print("\n".join(problems), file=sys.stderr)
        print(f"\n{counted(len(problems), 'problem')}; the site was not changed.", file=sys.stderr)
        remove(new)
        # Sphinx reports a warning once: the next build must read everything to report it again.
        remove(work)
        return 1
    if ingredients.dependencies(app) <= known:  # otherwise a page has new dependencies
        noted.write_text(f"{made_from} {_size(new)}", "utf-8")
    (work / ADDRESSES).write_text("\n".join(permanent(policy_domain(app.env).registry)), "utf-8")
    swap(new, site)
    languages = ", ".join(app.config.edition_languages)
    print(f"{len(app.env.found_docs)} pages in {languages}: {site / 'index.html'}")
    return 0


def _assemble_beside(app: SiteApplication, out: Path, head: str) -> list[str]:
    """Write everything but pages while other processes draw theirs. Returns the problems of all."""
    edition = edition_of(app.env)
    origin = assemble(app, edition, out / "cards", head)
    for path in _books(app, out):
        (app.site / "books").mkdir(exist_ok=True)
        shutil.copyfile(path, app.site / "books" / path.name)
    problems = app.join()
    if not problems:
        folders.write(app, edition, origin)
    for language, registry in edition.registries.items():
        folder = app.site / language
        (folder / ".buildinfo").unlink(missing_ok=True)
        lost = [docname for docname in registry.pages if not (folder / f"{docname}.html").is_file()]
        problems += [f"{language}/{docname}.html was not drawn" for docname in lost if not problems]
    return problems or _wrong_links(app, edition)


def _books(app: SiteApplication, out: Path) -> list[Path]:
    """Return the books that the pages link to; one that is missing is a wrong link."""
    paths = (book.made(out) for book in offered(Path(app.confdir), app.config))
    return [path for path in paths if path.is_file()]


def _wrong_links(app: SiteApplication, edition: Edition) -> list[str]:
    """Return what is wrong with the links of the site; those of others, to what was published, included."""
    there, redirects = permanent(policy_domain(app.env).registry), app.config.edition_redirects
    listed = {
        f"{FILE}:{line}": [f"{code}/{destination(old, there, redirects)}" for code in edition.registries]
        for line, old in enumerate(read(Path(app.srcdir)), 1)
    }
    return [printable(fault) for fault in links.faults(app.site, app.address, listed)]


def _size(site: Path) -> int:
    """Return the number of files of the site, to notice removed ones."""
    return sum(path.is_file() for path in site.rglob("*"))
