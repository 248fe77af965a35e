"""Scripts by what they do, as ranges for expressions. Pure."""

from unicodedata import east_asian_width

#: Letters and marks of scripts that put no spaces between words.
UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
#: Those of them, and of Korean, that sentences are in: radicals, Bopomofo and signs in circles are in none.
OF_SENTENCES = (
    "\u0e00-\u109f\u1780-\u17ff\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
SYLLABLES = "\u1100-\u11ff\uac00-\ud7a3"
HAN = "\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
#: Letters and marks as wide as those of East Asia, or as narrow as those of the Latin script.
FORMS = "\uff00-\uffef"
#: No space stands beside it.
CLOSE = f"[{UNSPACED}{FORMS}]"


def is_wide(character: str) -> bool:
    """Tell whether a character is as wide as it is high."""
    return east_asian_width(character) in "WF"
