"""``python -m edition check``: checks pages and catalogs, without building."""

from pathlib import Path

from edition import checks


def run(root: Path, out: Path) -> int:
    """Print all findings. Returns 1 where one is an error."""
    return checks.check(root)
