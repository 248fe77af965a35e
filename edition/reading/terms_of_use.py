"""Asks, when all pages are read, whether the terms of use that conf.py names are on one of them."""

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from edition.report.addresses import permanent
from edition.report.consistency import meant
from edition.report.problems import Problem

from .configuration import is_web_address, publication
from .domain import policy_domain
from .settings import place
from .warning import warn


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Report terms of use that are nowhere; not where messages are extracted, which publishes nothing."""
    name = publication(app.config).license
    if not name or is_web_address(name) or app.builder.name == "gettext":
        return
    page, _hash, anchor = name.partition("#")
    there = [address.replace(".html", "") for address in permanent(policy_domain(env).registry)]
    if name not in there:
        right = "write a page with an id on it, such as about#terms, or an address elsewhere"
        missing = f"'{anchor}' is on no page '{page}'" if anchor else f"there is no page '{page}'"
        message = f"edition_report has the license '{name}', but {missing}; {meant(name, there) or right}"
        warn(Problem.UNKNOWN_ID, message, place(Path(app.confdir), "edition_report"))


def setup(app: Sphinx) -> None:
    """Connect the end of reading."""
    app.connect("env-updated", on_env_updated)
