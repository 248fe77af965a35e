"""The translations that no rule objected to, kept from build to build: each is judged once."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from edition.files import write


def digest(*parts: object) -> str:
    """Return a digest of anything: of a translation, and of what it is judged by."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(slots=True)
class Passed:
    """Digests of the translations that passed before, and of those that pass now."""

    before: frozenset[str] = frozenset()
    now: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the digests that :meth:`write` wrote."""
        return cls(frozenset(path.read_text("utf-8").split()) if path.is_file() else frozenset())

    def write(self, path: Path) -> None:
        """Write the digests of all that passed now."""
        if self.now != self.before:
            write(path, "\n".join(sorted(self.now)))
