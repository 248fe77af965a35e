"""The reader of Markdown: CommonMark with tables and footnotes, its text without its markup."""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from .breaks import joined, paragraphs
from .labels import with_items
from .outline import Block, Document, DocumentError, Figure, Heading, Item, Paragraph, Quotation, Table

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
#: Between the cells of a row: a bar without a backslash.
_BAR = re.compile(r"(?<!\\)\|")


def read(text: str) -> Document:
    """Return what a text says. Raises DocumentError."""
    parser = MarkdownIt("commonmark", {"maxNesting": 10_000}).enable("table").use(front_matter_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    environment: dict[str, dict[str, dict[str, str]]] = {}
    try:
        reader = _Reader(text)
        tree = SyntaxTreeNode(parser.parse(text, environment))
        reader.document.blocks = with_items(reader.blocks(tree.children))
    except RecursionError:
        raise DocumentError("lists, quotations or brackets are nested too deeply") from None
    reader.finish(environment.get("references", {}))
    return reader.document


class _Segment:
    """Text between two line breaks: its pieces, and whether all of it is bold."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.bold = True

    @property
    def text(self) -> str:
        return joined("".join(self.pieces).split("\n"))


class _Reader:
    """Walks the tree of a text, and notes what its pages will not show as it is."""

    def __init__(self, text: str) -> None:
        self.document = Document()
        self.lines = text.split("\n")
        self.line = 1
        self.emphasized: list[int] = []
        self.addresses: set[str] = set()
        #: The marks that readers see, which are numbers, by the labels of the footnotes.
        self.marks: dict[str, str] = {}

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
        """Yield what nodes say."""
        for node in nodes:
            if node.map:
                self.line = node.map[0] + 1
            yield from getattr(self, f"_{node.type}", self._other)(node)

    def finish(self, references: dict[str, dict[str, str]]) -> None:
        """Note what was seen in many places, and the addresses that no link has."""
        if self.emphasized:
            message = f"bold and italics are not kept, here and in {len(self.emphasized) - 1} other places"
            self.document.note(self.emphasized[0], message)
        for label, reference in references.items():
            if reference["href"] not in self.addresses:
                self.document.note(
                    1, f"the address '{label}' was left out: no link has it", reference["href"]
                )

    def _note(self, sentence: str, left_out: str = "") -> None:
        self.document.note(self.line, sentence, left_out)

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Block]:
        line = self.line
        text, figures = self._flat(node)
        yield Heading(line, int(node.tag[1]), text)
        yield from figures

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        segments, figures = self._segments(node)
        yield from paragraphs(self.document, self.line, [(each.text, each.bold) for each in segments])
        yield from figures

    def _bullet_list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        for item in node.children:
            self.line = line = item.map[0] + 1 if item.map else self.line
            label = f"{item.info}{item.markup}" if node.type == "ordered_list" else ""
            numbers = (int(item.info),) if label else ()
            blocks = with_items(self.blocks(item.children), inside=True)
            if not label and blocks and isinstance(blocks[0], Item):  # '- (a) text'
                blocks[0].blocks += blocks[1:]
                yield blocks[0]
            else:
                yield Item(line, label, numbers, blocks)

    _ordered_list = _bullet_list

    def _blockquote(self, node: SyntaxTreeNode) -> Iterator[Block]:
        for block in self.blocks(node.children):
            if isinstance(block, Paragraph):
                yield Quotation(block.line, block.text)
                continue
            if isinstance(block, Heading):
                block = Quotation(block.line, block.text)  # noqa: PLW2901
            elif not isinstance(block, Quotation):
                self.document.note(block.line, "what is not a paragraph is no longer part of the quotation")
            yield block

    def _table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        line, rows, below = self.line, list[list[str]](), list[Block]()
        for row in (row for group in node.children for row in group.children):
            self.line = row.map[0] + 1 if row.map else self.line
            cells = [self._flat(cell) for cell in row.children]
            rows.append([text for text, _figures in cells])
            below += [figure for _text, figures in cells for figure in figures]
            written = _BAR.split(self.lines[self.line - 1].strip().removeprefix("|").removesuffix("|"))
            if extra := " ".join(written[len(cells) :]).strip():
                self._note("cells were left out: the row has more of them than the head of the table", extra)
        yield Table(line, rows)
        yield from below

    def _fence(self, node: SyntaxTreeNode) -> Iterator[Block]:
        self._note("a block of code is shown as paragraphs", node.info)
        for number, line in enumerate(node.content.split("\n")):
            if line.strip():
                yield Paragraph(self.line + number, line.strip())

    _code_block = _fence

    def _hr(self, node: SyntaxTreeNode) -> Iterator[Block]:
        return iter(())

    def _front_matter(self, node: SyntaxTreeNode) -> Iterator[Block]:
        self._note("the front matter was left out", node.content)
        return iter(())

    def _html_block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        text, removed = without_tags(node.content)
        self._note("HTML was left out; its text is kept" if text.strip() else "HTML was left out", removed)
        for line in text.split("\n"):
            if line.strip():
                yield Paragraph(self.line, line.strip())

    def _footnote_reference(self, node: SyntaxTreeNode) -> Iterator[Block]:
        line, texts = self.line, list[str]()
        below: list[Block] = []
        for child in node.walk():
            if child.type == "inline" and child.parent:
                text, figures = self._flat(child.parent)
                texts.append(text)
                below += figures
            elif child.type in ("fence", "code_block", "html_block"):
                texts += [block.text for block in self.blocks([child]) if isinstance(block, Paragraph)]
        if self._mark(node) in self.document.footnotes:
            self.document.note(line, "a second footnote with the same label was left out", " ".join(texts))
        else:
            self.document.footnotes[self._mark(node)] = (line, " ".join(texts))
        yield from below

    def _mark(self, note: SyntaxTreeNode) -> str:
        return self.marks.setdefault(str(note.meta.get("label")), str(len(self.marks) + 1))

    def _other(self, node: SyntaxTreeNode) -> Iterator[Block]:
        yield from self.blocks(node.children)

    def _flat(self, node: SyntaxTreeNode) -> tuple[str, list[Block]]:
        """Return the text of a node on one line, and its pictures."""
        segments, figures = self._segments(node)
        if len(segments) > 1:
            self._note(f"a line break became a space in '{segments[0].text[:12]}'")
        return joined(segment.text for segment in segments), figures

    def _segments(self, node: SyntaxTreeNode) -> tuple[list[_Segment], list[Block]]:
        """Return the text of a node between its line breaks, and its pictures."""
        segments, figures = [_Segment()], list[Block]()
        for inline in node.children:
            self._inline(inline.children, segments, figures, bold=False)
        return segments, figures

    def _inline(
        self, nodes: Iterable[SyntaxTreeNode], segments: list[_Segment], figures: list[Block], *, bold: bool
    ) -> None:
        for node in nodes:
            text = self._text(node)
            if node.type == "hardbreak" or (node.type == "html_inline" and _BREAK.fullmatch(node.content)):
                segments.append(_Segment())
            elif node.type == "image":
                figures.append(self._figure(node))
            elif node.children:
                self._inline(node.children, segments, figures, bold=bold or node.type == "strong")
            if node.type == "link":
                text = self._address(node, segments[-1])
            if text:
                segments[-1].pieces.append(text)
                segments[-1].bold &= bold or not text.strip()

    def _text(self, node: SyntaxTreeNode) -> str:
        """Return what a node without children prints."""
        match node.type:
            case "code_inline":
                return node.content
            case "text":
                if "**" in node.content:
                    self._note("marks that Markdown does not read as bold here were left out", "**")
                return node.content.replace("**", "")
            case "softbreak":
                return "\n"
            case "footnote_ref":
                return f"[^{self._mark(node)}]"
            case "html_inline" if not _BREAK.fullmatch(node.content):
                self._note("HTML was left out", node.content)
            case "strong" | "em":
                self.emphasized.append(self.line)
        return ""

    def _address(self, link: SyntaxTreeNode, segment: _Segment) -> str:
        """Return what to write behind the text of a link: its address, where the text is another."""
        href, title = str(link.attrs["href"]), str(link.attrs.get("title", ""))
        self.addresses.add(href)
        if title:
            self._note("the title of a link was left out", title)
        if link.markup == "autolink" or "".join(segment.pieces).endswith(
            (href, href.removeprefix("mailto:"))
        ):
            return ""
        if not re.match("https?:|mailto:", href):
            self._note("a link within the document is text only", unquote(href))
            return ""
        self._note(f"the address of a link stands behind its text: {href}")
        return f" ({href})"

    def _figure(self, image: SyntaxTreeNode) -> Figure:
        title = " ".join(str(image.attrs.get("title", "")).split())
        self.addresses.add(str(image.attrs["src"]))
        return Figure(self.line, unquote(str(image.attrs["src"])), " ".join(image.content.split()), title)


def without_tags(text: str) -> tuple[str, str]:
    """Return the text of HTML, and its tags and comments."""
    kept, removed = list[str](), list[str]()
    for index, piece in enumerate(text.split("<!--")):
        comment, end, rest = piece.partition("-->") if index else ("", "", piece)
        removed += [f"<!--{comment}{end}"] if index else []
        removed += re.findall(r"<[^<>]*>", rest)
        kept.append(html.unescape(re.sub(r"<[^<>]*>", "", re.sub(_BREAK, "\n", rest))))
    return "".join(kept), "".join(removed)
