"""Makes a corpus of N recommendations in this project's own format: the report, and more like it.

The same N makes the same files, byte for byte. The first 36 recommendations are the report's; the rest
repeat its texts in turn, each with a beginning of its own, so that lengths, scripts and words are real.
"""

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from edition.catalogs import po
from edition.catalogs.catalog import catalog_path

LANGUAGE = "en"
#: As long as the report's longest page (22): a page that one reads, or prints, at one sitting.
PER_TEAM = 25
#: The report has a heading for every one to three; a longer programme has fewer for its size.
PER_SECTION = 5
#: A topic for every so many. A topic page then lists about 120, and 5,000 have 100 topics: as fine as
#: EuroVoc, which orders all the work of a parliament into 127.
PER_TOPIC = 50
#: A place for every so many, up to the members of the United Nations.
PER_PLACE = 25
PLACES = 193
#: How far apart related recommendations are at most, and of how many one has a relation.
NEAR, RELATED_EVERY = 100, 3
RELATIONS = ("continues", "same-law", "same-question")

_PAGES = (
    "index.md",
    "report.md",
    "about.md",
    "glossary.md",
    "search.md",
    "search.toml",
    "policies",
    "topics",
    "locales",
)
_MACHINERY = ("edition", "_static")
_BODY = re.compile(r"^:::\{(?P<kind>\w+)\} .*\n(?::.*\n)*(?P<body>(?:.*\n)*?):::$", re.MULTILINE)


class Text(NamedTuple):
    """One message in both languages."""

    source: str
    translation: str


@dataclass
class Page:
    """A page that is being made: its lines, and the messages of its catalog."""

    name: str
    lines: list[str] = field(default_factory=list)
    messages: list[Text] = field(default_factory=list)

    def heading(self, label: str, mark: str, title: Text) -> None:
        """Add a heading with its address."""
        self.lines += [f"({label})=", f"{mark} {title.source}", ""]
        self.messages.append(title)

    def directive(self, opening: str, options: list[str], body: tuple[Text, ...]) -> None:
        """Add a directive."""
        self.lines += [f":::{{{opening}", *options]
        for text in body:
            self.lines += ["", text.source]
        self.lines += [":::", ""]
        self.messages += body

    def write(self, root: Path) -> None:
        """Write the page and its catalog."""
        (root / f"{self.name}.md").write_text("\n".join(self.lines), "utf-8")
        catalog = po.read(catalog_path(root, LANGUAGE, "policies/sofa-reform"))
        entries = {text.source: po.Entry(text.source, text.translation) for text in self.messages}
        made = po.Catalog(catalog.header, entries)
        catalog_path(root, LANGUAGE, self.name).write_text(po.serialize(made), "utf-8")


def _bodies(root: Path, name: str, kind: str) -> Iterator[tuple[Text, ...]]:
    """Yield the paragraphs of every directive of a kind on a page of the report."""
    entries = po.read(catalog_path(root, LANGUAGE, name)).entries
    for match in _BODY.finditer((root / f"{name}.md").read_text("utf-8")):
        if match["kind"] == kind:
            lines = [line for line in match["body"].splitlines() if line]
            yield tuple(Text(line, entries[line].msgstr) for line in lines)


