"""The components of this project for Weblate: one for every catalog. Pure.

``make update-po`` keeps ``weblate.json`` up to date, which is what Weblate reads by ``import_json``
(https://docs.weblate.org/en/latest/admin/management.html#import-json).
"""

import json
from collections.abc import Iterable


def components(catalogs: Iterable[str], source: str) -> str:
    """Return the list of components, as JSON; ``local:`` stands for the address of the repository."""
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
