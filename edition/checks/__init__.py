"""Checks of the files of pages, and of catalogs. Pure but for their files, :mod:`.gate` and :mod:`.passed`.

The gate has every build ask them: an error is a warning of Sphinx, and fails the build. May import reading,
the report and catalogs. Never knows how anything is drawn: whatever the checks say, pages show only what
passes :mod:`edition.report.characters` and :mod:`edition.catalogs.tokens`. What the checks say beyond that
is about honest mistakes, and about meaning. What is about two languages is in a package of its own;
:mod:`.rules` says which there are, and how to add one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from sphinx.config import Config

from edition.catalogs import po
from edition.catalogs.catalog import INTERFACE, PageCatalog, catalog_path
from edition.catalogs.merge import same_language
from edition.catalogs.outline import passages
from edition.files import FileError, is_plain_file, text_of
from edition.reading import configuration
from edition.reading.source_files import page_files, page_name

from .accepted import without_accepted
from .files import catalog_findings, character_findings, page_findings
from .finding import Finding, Pair, Rules
from .passed import Passed, digest
from .rules import check_pair, rule_stages
from .terms import Terms

#: So many of one kind are enough for one catalog.
_ENOUGH = 20


class Judged(NamedTuple):
    """What the translations of one catalog are judged by."""

    language: str
    #: The messages that are plain text; None where all are.
    plain: Collection[str] | None
    stages: list[Rules]
    #: A digest of what the rules were made from: the language of the source and the terms.
    rules: str = ""
    #: The messages of the page; None where they are not known.
    live: Collection[str] | None = None


def check_all(
    root: Path,
    config: Config | None = None,
    live: Mapping[str, Collection[str]] | None = None,
    passed: Passed | None = None,
) -> list[Finding]:
    """Return all that is wrong with the files of pages and with the catalogs of a project, in order of place.

    ``live`` holds the messages of every page, where the pages have been read.
    """
    config, passed = config or configuration.read(root), passed or Passed()
    source, *languages = config.edition_languages
    paths = {page_name(root, path): path for path in page_files(root, config)}
    names = (*paths, INTERFACE)
    found = [*page_findings(root, paths.values(), source)]
    if languages:  # a project in one language has catalogs for Sphinx alone, or none
        found += catalog_findings(root, source, languages, names)
    refused = {root / finding.path for finding in found}
    texts = {name: text_of(path) for name, path in paths.items() if path not in refused}
    plain = plain_messages(texts.values())
    catalogs: list[tuple[str, Judged]] = []
    for language in languages:
        glossary = PageCatalog.load(root, language, "glossary").catalog.entries.values()
        translations = {entry.msgid: entry.msgstr for entry in glossary if not entry.fuzzy}
        terms = Terms.of(texts.get("glossary", ""), translations)
        by = Judged(language, plain, rule_stages(source, language, terms), digest(source, terms.renderings))
        catalogs += ((name, by._replace(live=live.get(name, ()) if live else None)) for name in paths)
    for language in config.edition_languages:  # the words of the interface are in English
        catalogs.append((INTERFACE, Judged(language, None, rule_stages("en", language, Terms.of("", {})))))
    for name, judged in catalogs:
        path = catalog_path(root, judged.language, name)
        if path not in refused and is_plain_file(root, path):
            found += check_catalog(path, path.relative_to(root).as_posix(), judged, passed)
    return sorted(without_accepted(root, found))


def plain_messages(pages: Iterable[str]) -> set[str]:
    """Return the messages that are plain text on every page that has them."""
    found = [passage for page in pages for passage in passages(page)]
    return {each.text for each in found} - {each.text for each in found if not each.plain}


def check_catalog(file: Path, path: str, by: Judged, passed: Passed) -> Iterator[Finding]:
    """Yield what is wrong with one catalog: that it cannot be read, or its messages by every rule."""
    try:
        content = text_of(file)
        catalog = po.parse(content)
    except FileError as error:
        yield Finding(path, error.line, str(error), error.rule)
        return
    if not same_language(header := catalog.header.get("Language", ""), by.language):
        message = f"the header says 'Language: {header}'; write 'Language: {by.language}'"
        yield Finding(path, 1, message, "language")
    comments = "\n".join(line if line.startswith("#") else "" for line in content.split("\n"))
    yield from character_findings(path, comments, by.language)
    entries, live = catalog.entries.values(), catalog.entries.keys() if by.live is None else by.live
    for entry in islice((entry for entry in entries if entry.msgid not in live), _ENOUGH):
        message = "no text of the page is this msgid; run 'make update-po', and change only msgstr"
        yield Finding(path, entry.line, message, "no-message", is_error=False, msgid=entry.msgid)
    for entry in entries:
        if entry.msgstr and not entry.fuzzy and entry.msgid in live:
            pair = Pair(entry.msgid, entry.msgstr, by.language, by.plain is None or entry.msgid in by.plain)
            key = digest(pair, by.rules)
            found = [] if key in passed.before else [*check_pair(path, entry.line, pair, by.stages)]
            yield from found
            if not found:
                passed.now.add(key)
