"""``python -m edition new FOLDER``: starts an edition of another report, in any languages."""

import json
import re
from datetime import date
from pathlib import Path

import jinja2
from sphinx.errors import ConfigError

from edition import __version__
from edition.report.languages import own_name

from .language import tag

#: Characters that Markdown treats as markup.
_MARKS = re.compile(r"[\\`*_\[\]<>{}#&|~]")
_STARTER = Path(__file__).with_name("starter")


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
    target = root / folder
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ConfigError(f"{folder}: there is something already; name a new folder")
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
        "version": __version__,
    }
    for path in sorted(path for path in _STARTER.rglob("*") if path.is_file()):
        name = path.relative_to(_STARTER).with_name(path.name.removesuffix(".jinja"))
        written = target / (".gitignore" if name.name == "gitignore" else name)
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(jinja.from_string(path.read_text("utf-8")).render(values), "utf-8")
    commands = "'python -m edition update-po' makes the catalogs, 'python -m edition build' the site"
    print(
        f"{folder}: put the text of the report into its pages, by hand or with 'python -m edition import'; "
        f"in this folder, {commands}"
    )
    return 0
