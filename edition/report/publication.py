"""Where the report comes from: shown on every page, in citations and in the data. Pure."""

import datetime as dt
from collections.abc import Callable, Container
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publication:
    """Who published the report, when, and where; what is not known is ''."""

    #: The day, as 2022-06-03.
    published: str = ""
    url: str = ""
    publisher: str = ""
    #: As citations in English give them.
    publisher_english: str = ""
    title_romanised: str = ""
    #: What the keys of citations begin with, in BibTeX, RIS and CSL-JSON.
    citation_key: str = "report"
    #: The country whose report it is (ISO 3166-1), as Akoma Ntoso asks: ``jp``.
    country: str = ""
    #: The terms of use: the name of a page, with an id of it, or an address elsewhere.
    license: str = ""

    def terms(self, docnames: Container[str], address: Callable[[str, str], str]) -> str:
        """Return the address of the terms of use; ``address(docname, anchor)`` is that of an id on a page."""
        docname, _, anchor = self.license.partition("#")
        return address(docname, anchor) if docname in docnames else self.license

    @property
    def day(self) -> dt.date | None:
        return dt.date.fromisoformat(self.published) if self.published else None
