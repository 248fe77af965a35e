"""``python -m edition live``: the built site in a browser, built again and reloaded after every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livereload import Server

from .build import build
from .project import settings

if TYPE_CHECKING:
    from pathlib import Path

#: What a change of rebuilds the site.
WATCHED = (
    "conf.py",
    "*.md",
    "policies/*.md",
    "topics/*.md",
    "locales/**/*.po",
    "_templates/**/*.html",
    "_static/*",
)


def live(root: Path, out: Path, port: int) -> int:
    """Build and serve until interrupted. A failed build is printed, and the last good site stays."""
    build(root, out)
    server = Server()
    for pattern in WATCHED:
        server.watch(str(root / pattern), lambda: build(root, out))
    for language in settings(root)["edition_languages"]:
        print(f"http://127.0.0.1:{port}/{language}/index.html")
    server.serve(port=port, host="127.0.0.1", root=str(out / "html"))
    return 0
