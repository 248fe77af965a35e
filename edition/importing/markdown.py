"""The reader of Markdown: CommonMark with tables and footnotes, its text without its markup."""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from .labels import with_items
from .lines import BREAK, Run, joined, paragraphs
from .outline import Block, Document, DocumentError, Figure, Heading, Item, Paragraph, Table

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL)
#: The marks of the lists and quotations that a row stands in.
_AROUND = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+[\s>]*)*")
#: Between the cells of a row: a bar without a backslash.
_BAR = re.compile(r"(?<!\\)\|")


def read(text: str) -> Document:
    """Return what a text says. Raises DocumentError."""
    parser = MarkdownIt("commonmark", {"maxNesting": 10_000}).enable("table").use(front_matter_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    environment: dict[str, dict[str, dict[str, str]]] = {}
    reader = _Reader(text)
    try:
        tree = SyntaxTreeNode(parser.parse(text, environment))
        reader.document.blocks = with_items(reader.blocks(tree.children))
    except RecursionError:
        raise DocumentError("lists, quotations or brackets are nested too deeply") from None
    for label, reference in environment.get("references", {}).items():
        if reference["href"] not in reader.addresses:
            message = f"the address '{label}' was left out: no link has it"
            reader.document.note(1, message, reference["href"])
    return reader.document


class _Reader:
    """Walks the tree of a text, and notes what its pages will not show as it is."""

    def __init__(self, text: str) -> None:
        self.document, self.lines, self.line = Document(), text.split("\n"), 1
        self.addresses: set[str] = set()
        #: The marks that readers see, which are numbers, by the labels of the footnotes.
        self.marks: dict[str, str] = {}
        #: The pictures in the text of a block, which stand below it.
        self.below: list[Figure] = []

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
        """Yield what nodes say."""
        for node in nodes:
            self._go_to(node)
            read = getattr(self, f"_{node.type}", None)
            yield from read(node) if read else self.blocks(node.children)
            below, self.below = self.below, []
            self.document.figures += below
            yield from below

    def _go_to(self, node: SyntaxTreeNode) -> int:
        self.line = node.map[0] + 1 if node.map else self.line
        return self.line

    def _note(self, sentence: str, left_out: str = "") -> None:
        self.document.note(self.line, sentence, left_out)

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Block]:
        if text := joined(self._runs(node)):
            yield Heading(self.line, int(node.tag[1]), text)
        elif not self.below:
            self._note("an empty heading was left out")

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Block]:
        yield from paragraphs(self.document, self.line, self._runs(node))

    def _bullet_list(self, node: SyntaxTreeNode) -> Iterator[Block]:
        for number, child in enumerate(node.children, int(node.attrs.get("start", 1))):
            line, blocks = self._go_to(child), with_items(self.blocks(child.children), inside=True)
            if blocks and isinstance(blocks[0], Item) and not child.info:  # '- (a) text'
                blocks[0].blocks += blocks[1:]
                yield blocks[0]
            elif child.info:
                yield Item(line, f"{number}{child.markup}", (number,), blocks)
            else:
                yield Item(line, "", (), blocks)

    _ordered_list = _bullet_list

    def _blockquote(self, node: SyntaxTreeNode) -> Iterator[Block]:
        for block in self.blocks(node.children):
            if isinstance(block, Paragraph | Heading):
                block = Paragraph(block.line, block.text, is_quoted=True)  # noqa: PLW2901
            yield block

    def _table(self, node: SyntaxTreeNode) -> Iterator[Block]:
        line, rows = self.line, list[list[str]]()
        for row in (row for group in node.children for row in group.children):
            line_of_row = _AROUND.sub("", self.lines[self._go_to(row) - 1], 1)
            written = line_of_row.strip().removeprefix("|").removesuffix("|")
            rows.append([joined(self._runs(cell)) for cell in row.children])
            if extra := " ".join(_BAR.split(written)[len(row.children) :]).strip():
                self._note("cells were left out: the row has more of them than the head of the table", extra)
        yield Table(line, rows)

    def _front_matter(self, node: SyntaxTreeNode) -> Iterator[Block]:
        self._note("the front matter was left out", node.content)
        return iter(())

    def _fence(self, node: SyntaxTreeNode) -> Iterator[Paragraph]:
        self._note("a block of code is shown as paragraphs", node.info)
        return self._by_line(node.content)

    _code_block = _fence

    def _html_block(self, node: SyntaxTreeNode) -> Iterator[Paragraph]:
        self._note("HTML was left out", "".join(_TAG.findall(node.content)))
        return self._by_line(html.unescape(_TAG.sub("", _BREAK.sub("\n", node.content))))

    def _by_line(self, text: str) -> Iterator[Paragraph]:
        return (Paragraph(self.line, line.strip()) for line in text.split("\n") if line.strip())

    def _footnote_reference(self, node: SyntaxTreeNode) -> Iterator[Block]:
        line, mark, texts = self.line, self._mark(node), list[str]()
        for child in node.walk():
            if child.type == "inline":
                texts.append(joined(self._runs(child.parent or child)))
            elif child.type in ("fence", "code_block", "html_block"):
                texts += [block.text for block in getattr(self, f"_{child.type}")(child)]
        self.document.add_footnote(mark, line, " ".join(texts))
        return iter(())

    def _mark(self, note: SyntaxTreeNode) -> str:
        return self.marks.setdefault(str(note.meta.get("label")), str(len(self.marks) + 1))

    def _runs(self, node: SyntaxTreeNode, *, bold: bool = False) -> Iterator[Run]:
        """Yield the text in a node; its pictures will stand below."""
        for child in node.children:
            if child.type == "image":
                self.below.append(self._figure(child))
            elif child.children or child.type == "link":
                inside = list(self._runs(child, bold=bold or child.type == "strong"))
                yield from inside
                if child.type == "link":
                    yield self._address(child, joined(inside)), bold
            else:
                yield self._text(child), bold

    def _text(self, node: SyntaxTreeNode) -> str:
        """Return what a node without children prints."""
        if node.type == "hardbreak" or (node.type == "html_inline" and _BREAK.fullmatch(node.content)):
            return BREAK
        if node.type == "footnote_ref":
            return f"[^{self._mark(node)}]"
        if node.type == "html_inline":
            self._note("HTML was left out", node.content)
            return ""
        if node.type == "text" and "**" in node.content:
            self._note("marks that Markdown does not read as bold here were left out", "**")
            return node.content.replace("**", "")
        return "\n" if node.type == "softbreak" else node.content

    def _address(self, link: SyntaxTreeNode, text: str) -> str:
        """Return what to write behind the text of a link: its address, where the text is another."""
        href, title = str(link.attrs["href"]), str(link.attrs.get("title", ""))
        self.addresses.add(href)
        if title:
            self._note("the title of a link was left out", title)
        if link.markup == "autolink" or text.endswith((href, href.removeprefix("mailto:"))):
            return ""
        if re.match("https?:|mailto:", href):
            return f" ({href})"
        self._note("a link within the document is text only", unquote(href))
        return ""

    def _figure(self, image: SyntaxTreeNode) -> Figure:
        file, title = str(image.attrs["src"]), " ".join(str(image.attrs.get("title", "")).split())
        self.addresses.add(file)
        return Figure(self.line, unquote(file), " ".join(image.content.split()), title)
