"""The body of a recommendation as docutils nodes, for builders other than HTML: lists, tables, figures."""

from collections.abc import Sequence

from docutils import nodes

from edition.report.body import MARK, Group, groups
from edition.report.objects import Recommendation


def body_nodes(rec: Recommendation, texts: Sequence[nodes.paragraph]) -> list[nodes.Node]:
    """Return the texts of a recommendation in the structure of its body."""
    notes = {block.label for block in rec.blocks if block.form == "footnote"}
    for text in texts if notes else ():
        _raise_marks(text)
    return [_Body(rec, texts).draw(group) for group in groups(rec.blocks)]


def table(widths: Sequence[int], head: Sequence[nodes.Node], rows: Sequence[nodes.Node]) -> nodes.table:
    """Return a table of rows; ``widths`` of its columns are in characters."""
    group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for width in widths), cols=len(widths))
    group += [*([nodes.thead("", *head)] if head else []), nodes.tbody("", *rows)]
    return nodes.table("", group)


def _raise_marks(text: nodes.paragraph) -> None:
    """Make superscripts of the marks of footnotes."""
    for child in list(text.findall(nodes.Text)):
        parts: list[nodes.Node] = []
        for number, part in enumerate(MARK.split(child)):  # each second one is a mark
            parts += [nodes.superscript("", part) if number % 2 else nodes.Text(part)] if part else []
        child.parent.replace(child, parts)


class _Body:
    """Draws the parts of a body; the form of a part is the name of the method that draws it."""

    def __init__(self, rec: Recommendation, texts: Sequence[nodes.paragraph]) -> None:
        self.rec, self.texts = rec, texts

    def draw(self, group: Group) -> nodes.Node:
        draw = getattr(self, f"_{group.form}", None)
        inner = [self.draw(each) for each in group.groups]
        drawn: nodes.Node = draw(group, inner) if draw else self.texts[group.text]
        return drawn

    def _item(self, group: Group, inner: list[nodes.Node]) -> nodes.Node:
        text, label = self.texts[group.text], self.rec.blocks[group.text].label
        text.insert(0, nodes.Text(f"{label} " if label else ""))
        return nodes.list_item("", text, *inner)

    _footnote = _item

    def _list(self, group: Group, inner: list[nodes.Node]) -> nodes.Node:
        return nodes.bullet_list("", *inner)

    _footnotes = _list

    def _cell(self, group: Group, inner: list[nodes.Node]) -> nodes.Node:
        return nodes.entry("", self.texts[group.text])

    _head = _cell

    def _row(self, group: Group, inner: list[nodes.Node]) -> nodes.Node:
        return nodes.row("", *inner)

    def _table(self, group: Group, inner: list[nodes.Node]) -> nodes.Node:
        heads = sum(row.groups[0].form == "head" for row in group.groups)
        columns = zip(*(row.children for row in inner), strict=False)
        widths = [max(len(cell.astext()) for cell in column) + 2 for column in columns]
        return table(widths, inner[:heads], inner[heads:])

    def _figure(self, group: Group, inner: list[nodes.Node]) -> nodes.Node:
        text = self.texts[group.text]
        if not (picture := text.next_node(nodes.image)):  # it was refused, or stands on another page
            return nodes.compound("", text, *inner)
        picture["alt"] = text.astext()
        return nodes.figure("", picture, *inner)

    def _caption(self, group: Group, inner: list[nodes.Node]) -> nodes.Node:
        return nodes.caption("", "", *self.texts[group.text].children)

    def _quotation(self, group: Group, inner: list[nodes.Node]) -> nodes.Node:
        return nodes.block_quote("", self.texts[group.text])
