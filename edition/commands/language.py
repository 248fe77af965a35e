"""``python -m edition language ko``: starts a language: creates its catalogs and adds it to conf.py.

All is written at the end, so a failed run leaves nothing behind.
"""

import ast
import re
from pathlib import Path

from sphinx.errors import ConfigError

from edition.files import NOTED, write_all
from edition.reading import configuration
from edition.reading.configuration import source_language
from edition.report.languages import TAG, own_name
from edition.report.printable import printable

from .update import extract, update_language


def tag(text: str) -> str:
    """Return a language's tag: ``pt_BR`` -> ``pt-BR``. Raises ConfigError if there is no such language."""
    found = text.replace("_", "-")
    if not TAG.fullmatch(found):
        raise ConfigError(f"'{text}' is not a language tag; write one such as ko, pt-BR or zh-Hant")
    if not own_name(found):
        raise ConfigError(f"'{text}' is not a language that is known; check its tag")
    return found


def add_to_configuration(text: str, language: str, name: str) -> str:
    """Return conf.py with the language at the end of ``edition_languages``. Raises ConfigError.

    Only the new entry is inserted; the layout of the file is kept.
    """
    try:
        value = _languages(text)
        added = _with_entry(text, value, f'"{language}": "{name}"')
        if ast.literal_eval(_languages(added)) == {**ast.literal_eval(value), language: name}:
            return added
    except (SyntaxError, ValueError):  # it is no dict of strings, or would be no Python any more
        pass
    raise ConfigError(
        'conf.py: write the languages so: edition_languages = {"ja": "日本語"}; '
        f"or add '{language}' yourself, and run this again"
    )


def _languages(text: str) -> ast.Dict:
    """Return the languages in a conf.py. Raises ValueError or SyntaxError."""
    for statement in reversed(ast.parse(text).body):  # the last one counts
        match statement:
            case ast.Assign([ast.Name("edition_languages")], ast.Dict([ast.Constant(), *_]) as value):
                return value
    raise ValueError(text)


def _with_entry(text: str, value: ast.Dict, entry: str) -> str:
    lines = re.split(r"(?<=\n)", text)  # not at other characters that end lines
    first, last = value.keys[0], value.values[-1]
    assert first is not None  # no **
    row, column = (last.end_lineno or 1) - 1, last.end_col_offset or 0
    line = lines[row].encode()  # the offsets of ast count bytes
    before, after = line[:column].decode(), line[column:].decode()
    if last.lineno == value.end_lineno:  # all on one line
        lines[row] = f"{before}, {entry}{after}"
    else:
        indent = " " * first.col_offset
        rest = after if after.startswith(",") else f",{after}"
        lines[row] = f"{before}{rest}{indent}{entry},\n"
    return "".join(lines)


def run(root: Path, out: Path, *, code: str) -> int:
    """Create the catalogs and the entry in conf.py. Returns 0. Raises ConfigError."""
    config = configuration.read(root)
    language, path = tag(code), root / "conf.py"
    if language == source_language(config):
        raise ConfigError(f"{language} is the language of the report; name another one")
    text = path.read_text("utf-8-sig")
    said: list[str] = []
    messages = extract(root, out / "work" / "messages", config)
    changed = update_language(root, language, messages, config, said)
    made = len(changed)
    if language not in config.edition_languages:
        changed[path] = add_to_configuration(text, language, own_name(language))
    write_all(root, changed, out / NOTED)
    print(*map(printable, said), sep="\n")
    print(f"{own_name(language)} ({language}): {made} catalogs in locales/{language}/LC_MESSAGES")
    return 0
