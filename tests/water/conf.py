"""Settings of an invented report: Arabic, with translations into English and Japanese."""

project = "خطة المياه"
author = "لجنة المياه"
copyright = "2025, لجنة المياه"
version = "2025-03-22"
language = "ar"
extensions = ["myst_parser", "edition"]
primary_domain = "policy"
nitpicky = True

include_patterns = ["index.md", "policies/*.md"]
exclude_patterns = [".*", "_*", "locales"]

edition_languages = {"ar": "العربية", "en": "English", "ja": "日本語"}
edition_report = {"published": "2025-03-22", "publisher": "لجنة المياه"}

locale_dirs = ["locales"]
gettext_compact = False
myst_enable_extensions = ["colon_fence"]
myst_disable_syntax = ["html_block", "html_inline", "image", "autolink"]
smartquotes = False

html_theme = "furo"
