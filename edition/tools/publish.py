"""``python -m edition publish``: makes the folder to put on the web, and settings for web servers."""

import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
from sphinx.config import Config

from edition.catalogs.catalog import Words
from edition.checks import published
from edition.commands import epub
from edition.drawing.fragments import environment
from edition.files import FileError, counted, remove, swap
from edition.reading import configuration
from edition.report.history import FILE
from edition.site import build, complete, links, offline
from edition.site.origin import last_change

from . import archive, history

_HOSTS = Path(__file__).with_name("hosts")


def run(root: Path, out: Path) -> int:
    """Build, and write ``out/publish``: the folder ``site`` to upload, and ``hosts``. Returns the exit code.

    What was published before stays until everything is there.
    """
    config = configuration.read(root)
    try:
        changes = history.grow(root, config)
    except FileError as error:
        print(f"{FILE}:{error.line}: {error}", file=sys.stderr)
        return 1
    if code := build.run(root, out) or epub.run(root, out):
        return code
    _set_on_paper(root, out)
    archive.pack(out / "html", out / "zip" / "site.zip", last_change(root, config))
    made = [path.name for ending in ("epub", "pdf", "zip") for path in sorted((out / ending).glob("*.*"))]
    define: list[tuple[str, object]] = [("edition_books", made)]
    if code := build.run(root, out, define=define):
        return code
    address = config.html_baseurl
    if address and (why := _draw_cards(root, out)):
        print(f"no preview images: {why}", file=sys.stderr)
        if code := build.run(root, out, define=[*define, ("edition_cards", False)]):
            return code
    if wrong := [*links.faults(out / "html", address, {}, pictures=True)]:
        print(*wrong, "\nThe site is not complete; nothing was published.", sep="\n", file=sys.stderr)
        return 1
    new, target = out / "publish.new", out / "publish"
    remove(new)
    shutil.copytree(out / "html", new / "site")
    complete.list_scripts(new / "site")
    for_ever = complete.name_by_digest(new / "site")
    offline.write(new / "site", _notes(root, config) if config.edition_offline else {}, for_ever)
    write_hosts(new / "hosts", address, complete.policy(new / "site"), for_ever)
    endings = complete.compress(new / "site")
    count = complete.list_digests(new / "site")
    swap(new, target)
    print(f"{count} files, {' and '.join(endings)} of texts among them: {target / 'site'}")
    print(f"settings for web servers: {target / 'hosts'}")
    if new_ones := published.grow(root, (out / "work" / build.ADDRESSES).read_text("utf-8").split()):
        print(f"{published.FILE}: {new_ones} new address{'es' * (new_ones != 1)}; commit it")
    if changes:
        print(f"{FILE}: {counted(changes, 'new change')}; commit it")
    if said := advice(address):
        print(said, file=sys.stderr)
    return 0


def _notes(root: Path, config: Config) -> dict[str, str]:
    """Return by language what a page says that is shown without a network."""
    template = environment(root, config).get_template("offline.html")
    return {code: template.render(_=Words.load(root, code)).strip() for code in config.edition_languages}


def _set_on_paper(root: Path, out: Path) -> None:
    """Write the PDFs that can be made; without Typst, or without its fonts, it is said why there are none."""
    remove(out / "pdf")
    try:
        from . import pdf  # noqa: PLC0415 - publishing works without it
    except ModuleNotFoundError as error:
        print(f"no PDFs: they need the package {error.name}, which is not installed", file=sys.stderr)
    else:
        pdf.run(root, out)


def _draw_cards(root: Path, out: Path) -> str:
    """Draw the preview images. Returns why they cannot be drawn, '' if they are."""
    try:
        from playwright.sync_api import Error  # noqa: PLC0415 - publishing works without it

        from . import cards  # noqa: PLC0415
    except ModuleNotFoundError as error:
        return f"they need the package {error.name}, which is not installed"
    try:
        cards.run(root, out)
    except Error:
        return "they need Chromium, which is not installed"
    return ""


def advice(address: str) -> str:
    """Return what a publisher has to know about an address ('' if it is unknown), '' if nothing."""
    parts = urlsplit(address)
    if not address:
        return (
            "The address of the site is not known: no canonical links, no preview images, no addresses for "
            "search engines. Set html_baseurl in conf.py, or SITE_URL."
        )
    if parts.path == "/":
        return ""
    return (
        f"Search engines read {parts.scheme}://{parts.netloc}/robots.txt alone, not {address}robots.txt: "
        f"put the line 'Sitemap: {address}sitemap.xml' there, or submit the sitemap to them."
    )


def write_hosts(folder: Path, address: str, policy: str, for_ever: list[str]) -> None:
    """Write settings for web servers.

    ``address`` is that of the site, '' if it is unknown; ``policy`` its security policy; ``for_ever`` lists
    the files whose names have a digest.
    """
    jinja = jinja2.Environment(
        autoescape=False,  # noqa: S701 - no HTML
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    parts = urlsplit(address)
    path, host = parts.path or "/", parts.hostname or "example.org"
    values = {"address": address, "host": host, "path": path, "for_ever": for_ever}
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if parts.scheme == "https" and path == "/":  # it holds for a whole host: below a path, it is not ours
        headers["Strict-Transport-Security"] = "max-age=31536000"
    folder.mkdir(parents=True)
    for template in sorted(_HOSTS.iterdir()):
        text = jinja.from_string(template.read_text("utf-8")).render(values, headers=headers)
        (folder / template.name).write_text(text, "utf-8")
