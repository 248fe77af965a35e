"""The words of the interface. Their source is Japanese, in the templates; ``interface.po`` translates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .catalogs import INTERFACE, PageCatalog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def translator(root: Path, language: str, source: str) -> Callable[[str], str]:
    """Return the function that the templates call ``_``: a word of the interface -> its translation.

    A word without an up-to-date translation stays as it is in the templates.
    """
    if language == source:
        return lambda text: text
    catalog = PageCatalog.load(root, language, INTERFACE)
    return cache(lambda text: catalog.message(text).text)
