"""Characters that no translation may contain, because readers cannot see them. Pure.

The checks report them to the translator; the build leaves the message out.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from edition.report.languages import script
from edition.report.limits import LONGEST

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\U000e0000-\U000e0fff"
)
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters except tab and line feed
    f"{_INVISIBLE}"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffd-\uffff\U000f0000-\U0010ffff]"  # no or private meaning
)
#: Invisible characters that a script needs, by what needs them (The Unicode Standard, chapters 9 to 16).
_NEEDED = {
    "\u200c\u200d\u200e\u200f\u061c": "Arab Syrc Thaa Nkoo Adlm Rohg",  # joiners, and marks of direction
    "\u200e\u200f": "Hebr",
    "\u200c\u200d": "Deva Beng Gujr Guru Knda Mlym Orya Sinh Taml Telu Newa Olck",
    "\u200b\u200c\u200d": "Khmr Mymr Laoo Thai Tibt Java Lana",  # between words that stand without spaces
    "\u180e\u200c\u200d": "Mong",
}
_BY_SCRIPT = {script: needed for needed, scripts in _NEEDED.items() for script in scripts.split()}
_MANY_MARKS = 4


def name(character: str) -> str:
    """Return the name of a character for messages: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    kind = {"Cc": "a control character", "Co": "a private-use character"}.get(unicodedata.category(character))
    return f"U+{ord(character):04X} {kind or unicodedata.name(character, 'a character without a name')}"


def forbidden(text: str, language: str = "", source: str = "") -> str:
    """Return the first forbidden character of ``text``, or ''.

    Characters of ``source`` are allowed in its translation, and those that the script of ``language`` needs.
    """
    allowed = _BY_SCRIPT.get(script(language), "") if language else ""
    found = (match[0] for match in _FORBIDDEN.finditer(text))
    return next((each for each in found if each not in allowed and each not in source), "")


def unescaped(text: str) -> str:
    """Return the text with HTML character references replaced, as in a browser."""
    try:
        return html.unescape(text)
    except ValueError:  # a number with more digits than Python converts
        return text + "\0"


def _heaped(text: str) -> bool:
    """Tell whether a letter has so many marks that they cover the lines around it."""
    marks = {character for character in set(text) if unicodedata.category(character) in ("Mn", "Me")}
    runs = groupby(text, marks.__contains__) if marks else ()
    return any(is_mark and len(list(run)) >= _MANY_MARKS for is_mark, run in runs)


def objection(msgid: str, msgstr: str, language: str = "") -> str:
    """Return the reason why ``msgstr`` must not be shown, as a sentence, or ''."""
    return next(_objections(msgid, msgstr, language), "")


def _objections(msgid: str, msgstr: str, language: str) -> Iterator[str]:
    if len(msgstr) > LONGEST:
        yield f"the translation has {len(msgstr)} characters, more than {LONGEST}; a message is one paragraph"
    if len(msgid) > LONGEST:
        yield f"the msgid has {len(msgid)} characters, more than {LONGEST}; no page has such a text"
    if "\n" in msgstr and "\n" not in msgid:
        yield "the translation has a line break (\\n); a message is one paragraph, write it without"
    if found := forbidden(msgstr, language, msgid):
        yield f"the translation holds {name(found)}, which a reader cannot see; remove it"
    if "&" in msgstr and (found := forbidden(unescaped(msgstr), language, msgid)):
        yield f"the translation holds a reference to {name(found)}, which a reader cannot see; remove it"
    if msgstr and not msgstr.strip():
        yield "the translation is nothing but spaces; translate it, or leave msgstr empty"
    if not msgstr.isascii() and _heaped(msgstr):
        yield "the translation heaps marks on a letter; remove them"
