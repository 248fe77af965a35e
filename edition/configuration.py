"""Our configuration values, and what is derived from them before anything is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from .catalogs import INTERFACE, catalog_path, digest
from .languages import source_language

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def check(app: Sphinx, config: Config) -> None:
    """Refuse a configuration that cannot work, and say what to write."""
    languages = config.edition_languages
    if not languages:
        raise ConfigError("conf.py: edition_languages is empty; write {'ja': '日本語', 'en': 'English'}")
    config.edition_source_language = source_language(languages)
    if config.language not in languages:
        known = ", ".join(languages)
        raise ConfigError(
            f"conf.py: language '{config.language}' is not one of edition_languages ({known}); "
            f"run 'make language LANG={config.language}' to start it"
        )
    config.edition_interface = digest(catalog_path(Path(app.srcdir), config.language, INTERFACE))


def setup(app: Sphinx) -> None:
    """Add the configuration values."""
    app.add_config_value("edition_languages", {}, "env", types=[dict])
    app.add_config_value("edition_report", {}, "html", types=[dict])
    app.add_config_value("edition_repository", "", "html", types=[str])
    # Derived in check(), not set in conf.py.
    app.add_config_value("edition_source_language", "", "env", types=[str])
    app.add_config_value("edition_interface", "", "html", types=[str])
    app.connect("config-inited", check)
