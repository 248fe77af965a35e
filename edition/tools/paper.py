"""The report as data for the template ``pdf.typ``: in one language, or in several side by side. Pure."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from edition.drawing.edition import Edition
from edition.drawing.pages import ADDRESSES
from edition.report.body import MARK, Group, groups
from edition.report.languages import direction, language_name, long_date, page_address, script
from edition.report.message import Message, label, untranslated
from edition.report.metadata import description
from edition.report.objects import Recommendation
from edition.report.pages import Page
from edition.report.publication import Publication

#: Returns the file of the figure that a recommendation has at a place of its body.
Figure = Callable[[Recommendation, int], str]

#: The fonts of scripts are those of Debian's fonts-noto-cjk; Typst has the other, and looks for more itself.
_FONTS = {"Jpan": "JP", "Hans": "SC", "Hant": "TC", "Kore": "KR"}
_LATIN = "Libertinus Serif"
_STATES = {
    "missing": "This paragraph has not been translated yet. The original is shown.",
    "outdated": "The original of this paragraph has changed, and its translation has not been updated. "
    "The original is shown.",
}
#: The parts of a body whose ids stand in the margin.
_ADDRESSED = ("paragraph", "quotation", "figure")

#: The label of the heading above the notes; no id has a colon.
NOTES = ":notes"


class Text(dict[str, Any]):
    """A text in one language: what differs where languages stand side by side."""


def beside(*trees: Any) -> Any:
    """Return the data of a report in several languages as one: each text is a list of them."""
    first = trees[0]
    if isinstance(first, Text):
        return [*trees]
    if isinstance(first, dict):
        return {name: beside(*(tree[name] for tree in trees)) for name in first}
    if isinstance(first, list):
        return [beside(*each) for each in zip(*trees, strict=True)]
    return first


class Paper:
    """The report in one language."""

    def __init__(self, edition: Edition, language: str, publication: Publication, figure: Figure) -> None:
        self.registry, self.words = edition.registries[language], edition.words[language]
        self.source, self.language = next(iter(edition.registries)), language
        self.publication, self.figure = publication, figure

    def report(self, address: str, day: dt.date) -> dict[str, Any]:
        """Return all of it, as of a day. ``address`` is that of the site, '' if it is unknown."""
        registry = self.registry
        sections = [(each.id, each.title) for each in registry.sections.values()]
        heading = untranslated(self.words("Editorial notes"))
        titles = [(NOTES, heading), *((team.docname, team.title) for team in registry.teams), *sections]
        names = {team.docname: label(team.title).text for team in registry.teams}
        names |= {rec.id: registry.called(rec) for rec in registry.recommendations.values()}
        return {
            "version": self._version(address, day),
            "description": description(registry.home),
            "permanent": f"{address}{ADDRESSES}/" if address else "",
            "contents": self._text(untranslated(self.words("Contents"))),
            "labels": {name: self._text(label(title)) for name, title in titles},
            "teams": [self._team(page) for page in registry.teams],
            "notes": [
                {
                    "on": [[name, names[name]] for name in note.on if name in names],
                    "paragraphs": [self._text(paragraph, noted=True) for paragraph in note.paragraphs],
                }
                for note in registry.notes.values()
            ],
        }

    def _version(self, address: str, day: dt.date) -> Text:
        """Return what the first page says, and all pages of this language."""
        words, origin, title = self.words, self.publication, self.registry.home.title
        unofficial = words("Unofficial translation") if self.language != self.source else ""
        notice = words("Translations are unofficial. The original (%s) is authoritative.")
        home = f"{address}{page_address(self.language, self.registry.root)}" if address else ""
        addresses = [("Original publication", origin.url), ("About this edition", home)]
        return Text(
            self._text(title),
            start="right" if direction(self.language) == "rtl" else "left",
            original=self._text(Message(title.source, title.source, "missing")) if unofficial else None,
            unofficial=unofficial,
            publisher=origin.publisher and words(origin.publisher),
            date=long_date(origin.day, self.language),
            edition=f"{unofficial} ({long_date(day, self.language)})" if unofficial else "",
            notice=notice.replace("%s", language_name(self.source, self.language)),
            addresses=[[words(name), found] for name, found in addresses if found],
        )

    def _text(self, message: Message, *, noted: bool = False) -> Text:
        """Return a text, and the fonts that it needs; ``noted`` has it say where it is the original."""
        code = self.source if message.is_fallback else self.language
        families = [_FONTS.get(script(each), "") for each in (code, self.source)]
        names = [*(f"Noto Serif CJK {each}" if each else _LATIN for each in families), _LATIN]
        return Text(
            pieces=MARK.split(message.text),  # each second one is the mark of a footnote
            language=code.partition("-")[0],
            wide=script(code) in _FONTS,
            fonts=list(dict.fromkeys(names)),
            note=self._text(untranslated(self.words(_STATES[message.state])))
            if noted and message.is_fallback
            else None,
        )

    def _team(self, page: Page) -> dict[str, Any]:
        titles = [("", None), *((section.id, self._text(section.title)) for section in page.sections)]
        sections = [
            {
                "id": name,
                "title": title,
                "items": [self._item(rec) for rec in page.recommendations if rec.section == name],
            }
            for name, title in titles
        ]
        return {"id": page.docname, "title": self._text(page.title), "sections": sections}

    def _item(self, rec: Recommendation) -> dict[str, Any]:
        marks = [block.label for block in rec.blocks if block.form == "footnote"]
        return {
            "id": rec.id,
            "number": f"{rec.number}{'.' * rec.number.isdecimal()}" or "¶",
            "title": self._text(rec.title) if rec.title else None,
            "groups": [self._group(rec, group) for group in groups(rec.blocks)],
            "notes": {mark: rec.footnote_id(mark) for mark in marks},
        }

    def _group(self, rec: Recommendation, group: Group) -> dict[str, Any]:
        block, name = rec.blocks[group.text], rec.paragraph_id(group.text)
        return {
            "form": group.form,
            "id": name if group.form in (*_ADDRESSED, "footnote") else "",
            "label": self.figure(rec, group.text) if group.form == "figure" else block.label,
            "text": self._text(rec.paragraphs[group.text], noted=True),
            "groups": [self._group(rec, each) for each in group.groups],
        }
