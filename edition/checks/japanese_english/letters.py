"""The rules on letters and marks: no Japanese is left, no other script gets in, quotations end. Pure."""

import re
import unicodedata
from collections.abc import Iterator

from edition.checks import text
from edition.checks.finding import Pair, excerpt

_JAPANESE = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]+")
_WIDE = re.compile(r"[\u3000-\u3002\u3008-\u3011\u3014-\u301f\uff01-\uff5e]")
QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』")
_ASIDE = re.compile(r"\([^()]*\)|“[^“”]*”")


def japanese_left(pair: Pair) -> Iterator[str]:
    """No Japanese in a translation but what it quotes: a word that the source has, and has in 「」.

    A word of the source in brackets or quotation marks, as in 'nuclear sharing (核シェアリング)', is a
    quotation too.
    """
    quoted = "\n".join([*QUOTED.findall(pair.msgid), *_ASIDE.findall(pair.msgstr)])
    for run in dict.fromkeys(_JAPANESE.findall(pair.msgstr)):
        if run not in pair.msgid:
            yield f"'{excerpt(run)}' is Japanese that the source does not have; translate it"
        elif run not in quoted:
            yield f"'{excerpt(run)}' is left in Japanese; translate it"
    if wide := _WIDE.search(_JAPANESE.sub("", pair.msgstr)):
        plain = unicodedata.normalize("NFKC", wide[0])
        yield f"'{wide[0]}' is a Japanese mark; write that of the language, as {plain!r}"


def other_script(pair: Pair) -> Iterator[str]:
    """Letters are Latin ones: a word in another script is an accident or a disguise."""
    for letter in dict.fromkeys(pair.msgstr):
        script = unicodedata.name(letter, "?")
        is_known = script.startswith("LATIN") or _JAPANESE.match(letter) or _WIDE.match(letter)
        if letter.isalpha() and letter not in pair.msgid and not is_known:
            yield f"'{letter}' ({script}) is no Latin letter; write it in Latin letters"
            return


def unbalanced(pair: Pair) -> Iterator[str]:
    """Brackets come in pairs, where those of the source do; in English, quotation marks too."""
    return text.unbalanced(pair, exempt="")
