"""Pages to look at: one of every kind."""

#: One page of every kind.
KINDS = (
    "index.html",
    "policies/national-security-strategy.html",
    "policies/indo-pacific-diplomacy.html",
    "topics/index.html",
    "topics/alliance.html",
    "report.html",
    "glossary.html",
    "about.html",
    "search.html",
    "search.html?q=NATO",
    "search.html?q=zzz",
)
#: Those that show both languages in the parallel view; the others have a switch for it, and no more.
PARALLEL_KINDS = ("policies/national-security-strategy.html", "topics/alliance.html", "report.html")
