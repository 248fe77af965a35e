"""``python -m edition live``: serves the site, and rebuilds and reloads it after every change."""

from pathlib import Path

from livereload import Server

from edition.checks.published import FILE
from edition.reading import configuration
from edition.site import build

#: livereload inserts a script into each page, which the security policy of published pages forbids.
_WITHOUT_POLICY = [("edition_security_policy", False)]


def run(root: Path, out: Path, *, port: int) -> int:
    """Build into ``out/live`` and serve until interrupted.

    If a build fails, its problems are printed and the last good site stays. ``out/html`` is not changed.
    """
    out = out / "live"

    def rebuild() -> None:
        build.run(root, out, define=_WITHOUT_POLICY)

    rebuild()
    config = configuration.read(root)
    server = Server()
    watched = ["conf.py", "search.toml", "accepted.toml", FILE, *config.include_patterns]
    watched += ["locales/**/*.po", "edition/**/*"]
    watched += [f"{folder}/**/*" for folder in (*config.templates_path, *config.html_static_path)]
    for pattern in watched:
        server.watch(str(root / pattern), rebuild, ignore=lambda path: Path(path).is_relative_to(out.parent))
    for language in config.edition_languages:
        print(f"http://127.0.0.1:{port}/{language}/{config.root_doc}.html")
    server.serve(port=port, host="127.0.0.1", root=str(out / "html"))
    return 0
