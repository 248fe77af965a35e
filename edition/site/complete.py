"""Makes a built site ready for a web server: what its pages need is there, compressed too, and listed.

Pure, but for the files of the folder that it is given.
"""

import gzip
import hashlib
import importlib
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, unquote

from edition.drawing.pages import OTHER_POLICY
from edition.drawing.pages import digest as source_digest

#: The list of digests.
SUMS = "SHA256SUMS"
#: What is worth compressing; pictures and fonts are compressed already.
_TEXTS = {".atom", ".css", ".csv", ".html", ".js", ".json", ".jsonld", ".svg", ".tbx", ".tmx", ".txt", ".xml"}
#: What every reader of a page loads: its address, without what Sphinx adds for caches.
_LOADED = re.compile(
    r'(?P<before><script\b[^>]*?\ssrc="(?=[^"?]+\.js["?])|<link\b[^>]*?\shref="(?=[^"?]+\.css["?]))'
    r'(?P<address>[^"?#:]+)(?:\?v=[0-9a-f]*)?(?=")'
)


class _Reader(HTMLParser):
    """Collects what a page asks of its security policy."""

    def __init__(self) -> None:
        super().__init__()
        #: Scripts and styles that stand in the page; "style-attr" are attributes.
        self.inline: list[tuple[str, str]] = []
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "style" in values:
            self.inline.append(("style-attr", values["style"]))
        kind = values.get("type", "").lower()  # a block of data has a media type that is no script's
        is_data = "/" in kind and "script" not in kind
        is_code = tag == "style" or (tag == "script" and "src" not in values and not is_data)
        self._open = [] if is_code else None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open is not None:
            self.inline.append((tag, "".join(self._open)))
        self._open = None


def policy(site: Path) -> str:
    """Return a Content-Security-Policy for a header: what the pages of a site need, and no more.

    It allows every inline script and style by its digest, never ``unsafe-inline``.
    """
    inline = set[tuple[str, str]]()
    for page in site.rglob("*.html"):
        reader = _Reader()
        reader.feed(page.read_text("utf-8"))
        reader.close()
        inline.update(reader.inline)
    allowed = {
        kind: "".join(f" '{source_digest(text)}'" for tag, text in sorted(inline) if tag == kind)
        for kind in ("script", "style", "style-attr")
    }
    hashes = f" 'unsafe-hashes'{allowed['style-attr']}" if allowed["style-attr"] else ""
    return (
        f"default-src 'none'; script-src 'self'{allowed['script']}; "
        f"style-src 'self'{allowed['style']}{hashes}; {OTHER_POLICY}; frame-ancestors 'none'"
    )


def list_scripts(site: Path) -> None:
    """Name every script on the first page: a copy made by following links has those loaded on demand, too."""
    page = site / "index.html"
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.js"))
    links = "".join(f'<link rel="item" href="{quote(name)}">\n' for name in names)
    page.write_text(page.read_text("utf-8").replace("</head>", f"{links}</head>", 1), "utf-8")


def name_by_digest(site: Path) -> list[str]:
    """Give what pages load of scripts and styles names with a digest, and let the pages load it by them.

    A file of such a name never changes, so that caches may keep it for ever. It keeps its other name too, by
    which a script may load it. What is loaded only on demand keeps its name alone. Returns the new names.
    """
    named: dict[Path, str] = {}

    def rename(page: Path, found: re.Match[str]) -> str:
        file = (page.parent / unquote(found["address"])).resolve()
        if not file.is_file() or not file.is_relative_to(site.resolve()):
            return found[0]
        if file not in named:
            named[file] = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
            shutil.copyfile(file, file.with_suffix(f".{named[file]}{file.suffix}"))
        start, dot, suffix = found["address"].rpartition(".")
        return f"{found['before']}{start}.{named[file]}{dot}{suffix}"

    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        page.write_text(_LOADED.sub(partial(rename, page), text), "utf-8")
    files = (file.with_suffix(f".{digest}{file.suffix}") for file, digest in named.items())
    return sorted(file.relative_to(site.resolve()).as_posix() for file in files)


def _gzip(content: bytes) -> bytes:
    packed = BytesIO()  # gzip.compress() writes a header that depends on the version of Python
    with gzip.GzipFile("", "wb", 9, packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


def compress(site: Path) -> list[str]:
    """Write ``.gz``, and ``.br`` if the package brotli is installed, beside every text of a folder.

    Files that would not get smaller have none. Returns the endings that were written.
    """
    packers = {".gz": _gzip}
    with suppress(ModuleNotFoundError):
        packers[".br"] = partial(importlib.import_module("brotli").compress, quality=11)
    packed: dict[tuple[str, bytes], bytes] = {}  # what every language has is packed once
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.suffix in _TEXTS:
            content = path.read_bytes()
            for ending, pack in packers.items():
                key = ending, hashlib.sha256(content).digest()
                if key not in packed:
                    packed[key] = pack(content)
                if len(packed[key]) < len(content):
                    path.with_name(path.name + ending).write_bytes(packed[key])
    return list(packers)


def sums(folder: Path, files: Iterable[Path]) -> bytes:
    """Return the list of digests of files of a folder, as ``sha256sum --check`` reads it."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files
    ]
    return os.fsencode("".join(lines))


def list_digests(site: Path) -> int:
    """Write the list of digests of all files of a folder into it. Returns how many there are."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != SUMS)
    (site / SUMS).write_bytes(sums(site, files))
    return len(files)
