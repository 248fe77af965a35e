"""``python -m edition live``: serves the site, and rebuilds and reloads it after every change."""

import io
import re
import sys
from contextlib import redirect_stderr, suppress
from html import escape
from pathlib import Path
from typing import Any, ClassVar

from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler

from edition.files import FileError, sentence, walk
from edition.reading import configuration
from edition.report.printable import printable
from edition.site import build

#: livereload inserts a script into each page, which the security policy of published pages forbids.
_WITHOUT_POLICY = [("edition_security_policy", False)]
_MESSAGE = (
    '<section role="alert" lang="en" dir="ltr" tabindex="0" style="position: fixed; inset: auto 0 0; '
    "z-index: 99; max-height: 40vh; overflow: auto; padding: 1em; border-top: 4px solid #b00020; "
    'background: #fff; color: #000; text-align: left">The last build failed. What you see is the last good '
    'one.<pre style="white-space: pre-wrap">{}</pre></section>'
)


class _Preview(StaticFileHandler):  # type: ignore[misc]  # livereload has no types
    """Serves the files of the site; into each page it puts what is wrong with the sources."""

    message: ClassVar[bytes] = b""

    @classmethod
    def get_content(cls, abspath: str, start: int | None = None, end: int | None = None) -> bytes:
        content = Path(abspath).read_bytes()
        if abspath.endswith(".html"):
            content = re.sub(rb"<body\b[^>]*>", lambda tag: tag[0] + cls.message, content, count=1)
        return content[start:end]

    def get_content_size(self) -> int:
        return len(self.get_content(self.absolute_path))

    def write_error(self, status_code: int, **_details: Any) -> None:
        self.finish(b"<head><title>%d</title></head><body>%d%b" % (status_code, status_code, self.message))


def times(root: Path, out: Path) -> dict[Path, int]:
    """Return when each file of a project was changed, but for hidden ones and the output."""

    def skips(name: str) -> bool:
        path = root / name
        return path == out or path.name.startswith((".", "__pycache__", "node_modules"))

    found = dict[Path, int]()
    with suppress(OSError, FileError):  # a file that has just gone; folders too deep, as the build says
        for path in walk(root, skips):
            found[path] = path.lstat().st_mtime_ns
    return found


def run(root: Path, out: Path, *, port: int) -> int:
    """Build into ``out/live`` and serve until interrupted. ``out/html`` is not changed.

    If a build fails, its problems are printed, and shown in every page of the last good site.
    """
    config, live, seen, server = configuration.read(root), out / "live", times(root, out), Server()
    examine = server.watcher.examine

    def rebuild() -> None:
        said = io.StringIO()
        try:
            with redirect_stderr(said):
                code = build.run(root, live, define=_WITHOUT_POLICY)
        except Exception as error:  # noqa: BLE001 - whatever it is, no one is shown a traceback
            code = 1
            print(*map(printable, sentence(error, live).split("\n")), sep="\n", file=said)
        print(said.getvalue(), end="", file=sys.stderr)
        _Preview.message = _MESSAGE.format(escape(said.getvalue().strip())).encode() if code else b""

    def look() -> Any:
        nonlocal seen
        if (now := times(root, out)) != seen:
            seen = now
            rebuild()
            LiveReloadHandler.reload_waiters("*")  # livereload itself leaves out what follows too soon
        return examine()

    rebuild()
    server.watch(str(root / "conf.py"))  # else it would watch all
    server.watcher.examine, server.SFH = look, _Preview
    for language in config.edition_languages:
        print(f"http://127.0.0.1:{port}/{language}/{config.root_doc}.html")
    try:
        server.serve(port=port, host="127.0.0.1", root=str(live / "html"))
    except OSError as error:
        raise OSError(0, f"{error.strerror}; name another one with --port", f"port {port}") from None
    return 0
