"""The texts of a team's page as a script: another language's pages show them beside their own.

A page opened from disk may load a script, but not fetch a file; so the texts of a page in one language are in
``LANG/_parallel/DOCNAME.js``, and ``static/parallel.js`` puts them in where a reader asks for both languages.
"""

from sphinx.application import Sphinx

from edition.report.body import Group, groups
from edition.report.objects import Recommendation
from edition.report.pages import Page
from edition.report.registry import Registry
from edition.report.terms import Glossary, Piece

from .edition import edition_of
from .fragments import Fragments, when_drawn
from .javascript import literal

#: In the folder of a language.
FOLDER = "_parallel"
#: A text cut at its terms, each with its id; None where it is not translated.
Text = list[str | tuple[str, str]] | None


def compared(registry: Registry, page: Page) -> list[str]:
    """Return the teams' pages whose texts a page shows."""
    recs = [*page.recommendations]
    for topic in page.topics:
        recs += registry.on_topic[topic.id]
    if "whole-report" in page.listings and registry.fits_on_one_page:
        recs += registry.recommendations.values()
    return list(dict.fromkeys(rec.docname for rec in recs))


def texts(team: Page, glossary: Glossary) -> dict[str, str | list[Text]]:
    """Return the headings of a team's page by their ids, and the texts of its recommendations by theirs.

    The title of the page has the last part of its name; the texts of a recommendation are in the order in
    which a page draws them, its title first where it has one.
    """
    headings = {team.name: team.title} | {each.id: each.title for each in team.sections}
    return {name: title.text for name, title in headings.items() if not title.is_fallback} | {
        rec.id: _texts(rec, glossary) for rec in team.recommendations
    }


def _texts(rec: Recommendation, glossary: Glossary) -> list[Text]:
    linked = glossary.linked(rec)
    title: list[Text] = [None if rec.title.is_fallback else [rec.title.text]] if rec.title else []
    order = [index for group in groups(rec.blocks) for index in _drawn(group)]
    return title + [
        None if rec.paragraphs[index].is_fallback else [_piece(piece) for piece in linked[index]]
        for index in order
    ]


def _drawn(group: Group) -> list[int]:
    """Return the texts of a group in the order of the page; the words of a figure are no paragraph."""
    inner = [index for each in group.groups for index in _drawn(each)]
    is_text = group.form not in ("list", "table", "row", "footnotes", "figure")
    return [group.text, *inner] if is_text else inner


def _piece(piece: Piece) -> str | tuple[str, str]:
    text = f"[{piece.mark}]" if piece.mark else piece.text
    return (text, piece.term) if piece.term else text


def script(language: str, found: dict[str, str | list[Text]]) -> str:
    """Return the texts as a script, which adds them to those of other pages."""
    code, content = literal(language), literal(found)
    return f"{{const all=globalThis.policyParallel??={{}};Object.assign(all[{code}]??={{}},{content});}}\n"


def write(fragments: Fragments) -> None:
    """Write the texts of the teams' pages, where another language may show them."""
    complete = edition_of(fragments.builder.env).complete
    if len(complete) > 1 and fragments.language in complete:
        for team in fragments.registry.teams:
            found = script(fragments.language, texts(team, fragments.glossary))
            fragments.put(f"{FOLDER}/{team.docname}.js", found)


def setup(app: Sphinx) -> None:
    """Have the scripts written."""
    when_drawn(app, write)
