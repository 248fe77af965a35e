"""The rules on brackets and quotation marks: they come in pairs, and are those of the language. Pure."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, chain

from docutils.utils.smartquotes import smartchars

from edition.report.scripts import OF_SENTENCES, SYLLABLES

from .finding import Pair, Rules

_OPENING, _CLOSING = "([{（「『【", ")]}）」』】"
_BRACKETS = dict(zip(_OPENING, _CLOSING, strict=True))
#: Marks that some language opens with, another closes with, and a third uses alone.
_QUOTATION = "“”„‟‘‚‛«»‹›「」『』"
#: Any of them, so that a text is gone through once.
_MARK = re.compile(f"[{re.escape(_OPENING + _CLOSING)}{_QUOTATION}]")
#: The label of an item, which may be closed without being opened: a) 1) iv)
_LABEL = re.compile(r"(\([^()]*\))|(?<!\S)(?:\d{1,2}|[ivx]{1,4}|[^\W\d_])\)")
#: A straight one that opens or closes; within a word, it is a letter's.
_STRAIGHT = re.compile(rf'(?<![^\W{OF_SENTENCES}])"|"(?![^\W{OF_SENTENCES}])')
#: Single ones around words, which are no apostrophes: not of 's avonds, workers' or rock 'n' roll.
_SINGLE = re.compile(
    rf"(?<![^\W{OF_SENTENCES}])'(?=[^\W\d_]{{2}})[^'\"]{{1,200}}(?<=[^\W_]|[.,!?])'(?![^\W{OF_SENTENCES}])"
)
#: Both, by what such a text holds.
_STRAIGHTS = (('"', _STRAIGHT), ("'", _SINGLE))
_EAST_ASIAN = re.compile(f"[\u3040-\u9fff{SYLLABLES}]")


@cache
def _quotation_marks(language: str) -> list[str]:
    """Return the quotation marks of a language as docutils has them, the usual ones first: “”‘’.

    Empty for a language that docutils does not know. Where it has „…“ alone, „…” and «…» are usual too.
    """
    known, (code, _, region) = smartchars.quotes, language.lower().partition("-")
    marks = [known[name] for name in (f"{code}-{region}", code) if name in known]
    marks += [marks for name, marks in known.items() if name.partition("-")[0] == code]
    found = [*dict.fromkeys("".join("".join(each).split()) for each in marks)]
    return [*found, "„”", "«»"] if len(found) == 1 and found[0].startswith("„") else found


@cache
def _customs() -> list[str]:
    """Return what any language opens and closes a quotation with: „“ “” ””. Single marks are apostrophes."""
    found = {marks[:2] for code in smartchars.quotes for marks in _quotation_marks(code)}
    return sorted(each for each in found if set(each) <= set("“”„«»"))


def _alone(text: str, pairs: dict[str, str]) -> Iterator[str]:
    """Yield the brackets that open or close alone, each once."""
    marks = _MARK.findall(text)
    for opening, closing in (each for each in pairs.items() if each[0] in marks or each[1] in marks):
        depths = [0, *accumulate((mark == opening) - (mark == closing) for mark in marks)]
        if min(depths) < 0:
            yield closing
        if depths[-1] > min(depths):
            yield opening
    if text.count('"') % 2 and len(_STRAIGHT.findall(text)) % 2:
        yield '"'


def unbalanced(pair: Pair) -> Iterator[str]:
    """Brackets come in pairs, where those of the source do; quotation marks too, by any language's custom."""
    customs = [each for each in _customs() if each[0] in pair.msgstr or each[1] in pair.msgstr]
    quotes = [{each[0]: each[1]} for each in customs if each[0] != each[1]] or [{}]
    quotes += [{} for each in customs if each[0] == each[1] and pair.msgstr.count(each[0]) % 2 == 0]
    texts = dict.fromkeys((pair.msgstr, _LABEL.sub(r"\1", pair.msgstr)))
    found = [[*_alone(text, _BRACKETS | quote)] for quote in quotes for text in texts]
    if all(found) and not any(_alone(pair.msgid, _BRACKETS)):
        yield f"'{found[0][0]}' has no counterpart; write both marks of the pair, or none"


def quotation(pair: Pair) -> Iterator[str]:
    """Quotation marks are those of the language, where these are known; straight ones only the source's."""
    own, source, text = _quotation_marks(pair.language), pair.msgid, pair.msgstr
    # Corner brackets are at home in every East Asian text.
    known = "".join(own) + ("「」『』" if _EAST_ASIAN.search(text) else "")
    foreign = (mark for mark in _MARK.findall(text) if mark in _QUOTATION and mark not in known)
    added = (mark for mark, kind in _STRAIGHTS if mark in text and mark not in source and kind.search(text))
    if own and (mark := next(chain(foreign, added), "")):
        yield f"'{mark}' is no quotation mark of the language; write {own[0][0]}…{own[0][1]}"


RULES = Rules((unbalanced,), (quotation,))
