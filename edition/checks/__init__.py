"""Checks of pages and catalogs, before anything is built. Pure but for reading the files.

May import the report and catalogs, and the settings. Never knows how anything is read or drawn: the build
itself uses only what passes :mod:`edition.catalogs.characters` and :mod:`edition.catalogs.tokens`, whether
the checks were asked or not. What they say beyond that is about honest mistakes, and about meaning.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from edition.catalogs import po
from edition.catalogs.catalog import INTERFACE, catalog_path
from edition.catalogs.merge import same_language
from edition.catalogs.outline import passages
from edition.files import is_plain_file
from edition.reading import configuration
from edition.reading.source_files import page_files, page_name

from . import markup, meaning, text
from .files import catalog_findings, character_findings, locale_files, page_findings
from .finding import Finding, Pair, rule_name
from .terms import Terms

Stage = list[tuple[Callable[[Pair], Iterator[str]], str, bool]]


def check_all(root: Path) -> list[Finding]:
    """Return all that is wrong with the pages and the catalogs of a project, in order of place."""
    config = configuration.read(root)
    languages = list(config.edition_languages)
    paths = {page_name(root, path): path for path in page_files(root, config)}
    found = [*page_findings(root, paths.values()), *catalog_findings(root, languages, {*paths, INTERFACE})]
    refused = {finding.path for finding in found}
    readable = [path for path in paths.values() if path.relative_to(root).as_posix() not in refused]
    sources = {page_name(root, path): path.read_text("utf-8") for path in readable}
    plain = plain_messages(sources)
    for language in languages[1:]:
        stages = rule_stages(language, glossary_terms(root, language, sources.get("glossary", "")))
        for path in locale_files(root):
            shown = path.relative_to(root).as_posix()
            is_ours = path.suffix == ".po" and shown.startswith(f"locales/{language}/")
            if is_ours and shown not in refused:
                found += check_catalog(path, shown, language, plain, stages)
    return sorted(found)


def rule_stages(language: str, terms: Terms) -> list[Stage]:
    """Return the rules for a language, each with its name and whether what it finds is an error.

    In stages: of a message whose text cannot be shown, or holds mark-up of its own, no more is said.
    """
    known = language.split("-", maxsplit=1)[0] in meaning.TARGETS
    errors = (*text.ERRORS, *(meaning.ERRORS if known else ()))
    warnings = (*text.WARNINGS, terms.term, *(meaning.WARNINGS if known else ()))
    return [
        [(text.unshowable, "unshowable", True)],
        [(rule, rule_name(rule), True) for rule in (text.copied, *markup.ERRORS)],
        [
            *((rule, rule_name(rule), True) for rule in errors),
            *((rule, rule_name(rule), False) for rule in warnings),
        ],
    ]


def plain_messages(sources: Mapping[str, str]) -> set[str]:
    """Return the messages that are plain text on every page that has them; ``sources`` by page."""
    plain: set[str] = set()
    marked: set[str] = set()
    for source in sources.values():
        for passage in passages(source):
            (plain if passage.plain else marked).add(passage.text)
    return plain - marked


def glossary_terms(root: Path, language: str, glossary: str) -> Terms:
    """Return the terms of the glossary in a language; none where its catalog cannot be read."""
    catalog = catalog_path(root, language, "glossary")
    if not catalog.exists() or not is_plain_file(root, catalog):
        return Terms.of("", {})
    try:
        entries = po.read(catalog).entries
    except po.PoError:
        return Terms.of("", {})
    translations = {msgid: entry.msgstr for msgid, entry in entries.items() if not entry.fuzzy}
    return Terms.of(glossary, translations)


def check_catalog(
    path: Path, shown: str, language: str, plain: set[str], stages: list[Stage]
) -> Iterator[Finding]:
    """Yield what is wrong with one catalog: that it cannot be read, or its messages by every rule."""
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
            is_plain = entry.msgid in plain or path.stem == INTERFACE
            yield from check_pair(
                shown, entry.line, Pair(entry.msgid, entry.msgstr, language, is_plain), stages
            )


def check_pair(shown: str, line: int, pair: Pair, stages: list[Stage]) -> Iterator[Finding]:
    """Yield what the rules say of one translation, up to the first stage that says anything."""
    for stage in stages:
        found = [
            Finding(shown, line, message, name, is_error)
            for rule, name, is_error in stage
            for message in rule(pair)
        ]
        yield from found
        if found:
            return


def check(root: Path) -> int:
    """Print all findings. Returns 1 where one is an error."""
    found = check_all(root)
    for finding in found:
        print(finding)
    errors = sum(finding.is_error for finding in found)
    print(f"{errors} errors, {len(found) - errors} warnings", file=sys.stderr)
    return 1 if errors else 0
