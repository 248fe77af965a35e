"""What is compared: this project, plain Sphinx, and MkDocs Material; and how each one is built."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import ClassVar

from edition.catalogs.catalog import catalog_path

from . import corpus, plain
from .measure import Measured, run

#: The message that the incremental cases change: in the middle of the generated pages.
CHANGED_PAGE = "policies/team-xab"


class Contender:
    """A tool with its project in ``folder`` and what it builds in ``out``."""

    name: ClassVar[str]
    title: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "_build"

    def prepare(self, project: Path, source: Path) -> None:
        """Write the tool's project from the corpus in ``source``."""
        raise NotImplementedError

    def commands(self) -> list[list[str]]:
        """Return the commands that build both languages."""
        raise NotImplementedError

    def cold(self) -> Measured:
        """Build everything, from nothing."""
        shutil.rmtree(self.out, ignore_errors=True)
        return self.again()

    def again(self) -> Measured:
        """Build on top of what is there."""
        return run(self.commands(), self.folder)


class Edition(Contender):
    """This project: the code of the working copy, by the command that ``make html`` runs."""

    name = "edition"
    title = "this project"

    def prepare(self, project: Path, source: Path) -> None:
        self.folder = source
        self.out = source / "_build"

    def commands(self) -> list[list[str]]:
        return [[sys.executable, "-m", "edition", "build"]]

    def change(self, number: int) -> None:
        """Change one msgstr; ``number`` makes it another one than before."""
        path = catalog_path(self.folder, corpus.LANGUAGE, CHANGED_PAGE)
        before, mark, after = path.read_text("utf-8").partition('msgstr "Item ')
        path.write_text(f"{before}{mark}{number} {after.partition(' ')[2]}", "utf-8")


class PlainSphinx(Contender):
    """Sphinx as its tutorials show it: MyST, furo, catalogs for sphinx-intl, language by language."""

    name = "sphinx"
    title = "plain Sphinx"

    def prepare(self, project: Path, source: Path) -> None:
        plain.write_sphinx(source, self.folder)

    def commands(self) -> list[list[str]]:
        command = [sys.executable, "-m", "sphinx", "-q", "-b", "html"]
        return [
            [*command, "-D", f"language={language}", ".", f"_build/{language}"]
            for language in (plain.SOURCE, corpus.LANGUAGE)
        ]


class MkDocs(Contender):
    """MkDocs with the Material theme, its search, and mkdocs-static-i18n."""

    name = "mkdocs"
    title = "MkDocs Material"

    def prepare(self, project: Path, source: Path) -> None:
        plain.write_mkdocs(source, self.folder)
        self.python = _environment(project)

    def commands(self) -> list[list[str]]:
        return [[str(self.python), "-m", "mkdocs", "build", "-q", "-d", "_build"]]


def _environment(project: Path) -> Path:
    """Return the Python of an environment with MkDocs, made where it is not there or not up to date."""
    requirements = project / "bench" / "requirements-mkdocs.txt"
    folder = project / "_build" / "bench" / "mkdocs-venv"
    python, done = folder / "bin" / "python", folder / "requirements.txt"
    if not done.exists() or done.read_bytes() != requirements.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "--require-hashes", "-r", str(requirements)], check=True)
        shutil.copyfile(requirements, done)
    return python


CONTENDERS: dict[str, type[Contender]] = {kind.name: kind for kind in (Edition, PlainSphinx, MkDocs)}
