"""Checks of pages and catalogs, before anything is built. Pure but for reading the files.

May import the report and catalogs, and the settings. Never knows how anything is read or drawn: the build
itself uses only what passes :mod:`edition.catalogs.characters` and :mod:`edition.catalogs.tokens`, whether
the checks were asked or not. What they say beyond that is about honest mistakes, and about meaning. What is
about two languages is in a package of its own; :mod:`.rules` says which there are, and how to add one.
"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from edition.catalogs import po
from edition.catalogs.catalog import INTERFACE, PageCatalog, catalog_path
from edition.catalogs.merge import same_language
from edition.catalogs.outline import passages
from edition.files import is_plain_file
from edition.reading import configuration
from edition.reading.source_files import page_files, page_name

from .accepted import without_accepted
from .files import catalog_findings, character_findings, page_findings
from .finding import Finding, Pair, Rules
from .rules import check_pair, rule_stages
from .terms import Terms


def check_all(root: Path) -> list[Finding]:
    """Return all that is wrong with the pages and the catalogs of a project, in order of place."""
    config = configuration.read(root)
    source, *languages = config.edition_languages
    paths = {page_name(root, path): path for path in page_files(root, config)}
    names = (*paths, INTERFACE)
    found = [*page_findings(root, paths.values()), *catalog_findings(root, source, languages, names)]
    refused = {finding.path for finding in found}
    texts = {
        name: path.read_text("utf-8")
        for name, path in paths.items()
        if path.relative_to(root).as_posix() not in refused
    }
    plain = plain_messages(texts.values())
    catalogs: list[tuple[str, str, set[str] | None, list[Rules]]] = []
    for language in languages:
        glossary = PageCatalog.load(root, language, "glossary").catalog.entries.values()
        translations = {entry.msgid: entry.msgstr for entry in glossary if not entry.fuzzy}
        stages = rule_stages(source, language, Terms.of(texts.get("glossary", ""), translations))
        catalogs += [(language, name, plain, stages) for name in paths]
    for language in config.edition_languages:  # the words of the interface are in English
        catalogs.append((language, INTERFACE, None, rule_stages("en", language, Terms.of("", {}))))
    for language, name, plain_texts, stages in catalogs:
        path = catalog_path(root, language, name)
        shown = path.relative_to(root).as_posix()
        if shown not in refused and is_plain_file(root, path):
            found += check_catalog(path, shown, language, plain_texts, stages)
    return sorted(without_accepted(root, found))


def plain_messages(pages: Iterable[str]) -> set[str]:
    """Return the messages that are plain text on every page that has them."""
    found = [passage for page in pages for passage in passages(page)]
    return {each.text for each in found} - {each.text for each in found if not each.plain}


def check_catalog(
    path: Path, shown: str, language: str, plain: Collection[str] | None, stages: list[Rules]
) -> Iterator[Finding]:
    """Yield what is wrong with one catalog: that it cannot be read, or its messages by every rule.

    ``plain`` holds the messages that are plain text; None where all are.
    """
    try:
        content = po.text_of(path)
        catalog = po.parse(content)
    except po.PoError as error:
        yield Finding(shown, error.line, str(error), error.rule)
        return
    if not same_language(found := catalog.header.get("Language", ""), language):
        message = f"the header says 'Language: {found}'; write 'Language: {language}'"
        yield Finding(shown, 1, message, "language")
    comments = "\n".join(line if line.startswith("#") else "" for line in content.split("\n"))
    yield from character_findings(shown, comments, language)
    for entry in catalog.entries.values():
        if entry.msgstr and not entry.fuzzy:
            pair = Pair(entry.msgid, entry.msgstr, language, plain is None or entry.msgid in plain)
            yield from check_pair(shown, entry.line, pair, stages)
