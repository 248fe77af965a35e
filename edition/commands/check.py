"""``python -m edition check``: checks pages and catalogs without building."""

import sys
from pathlib import Path

from edition.checks import check_all


def run(root: Path, out: Path, *, strict: bool) -> int:
    """Print all findings. Returns 1 if there is an error or, with ``strict``, a warning."""
    found = check_all(root)
    for finding in found:
        print(finding)
    errors = sum(finding.is_error for finding in found)
    print(f"{errors} errors, {len(found) - errors} warnings", file=sys.stderr)
    return 1 if errors or (strict and found) else 0
