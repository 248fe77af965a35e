"""What is an address in a text, with a scheme or without one. Pure.

The expressions are bounded, so that they stay linear on hostile text.
"""

import re
import unicodedata
from functools import lru_cache

from babel.core import get_global

from edition.report.characters import unescaped
from edition.report.scripts import OF_SENTENCES, SYLLABLES

#: Letters of languages that go on after an address without a space: in their place, the expression sees one.
#: Others may stand in the name of a host.
_UNSPACED = re.compile(f"[{OF_SENTENCES}{SYLLABLES}]")
#: Where an address ends: before a mark.
_NO_ADDRESS = r"\s<>()\[\]`'\"“”"
_WORD = r"[^\W_]"
_LABEL = rf"{_WORD}(?:{_WORD}|[_-]){{0,62}}"
#: Domains at the top: general ones that are common, and those of countries (CLDR has them), in small letters.
_GENERAL = "com|net|org|edu|gov|mil|biz|info|xyz|icu|shop|online|club|onion"
_COUNTRIES = {*(code.lower() for code in get_global("territory_currencies")), "uk", "su"}
#: Those of them that are the end of a file's name too: conf.py is no address, ev.py/x is one.
_FILES = "ac|ai|am|as|cc|cs|do|gd|in|la|md|mk|ml|mm|ms|pl|pm|ps|py|rs|sh|so|st|tf|vi"
_NATIONAL = "|".join(sorted(_COUNTRIES.difference(_FILES.split("|"))))
_PATH = rf"(?::\d{{1,5}})?(?:/[^{_NO_ADDRESS}]{{0,300}})?"
#: Without a scheme: a@b.c, xn--a.b, a.com, t.me/a.
_BARE = (
    rf"(?<!{_WORD})(?:(?:\w|[.+-]){{0,64}}@(?:{_LABEL}\.){{1,8}}{_WORD}*[^\W\d_]{{2}}"
    rf"|(?<![.@_-])(?:(?:{_LABEL}\.){{0,8}}(?i:xn--)[A-Za-z0-9-]{{1,59}}(?:\.{_LABEL}){{1,8}}"
    rf"|(?=[\w-]{{0,63}}[^\W\d])(?:{_LABEL}\.){{1,8}}(?:"
    rf"(?<={_WORD}{{2}}\.)(?:(?i:{_GENERAL})|{_NATIONAL})(?!{_WORD}|[_-]|\.{_WORD})"
    rf"|(?i:{_GENERAL}|{'|'.join(sorted(_COUNTRIES))}|social|link|site|top|app|dev|page|click|live)"
    rf"(?=/{_WORD})(?!/[\w-]{{1,60}}\.{_WORD}))))" + _PATH
)
#: With a scheme, whose word alone is none (data:100), or a path, or without either.
_ADDRESS = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]{{0,15}}://[^{_NO_ADDRESS}]{{0,300}}"
    r"|(?<![A-Za-z0-9])(?i:javascript|vbscript|data|file|blob|about|mailto|tel|ftp|path|project|inv):"
    rf"(?:(?i:(?<=script:))|(?=[^{_NO_ADDRESS}]{{0,60}}[/@]))(?=\S)[^{_NO_ADDRESS}]{{0,60}}"
    rf"|(?<![A-Za-z0-9])(?i:www)\.[^{_NO_ADDRESS}]{{1,300}}"
    r"|\]\(\s{0,9}/[^\s()]{0,200}|(?<![\w.])\.\./[^\s()`]{0,200}"
    rf"|(?<![\w/])/(?i:etc|proc|home|root|dev|var|tmp|usr)/[^\s()`]{{0,200}}|{_BARE}"
)
#: What every address has: most texts have none of it, and are not looked through.
_SIGN = re.compile(r"[.:/@]\S")
_TARGET = re.compile(r"\]\([^\s()]{0,300}\)")


@lru_cache(maxsize=4)  # a text is asked for what it is, and as a browser reads it: mostly the same
def _spans(text: str) -> list[tuple[int, int]]:
    """Return where the addresses of a text begin and end."""
    if not _SIGN.search(text):
        return []
    return [found.span() for found in _ADDRESS.finditer(_UNSPACED.sub(" ", text))]


def addresses(text: str) -> list[str]:
    """Return the addresses of a text in small letters, as a browser reads them."""
    plain = unicodedata.normalize("NFKC", unescaped(text))
    squeezed = "".join(filter(str.isprintable, plain.replace("\\", "")))
    return [squeezed[start:end].rstrip(".,;:").lower() for start, end in _spans(squeezed)]


@lru_cache(maxsize=2)  # several rules ask it of one pair
def without_addresses(text: str) -> str:
    """Return a text without addresses and the targets of links, whose numbers and words say nothing."""
    text = _TARGET.sub("]", text)
    for start, end in reversed(_spans(text)):
        text = f"{text[:start]}{' .' if text[start:end].endswith('.') else ' '}{text[end:]}"
    return text
