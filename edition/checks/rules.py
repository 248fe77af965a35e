"""Which rules hold for a translation from one language into another. Pure.

To add rules for another pair of languages, write a package like :mod:`.japanese_english` and name it in
:data:`LANGUAGE_PAIRS`. A pair that is not there gets the rules that hold for every language, and no others:
a wrong rule is worse than none.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from . import japanese_english, markup, numbers, quotation, text
from .finding import Finding, Pair, Rules, together
from .numbers import Number, Reader
from .numerals import numerals
from .terms import Terms

#: Rules of pairs of languages, by source and target: the parts of their tags before the first hyphen.
LANGUAGE_PAIRS = {("ja", "en"): japanese_english.INTO_ENGLISH, ("en", "ja"): japanese_english.INTO_JAPANESE}
#: What reads the numbers of a language whose words for them are known.
READERS: Mapping[str, Reader] = japanese_english.READERS


def _numbers(text: str, language: str) -> list[Number]:
    """Return the numbers in digits, and as hints those in words, where the words are known."""
    found, read = [*numerals(text, language)], READERS.get(language.partition("-")[0])
    hints = {each.value: each._replace(hint=True) for each in (read(text) if read else ())}
    return [*found, *(hints[value] for value in hints.keys() - {each.value for each in found})]


def rule_stages(source: str, language: str, terms: Terms) -> list[Rules]:
    """Return the rules for translations from ``source`` into ``language``.

    In stages: of a message whose text cannot be shown, or holds mark-up of its own, no more is said. A
    rule of the pair takes the place of the general rule of its name.
    """
    pair = source.partition("-")[0], language.partition("-")[0]
    readers: Iterable[Reader] = (partial(_numbers, language=each) for each in (source, language))
    if words := READERS.keys() >= {*pair}:
        readers = (READERS[each] for each in pair)
    general = (text.RULES, quotation.RULES, numbers.rules(*readers, words=words), Rules((), (terms.term,)))
    ours = LANGUAGE_PAIRS.get(pair, Rules())
    return [Rules((text.unshowable,)), Rules((text.copied, *markup.ERRORS)), together(*general, ours)]


def check_pair(path: str, line: int, pair: Pair, stages: list[Rules]) -> Iterator[Finding]:
    """Yield what the rules say of one translation, up to the first stage that says anything."""
    for stage in stages:
        found = [
            Finding(path, line, message, rule.__name__.replace("_", "-"), is_error, pair.msgid)
            for rules, is_error in ((stage.errors, True), (stage.warnings, False))
            for rule in rules
            for message in rule(pair)
        ]
        yield from found
        if found:
            return
