"""``python -m edition build``: the whole site."""

from pathlib import Path

from edition.site.build import build


def run(  # noqa: PLR0913 - the options of the command
    root: Path, out: Path, *, fresh: bool, jobs: int, define: list[tuple[str, str]], tag: list[str]
) -> int:
    """Build into ``out/html``. Returns the exit code."""
    return build(root, out, fresh=fresh, jobs=jobs, overrides=dict(define), tags=tag)
