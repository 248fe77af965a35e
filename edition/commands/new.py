"""``python -m edition new FOLDER``: starts an edition of another report, in any languages."""

import json
import re
from datetime import date
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import jinja2
from sphinx.errors import ConfigError

from edition import __version__
from edition.catalogs.catalog import engine_words
from edition.files import NOTED, complete, write_all
from edition.report.languages import own_name

from .language import tag

#: Characters that Markdown treats as markup.
_MARKS = re.compile(r"[\\`*_\[\]<>{}#&|~]")
_STARTER = Path(__file__).with_name("starter")
#: With what the commands of the Makefile, and ``import`` of a Word document, need.
_PACKAGE = "sphinx-edition[import,live,publish]"


def requirement() -> str:
    """Return what pip installs this engine from: the folder of its sources, or what PEP 610 records.

    That is a folder, a file or a commit; if nothing is recorded, this version from the package index.
    """
    sources = Path(__file__).parents[2]
    if (sources / "pyproject.toml").exists():  # where a build of the package may have left records of its own
        return f"{_PACKAGE} @ {sources.as_uri()}"
    try:
        recorded = distribution(_PACKAGE.partition("[")[0]).read_text("direct_url.json")
    except PackageNotFoundError:  # unpacked, not installed
        recorded = None
    origin = json.loads(recorded) if recorded else {}
    if vcs := origin.get("vcs_info"):
        return f"{_PACKAGE} @ {vcs['vcs']}+{origin['url']}@{vcs['commit_id']}"
    return f"{_PACKAGE} @ {origin['url']}" if origin else f"{_PACKAGE}=={__version__}"


def run(  # noqa: PLR0913 - the options of the command
    root: Path,
    out: Path,
    *,
    folder: Path,
    languages: str,
    title: str,
    publisher: str,
    published: str,
    url: str,
) -> int:
    """Write the files of an edition into the new ``folder``. Returns 0. Raises ConfigError."""
    try:
        codes = list(dict.fromkeys(tag(code.strip()) for code in languages.split(",") if code.strip()))
    except ConfigError as error:
        raise ConfigError(f"--languages: {error}") from None
    if not codes:
        raise ConfigError("--languages names no language; write tags such as en,ja")
    if published:
        try:
            published = date.fromisoformat(published).isoformat()
        except ValueError:
            raise ConfigError(f"--published '{published}' is not a day; write 2026-03-01") from None
    target = (root / folder).resolve()  # '../my-report' too is a folder of its own
    complete(target, target / NOTED)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ConfigError(f"{folder}: it exists and is not empty; name a new folder")
    jinja = jinja2.Environment(autoescape=False, trim_blocks=True, keep_trailing_newline=True)  # noqa: S701 - no HTML
    # A JSON string is a Python literal.
    jinja.filters["literal"] = lambda text: json.dumps(text, ensure_ascii=False)
    jinja.filters["markdown"] = lambda text: _MARKS.sub(r"\\\g<0>", text)
    values = {
        "title": " ".join(title.split()),
        "publisher": " ".join(publisher.split()),
        "published": published,
        "url": url,
        "languages": codes,
        "names": {code: own_name(code) for code in codes},
        "ja": codes[0].partition("-")[0] == "ja",
        "requirement": requirement(),
    }
    texts: dict[Path, str | None] = {}
    for path in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        name = path.relative_to(_STARTER).with_name(path.name.removesuffix(".jinja"))
        written = target / (".gitignore" if name.name == "gitignore" else name)
        text = jinja.from_string(path.read_text("utf-8")).render(values)
        if text.strip():  # else not for these languages
            texts[written] = text
    target.mkdir(parents=True, exist_ok=True)
    write_all(target, texts, target / NOTED)
    print(
        f"{folder}: put the text of the report into its pages, by hand or with 'python -m edition import'. "
        "In this folder, 'make update-po' makes the catalogs, and 'make html' the site. "
        "README.md has all commands."
    )
    if lacking := [own_name(code) for code in codes if not engine_words(code)]:
        print(
            f"The words of the interface are English where they are to be in {', '.join(lacking)}: translate "
            "interface.po of each language, which 'make update-po' makes (docs/languages.md)."
        )
    return 0
