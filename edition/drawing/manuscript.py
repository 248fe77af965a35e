"""Completes the nodes of the edition for builders other than HTML: what is derived, as ordinary nodes.

What the templates of ``fragments`` draw for the site, this adds to the doctree, in the same words.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from edition.reading.configuration import is_source, publication, source_language
from edition.reading.nodes import edition_node, listing, report_object
from edition.report.history import CHANGED, by_day
from edition.report.languages import long_date
from edition.report.message import label
from edition.report.objects import Recommendation
from edition.report.pages import Page, Section
from edition.report.terms import Glossary

from .body import body_nodes, table
from .edition import builder_of, drawn, edition_of, is_drawn

#: The most teams that have a column each on paper, and the widths of columns in characters of a text file.
_COLUMNS, _FIRST, _OTHER = 4, 20, 13


class RaisePages(SphinxPostTransform):
    """Where pages are put together into one, has those of a toctree below a heading follow the page instead.

    A book's chapters are the pages; the heading that a list of contents happens to stand under holds none.
    """

    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        if not is_drawn(self.env) or builder_of(self.env).name in ("html", "dirhtml"):
            return  # every page is a file
        for page in list(self.document.findall(addnodes.start_of_file)):
            outermost = None
            node = page.parent
            while not isinstance(node, addnodes.start_of_file | nodes.document | None):
                outermost = node if isinstance(node, nodes.section) else outermost
                node = node.parent
            if outermost is not None and page.parent is not outermost:
                page.parent.remove(page)
                outermost += page


class CompleteManuscript(SphinxPostTransform):
    """Adds numbers, topics, relations and listings to what other builders write.

    A kind without a method of its name, as ``search-box`` and ``term-index``, stays as it is: empty.
    """

    default_priority = 5  # before sphinx.transforms.post_transforms.ReferencesResolver

    def run(self, **kwargs: Any) -> None:
        if not is_drawn(self.env) or builder_of(self.env).format == "html":
            return
        language, source = self.config.language, source_language(self.config)
        self.registry = drawn(self.env)
        self.words = edition_of(self.env).words[language]
        self.glossary = Glossary(self.registry, language, source)
        self.others = [one for code, one in edition_of(self.env).registries.items() if code != language]
        self.is_book = any(True for _page in self.document.findall(addnodes.start_of_file))
        for node in list(self.document.findall(edition_node)):
            if complete := getattr(self, f"_{node['kind'].replace('-', '_')}", None):
                complete(node)
            if isinstance(node, report_object):
                self._label(node)

    def _label(self, node: report_object) -> None:
        """Put the ids of an object on a node of their own: LaTeX writes no label for those of a container."""
        holders: list[nodes.Element] = [*_paragraphs(node), node]
        for holder in holders:
            if holder["ids"]:
                holder.insert(0, nodes.target("", "", ids=holder["ids"]))
                holder["ids"] = []

    def _recommendation(self, node: report_object) -> None:
        rec, _ = self.registry.recommendations[node["object_id"]], self.words
        texts = _paragraphs(node)
        if len(texts) != len(rec.paragraphs) + bool(rec.title):
            return  # it has the id of another one, which is said of it
        title = [texts.pop(0)] if rec.title else []
        node.children = []
        node += _opened([*title, *body_nodes(rec, texts)], *_number(rec))
        fields = nodes.field_list()
        topics = [self.registry.topics[topic] for topic in rec.topics if topic in self.registry.topics]
        places = [self.registry.places[place] for place in rec.places if place in self.registry.places]
        fields += _field(_("Topics"), [self._page_link(node, page) for page in topics])
        named = [self._link(node, place.docname, place.anchor, place.name.text) for place in places]
        fields += _field(_("Countries and regions"), named)
        for kind, name in self.registry.relations.labels.items():
            tied = [other for found, other in self.registry.related[rec.id] if found == kind]
            fields += _field(_(name), [self._mention(node, other) for other in tied])
        notes = self.registry.notes_on[rec.id]
        numbers = [f" {number}" for number in range(1, len(notes) + 1)] if len(notes) > 1 else [""]
        on_text = [
            self._link(node, note.docname, note.anchor, _("On the text") + number)
            for note, number in zip(notes, numbers, strict=False)
        ]
        fields += _field(_("Editorial notes"), on_text)
        fields += _field(_("Address"), [nodes.Text(address) for address in rec.addresses])
        node += fields

    def _team(self, node: report_object) -> None:
        """Write nothing: the name stands beside the numbers of the recommendations."""
        node.children = []

    def _topic(self, node: report_object) -> None:
        for team, recs in self.registry.on_topic_by_team(node["object_id"]).items():
            node += nodes.rubric("", "", self._page_link(node, self.registry.pages[team]))
            node += _bulleted(_opened(self._again(rec), self._mention(node, rec)) for rec in recs)
        topic = self.registry.pages[node["docname"]].topics[0]
        links = [nodes.reference("", name, refuri=address) for name, address in topic.concepts]
        if links:
            introduction = self.words("Related subjects in thesauri that libraries use: ")
            node += nodes.paragraph("", introduction, *_joined(links))

    @staticmethod
    def _again(rec: Recommendation) -> list[nodes.Node]:
        """Return the title and the body of a recommendation for another page."""
        title = [nodes.paragraph("", rec.title.text)] if rec.title else []
        return [*title, *body_nodes(rec, [nodes.paragraph("", each.text) for each in rec.paragraphs])]

    def _place(self, node: report_object) -> None:
        recs = self.registry.naming_place[node["object_id"]]
        node[0].children = [nodes.strong("", node[0].astext())]
        node += _paragraph(*_joined([self._mention(node, rec) for rec in recs]))

    def _term(self, node: report_object) -> None:
        term = self.registry.terms[node["object_id"]]
        name, _definition, *rule = _paragraphs(node)
        if term.name.state == "source":
            named = [other.terms[term.id].name for other in self.others if term.id in other.terms]
            others = [message.text for message in named if not message.is_fallback]
        else:
            others = [] if term.name.is_fallback else [term.name.source]
        aside = ", ".join(filter(None, [*others, term.reading]))
        name.clear()
        name += [nodes.strong("", term.name.text), *([nodes.Text(f" ({aside})")] if aside else [])]
        for paragraph in rule:
            paragraph.insert(0, nodes.Text(self.words("Usage: ")))
        if term.source_title:
            title: nodes.Node = nodes.Text(term.source_title)
            if term.source_url:
                title = nodes.reference("", term.source_title, refuri=term.source_url)
            node += _paragraph(nodes.Text(self.words("Source of the translation: ")), title)
        if uses := self.glossary.used_in[term.id]:
            links = [self._mention(node, rec) for rec in uses]
            node += _paragraph(nodes.Text(self.words("Used in:")), *_joined(links))

    def _editorial_note(self, node: report_object) -> None:
        links = []
        for target in self.registry.notes[node["object_id"]].on:
            if rec := self.registry.recommendations.get(target):
                name = f"{self.registry.called(rec)} {label(self.registry.heading_of(rec)).text}"
                links.append(self._link(node, rec.docname, rec.anchor, name))
            elif page := self.registry.pages.get(target):
                links.append(self._page_link(node, page))
        if links:
            node.insert(0, _paragraph(*_joined(links)))

    def _report_facts(self, node: listing) -> None:
        about = publication(self.config)
        day = long_date(about.day, self.config.language or "")
        node += _paragraph(nodes.Text(" · ".join(filter(None, [self.words(about.publisher), day]))))

    def _topic_list(self, node: listing) -> None:
        links = [self._page_link(node, page) for page in self.registry.topics.values()]
        node += _bulleted([_paragraph(link)] for link in links)

    def _topic_matrix(self, node: listing) -> None:
        teams = self.registry.teams
        if len(teams) > _COLUMNS or not self.registry.topics:
            self._topic_list(node)
            return
        head = [nodes.Text(self.words("Topics")), *(nodes.Text(label(team.title).text) for team in teams)]
        rows = []
        for topic_id, page in self.registry.topics.items():
            by_team = self.registry.on_topic_by_team(topic_id)
            cells = [
                _paragraph(*_joined([self._mention(node, rec) for rec in by_team[team.docname]]))
                for team in teams
            ]
            rows.append(_row([_paragraph(self._page_link(node, page)), *cells]))
        widths = [_FIRST, *[_OTHER] * len(teams)]
        matrix = table(widths, [_row([_paragraph(cell) for cell in head])], rows)
        matrix["classes"] = ["colwidths-given", "longtable"]
        node += matrix

    def _report_contents(self, node: listing) -> None:
        def linked(team: Page, one: Section | None = None) -> nodes.paragraph:
            text = label(one.title if one else team.title).text
            return _paragraph(self._link(node, team.docname, one.id if one else "", text))

        node += _bulleted(
            [linked(team), *_bulleted([linked(team, one)] for one in team.sections)]
            for team in self.registry.teams
        )

    def _whole_report(self, node: listing) -> None:
        """Write the report again where every page is a file of its own; else say where it is."""
        if self.is_book:
            self._report_contents(node)
            return
        for team in self.registry.teams:
            node += nodes.rubric("", label(team.title).text)
            heading = ""
            for rec in team.recommendations:
                if rec.section and rec.section != heading:
                    node += nodes.rubric("", label(self.registry.heading_of(rec)).text)
                heading = rec.section
                node += _opened(self._again(rec), *_number(rec))

    def _search_page(self, node: listing) -> None:
        guides = [self.registry.listings.get("topic-matrix")]
        guides += [page for page in self.registry.pages.values() if page.terms]
        if links := [self._page_link(node, page) for page in guides if page]:
            node += _paragraph(nodes.Text(self.words("These pages may help too: ")), *_joined(links))

    def _translation_progress(self, node: listing) -> None:
        if is_source(self.config):
            return
        fields = nodes.field_list()
        for page in self.registry.pages.values():
            if not page.topics:
                done = f"{page.states['translated']}/{page.states.total()}"
                fields += _field(label(page.title).text, [nodes.Text(done)])
        node += [nodes.paragraph("", self.words("translated")), fields]

    def _text_history(self, node: listing) -> None:
        for day, groups in by_day(edition_of(self.env).changes, self.registry.holders).items():
            node += nodes.rubric("", long_date(day, self.config.language))
            for (kind, code), places in groups.items():
                language = self.config.edition_languages.get(code, code)
                name = f"{self.words(CHANGED[kind])} ({language}): "
                links = [self._changed(node, *place) for place in places if place[0] in self.registry.pages]
                node += nodes.paragraph("", name, *_joined(links))

    def _changed(self, node: nodes.Element, docname: str, anchor: str) -> nodes.Node:
        if rec := self.registry.recommendations.get(anchor):
            return self._mention(node, rec)
        return self._link(node, docname, anchor, label(self.registry.pages[docname].title).text)

    def _data_files(self, node: listing) -> None:
        text = self.words("The files are in the folder data of this edition on the web.")
        node += nodes.paragraph("", text)

    def _mention(self, node: nodes.Element, rec: Recommendation) -> nodes.Node:
        return self._link(node, rec.docname, rec.anchor, self.registry.called(rec))

    def _page_link(self, node: nodes.Element, page: Page) -> nodes.Node:
        return self._link(node, page.docname, "", label(page.title).text)

    def _link(self, node: nodes.Element, docname: str, anchor: str, text: str) -> nodes.Node:
        return make_refnode(builder_of(self.env), node["docname"], docname, anchor, nodes.Text(text))


class PlainReferences(SphinxPostTransform):
    """Leaves only the text of a reference within a manual page, which has no links.

    The translator of Sphinx 9 writes ``<>`` after each with docutils 0.22.
    """

    default_priority = 20  # after they are resolved
    builders = ("man",)

    def run(self, **kwargs: Any) -> None:
        for reference in list(self.document.findall(nodes.reference)):
            address = reference.get("refuri", "")
            if "://" not in address and not address.startswith("mailto:"):
                reference.replace_self(reference.children)


def _paragraphs(node: report_object) -> list[nodes.paragraph]:
    """Return the paragraphs of an object, without what has been added."""
    return [child for child in node.children if isinstance(child, nodes.paragraph)]


def _paragraph(*children: nodes.Node) -> nodes.paragraph:
    return nodes.paragraph("", "", *children)


def _row(cells: Iterable[nodes.Node]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", cell) for cell in cells))


def _field(name: str, items: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return a field with items, or nothing where there are none."""
    body = nodes.field_body("", _paragraph(*_joined(items)))
    return [nodes.field("", nodes.field_name("", name), body)] if items else []


