"""Addresses that must lead somewhere: published ones, those of ``edition_redirects``, and the terms of use.

A published address is there still, or ``edition_redirects`` says where it leads.
``published.txt`` lists them, one a line. ``make publish`` adds to it; no command takes one out.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from edition.files import FileError, decoded, is_plain_file, write
from edition.reading.configuration import is_web_address
from edition.report.addresses import ADDRESS, destination
from edition.report.consistency import meant

from .finding import Finding

FILE = "published.txt"
#: A hundred thousand addresses.
_LARGEST = 10_000_000


def read(root: Path) -> list[str]:
    """Return the lines of the list, none if there is no such file. Raises FileError."""
    path = root / FILE
    if not is_plain_file(root, path):
        return []
    if path.stat().st_size > _LARGEST:
        raise FileError(1, f"the file is larger than {_LARGEST:,} bytes; it lists one address a line", "size")
    lines = decoded(path.read_bytes()).splitlines()
    return [line.strip() for line in lines]


def grow(root: Path, addresses: Collection[str]) -> int:
    """Add addresses to the list. Returns how many were not in it. Raises FileError."""
    before = set(read(root)) - {""}
    if new := set(addresses) - before:
        write(root / FILE, "".join(f"{address}\n" for address in sorted(before | new)))
    return len(new)


def _fault(line: str, there: Collection[str], languages: Collection[str]) -> str:
    """Return why a line is no address of a report, with what to write; '' if it is one."""
    old, arrow, new = map(str.strip, line.partition("->"))
    if arrow and ADDRESS.fullmatch(old):
        return f"is no address; write '{old}', and in conf.py edition_redirects = {{'{old}': '{new}'}}"
    if not ADDRESS.fullmatch(line):
        return "is no address such as policies/one.html#one-4; remove the line"
    language, _slash, rest = line.partition("/")
    if language in languages and line not in there:
        return f"names a language; write '{rest}'"
    return ""


def address_findings(
    root: Path, there: Collection[str], redirects: Mapping[str, str], languages: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield the redirects and the published addresses that lead nowhere: of a lost page, the page alone."""
    path = root / "conf.py"
    conf = path.read_text("utf-8", "replace") if redirects and path.is_file() else ""
    for old in redirects:
        written = re.search(rf"(['\"]){re.escape(old)}\1", conf)
        line = conf.count("\n", 0, written.start() if written else 0) + 1
        if old in there:
            message = f"edition_redirects: '{old}' is on its page, which would be hidden; remove it"
            yield Finding("conf.py", line, message, "redirect")
        elif (end := destination(old, there, redirects)) not in there:
            message = f"'{old}' leads to '{end}', which is on no page; write where a reader finds it"
            yield Finding("conf.py", line, f"edition_redirects: {message}", "redirect")
    lost: set[str] = set()
    lines: dict[str, int] = {}
    try:
        for number, old in enumerate(read(root), 1):
            if old and (wrong := _fault(old, there, languages)):
                yield Finding(FILE, number, f"'{old}' {wrong}", "published")
            elif old and (first := lines.setdefault(old, number)) != number:
                message = f"'{old}' is in line {first} already; remove this line"
                yield Finding(FILE, number, message, "published")
            elif (
                old and destination(old, there, redirects) not in there and old.partition("#")[0] not in lost
            ):
                lost.add(old)
                message = f"'{old}' is on no page any more; add its new place to edition_redirects in conf.py"
                yield Finding(FILE, number, message, "published")
    except FileError as error:
        yield Finding(FILE, error.line, str(error), error.rule)


def lost_terms(license_name: str, there: Collection[str]) -> str:
    """Return what to say of the terms of use that ``edition_report`` names, if they are nowhere; else ''."""
    known = [address.replace(".html", "") for address in there]
    if not license_name or is_web_address(license_name) or license_name in known:
        return ""
    page, _hash, anchor = license_name.partition("#")
    missing = f"'{anchor}' is on no page '{page}'" if anchor else f"there is no page '{page}'"
    right = "write a page with an id on it, such as about#terms, or an address elsewhere"
    message = f"edition_report has the license '{license_name}', but {missing}"
    return f"{message}; {meant(license_name, known) or right}"
