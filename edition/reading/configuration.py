"""The configuration values of the extension: defaults, types, validation.

Only Sphinx evaluates conf.py, ``-D`` and ``-t``; :func:`read` gives the commands the same values.
"""

import datetime as dt
import re
import traceback
from collections.abc import Sequence
from dataclasses import fields
from itertools import chain
from pathlib import Path
from typing import Any, Literal

from sphinx import locale, package_dir
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.locale import _
from sphinx.util.i18n import format_date
from sphinx.util.tags import Tags

from edition.report.addresses import ADDRESS
from edition.report.languages import TAG, own_name, territory
from edition.report.publication import Publication
from edition.report.relations import DEFAULT, relations
from edition.report.site_address import site_address

_ADDRESS_IN_MEMORY = re.compile(r" at 0x[0-9a-f]+")

Rebuild = Literal["env", "html"]

#: name, default, what to build again when it changes, types. ``docs/configuration.md`` explains each.
VALUES: tuple[tuple[str, Any, Rebuild, list[type]], ...] = (
    ("edition_book", "", "html", [str]),
    ("edition_books", [], "html", [list]),
    ("edition_cards", True, "html", [bool]),
    ("edition_fallbacks", {}, "html", [dict]),
    ("edition_languages", {}, "env", [dict]),
    ("edition_offline", True, "html", [bool]),
    ("edition_redirects", {}, "html", [dict]),
    ("edition_relations", DEFAULT, "env", [dict]),
    ("edition_report", {}, "html", [dict]),
    ("edition_repository", "", "html", [str]),
    ("edition_security_policy", None, "html", [bool, type(None)]),
)


#: What an e-book has beside the text: nothing, the original below each translation, or readings over kanji.
BOOKS = ("", "bilingual", "furigana")
#: Values of Sphinx's HTML builder that the commands ask for, where no builder is loaded.
_OF_SPHINX: tuple[tuple[str, Any, list[type]], ...] = (
    ("html_baseurl", "", [str]),
    ("html_static_path", [], [list]),
)


def publication(config: Config) -> Publication:
    """Return the publication data (``edition_report``) of a validated configuration."""
    return Publication(**config.edition_report)


def source_language(config: Config) -> str:
    """Return the language of the report: the first one of ``edition_languages``."""
    return str(next(iter(config.edition_languages)))


def is_source(config: Config) -> bool:
    """Tell whether the language of this build is the language of the report."""
    return bool(config.language == source_language(config))


def read(root: Path, overrides: dict[str, Any] | None = None, tags: Sequence[str] = ()) -> Config:
    """Return the configuration of the project in ``root``. Raises ConfigError where it is invalid.

    ``overrides`` are settings as ``-D`` gives them, ``tags`` as ``-t``.
    """
    refuse_interface_catalogs(root)
    try:
        config = Config.read(root, overrides=overrides or {}, tags=Tags(tags))
    except ConfigError as error:
        cause = error.__cause__
        if not isinstance(cause, Exception) or isinstance(cause, SyntaxError):
            raise
        # Sphinx would show the whole traceback.
        frames = traceback.extract_tb(cause.__traceback__)
        line = next(
            (frame.lineno for frame in reversed(frames) if frame.filename == str(root / "conf.py")), 1
        )
        raise ConfigError(f"conf.py:{line}: this line failed with {type(cause).__name__}: {cause}") from None
    for name, default, rebuild, types in VALUES:
        config.add(name, default, rebuild, types)
    for name, default, types in _OF_SPHINX:
        config.add(name, default, "html", types)
    check(config)
    return config


def settings(config: Config) -> list[tuple[str, str]]:
    """Return all settings as text that is the same in every process."""
    return sorted((value.name, _same(value.value)) for value in config)


def _same(value: Any) -> str:
    if isinstance(value, set | frozenset):
        return repr(sorted(map(_same, value)))
    return _ADDRESS_IN_MEMORY.sub("", repr(value))


