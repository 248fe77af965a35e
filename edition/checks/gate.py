"""Has every build ask the checks, once, when the pages have been read: what they refuse is not published.

An error is a warning of Sphinx of the type ``edition``, whose subtype is the rule. What may be right is only
told: by ``sphinx-build`` as information, by our own commands beside the errors.
"""

import unicodedata
from pathlib import Path
from weakref import WeakKeyDictionary

import babel
import docutils
import markdown_it
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from edition.reading.configuration import publication
from edition.reading.domain import PolicyDomain, policy_domain
from edition.reading.settings import place
from edition.reading.warning import warn
from edition.report.addresses import permanent
from edition.report.printable import printable
from edition.report.problems import Problem

from . import check_all
from .finding import Finding
from .passed import Passed
from .published import address_findings, lost_terms

logger = logging.getLogger(__name__)
_doubts: WeakKeyDictionary[BuildEnvironment, list[Finding]] = WeakKeyDictionary()


def doubts(env: BuildEnvironment) -> list[Finding]:
    """Return what the checks warn of: what may be right, and was not accepted."""
    return _doubts.get(env, [])


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Ask the checks, except where messages are extracted, which mends catalogs."""
    if app.builder.name == "gettext":
        return
    root, config, domain = Path(app.srcdir), app.config, policy_domain(env)
    live = {name: {message.source for message in page.messages} for name, page in domain.pages.items()}
    # The rules are those of this code, and of the libraries that know languages and Markdown.
    libraries = babel.__version__, docutils.__version__, markdown_it.__version__, unicodedata.unidata_version
    path = Path(app.doctreedir) / "-".join(("passed", f"{PolicyDomain.data_version:x}", *libraries))
    passed = Passed.read(path)
    found, addresses = check_all(root, config, live, passed), permanent(domain.registry)
    found += address_findings(root, addresses, config.edition_redirects, config.edition_languages)
    if lost := lost_terms(publication(config).license, addresses):
        warn(Problem.UNKNOWN_ID, lost, place(Path(app.confdir), "edition_report"))
    passed.write(path)
    _doubts[env] = [finding for finding in found if not finding.is_error]
    for finding in found:
        if finding.is_error:
            warn(finding.rule, finding.message, f"{printable(finding.path)}:{finding.line}")
        else:
            logger.info("%s", finding)


def setup(app: Sphinx) -> None:
    """Connect the end of reading."""
    app.connect("env-updated", on_env_updated)
