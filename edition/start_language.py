"""``python -m edition language ko``: starts a language: its catalogs, and one line of conf.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from .project import settings
from .update import extract, update_language

if TYPE_CHECKING:
    from pathlib import Path

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
_LIST = re.compile(r"^edition_languages = \{\n(?:.*\n)*?(?=\}\n)", re.MULTILINE)


class LanguageError(ValueError):
    """A language that cannot be started; the sentence says why."""


def own_name(language: str) -> str:
    """Return what a language calls itself: ``ko`` -> 한국어. Raises LanguageError for no language."""
    if not _TAG.fullmatch(language):
        raise LanguageError(f"'{language}' is not a language tag; write one such as ko, pt-BR or zh-Hant")
    try:
        name = Locale.parse(language, sep="-").get_display_name()
    except UnknownLocaleError:
        raise LanguageError(f"'{language}' is not a language that is known; check its tag") from None
    return str(name or language)


def add_to_configuration(text: str, language: str, name: str) -> str:
    """Return conf.py with the language in ``edition_languages``. Raises LanguageError."""
    if not _LIST.search(text):
        raise LanguageError("conf.py: 'edition_languages = {' with a language a line was not found")
    return _LIST.sub(lambda found: f'{found[0]}    "{language}": "{name}",\n', text, count=1)


def start_language(root: Path, work: Path, language: str) -> int:
    """Make the catalogs and the line of configuration. Returns 0, or 1 after saying what is wrong."""
    languages = settings(root)["edition_languages"]
    try:
        name = own_name(language)
        if language not in languages:
            path = root / "conf.py"
            path.write_text(add_to_configuration(path.read_text("utf-8"), language, name), "utf-8")
    except LanguageError as error:
        print(error)
        return 1
    made = update_language(root, language, extract(root, work, next(iter(languages))))
    print(f"{name} ({language}): {len(made)} catalogs in locales/{language}/LC_MESSAGES")
    return 0
