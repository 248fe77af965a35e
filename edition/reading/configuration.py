"""The configuration values of the extension: defaults, types, validation.

Only Sphinx evaluates conf.py, ``-D`` and ``-t``; :func:`read` gives the commands the same values.
"""

import datetime as dt
import os
import re
import traceback
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from importlib.metadata import entry_points
from itertools import chain
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from sphinx import locale, package_dir
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.locale import _
from sphinx.util.i18n import format_date
from sphinx.util.tags import Tags

from edition.files import walk
from edition.report.addresses import ADDRESS
from edition.report.consistency import meant
from edition.report.languages import TAG, own_name, territory
from edition.report.problems import Problem
from edition.report.publication import Publication
from edition.report.relations import DEFAULT, relations
from edition.report.site_address import site_address

from .settings import WrongSetting, extension_faults, missing_extension, quoted, refuse, type_faults, written

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
_OF_SPHINX: tuple[tuple[str, Any, Rebuild, list[type]], ...] = (
    ("html_baseurl", "", "html", [str]),
    ("html_static_path", [], "html", [list]),
)


def publication(config: Config) -> Publication:
    """Return the publication data (``edition_report``) of a validated configuration."""
    return Publication(**config.edition_report)


def source_language(config: Config) -> str:
    """Return the language of the report: the first one of ``edition_languages``."""
    return str(next(iter(config.edition_languages)))


def is_web_address(text: str) -> bool:
    """Tell whether a link may lead to an address."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


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
    for name, default, rebuild, types in (*VALUES, *_OF_SPHINX):
        config.add(name, default, rebuild, types)
    refuse(root, chain(extension_faults(config.extensions), _faults(config)))
    return config


def settings(config: Config) -> list[tuple[str, str]]:
    """Return all settings as text that is the same in every process."""
    return sorted((value.name, _same(value.value)) for value in config)


def _same(value: Any) -> str:
    if isinstance(value, set | frozenset):
        return repr(sorted(map(_same, value)))
    return _ADDRESS_IN_MEMORY.sub("", repr(value))


def _faults(config: Config) -> Iterator[WrongSetting]:
    """Set computed defaults, and yield what is wrong: each may rely on what was asked before."""
    languages = config.edition_languages
    if not isinstance(languages, dict) or not all(
        isinstance(each, str) for each in chain(*languages.items())
    ):
        yield "edition_languages", "edition_languages must be written as {'ja': '日本語', 'en': 'English'}"
    yield from type_faults(config)
    if not languages:
        config.edition_languages = {config.language: own_name(config.language) or config.language}
    elif config.language not in languages:
        message = f"language '{config.language}' is not one of edition_languages ({', '.join(languages)}); "
        yield "language", f"{message}run 'make language CODE={config.language}' to start it"
    for code in config.edition_languages:
        if not (TAG.fullmatch(code) and own_name(code)):
            message = f"edition_languages names '{code}', which is no language tag; "
            yield "edition_languages", f"{message}write one such as ko, pt-BR or zh-Hant"
    yield from _unsafe(config)
    yield from _unknown(config)
    if config.edition_book not in BOOKS:
        known = ", ".join(map(repr, BOOKS))
        yield "edition_book", f"edition_book is {config.edition_book!r}; write one of {known}"
    yield from _fallbacks(config)
    yield from _redirects(config)
    yield from _report(config)
    if config.html_baseurl:
        try:
            config.html_baseurl = site_address(str(config.html_baseurl))
        except ValueError as error:
            yield "html_baseurl", f"html_baseurl {error}; write https://example.org/report/"


def _unsafe(config: Config) -> Iterator[WrongSetting]:
    """Yield what would publish what is refused, or run what is written in a page."""
    of_pages = {f"edition.{problem}" for problem in Problem}
    for kind in map(str, config.suppress_warnings):
        if kind.partition(".")[0] == "edition" and kind not in of_pages:
            message = f"suppress_warnings has '{kind}', which would publish what the rules refuse; remove it"
            yield "suppress_warnings", message
    enabled = getattr(config, "myst_enable_extensions", ())
    if "substitution" in (enabled if isinstance(enabled, Collection) else ()):
        message = "myst_enable_extensions has 'substitution': pages could run code on this machine; remove it"
        yield "myst_enable_extensions", message


def _unknown(config: Config) -> Iterator[WrongSetting]:
    """Yield settings that nothing reads."""
    for name in written(config):
        if name.startswith("edition_") and name not in config:
            known = [each for each, *_rest in VALUES]
            right = f"{meant(name, known)} the settings are {', '.join(known)}".lstrip()
            yield name, f"'{name}' is no setting of the edition; {right}"
    if list(config.locale_dirs) not in ([], ["locales"]):  # emptied where it was read
        message = f"locale_dirs is {quoted(config.locale_dirs)}, but the catalogs are in locales; "
        yield "locale_dirs", f'{message}write locale_dirs = ["locales"]'


def _fallbacks(config: Config) -> Iterator[WrongSetting]:
    for code, others in config.edition_fallbacks.items():
        if not isinstance(others, list | tuple) or not config.edition_languages.keys() >= set(others):
            right = f"write a list of some of edition_languages ({', '.join(config.edition_languages)})"
            yield "edition_fallbacks", f"edition_fallbacks has {others!r} for {code!r}; {right}"


def _redirects(config: Config) -> Iterator[WrongSetting]:
    for address in chain.from_iterable(config.edition_redirects.items()):
        if not (isinstance(address, str) and ADDRESS.fullmatch(address)):
            right = "write one such as 'policies/one.html#one-4', without a language"
            yield "edition_redirects", f"edition_redirects has {address!r}, which is no address; {right}"
    made = [
        "search",
        *getattr(config, "html_additional_pages", {}),
        *["genindex"] * getattr(config, "html_use_index", False),
    ]
    for old in config.edition_redirects:
        if old.partition(".html")[0] in made:
            yield "edition_redirects", f"edition_redirects has '{old}', a page that Sphinx makes; remove it"
        if ".html/" in old:
            yield "edition_redirects", f"edition_redirects has '{old}', which lies below a page; remove it"


def _report(config: Config) -> Iterator[WrongSetting]:
    report, name = config.edition_report, "edition_report"
    known = [each.name for each in fields(Publication)]
    if not all(isinstance(value, str) for value in report.values()):
        yield name, f"edition_report must be a dict of texts with the keys {', '.join(known)}"
    if unknown := sorted(set(report) - set(known)):
        yield name, f"edition_report has the unknown key '{unknown[0]}'; the keys are {', '.join(known)}"
    published = report.get("published") or "2000-01-01"
    try:
        is_day = dt.date.fromisoformat(published).isoformat() == published
    except ValueError:
        is_day = False
    if not is_day:
        yield name, f"edition_report has published '{published}'; write the day as 2022-06-03"
    if not re.fullmatch("([A-Za-z]{2})?", country := report.get("country", "")):
        yield name, f"edition_report has country '{country}'; write its two letters, as jp"
    for name, address in (
        ("edition_report", report.get("url", "")),
        ("edition_repository", config.edition_repository),
    ):
        if address and not is_web_address(address):
            yield (
                name,
                f"{name} has {quoted(address)}, which is no address; write one such as https://example.org/report",
            )
    try:
        relations(config.edition_relations)
    except ValueError as error:
        yield "edition_relations", f"edition_relations: {error}"


def refuse_interface_catalogs(root: Path) -> None:
    """Raise ConfigError for a catalog called ``sphinx``: Sphinx would show its words unescaped."""
    for path in sorted((root / "locales").glob("*/LC_MESSAGES/sphinx.*")):
        name = path.relative_to(root).as_posix()
        raise ConfigError(
            f"{name}:1: Sphinx would put the words of this catalog into every page as they are; remove it, "
            "and translate the interface in interface.po"
        )


def _of_application(app: Sphinx) -> Iterator[WrongSetting]:
    """Yield what is known when the extensions are loaded: no Markdown is read, or a theme is none."""
    if ".md" not in app.registry.source_suffix:
        yield missing_extension("myst_parser")
    installed = entry_points(group="sphinx.html_themes").names
    of_sphinx = (path.name for path in (package_dir / "themes").iterdir())
    name, known = app.config.html_theme, {*app.registry.html_themes, *installed, *of_sphinx}
    if name not in known and not app.config.html_theme_path:
        right = meant(name, known) or 'write html_theme = "furo"'
        yield "html_theme", f"no theme named '{name}' found; {right}"


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Validate the configuration, hide the catalogs from Sphinx, and give it its own words.

    conf.py names the folder in ``locale_dirs`` so that sphinx-intl finds it. Emptying the value here makes
    Sphinx's own transform find no catalog, so that no msgstr reaches the MyST parser and no ``.mo`` is read.
    """
    refuse_interface_catalogs(Path(app.srcdir))
    refuse(Path(app.confdir), chain(_faults(config), _of_application(app), _loops(app)))
    config.locale_dirs = []
    language = territory(config.language)  # Sphinx and Babel know pt_BR, not pt-BR
    app.translator, _found = locale.init([package_dir / "locale"], language)
    if "-" in config.language and not config.today:
        config.today = format_date(config.today_fmt or _("%b %d, %Y"), language=language)


