"""Builds a translation from its inline Markdown (:mod:`edition.catalogs.tokens`).

No msgstr reaches the MyST parser. A translation is read by a CommonMark parser that has only text,
emphasis, strong, code, links, roles and footnote marks switched on, and none of the last three is made from
what the translation says: the node that the source already holds is taken over, with new text. So a
translation can reword, reorder and drop nothing, and reach nothing that its source does not.
"""

from collections.abc import Callable, Iterable

from docutils import nodes
from markdown_it.token import Token
from sphinx.addnodes import pending_xref

from edition.catalogs.tokens import Anchor, InlineError, anchor, anchors, objections, split_role, tokens

_LINKS = nodes.reference | nodes.footnote_reference | pending_xref
#: What roles of docutils and Sphinx become that lead nowhere: a translation takes them over as they are.
_ROLES = nodes.math | nodes.subscript | nodes.superscript | nodes.abbreviation
_WRAPPERS: dict[str, type[nodes.TextElement]] = {"em": nodes.emphasis, "strong": nodes.strong}


def _source_nodes(node: nodes.Element) -> list[nodes.Element]:
    """Return the nodes that the links and roles of a message became, in order."""
    found: list[nodes.Element] = []
    for child in node.children:
        if isinstance(child, _LINKS | _ROLES):
            found.append(child)
        elif isinstance(child, nodes.Element):
            found += _source_nodes(child)
    return found


def translate(node: nodes.Element, msgid: str, msgstr: str) -> list[nodes.Node]:
    """Return the children that show ``msgstr`` in place of those of ``node``, made from ``msgid``.

    Raises InlineError where the translation holds a construct that the source does not, or drops one.
    """
    wanted, source = anchors(msgid), _source_nodes(node)
    if len(wanted) != len(source):
        raise InlineError("the source has markup that cannot be translated; use plain text or links")
    for objection in objections(msgid, msgstr):
        raise InlineError(objection)
    pool: dict[Anchor | None, list[nodes.Element]] = {}
    for one, element in zip(wanted, source, strict=True):
        pool.setdefault(one, []).append(element.deepcopy())
    return _built(tokens(msgstr), lambda token: pool[anchor(token)].pop(0))


def _built(found: Iterable[Token], take: Callable[[Token], nodes.Element]) -> list[nodes.Node]:
    """Return the nodes of tokens; ``take`` brings what the source has for a link, role or footnote mark."""
    root = nodes.inline()
    stack: list[nodes.Element] = [root]
    for token in found:
        if token.type == "text":
            stack[-1] += nodes.Text(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            stack[-1] += nodes.Text(" ")
        elif token.type == "code_inline":
            stack[-1] += nodes.literal(token.content, token.content)
        elif token.type in ("em_open", "strong_open"):
            wrapper = _WRAPPERS[token.tag]()
            stack[-1] += wrapper
            stack.append(wrapper)
        elif token.type == "link_open":
            link = take(token)
            stack[-1] += link
            stack.append(_emptied(link))
        elif token.type == "myst_role":
            stack[-1] += _titled(take(token), token)
        elif token.type == "footnote_ref":
            stack[-1] += take(token)
        else:
            stack.pop()
    return list(root.children)


def _titled(element: nodes.Element, role: Token) -> nodes.Element:
    """Return what a role became, with the title that the translation gives it, if it leads somewhere."""
    title, _ = split_role(role.content)
    if title and isinstance(element, pending_xref):
        element["refexplicit"] = True
        holder = _emptied(element)
        holder += nodes.Text(title)
    return element


def _emptied(link: nodes.Element) -> nodes.Element:
    """Empty a link of its text, and return the node that takes the new text."""
    holder = link
    while len(holder.children) == 1 and isinstance(holder.children[0], nodes.inline):
        holder = holder.children[0]
    holder.clear()
    return holder
