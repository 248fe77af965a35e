"""The rules on letters and marks: nothing is left in the other language, no third script gets in. Pure."""

import re
import unicodedata
from collections.abc import Iterator

from edition.checks.finding import Pair, excerpt

from .phrases import JAPANESE

_JAPANESE = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]+")
_WIDE = re.compile(r"[\u3000-\u3002\u3008-\u3011\u3014-\u301f\uff01-\uff5e]")
#: What stands in texts of both languages: α is one of Japanese, as in プラスα.
_SCRIPTS = ("LATIN", "GREEK SMALL LETTER ALPHA")
_ENGLISH = re.compile(r"(?:[A-Za-z’'-]+ ){3,20}[A-Za-z’'-]+")
_NARROW = re.compile(r"(?<=[\u3040-\u30ff\u3400-\u9fff])[,.](?![\d.])")
#: What English writes for a Japanese mark; what is not here is a wide form of it.
_NARROWED = str.maketrans("、。「」『』〈〉《》【】〔〕〝〟\u3000", ",.“”‘’‘’“”[][]“” ")
_QUOTED = re.compile(JAPANESE.quoted)
_QUOTED_OR_ASIDE = re.compile(f"{JAPANESE.quoted}|[(（][^()（）]*[)）]")
_ASIDE = re.compile(r"\([^()]*\)|“[^“”]*”")


def japanese_left(pair: Pair) -> Iterator[str]:
    """No Japanese in a translation but what it quotes: a word that the source has, and has in 「」.

    A word of the source in brackets or quotation marks, as in 'nuclear sharing (核シェアリング)', is a
    quotation too.
    """
    quoted = "\n".join([*_QUOTED.findall(pair.msgid), *_ASIDE.findall(pair.msgstr)])
    for run in dict.fromkeys(_JAPANESE.findall(pair.msgstr)):
        if run not in pair.msgid:
            yield f"'{excerpt(run)}' is Japanese that the source does not have; translate it"
        elif run not in quoted:
            yield f"'{excerpt(run)}' is left in Japanese; translate it"
    if wide := _WIDE.search(_JAPANESE.sub("", pair.msgstr)):
        plain = unicodedata.normalize("NFKC", wide[0].translate(_NARROWED))
        yield f"'{wide[0]}' is a Japanese mark; write that of the language, as '{plain}'"


def other_script(pair: Pair) -> Iterator[str]:
    """Letters are Latin or Japanese ones: a word in another script is an accident or a disguise."""
    letters = (each for each in dict.fromkeys(pair.msgstr) if each.isalpha() and not each.isascii())
    for letter in (each for each in letters if each not in pair.msgid):
        script = unicodedata.name(letter, "?")
        if not (script.startswith(_SCRIPTS) or _JAPANESE.match(letter) or _WIDE.match(letter)):
            yield f"'{letter}' ({script}) is of another script; write it in that of the language"
            return


def english_left(pair: Pair) -> Iterator[str]:
    """No English in a translation but names: four words of the source or more, not in brackets."""
    for run in _ENGLISH.findall(_QUOTED_OR_ASIDE.sub("", pair.msgstr)):
        if run in pair.msgid:
            yield f"'{excerpt(run)}' is left in English; translate it"


def narrow_mark(pair: Pair) -> Iterator[str]:
    """A comma or a full stop after a Japanese letter is a Japanese one."""
    if found := _NARROW.search(pair.msgstr):
        yield f"'{found[0]}' is a mark of English; write '{'、' if found[0] == ',' else '。'}'"
