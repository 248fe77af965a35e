"""Refuses to read or to publish files other than the pages of the project."""

import glob
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_parser.config.main import TopmatterReadError, read_topmatter
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.transforms import SphinxTransform
from sphinx.util.matching import Matcher

from edition.files import FileError, is_plain_file, text_of, walk
from edition.report.body import PICTURES
from edition.report.limits import LONGEST
from edition.report.printable import printable
from edition.report.problems import Problem

from .warning import warn

#: A line of front matter that YAML reads as a name and a text, a number, a day or true, or as a comment.
_FRONT_MATTER = re.compile(
    r"""(?P<name>[A-Za-z][\w.-]*):(?: +(?:"[^"\\]*"|'[^']*'|"""
    r"""(?![-!&*{}|>%@`"'\[\],?:#])(?:(?!:(?: |$)| #).)*))? *|(?: *#.*)?""",
    re.ASCII,
)
_LONGEST_SETTING = 500  # characters
_OF_MYST = {"myst", "html_meta", "substitutions"}
_NAME = re.compile(r"[A-Za-z0-9._/-]+")


def page_files(root: Path, config: Config) -> Iterator[Path]:
    """Yield the files that Sphinx would read as pages, and links to folders of them. Raises ConfigError."""
    includes, excludes = (Matcher(config[f"{kind}_patterns"]) for kind in ("include", "exclude"))
    suffix = config.source_suffix  # as it is written: Sphinx makes a dict of one, and without extensions
    suffixes = (".md", *([suffix] if isinstance(suffix, str) else suffix))  # it knows no Markdown
    try:
        for path in walk(root, excludes):
            name = path.relative_to(root).as_posix()
            if path.is_symlink() and path.is_dir():
                name = f"{name}/page.md"
            if name.endswith(suffixes) and includes(name):
                yield path
    except FileError as error:
        raise ConfigError(f"the folder of conf.py: {error}") from None


def page_name(root: Path, path: Path) -> str:
    """Return the name of a page: ``policies/part-one``."""
    return path.relative_to(root).with_suffix("").as_posix()


def page_fault(root: Path, path: Path) -> FileError | None:
    """Return the reason why a file cannot be a page, if there is one."""
    if not is_plain_file(root, path):
        return FileError(1, "a page must be a plain file, not a symbolic link", "symlink")
    if not _NAME.fullmatch(path.relative_to(root).as_posix()):
        message = "the name of a page is its address; write it in ASCII letters, digits, - _ and ."
        return FileError(1, message, "file-name")
    try:
        text = text_of(path)
    except FileError as error:
        return error
    long = ((number, len(line)) for number, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST)
    for number, length in long:
        message = f"the line has {length} characters, more than {LONGEST}; divide it into paragraphs"
        return FileError(number, message, "size")
    return None


def check_pages(app: Sphinx, config: Config) -> None:
    """Exclude files that cannot be pages, before Sphinx looks for pages. It does not open them."""
    root = Path(app.srcdir)
    for path in list(page_files(root, config)):
        if error := page_fault(root, path):
            name = path.relative_to(root).as_posix()
            warn(Problem.SOURCE_FILE, str(error), f"{printable(name)}:{error.line}")
            config.exclude_patterns.append(glob.escape(name))
    # Sphinx looks for pages through every link to a folder, also to '/'.
    links = (
        path for path in walk(root, Matcher(config.exclude_patterns)) if path.is_symlink() and path.is_dir()
    )
    config.exclude_patterns += [glob.escape(path.relative_to(root).as_posix()) for path in links]


def refuse_insertion(app: Sphinx) -> None:
    """Switch off what takes files or HTML in: include, literalinclude, csv-table with a file, raw."""
    app.env.settings.update(file_insertion_enabled=False, raw_enabled=False)


def refuse_settings(app: Sphinx, docname: str, content: list[str]) -> None:
    """Take the front matter out of a page where it says more than plain words.

    MyST would take settings from it: templates that run code, HTML, links of any scheme, a page that leads
    its readers elsewhere. What is no plain word could also be endlessly long once it is written out, or
    end the program; and where the front matter ends, Sphinx and the parser of MyST do not agree.
    """
    first, *lines = content[0].split("\n")
    if not first.startswith("---"):
        return
    end = next((at for at, line in enumerate(lines) if line.startswith(("---", "..."))), len(lines))
    wrong = [at for at, line in enumerate(lines[:end], 2) if not _is_plain_words(line)]
    if first.rstrip(" ") != "---" or [line.rstrip(" ") for line in lines[end : end + 1]] != ["---"]:
        wrong = [1]
    if wrong or not _is_read(content[0]):
        message = (
            "front matter holds lines such as 'orphan: true' between two lines '---', and no settings of MyST"
        )
        warn(Problem.SOURCE_FILE, message, (docname, wrong[0] if wrong else 1))
        content[0] = "\n".join([""] * (end + 2) + lines[end + 1 :])


def _is_plain_words(line: str) -> bool:
    """Tell whether a line of front matter is a name with a plain value, a comment, or empty."""
    found = _FRONT_MATTER.fullmatch(line)
    is_printed = line.replace("\u3000", " ").isprintable() and len(line) <= _LONGEST_SETTING
    return found is not None and is_printed and found["name"] not in _OF_MYST


def _is_read(page: str) -> bool:
    """Tell whether MyST can read front matter of plain words: it may name nothing, or a day that is none."""
    try:
        return read_topmatter(page) is not None
    except (TopmatterReadError, ValueError):
        return False


class RefuseFiles(SphinxTransform):
    """Replaces downloads, which would copy a file into the site, by their text; removes bad images."""

    default_priority = 18  # before Sphinx collects files

    def apply(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(addnodes.download_reference)):
            message = f"the link to '{node['reftarget']}' would copy a file into the site; link to a page"
            warn(Problem.SOURCE_FILE, message, node)
            node.parent.replace(node, nodes.inline(node.rawsource, node.astext()))
        for image in list(self.document.findall(nodes.image)):
            if message := self._image_fault(image["uri"]):
                warn(Problem.SOURCE_FILE, message, image)
                image.parent.remove(image)

    def _image_fault(self, address: str) -> str:
        """Return the reason why an image cannot be shown, or ''."""
        root = Path(self.env.srcdir)
        path = root / self.env.relfn2path(address)[0]
        if path.suffix.lower() not in PICTURES:
            return f"the image '{address}' is of no kind that is shown; the kinds are: {' '.join(PICTURES)}"
        if not is_plain_file(root, path):
            return f"the image '{address}' is not a file of this project; put it beside the page"
        return ""


def setup(app: Sphinx) -> None:
    """Add the check before anything is read, and the transform."""
    app.connect("config-inited", check_pages, priority=850)  # when Sphinx has made dicts of all settings
    app.connect("builder-inited", refuse_insertion)
    app.connect("source-read", refuse_settings, priority=900)  # what other extensions make of a page, too
    app.add_transform(RefuseFiles)
