"""Characters that no page and no translation may contain, because readers cannot see them. Pure.

The checks report them to the translator; the build leaves the message out. What is seen, the properties of
Unicode decide, not a list of ours.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from .languages import script
from .limits import LONGEST
from .scripts import HAN

#: Categories without a shape: controls, formats, private use, surrogates, not assigned, separators of lines.
_SHAPELESS = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
#: Names of format characters that do have a shape (the property Prepended_Concatenation_Mark).
_SHOWN = re.compile("NUMBER|SIGN SA|FOOTNOTE|AYAH|ABBREVIATION|POUND|PIASTRE")
#: Names of others that show nothing (Default_Ignorable_Code_Point), or stand for what is lost.
_NOT_SHOWN = re.compile(
    "VARIATION SELECTOR|FILLER$|GRAPHEME JOINER|VOWEL INHERENT|PATTERN BLANK|REPLACEMENT CHARACTER"
)
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
#: Selectors of a form of the kanji or the emoji before them, joiners of emoji, and the flags of a region.
_SELECTORS = re.compile(
    f"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])|\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]+\U000e007f|"
    f"(?<=[{HAN}])[\ufe00-\ufe0f\U000e0100-\U000e01ef]|(?<=[#*0-9])\ufe0f(?=\u20e3)"
    f"|(?<=[{_EMOJI}])[\ufe0e\ufe0f]"
)
#: Invisible characters that a script needs, by what needs them (The Unicode Standard, chapters 9 to 16).
_NEEDED = {
    "\u200c\u200d\u200e\u200f\u061c": "Arab Syrc Thaa Nkoo Adlm Rohg",  # joiners, and marks of direction
    "\u200e\u200f": "Hebr",
    "\u200c\u200d": "Deva Beng Gujr Guru Knda Mlym Orya Sinh Taml Telu Newa Olck",
    "\u200b\u200c\u200d": "Khmr Mymr Laoo Thai Tibt Java Lana",  # between words that stand without spaces
    "\u180b\u180c\u180d\u180e\u180f\u200c\u200d": "Mong",
}
_BY_SCRIPT = {script: needed for needed, scripts in _NEEDED.items() for script in scripts.split()}
_MANY_MARKS = 4
#: A Latin letter that is struck through: "not" would read as deleted.
_STRUCK = re.compile("[A-Za-z\u00c0-\u024f][\u0300-\u036f]*[\u0335-\u0338]")


def name(character: str) -> str:
    """Return the name of a character for messages: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    kind = {"Cc": "a control character", "Co": "a private-use character"}.get(unicodedata.category(character))
    return f"U+{ord(character):04X} {kind or unicodedata.name(character, 'a character without a name')}"


@cache
def _is_unseen(character: str) -> bool:
    category, known = unicodedata.category(character), unicodedata.name(character, "")
    if category in _SHAPELESS:
        return character not in "\t\n" and not (category == "Cf" and _SHOWN.search(known))
    return bool(_NOT_SHOWN.search(known))


def forbidden(text: str, language: str = "", source: str = "") -> str:
    """Return the first forbidden character of ``text``, or ''.

    Characters of ``source`` are allowed in its translation, and those that the script of ``language`` needs.
    """
    if not (unseen := set(filter(_is_unseen, set(text)))):
        return ""
    unseen -= {*(_BY_SCRIPT.get(script(language), "") if language else ""), *source}
    return next((each for each in _SELECTORS.sub("", text) if each in unseen), "")


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
    if _STRUCK.search(msgstr) and not _STRUCK.search(msgid):
        yield "the translation strikes a letter through; remove the mark"
