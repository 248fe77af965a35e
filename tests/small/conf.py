"""Settings of the small project: the edition's, with a report of its own."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "小さな報告"
author = "小委員会"
copyright = f"2021, {author}"
version = "2021-02-03"
extensions = ["myst_parser", "edition"]

include_patterns = [
    *("index.md", "report.md", "about.md", "glossary.md", "search.md"),
    *("policies/*.md", "topics/*.md"),
]
exclude_patterns = [".*", "_*", "locales", "edition"]
primary_domain = "policy"

edition_languages = {
    "ja": "日本語",
    "en": "English",
}
language = "ja"

edition_report = {
    "published": "2021-02-03",
    "url": "https://example.org/report",
    "publisher": "小委員会",
    "publisher_english": "Small Committee",
    "title_romanised": "Chiisana hōkoku",
}
edition_repository = os.environ.get("REPOSITORY_URL", "")

locale_dirs = ["locales"]
gettext_compact = False
gettext_location = False
gettext_auto_build = False

myst_enable_extensions = ["colon_fence"]
myst_disable_syntax = ["html_block", "html_inline", "image", "autolink"]
myst_url_schemes = ["http", "https", "mailto"]
smartquotes = False
nitpicky = True

epub_show_urls = "no"
epub_tocdup = False
epub_exclude_files = ["report.xhtml", "search.xhtml"]

html_theme = "furo"
html_static_path = ["_static"]
html_favicon = "_static/icon.svg"
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/report.html",
        "sidebar/scroll-end.html",
    ]
}
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_permalinks = False
html_use_index = False
html_domain_indices = False
html_baseurl = os.environ.get("SITE_URL", "")
