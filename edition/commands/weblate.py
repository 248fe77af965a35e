"""Weblate components of this project, one per catalog. Pure.

``make update-po`` writes them to ``weblate.json``, which Weblate reads by ``import_json``
(https://docs.weblate.org/en/latest/admin/management.html#import-json).
"""

import json
from collections.abc import Iterable


def components(catalogs: Iterable[str], source: str) -> str:
    """Return the components as JSON; ``local:`` stands for the address of the repository."""
    listed = [
        {
            "name": name,
            "slug": name.replace("/", "-"),
            "repo": "local:",
            "file_format": "po",
            "filemask": f"locales/*/LC_MESSAGES/{name}.po",
            "new_base": "",
            "new_lang": "none",
            "language_regex": f"^(?!{source}$).+$",
            "source_language": source,
        }
        for name in sorted(catalogs)
    ]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