class Corpus:
    """Adds pages to a copy of the report until it has ``size`` recommendations."""

    def __init__(self, root: Path, size: int) -> None:
        self.root = root
        self.size = size
        self.random = random.Random(size)  # noqa: S311 - nothing secret: always the same
        teams = sorted(path.stem for path in (root / "policies").glob("*.md"))
        self.seeds = [body for team in teams for body in _bodies(root, f"policies/{team}", "recommendation")]
        self.terms = [body[0] for body in _bodies(root, "glossary", "term")]
        self.topics = sorted(path.stem for path in (root / "topics").glob("*.md") if path.stem != "index")
        self.places = re.findall(r":::\{place\} (\S+)", (root / "topics" / "index.md").read_text("utf-8"))
        self.made: list[str] = []

    def write(self) -> None:
        """Write all pages that the report lacks."""
        new_topics = [f"topic-{number}" for number in range(len(self.topics), self.size // PER_TOPIC)]
        new_places = [
            f"place-{number}" for number in range(len(self.places), min(PLACES, self.size // PER_PLACE))
        ]
        for topic in new_topics:
            self._write_topic(topic)
        self.topics += new_topics
        self.places += new_places
        rest = self.size - len(self.seeds)
        teams = [self._write_team(start, min(PER_TEAM, rest - start)) for start in range(0, rest, PER_TEAM)]
        self._extend("index", "policies/sofa-reform", teams, [])
        self._extend("topics/index", "accountability", new_topics, new_places)

    def _term(self, number: int) -> Text:
        return self.terms[number % len(self.terms)]

    def _write_topic(self, topic: str) -> None:
        number = int(topic.rpartition("-")[2])
        term = self._term(number)
        page = Page(f"topics/{topic}")
        title = Text(f"{term.source}・分野{number}", f"{term.translation}, Field {number}")
        page.heading(topic, "#", title)
        intro = Text(f"分野{number}に関する項目。", f"Items about field {number}.")
        page.lines += [intro.source, ""]
        page.messages.append(intro)
        page.directive("topic}", [f":eurovoc: {number}"], ())
        page.write(self.root)

    def _write_team(self, start: int, count: int) -> str:
        """Write the page of one team. Returns its name."""
        first, second = divmod(start // PER_TEAM, 26)
        prefix = f"x{chr(97 + first)}{chr(97 + second)}"
        number = start // PER_TEAM + 5
        page = Page(f"policies/team-{prefix}")
        term = self._term(number)
        title = Text(f"○ {term.source}・第{number} WT", f"Working Team {number} on {term.translation}")
        page.heading(f"team-{prefix}", "#", title)
        for index in range(count):
            if index % PER_SECTION == 0:
                self._add_section(page, f"{prefix}-section-{index // PER_SECTION + 1}", start + index)
            self._add_recommendation(page, f"{prefix}-{index + 1}", start + index)
        page.write(self.root)
        return page.name

    def _add_section(self, page: Page, label: str, number: int) -> None:
        term = self._term(number)
        title = Text(f"【{term.source}・その{number}】", f"{term.translation}, Part {number}")
        page.heading(label, "##", title)

    def _add_recommendation(self, page: Page, rec_id: str, number: int) -> None:
        chosen = self.random.sample(self.topics, self.random.randint(1, 4))
        places = self.random.sample(self.places, self.random.randint(0, 3))
        options = [f":topics: {', '.join(chosen)}"]
        if places:
            options.append(f":places: {', '.join(places)}")
        if self.made and number % RELATED_EVERY == 0:
            target = self.random.choice(self.made[-NEAR:])
            options.append(f":related: {self.random.choice(RELATIONS)}: {target}")
        page.directive(f"recommendation}} {rec_id}", options, self._body(number))
        self.made.append(rec_id)

    def _body(self, number: int) -> tuple[Text, ...]:
        term, (first, *rest) = self._term(number), self.seeds[number % len(self.seeds)]
        opening = Text(
            f"{term.source}に関する第{number}の項目。{first.source}",
            f"Item {number}, on {term.translation}. {first.translation}",
        )
        return opening, *rest

    def _extend(self, name: str, last: str, pages: list[str], places: list[str]) -> None:
        """Add pages to the toctree of a page, after ``last``, and places before it."""
        path, catalog_file = self.root / f"{name}.md", catalog_path(self.root, LANGUAGE, name)
        text = path.read_text("utf-8").replace(f"\n{last}\n", "\n" + "\n".join([last, *pages]) + "\n")
        added = Page(name)
        for place in places:
            number = place.rpartition("-")[2]
            added.directive(f"place}} {place}", [], (Text(f"第{number}の国", f"Country {number}"),))
        before, toctree, after = text.partition(":::{toctree}")
        path.write_text("\n".join([before, *added.lines]) + toctree + after, "utf-8")
        catalog = po.read(catalog_file)
        entries = {message.source: po.Entry(*message) for message in added.messages}
        made = po.Catalog(catalog.header, catalog.entries | entries, catalog.obsolete, catalog.notes)
        catalog_file.write_text(po.serialize(made), "utf-8")


def make(project: Path, root: Path, size: int) -> None:
    """Make the corpus in ``root``, anew; the code is a link to the project's own."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for name in _PAGES:
        source = project / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        else:
            shutil.copyfile(source, root / name)
    shutil.copyfile(project / "conf.py", root / "conf.py")
    for name in _MACHINERY:
        (root / name).symlink_to(project / name)
    Corpus(root, size).write()
