"""The registry in every language, and the language of the current build.

Pages are read once, in the source language. When writing begins, the catalogs are loaded, the registry is
translated into every language, and the titles that Sphinx keeps are translated into the one that is built.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary, WeakSet

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError

from edition.catalogs.catalog import PageCatalog, Words
from edition.files import FileError
from edition.reading.configuration import source_language
from edition.reading.domain import policy_domain
from edition.report.history import FILE, Change, read
from edition.report.message import Message, label
from edition.report.pages import Page
from edition.report.registry import Registry


@dataclass(frozen=True, slots=True)
class Edition:
    """The report in every language; the first one is the source."""

    registries: dict[str, Registry]
    #: The catalogs of every language but the first, by page.
    catalogs: dict[str, dict[str, PageCatalog]]
    #: What the templates call ``_``, by language.
    words: dict[str, Words]
    #: The languages that readers are led to; the source is one.
    complete: list[str]
    #: What has changed since the first publication.
    changes: tuple[Change, ...] = ()


_editions: WeakKeyDictionary[BuildEnvironment, Edition] = WeakKeyDictionary()
_kept: WeakSet[BuildEnvironment] = WeakSet()


def load(root: Path, languages: list[str], source: Registry) -> Edition:
    """Load the catalogs, and translate the registry into every language."""
    catalogs = {
        code: {name: PageCatalog.load(root, code, name) for name in source.pages} for code in languages[1:]
    }

    def translated(pages: dict[str, PageCatalog]) -> Registry:
        return source.in_language(lambda name, text: pages[name].message(text))

    registries = {languages[0]: source, **{code: translated(pages) for code, pages in catalogs.items()}}
    words = {code: Words.load(root, code) for code in languages}
    complete = [code for code, registry in registries.items() if registry.is_mostly_translated]
    return Edition(registries, catalogs, words, complete, _changes(root))


def _changes(root: Path) -> tuple[Change, ...]:
    """Return the history of the text. Raises ConfigError."""
    try:
        return tuple(read(root))
    except FileError as error:
        raise ConfigError(f"{FILE}:{error.line}: {error}") from None


def edition_of(env: BuildEnvironment) -> Edition:
    """Return the edition of a build. The first call loads it. :mod:`edition.checks.gate` reports faults."""
    if env not in _editions:
        languages = list(env.config.edition_languages)
        _editions[env] = load(Path(env.srcdir), languages, policy_domain(env).registry)
    return _editions[env]


def keep(env: BuildEnvironment) -> None:
    """Keep the loaded edition for all further builds of this process, which write into empty folders."""
    _kept.add(env)


def is_kept(env: BuildEnvironment) -> bool:
    """Tell whether :func:`keep` was called for this environment."""
    return env in _kept


def drawn(env: BuildEnvironment) -> Registry:
    """Return the registry in the language of the build."""
    return edition_of(env).registries[env.config.language]


def is_drawn(env: BuildEnvironment) -> bool:
    """Tell whether pages are written for readers; False where messages are extracted."""
    return policy_domain(env).drawn is not None


def builder_of(env: BuildEnvironment) -> Builder:
    """Return the builder that writes the pages."""
    return policy_domain(env).builder


def shows_original(builder: Builder) -> bool:
    """Tell whether the pages that are written hold the original beside a translation."""
    return builder.format == "html" and (builder.name != "epub" or builder.config.edition_book == "bilingual")


def speak(env: BuildEnvironment, builder: Builder) -> None:
    """Translate the titles, tables of contents and labels that Sphinx keeps in the environment."""
    registry = drawn(env)
    policy_domain(env).drawn, policy_domain(env).builder = registry, builder
    catalogs = edition_of(env).catalogs.get(env.config.language)
    _translate_names(env, registry)
    for docname, page in registry.pages.items():
        env.titles[docname] = env.longtitles[docname] = nodes.title("", "", _shown(env, page.title))
        _translate_toc(env, page)
        if catalogs:
            for tree in env.tocs[docname].findall(addnodes.toctree):
                translate_toctree(tree, catalogs[docname].message)
    if catalogs:  # of the first page, which a theme's own navigation is made from
        for tree in env.master_doctree.findall(addnodes.toctree):
            translate_toctree(tree, catalogs[registry.root].message)
        _translate_labels(env, registry)


def _translate_names(env: BuildEnvironment, registry: Registry) -> None:
    """Translate ``project`` and ``author``, which Sphinx shows in books, manuals and inventories."""
    config, edition = env.config, edition_of(env)
    if config.project == registry.home.title.source:
        config.project = registry.home.title.text
    author = config.author
    config.author = edition.words[config.language](author)
    for name in ("epub_copyright", "copyright"):  # the default of the first is the second
        notices = getattr(config, name, "")
        if isinstance(notices, str):
            config[name] = notices.replace(author, config.author)
        else:  # several
            config[name] = [each.replace(author, config.author) for each in notices]


def translate_toctree(node: addnodes.toctree, translate: Callable[[str], Message]) -> None:
    """Translate the caption and the explicit titles of a toctree."""
    for text in dict.fromkeys(node.extract_original_messages()):
        message = translate(text)
        if message.state == "translated":
            node.apply_translated_message(text, message.text)


def _shown(env: BuildEnvironment, title: Message) -> nodes.Node:
    """Return a title as lists show it, marked with its language if that is not the page's (WCAG 3.1.2)."""
    text = label(title).text
    if not title.is_fallback:
        return nodes.Text(text)
    return nodes.inline("", text, classes=[f"language-{source_language(env.config)}"])


def _translate_toc(env: BuildEnvironment, page: Page) -> None:
    headings = {section.id: section.title for section in page.sections}
    for reference in env.tocs[page.docname].findall(nodes.reference):
        anchor = reference.get("anchorname", "").removeprefix("#")
        message = headings.get(anchor) if anchor else page.title
        if message and reference.get("refuri") == page.docname:
            reference.clear()
            reference.append(_shown(env, message))


def _translate_labels(env: BuildEnvironment, registry: Registry) -> None:
    labels = env.domains.standard_domain.labels
    for name, (docname, anchor, text) in list(labels.items()):
        if page := registry.pages.get(docname):
            titles = {section.id: section.title for section in page.sections}
            if title := titles.get(anchor) or (page.title if text == page.title.source else None):
                labels[name] = docname, anchor, title.text


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Drop what an earlier build loaded: pages and catalogs may have changed."""
    if not is_kept(env):
        _editions.pop(env, None)


def on_write_started(app: Sphinx, builder: Builder) -> None:
    """Translate the environment, except where messages are extracted."""
    if builder.name != "gettext":
        speak(app.env, builder)


def setup(app: Sphinx) -> None:
    """Connect the end of reading and the start of writing."""
    app.connect("env-updated", on_env_updated, priority=400)
    app.connect("write-started", on_write_started, priority=400)
