"""Settings of an invented report: English, with a translation into Japanese."""

project = "An Energy Plan for the Islands"
author = "Islands Energy Panel"
copyright = "2026, Islands Energy Panel"
version = "2026-03-01"
language = "en"
extensions = ["myst_parser", "edition"]
primary_domain = "policy"
nitpicky = True

include_patterns = ["index.md", "policies/*.md"]
exclude_patterns = [".*", "_*", "locales"]

edition_languages = {"en": "English", "ja": "日本語"}
edition_report = {
    "published": "2026-03-01",
    "url": "https://example.org/energy-plan",
    "publisher": "Islands Energy Panel",
    "citation_key": "islands-2026",
}
edition_relations = {"amends": ("Amends", "amended-by", "Amended by"), "see": ("See also",)}

locale_dirs = ["locales"]
gettext_compact = False
myst_enable_extensions = ["colon_fence"]
myst_disable_syntax = ["html_block", "html_inline", "image", "autolink"]
smartquotes = False

html_theme = "furo"
