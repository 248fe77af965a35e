"""The gate: checks of pages and catalogs, before anything is built. Pure; knows nothing of Sphinx.

It is the first of two walls. The second one is the build itself, which uses only what passes
:mod:`edition.characters` and :mod:`edition.tokens`, whether the gate was asked or not. What the gate
says beyond that is about honest mistakes, and about meaning.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from edition import po
from edition.catalogs import INTERFACE, catalog_path, is_plain_file
from edition.outline import passages
from edition.project import catalog_names, settings

from . import markup, meaning, text
from .files import catalog_findings, character_findings, locale_files, page_findings
from .finding import Finding, Pair, rule_name
from .terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Stage = list[tuple[Callable[[Pair], Iterator[str]], str, bool]]


def check_all(root: Path) -> list[Finding]:
    """Return all that is wrong with the pages and the catalogs of a project, in order of place."""
    conf = settings(root)
    languages, names = list(conf["edition_languages"]), catalog_names(root, conf)
    found = [*page_findings(root, conf), *catalog_findings(root, languages, names)]
    refused = {finding.path for finding in found}
    plain = plain_messages(root, sorted(names - {INTERFACE}), refused)
    for language in languages[1:]:
        stages = rule_stages(language, glossary_terms(root, language, refused))
        for path in locale_files(root):
            shown = path.relative_to(root).as_posix()
            if shown.startswith(f"locales/{language}/") and shown not in refused:
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


def plain_messages(root: Path, names: list[str], refused: set[str]) -> set[str]:
    """Return the messages that are plain text on every page that has them."""
    plain: set[str] = set()
    marked: set[str] = set()
    for name in names:
        if f"{name}.md" in refused:
            continue
        for passage in passages((root / f"{name}.md").read_text("utf-8")):
            (plain if passage.plain else marked).add(passage.text)
    return plain - marked


def glossary_terms(root: Path, language: str, refused: set[str]) -> Terms:
    """Return the terms of the glossary in a language; none where its page or catalog cannot be read."""
    page, catalog = root / "glossary.md", catalog_path(root, language, "glossary")
    if not catalog.exists() or not is_plain_file(root, catalog) or "glossary.md" in refused:
        return Terms.of("", {})
    try:
        entries = po.read(catalog).entries
    except po.PoError:
        return Terms.of("", {})
    translations = {msgid: entry.msgstr for msgid, entry in entries.items() if not entry.fuzzy}
    return Terms.of(page.read_text("utf-8"), translations)


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
    if (found := catalog.header.get("Language", "")) != language:
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