def _loops(app: Sphinx) -> Iterator[WrongSetting]:
    """Yield the folders that are copied into the site and lead back into themselves: Sphinx would not end."""
    root = Path(app.srcdir).resolve()
    for name in ("html_static_path", "html_extra_path"):
        for entry in app.config[name]:
            folder = root / entry
            for link in chain((folder,), walk(folder)):
                if not (link.is_symlink() and link.is_dir()):
                    continue
                if link.parent.resolve().is_relative_to(link.resolve()):
                    where = os.path.relpath(link, root)
                    message = f"{name} has '{entry}', in which '{where}' leads to a folder above it; "
                    yield name, f"{message}remove the link"


def on_builder_inited(app: Sphinx) -> None:
    """Refuse templates of the sidebar that are nowhere, which furo leaves out without a word."""
    if app.builder.name not in ("html", "dirhtml") or app.config.html_theme != "furo":
        return
    templates = getattr(app.builder, "templates", None)
    known = [name for loader in getattr(templates, "loaders", ()) for name in loader.list_templates()]
    for name in chain.from_iterable(app.config.html_sidebars.values()):
        if known and name.removeprefix("!") not in known:
            right = meant(name, known) or "write one of the theme, or put it into templates_path"
            message = f"html_sidebars has '{name}', but there is no such template; {right}"
            refuse(Path(app.confdir), [("html_sidebars", message)])


def setup(app: Sphinx) -> None:
    """Add the configuration values."""
    for name, default, rebuild, types in VALUES:
        app.add_config_value(name, default, rebuild, types=types)
    app.connect("config-inited", on_config_inited)
    app.connect("builder-inited", on_builder_inited, priority=900)  # when drawing has added its templates
