"""Rules on markup: a translation holds what its source holds, and nothing else. Pure.

Most of it would only be shown as characters (see :mod:`edition.catalogs.tokens`, which the build uses too),
but what looks like an attack or a slip is said here, before anybody builds. The expressions are bounded
and overlap in nothing, so that they stay linear on hostile text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from edition.catalogs import tokens
from edition.report.body import MARK

from .addresses import addresses
from .finding import Pair, excerpt

#: A tag that closes, or has an attribute: a<b is none.
_HTML = re.compile(r"<(?=[/!?]|[A-Za-z][^<>`]{0,200}[>=])[^<>`]{0,200}|\bon[a-z]{3,15}\s?=")
_ROLE = re.compile(r"(\{[\w:+.-]{1,60}\})`[^`]{0,300}`")
_REFERENCE = re.compile(r"&(?:#\w{1,9}|[A-Za-z]\w{1,31});")
_FENCE = re.compile(r":{3,}|`{3,}|~{3,}|\.\. [\w:-]{1,40}::|^\s*(?:-{3}|\+{3})")
_BRACED = re.compile(r"\{(?![{%])[^{}`]{1,200}\}")
_SUBSTITUTION = re.compile(r"\{\{|\}\}|\{%|%\}|\$\{|\|[A-Za-z][\w -]{0,40}\|")
_LINK = re.compile(r"!\[|\]\[|\]\(|\]:")
_IMAGE = re.compile(r"!\[")
#: So many findings of a kind are enough for one message.
_ENOUGH = 3


def _added(pattern: re.Pattern[str], sentence: str, pair: Pair) -> Iterator[str]:
    """Yield a sentence for what ``pattern`` finds in the translation and not in the source, each once."""
    found = dict.fromkeys(pattern.findall(pair.msgstr))
    source = {*pattern.findall(pair.msgid)} if found else ()
    added = (each for each in found if each not in source)
    yield from (sentence.format(excerpt(each).lstrip()) for each in islice(added, _ENOUGH))


def html(pair: Pair) -> Iterator[str]:
    """No HTML that the source does not have: it would be shown as characters."""
    if not pair.plain:  # {rec}`text <target>` is no tag
        pair = pair._replace(msgstr=_ROLE.sub(r"\1", pair.msgstr))
    return _added(_HTML, "'{}' looks like HTML, which is not used here; write plain text", pair)


def reference(pair: Pair) -> Iterator[str]:
    """No character reference (&amp;, &#8238;) that the source does not have."""
    return _added(_REFERENCE, "'{}' is a character reference; write the character itself", pair)


def footnote(pair: Pair) -> Iterator[str]:
    """The marks of the source's footnotes, as often as there, and no others."""
    if pair.plain:  # elsewhere the rule on inline markup counts them
        marks, ours = (Counter(MARK.findall(text)) for text in (pair.msgid, pair.msgstr))
        for mark in marks - ours:
            yield f"the translation leaves out '[^{mark}]', the mark of a footnote; put it where it belongs"
        for mark in ours - marks:
            yield f"the source has no mark '[^{mark}]' of a footnote here; remove it"


def directive(pair: Pair) -> Iterator[str]:
    """No fence, directive or front matter."""
    return _added(_FENCE, "'{}' begins a block or a directive; a message is one paragraph of text", pair)


def role(pair: Pair) -> Iterator[str]:
    """No role, directive name or attribute list that the source does not have."""
    return _added(_BRACED, "the source has no '{}'; keep the roles of the source, and no attributes", pair)


def substitution(pair: Pair) -> Iterator[str]:
    """No substitution or template expression."""
    sentence = "'{}' looks like a substitution, which is not used here; write plain text"
    return _added(_SUBSTITUTION, sentence, pair)


def link(pair: Pair) -> Iterator[str]:
    """No link in plain text, and no image anywhere: it would be shown as characters."""
    sentence = "'{}' looks like a link or an image, which this message cannot hold; remove it"
    return _added(_LINK if pair.plain else _IMAGE, sentence, pair)


def address(pair: Pair) -> Iterator[str]:
    """No address that the source does not have, whatever its scheme, and no path out of the site."""
    there = addresses(pair.msgstr)
    source = addresses(pair.msgid) if there else []
    known = {*source, *(each.partition("://")[2] for each in source)}
    for found in sorted({*there} - known)[:_ENOUGH]:
        yield f"the address '{excerpt(found)}' is not in the source; keep the source's addresses, add none"


def inline(pair: Pair) -> Iterator[str]:
    """Links, roles and emphasis are the source's, with the same targets: the build's own rule."""
    if not pair.plain:
        yield from islice(tokens.objections(pair.msgid, pair.msgstr), _ENOUGH)


ERRORS = (html, reference, footnote, directive, role, substitution, link, address, inline)
