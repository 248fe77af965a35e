"""Checks every page of a built site: its links lead somewhere, what it loads is there, its ids are its own.

Pure, but for the files of the folder that it is given.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

#: What is no markup: comments, and the inside of scripts.
_CODE = re.compile(r"<(?:!--.*?-->|script\b([^>]*)>.*?(?=</script))", re.DOTALL)
#: One expression for all: a parser would take many times as long.
_ATTRIBUTE = re.compile(r'\s(id|href|src|data-src|action)="([^"]*)"')
#: The pictures of links to a page, which are drawn after it.
_PICTURE = re.compile(r'\s(content)="(https?://[^"]*)"')
#: A folder that stands for that of a site whose address is not known.
_NOWHERE = "http://site.invalid/-/"


@cache
def _place(folder: str, link: str, start: str) -> tuple[str, str]:
    """Return the file and the id that a link in a folder of the site leads to; '' if it leads elsewhere."""
    try:
        target, is_elsewhere = urljoin(start + folder, link), link[0] == "/" or bool(urlsplit(link).scheme)
    except ValueError:
        return link, ""
    if not target.startswith(start):
        return "" if is_elsewhere else link, ""
    address, _hash, anchor = target.removeprefix(start).partition("#")
    path = unquote(address.partition("?")[0])
    return f"{path}index.html" if path == "" or path.endswith("/") else path, unquote(anchor)


def faults(
    site: Path, address: str, more: Mapping[str, list[str]], *, pictures: bool = False
) -> Iterator[str]:
    """Yield what is wrong with the pages of a site.

    ``address`` is that of the site, '' if it is unknown: pages may name their own files by it. ``more`` are
    addresses of the site that others link to, by who does. ``pictures`` asks for the preview images, too.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ids, links = dict[str, Counter[str]](), {**more}
    for page in sorted(name for name in files if name.endswith(".html")):
        text = (site / page).read_text("utf-8", "replace")
        found = _ATTRIBUTE.findall(_CODE.sub(r"\1", text)) + (_PICTURE.findall(text) if pictures else [])
        ids[page] = Counter(value for name, value in found if name == "id")
        links[page] = [unescape(value) for name, value in found if name != "id" and value]
        twice = (name for name, count in ids[page].items() if count > 1)
        yield from (f"{page}: the id '{name}' is on the page more than once" for name in twice)
    for page, asked in links.items():
        folder = page[: page.rfind("/") + 1]
        for link in dict.fromkeys(asked):
            file, anchor = _place(page if link[0] in "#?" else folder, link, address or _NOWHERE)
            if file and file not in files:
                yield f"{page}: '{link}' leads to no file of the site"
            elif anchor not in ("", "top") and anchor not in ids.get(file, {anchor}):
                yield f"{page}: '{link}' leads to no id on {file}"
