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
