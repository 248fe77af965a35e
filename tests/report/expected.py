"""What the tests expect of this report. When the report changes, an editor changes what is here, and no test.

Everything is written by hand, not counted, so that a test notices what gets lost.
"""

from conftest import ROOT

from edition.reading import configuration

#: The pages of the teams, each with its series of ids and how many recommendations each has.
SERIES = {
    "national-security-strategy": {"nss": 22},
    "indo-pacific-diplomacy": {"ipd": 3},
    "human-rights-diplomacy": {"hrd": 3, "hrc": 2},
    "sofa-reform": {"sofa": 6},
}
#: Recommendations, over all series.
RECOMMENDATIONS = 36
#: What the lists are called beside a number.
NAMES = {
    "nss": {"ja": "国家安保", "en": "Security Strategy"},
    "ipd": {"ja": "インド太平洋", "en": "Indo-Pacific"},
    "hrd": {"ja": "人権外交", "en": "Human Rights"},
    "hrc": {"ja": "国際貢献", "en": "International Contribution"},
    "sofa": {"ja": "地位協定", "en": "SOFA"},
}
#: Headings within the pages of the teams.
HEADINGS = 17
#: Paragraphs that are the second of their recommendation.
SECOND_PARAGRAPHS = ["nss-20-p2", "sofa-1-p2", "sofa-3-p2", "sofa-6-p2"]
#: Pages named in topics/index.md, and how many of them list recommendations of two teams or more.
TOPICS, SPANNING_TOPICS = 20, 11
#: Topics, over the ``:topics:`` of all recommendations.
TIES = 93
#: Directives in glossary.md, and in about.md.
TERMS, NOTES = 85, 7
#: Pages in one language: files of conf.py's ``include_patterns``.
PAGES = 30
#: Outside addresses in ``:url:``, ``:eurovoc:`` and ``:unbis:``, at least.
OUTSIDE_ADDRESSES = 90
#: Warnings of ``make check`` that ``accepted.toml`` does not accept.
WARNINGS = 0

# What follows from the above, and from conf.py.
TEAMS = tuple(SERIES)
IDS = [
    f"{name}-{number}"
    for series in SERIES.values()
    for name, count in series.items()
    for number in range(1, count + 1)
]


def called(rec_id: str, language: str) -> str:
    """Return what a recommendation is called where another refers to it: 国家安保 13."""
    series, _hyphen, number = rec_id.rpartition("-")
    return f"{NAMES[series][language]} {number}"


#: All languages of the site: a third one in conf.py changes no test.
LANGUAGES = tuple(configuration.read(ROOT).edition_languages)
#: Those whose words the tests know.
KNOWN_LANGUAGES = ("ja", "en")
