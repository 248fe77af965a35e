"""How much a page shows where a report has thousands of recommendations. Ours has 36, and reaches none.

A page that named them all would open slowly on a phone, and mostly consist of lists; most of the site
would be copies of them.
"""

#: Characters of a paragraph, or of its translation: more is an accident. The longest real one has 800.
LONGEST = 8_000
#: Teams, and topics, in the sidebar: the ones around the page.
IN_SIDEBAR = 24
#: Teams that have a column each in the table of topics.
COLUMNS = 24
#: Recommendations on the page with the whole report: 1.3 MB of HTML beside its translation, 0.2 MB as sent.
ON_ONE_PAGE = 500
#: Recommendations that are named below a term or a place; the search finds the rest.
USES = 50
#: The part of the report's own messages that must be translated before readers are led to a language: before
#: a browser is sent there, search engines are told of it, and its texts are offered beside the original.
ENOUGH_TRANSLATED = 0.5
#: Characters of the search index that every search may load, 250 kB as sent; a larger one is cut into parts.
WHOLE_SEARCH = 750_000
#: Characters of a part of that with words and where they stand, and of one with texts: 20 and 10 kB as sent.
SEARCH_LIST, SEARCH_TEXTS = 28_000, 20_000
