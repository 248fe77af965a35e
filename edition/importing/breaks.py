"""Line breaks inside a paragraph, which a page has not: each becomes a new paragraph, or a space."""

from collections.abc import Iterable

from .outline import Document, Paragraph
from .sentences import ends, gap


def joined(lines: Iterable[str]) -> str:
    """Join the lines of a text."""
    pieces: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        pieces += (gap(pieces[-1], line), line) if pieces else (line,)
    return "".join(pieces)


def paragraphs(document: Document, line: int, segments: Iterable[tuple[str, bool]]) -> list[Paragraph]:
    """Return the paragraphs of what stands between line breaks: texts, and whether each is bold.

    Where no sentence ends and no heading in bold, a break is a space. Every break is noted.
    """
    groups: list[tuple[list[str], bool]] = []
    for text, bold in segments:
        if not text:
            continue
        if groups and not ends(groups[-1][0][-1]) and not (groups[-1][1] and not bold):
            document.note(
                line, f"a line break became a space: '{text[:12]}' goes on with the sentence before"
            )
            groups[-1][0].append(text)
            continue
        if groups:
            document.note(line, f"a line break became a new paragraph: '{text[:12]}'")
        groups.append(([text], bold))
    return [Paragraph(line, joined(texts), bold) for texts, bold in groups]