def _number(rec: Recommendation) -> list[nodes.Node]:
    """Return the number of a recommendation as it is printed, or nothing."""
    stop = "." if rec.number.isdecimal() else ""
    return [nodes.strong("", f"{rec.number}{stop}")] if rec.number else []


def _opened(parts: list[nodes.Node], *opening: nodes.Node) -> list[nodes.Node]:
    """Return a body with ``opening`` before its first words, or above them if they are no paragraph."""
    if opening and isinstance(parts[0], nodes.paragraph):
        parts[0].insert(0, [*opening, nodes.Text(" ")])
    elif opening:
        parts.insert(0, _paragraph(*opening))
    return parts


def _bulleted(items: Iterable[Sequence[nodes.Node]]) -> list[nodes.Node]:
    """Return a list of items; nothing where there are none, since LaTeX stops at an empty list."""
    entries = [nodes.list_item("", *item) for item in items]
    return [nodes.bullet_list("", *entries)] if entries else []


def _joined(items: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Return the items with commas between."""
    return [part for item in items for part in (nodes.Text(", "), item)][1:]


def setup(app: Sphinx) -> None:
    """Add the transforms."""
    app.add_post_transform(RaisePages)
    app.add_post_transform(CompleteManuscript)
    app.add_post_transform(PlainReferences)
