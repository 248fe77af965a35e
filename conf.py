"""Settings of this edition. Sphinx's manual explains Sphinx's; docs/configuration.md ours."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # the extension lies beside this file

project = "外交・安保政策のアップデートに関する取りまとめ(中間報告)"
author = "立憲民主党 外交・安保・主権調査会"
copyright = f"2022, {author}"
version = "2022-06-03"  # the day of the report; e-books must have one
language = "ja"
extensions = ["myst_parser", "edition"]
primary_domain = "policy"
nitpicky = True

# An allow-list: nothing becomes a page by lying in this folder.
include_patterns = [
    "index.md",
    "report.md",
    "about.md",
    "glossary.md",
    "search.md",
    "policies/*.md",
    "topics/*.md",
]
# Not looked into at all: environments, built sites and tests hold thousands of files.
exclude_patterns = [
    ".*",
    "_*",
    "audit",
    "bench",
    "docs",
    "edition",
    "locales",
    "tests",
]

# The catalogs. sphinx-intl finds them by this; the edition reads them itself (docs/threats.md).
locale_dirs = ["locales"]
gettext_compact = False
gettext_location = False
gettext_auto_build = False

# Pages hold text, links and our directives: no HTML, no images by address, no substitutions.
myst_enable_extensions = ["colon_fence"]
myst_disable_syntax = ["html_block", "html_inline", "image", "autolink"]
myst_url_schemes = ["http", "https", "mailto"]
# Quotation marks stand as they are in the source and in the catalogs.
smartquotes = False

html_theme = "furo"
html_static_path = ["_static"]
html_favicon = "_static/icon.svg"
# furo's own, but for "sidebar/report.html" in the place of "sidebar/navigation.html": it shows the toctrees
# around the page, where furo works out the whole tree for every page.
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
# The address that the site is published at, for the sitemap and hreflang links; relative ones without it.
html_baseurl = os.environ.get("SITE_URL", "")

epub_show_urls = "no"
epub_tocdup = False
# Pages for the site alone: a book is read from beginning to end, and e-readers search.
epub_exclude_files = ["report.xhtml", "search.xhtml"]

# The languages, in the order of the switcher; the first is the report's. `make language CODE=ko` adds one.
edition_languages = {
    "ja": "日本語",
    "en": "English",
}

# Where the text comes from. Shown on every page, in citations and in the data.
edition_report = {
    "published": "2022-06-03",
    "url": "https://cdp-japan.jp/news/20220603_3805",
    "publisher": "立憲民主党 外交・安保・主権調査会",
    "publisher_english": "Constitutional Democratic Party of Japan, "
    "Research Commission on Foreign Affairs, Security and Sovereignty",
    "citation_key": "cdp-japan-2022",
    # Romanised after the ALA-LC table, as citations in English give it.
    "title_romanised": "Gaikō anpo seisaku no appudēto ni kansuru torimatome (chūkan hōkoku)",
    "country": "jp",
    "license": "about#terms",  # the page with the terms of use
}

# The web page of the repository, for the links "improve this translation" and "report an error".
edition_repository = os.environ.get("REPOSITORY_URL", "")
