"""The catalogs that test the check and the build, and the table of them: ``python tests/corpus.py``.

Every catalog of ``catalogs/hostile`` and ``catalogs/honest`` translates a page of its own, made from
``catalogs/page.md``. Comments at its end say what it is, and what must be said of it::

    # case: what it tries
    # check: LINE: MESSAGE [RULE]     every line that the check and the build print of it
    # build: LINE: MESSAGE [RULE]     every other line that the build prints, of its page
    # reader: TEXT                   what the English page shows

``⟪CANARY⟫`` stands for a file that must not be read, ``⟪MARKER⟫`` for one that must not be made,
``⟪PORT⟫`` for a port that must not be asked, and ``⟪TEXT*1000⟫`` for a text a thousand times.
"""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "catalogs"
_REPEATED = re.compile("⟪([^⟪⟫*]+)\\*([0-9]+)⟫")
_COMMENT = re.compile(r"^# (case|check|build|reader): (.*)$", re.MULTILINE)
SHOWN = "the Japanese"


@dataclass(frozen=True)
class Case:
    """One catalog with what must be said of it."""

    path: Path
    number: int

    @property
    def id(self) -> str:
        """Letters that name its page and its recommendation: ``cab``."""
        first, second = divmod(self.number, 26)
        return "c" + chr(ord("a") + first) + chr(ord("a") + second)

    @property
    def page(self) -> str:
        return f"policies/{self.id}"

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def is_hostile(self) -> bool:
        return self.path.parent.name == "hostile"

    def said(self, kind: str) -> list[str]:
        """Return the comments of one kind."""
        text = self.path.read_bytes().decode("utf-8-sig", "replace")
        return [found.strip() for name, found in _COMMENT.findall(text) if name == kind]

    def source(self) -> str:
        """Return the page that the catalog translates."""
        return (HERE / "page.md").read_text("utf-8").replace("⟪ID⟫", self.id)

    def content(self, values: dict[str, str]) -> bytes:
        """Return the catalog, with what its marks stand for."""
        data = self.path.read_bytes()
        for name, value in values.items():
            data = data.replace(f"⟪{name}⟫".encode(), value.encode())
        if b"*" in data:
            text = data.decode("utf-8", "surrogateescape")
            text = _REPEATED.sub(lambda match: match[1] * int(match[2]), text)
            data = text.encode("utf-8", "surrogateescape")
        return data


def cases() -> list[Case]:
    """Return all catalogs, the hostile ones first."""
    paths = [*sorted((HERE / "hostile").glob("*.po")), *sorted((HERE / "honest").glob("*.po"))]
    return [Case(path, number) for number, path in enumerate(paths)]


def _cell(lines: list[str], otherwise: str) -> str:
    return "<br>".join(f"`{line.replace('|', '∣').replace('`', 'ˋ')}`" for line in lines) or otherwise


def table() -> str:
    """Return docs/bad-catalogs.md."""
    lines = [
        "# Bad catalogs, and what the check and the build do\n",
        "`make bad-catalogs` writes this page from the comments in `tests/catalogs`;",
        "`tests/engine/test_hostile_catalogs.py` verifies it. An error fails the check and the build,",
        "and the site stays as it was; the last column is what a reader would see if `sphinx-build`",
        "published it all the same. No rule can tell a wrong word from a right one.\n",
        "| catalog | it tries | the check and the build say | the reader would see |",
        "|---|---|---|---|",
    ]
    for case in (each for each in cases() if each.is_hostile):
        cells = [case.name, " ".join(case.said("case")), _cell(case.said("check"), "nothing")]
        cells.append(_cell(case.said("reader"), "nothing"))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")
