"""Languages: names, directions, dates, stems; and the addresses of pages in them. Pure."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources

import snowballstemmer
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date

#: A tag of a language (BCP 47): language, script, country, variant.
TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[A-Za-z0-9]{5,8})*")
#: The Snowball stemmers for browsers.
STEMMERS = resources.files("sphinx") / "search" / "minified-js"


def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))


def own_name(language: str) -> str:
    """Return what a language calls itself, where that is known: ``ko`` -> 한국어; '' for no language."""
    try:
        locale = _locale(language)
    except (UnknownLocaleError, ValueError):
        return ""
    return locale.get_display_name() or locale.get_display_name("en") or language


def language_name(language: str, shown_in: str) -> str:
    """Return the name of a language in another one: ``ja`` in ``en`` -> Japanese."""
    return _locale(language).get_display_name(shown_in.replace("-", "_")) or language


@cache
def script(language: str) -> str:
    """Return the script that a language is written in, by its ISO 15924 code: ``ja`` -> ``Jpan``."""
    locale = _locale(language)
    return locale.script or str(get_global("likely_subtags")[locale.language]).split("_")[1]


def direction(language: str) -> str:
    """Return ``ltr`` or ``rtl``; a script that runs from top to bottom is set from left to right."""
    return "rtl" if _locale(language).text_direction == "rtl" else "ltr"


def territory(language: str) -> str:
    """Return a language with its likely country, as Open Graph and gettext ask: ``zh-Hans`` -> ``zh_CN``."""
    code, likely = language.replace("-", "_"), get_global("likely_subtags")
    found = likely.get(code) or likely.get(code.partition("_")[0], "")
    is_same = f"{found}_".startswith(f"{code}_")  # not another script, or another country
    parts = (found if is_same or code in likely else code).split("_")
    return f"{parts[0]}_{parts[-1]}" if parts[1:] else code


def long_date(day: dt.date | None, language: str) -> str:
    """Return a day in words: 2022年6月3日, June 3, 2022; '' for none."""
    return format_date(day, format="long", locale=_locale(language)) if day else ""


def stemmer_name(language: str) -> str:
    """Return what the Snowball project calls a language (``english``), '' where it has no stemmer."""
    name = (_locale(language).get_language_name("en") or "").lower().removesuffix(" bokmål")
    return name if name in snowballstemmer.algorithms() else ""


def browser_stemmer(language: str) -> str:
    """Return the name of the stemmer that a browser can have as well, '' for none: Sphinx ships some."""
    name = stemmer_name(language)
    return name if (STEMMERS / f"{name}-stemmer.js").is_file() else ""


def stemmer_files(languages: Iterable[str]) -> list[str]:
    """Return the names of the files in :data:`STEMMERS` that the browser needs."""
    names = sorted({name for language in languages if (name := browser_stemmer(language))})
    return [f"{name}-stemmer.js" for name in (["base", *names] if names else [])]


def stemmer(language: str) -> Callable[[str], str]:
    """Return the function that reduces a word of a language to its stem."""
    name = stemmer_name(language)
    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord if name else str
    return stem


def page_address(language: str, docname: str, anchor: str = "") -> str:
    """Return the address of a page, or of an id on it, in the built site: ``en/policies/part-one.html``."""
    return f"{language}/{docname}.html{anchor and f'#{anchor}'}"


def three_letters(language: str) -> str:
    """Return the code of a language in ISO 639-2: ``ja`` -> ``jpn``; of two, the one of its own name."""
    code, aliases = language.partition("-")[0], get_global("language_aliases")
    known = [code, *(long for long, short in aliases.items() if short == code)]
    found = [each for each in known if re.fullmatch("[a-z]{3}", each)]
    return min(found, key=lambda each: (not each.startswith(code), each), default=code)