def check(config: Config) -> None:
    """Validate the configuration and set computed defaults. Raises ConfigError, which says what to write."""
    languages = config.edition_languages
    if not isinstance(languages, dict) or not all(isinstance(name, str) for name in languages.values()):
        raise ConfigError("conf.py: edition_languages must be written as {'ja': '日本語', 'en': 'English'}")
    if not languages:
        config.edition_languages = {config.language: own_name(config.language) or config.language}
    elif config.language not in languages:
        known = ", ".join(languages)
        raise ConfigError(
            f"conf.py: language '{config.language}' is not one of edition_languages ({known}); "
            f"run 'make language CODE={config.language}' to start it"
        )
    for code in config.edition_languages:
        if not (TAG.fullmatch(code) and own_name(code)):
            right = "write one such as ko, pt-BR or zh-Hant"
            raise ConfigError(f"conf.py: edition_languages names '{code}', which is no language tag; {right}")
    for name, _default, _rebuild, types in VALUES:
        if not isinstance(config[name], tuple(types)):
            expected = " or ".join(each.__name__ for each in types)
            raise ConfigError(
                f"conf.py: {name} must be of the type {expected}, not {type(config[name]).__name__}"
            )
    _check_book(config)
    _check_fallbacks(config)
    _check_redirects(config)
    _check_report(config)
    if config.html_baseurl:
        try:
            config.html_baseurl = site_address(str(config.html_baseurl))
        except ValueError as error:
            raise ConfigError(f"conf.py: html_baseurl {error}; write https://example.org/report/") from None


def _check_book(config: Config) -> None:
    if config.edition_book not in BOOKS:
        known = ", ".join(map(repr, BOOKS))
        raise ConfigError(f"conf.py: edition_book is {config.edition_book!r}; write one of {known}")


def _check_fallbacks(config: Config) -> None:
    for code, others in config.edition_fallbacks.items():
        if not isinstance(others, list | tuple) or not config.edition_languages.keys() >= set(others):
            known = ", ".join(config.edition_languages)
            right = f"write a list of some of edition_languages ({known})"
            raise ConfigError(f"conf.py: edition_fallbacks has {others!r} for {code!r}; {right}")


def _check_redirects(config: Config) -> None:
    for address in chain.from_iterable(config.edition_redirects.items()):
        if not (isinstance(address, str) and ADDRESS.fullmatch(address)):
            right = "write one such as 'policies/one.html#one-4', without a language"
            raise ConfigError(f"conf.py: edition_redirects has {address!r}, which is no address; {right}")


def _check_report(config: Config) -> None:
    report = config.edition_report
    known = [each.name for each in fields(Publication)]
    if not all(isinstance(value, str) for value in report.values()):
        raise ConfigError(f"conf.py: edition_report must be a dict of texts with the keys {', '.join(known)}")
    if unknown := sorted(set(report) - set(known)):
        keys = ", ".join(known)
        raise ConfigError(f"conf.py: edition_report has the unknown key '{unknown[0]}'; the keys are {keys}")
    published = report.get("published") or "2000-01-01"
    try:
        is_day = dt.date.fromisoformat(published).isoformat() == published
    except ValueError:
        is_day = False
    if not is_day:
        raise ConfigError(f"conf.py: edition_report has published '{published}'; write the day as 2022-06-03")
    if not re.fullmatch("([A-Za-z]{2})?", country := report.get("country", "")):
        raise ConfigError(f"conf.py: edition_report has country '{country}'; write its two letters, as jp")
    try:
        relations(config.edition_relations)
    except ValueError as error:
        raise ConfigError(f"conf.py: edition_relations: {error}") from None


def refuse_interface_catalogs(root: Path) -> None:
    """Raise ConfigError for a catalog called ``sphinx``: Sphinx would show its words unescaped."""
    for path in sorted((root / "locales").glob("*/LC_MESSAGES/sphinx.*")):
        name = path.relative_to(root).as_posix()
        raise ConfigError(
            f"{name}:1: Sphinx would put the words of this catalog into every page as they are; remove it, "
            "and translate the interface in interface.po"
        )


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Validate the configuration, hide the catalogs from Sphinx, and give it its own words.

    conf.py names the folder in ``locale_dirs`` so that sphinx-intl finds it. Emptying the value here makes
    Sphinx's own transform find no catalog, so that no msgstr reaches the MyST parser and no ``.mo`` is read.
    """
    refuse_interface_catalogs(Path(app.srcdir))
    check(config)
    config.locale_dirs = []
    language = territory(config.language)  # Sphinx and Babel know pt_BR, not pt-BR
    app.translator, _found = locale.init([package_dir / "locale"], language)
    if "-" in config.language and not config.today:
        config.today = format_date(config.today_fmt or _("%b %d, %Y"), language=language)


def setup(app: Sphinx) -> None:
    """Add the configuration values."""
    for name, default, rebuild, types in VALUES:
        app.add_config_value(name, default, rebuild, types=types)
    app.connect("config-inited", on_config_inited)
