"""Which pages to draw again, so that a build makes what a build from nothing would.

A page shows what others say: titles, texts of topics, relations, terms. One digest covers everything that any
page can show of others, in every language. Where it is not what the output folder was drawn from, every
page is drawn; else those that were read.
"""

import hashlib
import os
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from edition.reading.configuration import settings
from edition.reading.domain import PolicyDomain, policy_domain

from .edition import edition_of, is_kept
from .fragments import template_folders
from .pages import THEME

#: What an output folder was drawn from, in the folder.
STATE = ".edition"


def _state_file(app: Sphinx) -> Path:
    # A book takes all that is in its folder.
    folder = app.doctreedir if app.builder.name == "epub" else app.outdir
    return Path(folder) / STATE


def drawn_from(env: BuildEnvironment, folders: list[Path]) -> str:
    """Return a digest of all that a page can show beside its own text.

    ``folders`` are those of templates, and of static files: pages name these with their digests.
    """
    edition = edition_of(env)
    # Sphinx compares settings with those of the last reading, which may have been for another builder.
    digest = hashlib.sha256(repr((PolicyDomain.data_version, settings(env.config))).encode())
    for registry in edition.registries.values():
        digest.update(registry.digest().encode())
    digest.update(repr(edition.changes).encode())
    for words in edition.words.values():
        digest.update(repr([each.catalog.entries for each in (words.own, words.shipped)]).encode())
    for folder in (THEME, *folders):
        for path in sorted(path for path in (folder, *folder.rglob("*")) if path.is_file()):
            digest.update(os.fsencode(path.relative_to(folder)) + b"\0" + path.read_bytes())
    return digest.hexdigest()


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return every page where what others show is not what the output folder was drawn from."""
    if app.builder.name == "gettext" or is_kept(env):
        return []
    static = [Path(app.confdir) / name for name in app.config.html_static_path]
    domain = policy_domain(env)
    domain.state = drawn_from(env, [*template_folders(app.confdir, app.config), *static])
    state = _state_file(app)
    known = state.read_text("utf-8") if state.is_file() else ""
    return [] if known == domain.state else sorted(env.found_docs)


def on_build_finished(app: Sphinx, exception: Exception | None) -> None:
    """Note what the output folder was drawn from, if it was drawn."""
    state = policy_domain(app.env).state
    if exception is None and app.statuscode == 0 and state:
        _state_file(app).write_text(state, "utf-8")


def setup(app: Sphinx) -> None:
    """Connect the question, and the note of the answer."""
    app.connect("env-updated", on_env_updated)
    app.connect("build-finished", on_build_finished)
