"""The pictures of a document: which there are, and what they are called beside the pages."""

from collections.abc import Callable
from pathlib import PurePosixPath

from edition.report.body import PICTURES

from .names import slugs
from .outline import Document


def place(document: Document, find: Callable[[str], bytes | None]) -> dict[str, bytes]:
    """Give every figure the name of its picture in the folder of the pages. Returns these pictures by name.

    ``find`` returns what the document names and does not hold; None where it is not there.
    """
    names: dict[str, str] = {}
    placed: dict[str, bytes] = {}
    for number, figure in enumerate(document.figures, 1):
        path = PurePosixPath(figure.file)
        data = document.pictures.get(figure.file) or find(figure.file)
        if not figure.alt:
            document.note(figure.line, f"the picture {path.name} has no alternative text; write one")
        if path.suffix.lower() not in PICTURES or data is None:
            text = " ".join(filter(None, (figure.file, figure.alt, figure.caption)))
            why = "it is not there" if data is None else f"a page shows only {' '.join(PICTURES)}"
            document.note(figure.line, f"a picture was left out, {why}", text)
            figure.file = ""
            continue
        if figure.file not in names:
            proposed = (f"{slug}{path.suffix.lower()}" for slug in slugs("", path.stem, "figure", number))
            names[figure.file] = next(name for name in proposed if name not in placed)
            placed[names[figure.file]] = data
        figure.file = names[figure.file]
    return placed
