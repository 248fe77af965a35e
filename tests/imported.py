"""What the tests of the import share: documents as pages, and what is looked at in them."""

from edition.importing import markdown, names, pages, plain_text
from edition.importing.outline import Document, Heading, Item

#: A picture.
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "0500017a5e453d0000000049454e44ae426082"
)


def made(document: Document, ids: str = 'topic = ""', name: str = "report") -> str:
    """Return the pages of a document, one below the other."""
    parts = names.parts(document, name)
    names.name_all(parts, document, names.from_toml(ids))
    return "".join(pages.pages(parts, document, "").values())


def of_text(text: str) -> str:
    """Return the pages of a plain text."""
    return made(plain_text.read(text))


def of_markdown(text: str) -> str:
    """Return the pages of a text in Markdown."""
    return made(markdown.read(text))


def headings(document: Document) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]


def items(blocks: list, depth: int = 0) -> list[tuple[int, str]]:
    """Return the items, each with its depth: the label and the first paragraph."""
    found = []
    for block in blocks:
        if isinstance(block, Item):
            found += [(depth, block.line_and_rest[0]), *items(block.blocks, depth + 1)]
    return found


def said(document: Document) -> list[str]:
    return [str(notice) for notice in document.notices]
