"""Languages and addresses. Pure but for the thin handlers at the end."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global
from babel.dates import format_date

if TYPE_CHECKING:
    from sphinx.config import Config


def source_language(languages: dict[str, str]) -> str:
    """Return the language of the report: the first one of the configuration."""
    return next(iter(languages))


def is_source(config: Config) -> bool:
    """Tell whether this build is the one of the source language."""
    return bool(config.language == config.edition_source_language)


def direction(language: str) -> str:
    """Return ``ltr`` or ``rtl``."""
    return Locale.parse(language.replace("-", "_")).text_direction


def territory(language: str) -> str:
    """Return a language with its likely country, as Open Graph asks: ``ja`` -> ``ja_JP``."""
    name = get_global("likely_subtags").get(language.replace("-", "_"), language)
    parts = name.split("_")
    return f"{parts[0]}_{parts[-1]}" if len(parts) > 1 else name


def long_date(iso: str, language: str) -> str:
    """Return a date in words: 2022-06-03 -> 2022年6月3日, June 3, 2022."""
    day = dt.date.fromisoformat(iso)
    return format_date(day, format="long", locale=language.replace("-", "_"))


def page_address(language: str, docname: str) -> str:
    """Return a page's address in the built site: ``en/policies/sofa-reform.html``."""
    return f"{language}/{docname}.html"


def up(docname: str) -> str:
    """Return the way from a page to the site's root: ``policies/sofa-reform`` -> ``../../``."""
    return "../" * (docname.count("/") + 1)
