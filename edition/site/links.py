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

#: A comment, or a start tag: its name and attributes, past the text of elements that hold no markup.
_TAG = re.compile(
    r"""<(?:!--.*?-->|(?:(script|style|textarea|title)\b|([a-z][^\s/>]*))"""
    r"""((?:[\s/]*+[^\s/=>"']++(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*+)[^>]*>(?(1).*?(?=</\1)))""",
    re.DOTALL | re.IGNORECASE,
)
#: All attributes, so that none is looked for in the value of another one.
_ATTRIBUTE = re.compile(r"""([^\s/=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_ASKED = {"id", "href", "src", "data-src", "action"}
#: The pictures of links to a page, which are drawn after it.
_PICTURE = re.compile(r'\scontent="(https?://[^"]*)"')
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
    path, anchor = unquote(address.partition("?")[0]), anchor.partition(":~:")[0]  # a passage to show
    return f"{path}index.html" if path == "" or path.endswith("/") else path, unquote(anchor)


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ids of a page, the names that are addresses as ids are, and its links."""
    for tag in _TAG.finditer(text):
        asked = _ASKED | {"name"} if tag[2] in ("a", "A") else _ASKED
        for name, *values in _ATTRIBUTE.findall(tag[3] or ""):
            if (key := name.lower()) in asked and (value := unescape("".join(values)).strip()):
                yield key, value


def faults(
    site: Path, address: str, more: Mapping[str, list[str]], *, pictures: bool = False
) -> Iterator[str]:
    """Yield what is wrong with the pages of a site.

    ``address`` is that of the site, '' if it is unknown: pages may name their own files by it. ``more`` are
    addresses of the site that others link to, by who does. ``pictures`` asks for the preview images, too.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    files |= {name.removesuffix("/index.html") for name in files}  # servers lead on from a folder's name
    ids, links = dict[str, Counter[str]](), {**more}
    for page in sorted(name for name in files if name.endswith(".html")):
        text = (site / page).read_text("utf-8", "replace")
        found = [*_attributes(text)]
        ids[page] = Counter(value for name, value in found if name == "id")
        links[page] = [value for name, value in found if name not in ("id", "name")]
        links[page] += map(unescape, _PICTURE.findall(text) if pictures else ())
        twice = [name for name, count in ids[page].items() if count > 1]
        ids[page].update(value for name, value in found if name == "name")
        yield from (f"{page}: the id '{name}' is on the page more than once" for name in twice)
    for page, asked in links.items():
        folder = page[: page.rfind("/") + 1]
        for link in dict.fromkeys(asked):
            file, anchor = _place(page if link[0] in "#?" else folder, link, address or _NOWHERE)
            if file and file not in files:
                yield f"{page}: '{link}' leads to no file of the site"
            elif anchor not in ("", "top") and anchor not in ids.get(file, {anchor}):
                yield f"{page}: '{link}' leads to no id on {file}"
