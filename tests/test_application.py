# ruff: noqa: SLF001 - what is private is what is tested
"""The one patch of other projects' internals: what it stands on, and what pages do not share."""

from __future__ import annotations

import inspect
import subprocess
import sys

from docutils.readers import standalone
from myst_parser.mdit_to_docutils import base
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.util import docutils

from edition.application import share_settings


def test_upstream_still_makes_a_command_line_parser_for_every_page() -> None:
    """If this fails, look whether share_settings() is still needed, or still works."""
    assert "OptionParser(" in inspect.getsource(docutils._get_settings)
    assert "= _get_settings(\n" in inspect.getsource(docutils._parse_str_to_doctree)
    assert 'options.get("document", make_document())' in inspect.getsource(base.DocutilsRenderer.setup_render)
    assert "settings = get_default_settings(parser_cls)" in inspect.getsource(base.make_document)


def test_pages_share_no_settings_that_change(monkeypatch) -> None:
    monkeypatch.setattr(docutils, "_get_settings", docutils._get_settings)
    monkeypatch.setattr(base, "make_document", base.make_document)
    plain = docutils._get_settings(standalone.Reader, MystParser, defaults={"traceback": True})
    share_settings()
    pages = [
        docutils._get_settings(standalone.Reader, MystParser(), defaults={"traceback": True})
        for _ in range(2)
    ]
    pages[0].record_dependencies.add("one.md")
    pages[0].env = "one"
    assert pages[1].record_dependencies.list == []
    assert not hasattr(pages[1], "env")
    assert set(vars(pages[1])) == set(vars(plain))
    other = docutils._get_settings(standalone.Reader, MystParser, defaults={"traceback": False})
    assert pages[1].traceback
    assert not other.traceback


def test_a_build_loads_no_http_client_and_no_doctest(small) -> None:
    """What is imported when it is used must not be used by pages like ours."""
    code = (
        "import sys, pathlib\n"
        "from edition.build import Folders, build_language\n"
        "from edition.project import settings\n"
        "from edition.application import preload\n"
        "root, out = pathlib.Path.cwd(), pathlib.Path(sys.argv[1])\n"
        "preload(settings(root))\n"
        "build_language(Folders(root, out), 'en', {}, 1)\n"
        "print(sorted({'requests', 'urllib3', 'doctest'} & sys.modules.keys()))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(small.out)],
        cwd=small.root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "[]"
    assert (small.out / "work" / "en" / "pages" / "index.html").exists()
