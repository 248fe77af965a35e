"""Settings of the edition. Sphinx's manual explains Sphinx's; ours begin with ``edition_``."""

import os

project = "外交・安保政策のアップデートに関する取りまとめ(中間報告)"
author = "立憲民主党 外交・安保・主権調査会"
extensions = ["myst_parser", "edition"]

# An allow-list: nothing becomes a page by lying in this folder.
include_patterns = [
    *("index.md", "report.md", "about.md", "glossary.md", "search.md"),
    *("policies/*.md", "topics/*.md"),
]
# Not searched for pages at all: environments, what was built, tests, hold thousands of files.
exclude_patterns = [
    *(".*", "_*", "locales"),
    *("audit", "bench", "docs", "edition", "tests"),
]
templates_path = ["_templates"]
primary_domain = "policy"

# The languages, in the order of the switcher. The first is the language of the report.
# `make language LANG=ko` adds one.
edition_languages = {
    "ja": "日本語",
    "en": "English",
}
language = "ja"

# Where the text comes from. Shown on every page, in citations and in the data.
edition_report = {
    "published": "2022-06-03",
    "url": "https://cdp-japan.jp/news/20220603_3805",
    "publisher": "立憲民主党 外交・安保・主権調査会",
    # As citations in English give them; the title is romanised after the ALA-LC table.
    "publisher_english": (
        "Constitutional Democratic Party of Japan, "
        "Research Commission on Foreign Affairs, Security and Sovereignty"
    ),
    "title_romanised": "Gaikō anpo seisaku no appudēto ni kansuru torimatome (chūkan hōkoku)",
}

# Where the project is hosted, for "improve this translation" and "report an error": the address of the
# repository's web page. Without it, readers are told the file and line instead.
edition_repository = os.environ.get("REPOSITORY_URL", "")

# The catalogs are read by edition.translation, never by Sphinx: see there.
locale_dirs: list[str] = []
gettext_compact = False
gettext_location = False
gettext_auto_build = False

# Pages hold text, links and our directives: no HTML, no images by address, no substitutions.
myst_enable_extensions = ["colon_fence"]
myst_disable_syntax = ["html_block", "html_inline", "image", "autolink"]
myst_url_schemes = ["http", "https", "mailto"]
# Quotation marks stand as they are in the source and in the catalogs.
smartquotes = False
nitpicky = True

epub_theme = "epub"
epub_show_urls = "no"
# Of the static files the e-book takes its own stylesheet alone.
epub_exclude_files = [
    *("_static/edition.css", "_static/edition.js", "_static/view.js", "_static/furigana.js"),
    *("_static/choose-language.js", "_static/icon.svg"),
    *(
        "_static/terms.js",
        "_static/search.css",
        "_static/search.js",
        "_static/search-engine.js",
        "_static/search-fold.js",
    ),
    *("_static/styles/furo.css", "_static/translations.js"),
]

# Our templates draw the whole page; of furo, edition.assemble takes the stylesheet.
html_theme = "basic"
html_static_path = ["_static"]
html_copy_source = False
html_show_sourcelink = False
html_permalinks = False
html_use_index = False
html_domain_indices = False
# The address the site is published at, with a slash at the end. Search engines need it in the
# sitemap and in hreflang links; without it these are relative.
html_baseurl = os.environ.get("SITE_URL", "")
