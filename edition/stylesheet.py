"""The site's one style sheet: what the pages use of furo's, then ours. Pure but for finding furo's file.

Most of furo's style sheet is for code documentation. A rule stays when every class and id that it names
is a word of our templates, style sheet or scripts (as PurgeCSS does it), and a custom property when a rule
that stays refers to it.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_NAME = re.compile(r"[.#]([A-Za-z_][\w-]*)")
#: What a selector excludes or only prefers does not have to be in use.
_NEGATED = re.compile(r":(?:not|where)\((?:[^()]|\([^()]*\))*\)")
_COMMA = re.compile(r",(?![^(]*\))")
_PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*((?:\"[^\"]*\"|\([^)]*\)|[^;\"{}])*);?")
_REFERENCE = re.compile(r"var\((--[\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def furo_stylesheet() -> Path:
    """Return furo's style sheet in the installed package."""
    spec = importlib.util.find_spec("furo")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "theme" / "furo" / "static" / "styles" / "furo.css"


def used_names(root: Path) -> set[str]:
    """Return every word of the templates, our style sheet and our scripts."""
    files = [*(root / "_templates").rglob("*.html"), *(root / "_static").glob("*.css")]
    files += [path for path in (root / "_static").glob("*.js") if path.name != "furigana.js"]
    return {word for path in files for word in _WORD.findall(path.read_text("utf-8"))}


def _selected(selectors: str, names: set[str]) -> str:
    kept = [
        selector.strip()
        for selector in _COMMA.split(selectors)
        if all(name in names for name in _NAME.findall(_NEGATED.sub("", selector)))
    ]
    return ",".join(kept)


def _rules(rules: Iterable[Any], names: set[str]) -> str:
    parts = []
    for rule in rules:
        if rule.type == "qualified-rule":
            if selectors := _selected(tinycss2.serialize(rule.prelude), names):
                parts.append(f"{selectors}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.at_keyword in ("media", "supports"):
            nested = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if inner := _rules(nested, names):
                parts.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}")
        elif rule.type == "at-rule":
            parts.append(tinycss2.serialize([rule]))
    return "".join(parts)


def purge(css: str, names: set[str], ours: str = "") -> str:
    """Return the rules of ``css`` that are of use for ``names``, without properties nobody refers to."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = _rules(rules, names)
    while (fewer := _without_unused_properties(kept, ours)) != kept:
        kept = fewer  # a property that went may have been the last to refer to another
    return kept


def _without_unused_properties(css: str, ours: str) -> str:
    referred = set(_REFERENCE.findall(css + ours))
    return _PROPERTY.sub(lambda found: found[0] if found[1] in referred else "", css)


def stylesheet(root: Path) -> str:
    """Return the text of the site's style sheet."""
    ours = _COMMENT.sub("", (root / "_static" / "edition.css").read_text("utf-8"))
    ours = re.sub(r"\s+", " ", ours).strip()
    furo = furo_stylesheet().read_text("utf-8").partition("/*# sourceMappingURL")[0]
    return purge(furo, used_names(root), ours) + ours + "\n"
