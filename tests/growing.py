"""A made-up report that changes step by step, as authors, translators and builders would change it.

Edits are drawn at random; after each the report is put in order (every topic is named, no reference leads
nowhere), so that most of what comes out builds without a word.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from conftest import ROOT

from edition.catalogs import po

RELATIONS = ("continues", "same-law", "same-question")
TEMPLATES = ROOT / "edition" / "drawing"
#: Settings that a builder may turn, each with what it may be.
SETTINGS: dict[str, tuple[object, ...]] = {
    "html_baseurl": ("https://a.example/", "https://b.example/r/", ""),
    "edition_repository": ("https://code.example/x", ""),
    "edition_report": ({"published": "2022-06-03", "publisher": "甲"}, {"url": "https://x.example/"}, {}),
    "html_theme_options": ({"announcement": "知らせ"}, {"sidebar_hide_name": True}, {}),
    "html_show_sourcelink": (True, False),
    "html_title": ("題", "別の題"),
    "html_use_index": (True, False),
    "project": ("報告", "別の報告"),
}
#: Templates of which a project may have its own.
OWN_TEMPLATES = (
    *(
        "fragments/recommendation.html",
        "fragments/listed.html",
        "fragments/macros.html",
        "fragments/term.html",
    ),
    *("fragments/frame.html", "fragments/topic.html", "root.html"),
)


@dataclass
class Recommendation:
    """A recommendation; its number follows from its place."""

    topics: list[str]
    texts: list[str]
    places: list[str] = field(default_factory=list)
    related: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Team:
    """A page of a team: its name, the prefix of its ids, and its sections."""

    name: str
    prefix: str
    title: str
    sections: list[tuple[str, list[Recommendation]]]


class Growing:
    """The report, and the folder that it is written to."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.count = 0
        self.languages = {"ja": "日本語", "en": "English"}
        self.settings: dict[str, object] = {}
        self.title, self.caption = self.text("報告"), ""
        self.topics = {name: self.text("テーマ") for name in ("law", "peace", "trade")}
        self.places = {name: self.text("国") for name in ("japan", "france")}
        self.terms = {
            name: (reading, self.text("語"), self.text("定義"), "")
            for name, reading in (("aa", "ご"), ("bb", "い"))
        }
        self.about = [
            self.text("本文"),
            "まず{rec}`ta-1`、次に[頁](policies/one.md)、{term}`語 <aa>`、{topic}`法 <law>`。",
        ]
        self.note = self.text("注")
        self.teams = [
            Team("one", "ta", self.text("○ 一 WT"), [(self.text("【節】"), [self.item(), self.item()])]),
            Team("two", "tb", self.text("二 WT"), [("", [self.item()]), (self.text("節"), [self.item()])]),
        ]
        self.translated: dict[tuple[str, str], str] = {}
        self.outdated: set[tuple[str, str]] = set()
        self.lost: set[tuple[str, str]] = set()
        self.words: dict[tuple[str, str], str] = {}
        self.own: dict[str, str] = {}
        self.interface = po.read(ROOT / "edition/locales/ja/LC_MESSAGES/interface.po")
        self.put_in_order()
        self.prepare()

    def prepare(self) -> None:
        """Write the project for the first time."""
        self.root.mkdir(parents=True)
        shutil.copytree(ROOT / "tests/small/_static", self.root / "_static")
        self.write()

    # What it is made of.

    def text(self, kind: str) -> str:
        """Return a text that no other is like."""
        self.count += 1
        return f"{kind}その{self.count}"

    def item(self) -> Recommendation:
        return Recommendation(["law"], [self.text("項目の文")])

    def items(self) -> dict[str, Recommendation]:
        """Return the recommendations by id."""
        return {
            f"{team.prefix}-{number}": rec
            for team in self.teams
            for number, rec in enumerate((rec for _title, recs in team.sections for rec in recs), 1)
        }

    def put_in_order(self) -> None:
        """Mend what an edit has left: references that lead nowhere, topics and places that nothing names."""
        items = self.items()
        known = set(items)
        for rec_id, rec in items.items():
            rec.topics = [each for each in dict.fromkeys(rec.topics) if each in self.topics] or [
                next(iter(self.topics))
            ]
            rec.places = [each for each in dict.fromkeys(rec.places) if each in self.places]
            rec.related = [each for each in rec.related if each[1] in known and each[1] != rec_id]
        first = next(iter(items.values()))
        first.topics += sorted(set(self.topics) - {topic for rec in items.values() for topic in rec.topics})
        first.places += sorted(set(self.places) - {place for rec in items.values() for place in rec.places})

    # How it is written.

    def pages(self) -> dict[str, list[str]]:
        """Return the lines of every page."""
        teams = [f"policies/{team.name}" for team in self.teams]
        caption = [f":caption: {self.caption}"] if self.caption else []
        toctree = ["", ":::{toctree}", ":hidden:", *caption, ""]
        pages = {
            "index": [
                *("(home)=", f"# {self.title}", "", ":::{report-contents}", ":::", *toctree, *teams),
                *("topics/index", "glossary", "report", "search", "about", ":::"),
            ],
            "report": ["(report)=", "# 全文", "", ":::{whole-report}", ":::"],
            "search": ["(search-all)=", "# 検索", "", ":::{search-page}", ":::"],
            "about": [
                *(
                    "(about)=",
                    "# この版",
                    "",
                    *"\n\n".join(self.about).split("\n"),
                    "",
                    ":::{data-files}",
                    ":::",
                    "",
                ),
                *(
                    ":::{translation-progress}",
                    ":::",
                    "",
                    ":::{editorial-note} note-1",
                    ":on: ta-1, index",
                    "",
                ),
                *(self.note, ":::"),
            ],
            "glossary": ["(glossary)=", "# 用語集", ""],
            "topics/index": ["(topics)=", "# テーマ", "", ":::{topic-matrix}", ":::", ""],
        }
        for term, (reading, name, definition, rule) in self.terms.items():
            rest = ["", rule] if rule else []
            pages["glossary"] += [
                f":::{{term}} {term}",
                f":reading: {reading}",
                "",
                name,
                "",
                definition,
                *rest,
                ":::",
                "",
            ]
        for place, name in self.places.items():
            pages["topics/index"] += [f":::{{place}} {place}", name, ":::", ""]
        pages["topics/index"] += [":::{toctree}", ":hidden:", "", *self.topics, ":::"]
        for topic, title in self.topics.items():
            pages[f"topics/{topic}"] = [f"(topic-{topic})=", f"# {title}", "", ":::{topic}", ":::"]
        for team in self.teams:
            pages[f"policies/{team.name}"] = self.team_lines(team)
        return pages

    def team_lines(self, team: Team) -> list[str]:
        lines, number = [f"({team.prefix}-team)=", f"# {team.title}", ""], 0
        for index, (title, recs) in enumerate(team.sections):
            lines += [f"({team.prefix}-section-{index})=", f"## {title}", ""] if title else []
            for rec in recs:
                number += 1
                related = "; ".join(f"{kind}: {target}" for kind, target in rec.related)
                lines += [
                    f":::{{recommendation}} {team.prefix}-{number}",
                    f":topics: {', '.join(rec.topics)}",
                ]
                lines += [f":places: {', '.join(rec.places)}"] if rec.places else []
                lines += [f":related: {related}"] if related else []
                lines += ["", *"\n\n".join(rec.texts).split("\n"), ":::", ""]
        return lines

    def messages(self) -> dict[str, list[str]]:
        """Return the messages of every page, as far as they are translated here."""
        found = {
            "index": [self.title, *filter(None, [self.caption])],
            "about": [*self.about, self.note],
            "glossary": [part for _reading, *parts in self.terms.values() for part in parts if part],
            "topics/index": list(self.places.values()),
        }
        found |= {f"topics/{topic}": [title] for topic, title in self.topics.items()}
        for team in self.teams:
            texts = [
                text
                for title, recs in team.sections
                for text in (title, *(t for rec in recs for t in rec.texts))
            ]
            found[f"policies/{team.name}"] = [team.title, *filter(None, texts)]
        return found

    def catalogs(self) -> dict[str, str]:
        """Return the catalogs, by the file they are in."""
        files = {}
        for language in list(self.languages)[1:]:
            header = {"Language": language, "Content-Type": "text/plain; charset=UTF-8"}
            for page, messages in self.messages().items():
                entries = {
                    msgid: po.Entry(
                        msgid,
                        self.translated.get((language, msgid), ""),
                        flags=("fuzzy",) if (language, msgid) in self.outdated else (),
                    )
                    for msgid in messages
                }
                if (language, page) not in self.lost:
                    files[f"locales/{language}/LC_MESSAGES/{page}.po"] = po.serialize(
                        po.Catalog(header, entries)
                    )
            entries = {
                word: po.Entry(word, self.words.get((language, word), "")) for word in self.interface.entries
            }
            files[f"locales/{language}/LC_MESSAGES/interface.po"] = po.serialize(po.Catalog(header, entries))
        return files

    def files(self) -> dict[str, str]:
        """Return all files of the project but its icon."""
        settings = {
            "extensions": ["myst_parser", "edition"],
            "primary_domain": "policy",
            "include_patterns": ["*.md", "policies/*.md", "topics/*.md"],
            "exclude_patterns": [".*", "_*", "locales"],
            "edition_languages": self.languages,
            "language": "ja",
            "locale_dirs": ["locales"],
            "gettext_compact": False,
            "myst_enable_extensions": ["colon_fence"],
            "smartquotes": False,
            "templates_path": ["_templates"],
            "html_theme": "furo",
            "html_static_path": ["_static"],
            "html_sidebars": {
                "**": [
                    f"sidebar/{name}.html"
                    for name in ("brand", "search", "scroll-start", "report", "scroll-end")
                ]
            },
            **self.settings,
        }
        files = {"conf.py": "".join(f"{name} = {value!r}\n" for name, value in settings.items())}
        files |= {f"{page}.md": "\n".join(lines) + "\n" for page, lines in self.pages().items()}
        files |= {
            f"_templates/{name}": text for name, text in self.own.items() if not name.startswith("_static")
        }
        files |= {name: text for name, text in self.own.items() if name.startswith("_static")}
        return files | self.catalogs() | {"_templates/README": ""}

    def write(self, *, set_back: bool = False) -> None:
        """Write what has changed, and remove what is no more.

        ``set_back`` leaves files with the time that they had, or with one long ago, as tools that unpack
        or check out files do.
        """
        files = self.files()
        for path in [path for path in self.root.rglob("*") if path.is_file()]:
            name = path.relative_to(self.root).as_posix()
            if name not in files and not name.startswith("_static/"):
                path.unlink()
        for name, text in files.items():
            path = self.root / name
            if path.is_file() and path.read_text("utf-8") == text:
                continue
            times = (path.stat().st_atime_ns, path.stat().st_mtime_ns) if path.is_file() else (10**18, 10**18)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            if set_back:
                os.utime(path, ns=times)


EDITS: dict[str, Callable[[Growing, Random], None]] = {}


def edit(function: Callable[[Growing, Random], None]) -> Callable[[Growing, Random], None]:
    """Add an edit to :data:`EDITS`, by its name."""
    EDITS[function.__name__] = function
    return function


def _some(random: Random, items: object) -> list[str]:
    known = sorted(items)  # type: ignore[call-overload]  # of texts
    return random.sample(known, random.randint(0, len(known)))


def _target(report: Growing, random: Random) -> tuple[str, str]:
    """Return a language to translate into, and a message."""
    messages = sorted({msgid for page in report.messages().values() for msgid in page})
    return random.choice(list(report.languages)[1:] or ["en"]), random.choice(messages)


@edit
def text_of_a_recommendation(report: Growing, random: Random) -> None:
    rec = random.choice(list(report.items().values()))
    rec.texts[random.randrange(len(rec.texts))] = report.text("新しい文")


@edit
def text_with_a_term(report: Growing, random: Random) -> None:
    rec = random.choice(list(report.items().values()))
    names = [name for _reading, name, _definition, _rule in report.terms.values()]
    rec.texts[0] = f"{random.choice(names)}と{report.text('文')}"


@edit
def paragraph_more_or_less(report: Growing, random: Random) -> None:
    rec = random.choice(list(report.items().values()))
    if len(rec.texts) > 1:
        rec.texts.pop()
    else:
        rec.texts.append(report.text("第二の文"))


@edit
def heading(report: Growing, random: Random) -> None:
    team = random.choice(report.teams)
    index = random.randrange(len(team.sections))
    team.sections[index] = (report.text("【見出し】"), team.sections[index][1])


@edit
def title_of_a_team(report: Growing, random: Random) -> None:
    random.choice(report.teams).title = report.text("班 WT")


@edit
def title_of_the_report(report: Growing, random: Random) -> None:
    report.title = report.text("表題")


@edit
def title_of_a_topic(report: Growing, random: Random) -> None:
    report.topics[random.choice(list(report.topics))] = report.text("主題")


@edit
def caption_of_the_toctree(report: Growing, random: Random) -> None:
    report.caption = "" if report.caption else report.text("案内")


@edit
def topics_of_a_recommendation(report: Growing, random: Random) -> None:
    random.choice(list(report.items().values())).topics = _some(random, report.topics)


@edit
def places_of_a_recommendation(report: Growing, random: Random) -> None:
    random.choice(list(report.items().values())).places = _some(random, report.places)


@edit
def relations_of_a_recommendation(report: Growing, random: Random) -> None:
    targets = _some(random, report.items())
    random.choice(list(report.items().values())).related = [
        (random.choice(RELATIONS), each) for each in targets
    ]


@edit
def name_of_a_place(report: Growing, random: Random) -> None:
    report.places[random.choice(list(report.places))] = report.text("地域")


@edit
def term_changed(report: Growing, random: Random) -> None:
    term = random.choice(list(report.terms))
    parts = list(report.terms[term])
    index = random.randrange(4)
    parts[index] = (
        random.choice("あかさたな") if index == 0 else report.text(("", "語", "定義", "規則")[index])
    )
    report.terms[term] = (parts[0], parts[1], parts[2], parts[3])


@edit
def term_added_or_removed(report: Growing, random: Random) -> None:
    if "cc" in report.terms:
        del report.terms["cc"]
    else:
        words = [text for rec in report.items().values() for text in rec.texts]
        report.terms["cc"] = ("しん", random.choice(words)[:2], report.text("定義"), "")


@edit
def note_changed(report: Growing, random: Random) -> None:
    report.note = report.text("注")


@edit
def running_text(report: Growing, random: Random) -> None:
    report.about[0] = report.text("本文")


@edit
def translation(report: Growing, random: Random) -> None:
    language, msgid = _target(report, random)
    if "{" in msgid:
        links = "{topic}`law <law>`, {term}`word <aa>`, [page](policies/one.md), {rec}`ta-1`"
        report.translated[language, msgid] = f"Now {links}, no. {report.count}."
    else:
        report.translated[language, msgid] = report.text("A word ").replace("その", " No ")


@edit
def all_translations_of_a_page(report: Growing, random: Random) -> None:
    page = random.choice(sorted(report.messages()))
    for language in list(report.languages)[1:]:
        for msgid in report.messages()[page]:
            if "{" not in msgid:
                report.translated[language, msgid] = report.text("Page ").replace("その", " No ")


@edit
def translation_outdated_or_up_to_date(report: Growing, random: Random) -> None:
    report.outdated ^= {_target(report, random)}


@edit
def translation_removed(report: Growing, random: Random) -> None:
    if report.translated:
        del report.translated[random.choice(sorted(report.translated))]


@edit
def catalog_lost_or_found(report: Growing, random: Random) -> None:
    page = random.choice(sorted(report.messages()))
    report.lost ^= {(language, page) for language in report.languages}


@edit
def word_of_the_interface(report: Growing, random: Random) -> None:
    word = random.choice(sorted(word for word in report.interface.entries if "%" not in word))
    report.words[random.choice(list(report.languages)[1:] or ["en"]), word] = f"Word {random.randrange(10)}"


@edit
def own_template(report: Growing, random: Random) -> None:
    name = random.choice(OWN_TEMPLATES)
    if name in report.own and random.random() < 0.5:
        del report.own[name]
    else:
        text = (TEMPLATES / "templates" / name).read_text("utf-8")
        report.own[name] = text.replace('class="', f'class="own-{random.randrange(100)} ', 1)


@edit
def own_template_of_the_theme(report: Growing, random: Random) -> None:
    report.own["sidebar/brand.html"] = f"<p>{random.randrange(100)}</p>\n"


@edit
def own_style(report: Growing, random: Random) -> None:
    report.own["_static/own.css"] = f"p {{ margin: {random.randrange(100)}px }}\n"
    report.settings["html_css_files"] = ["own.css"]


@edit
def setting(report: Growing, random: Random) -> None:
    name = random.choice(sorted(SETTINGS))
    report.settings[name] = random.choice(SETTINGS[name])


@edit
def languages(report: Growing, random: Random) -> None:
    code = random.choice(["en", "ko", "ar"])
    if code in report.languages:
        del report.languages[code]
    else:
        report.languages[code] = {"en": "English", "ko": "한국어", "ar": "العربية"}[code]


@edit
def name_of_a_language(report: Growing, random: Random) -> None:
    report.languages[random.choice(list(report.languages))] = random.choice(["Tongue", "Speech"])


@edit
def team_added_or_removed(report: Growing, random: Random) -> None:
    if len(report.teams) > 2:
        report.teams.pop()
    else:
        report.teams.append(Team("three", "tc", report.text("三 WT"), [("", [report.item()])]))


@edit
def team_renamed(report: Growing, random: Random) -> None:
    team = next(each for each in report.teams if each.prefix == "tb")
    team.name = {"two": "second", "second": "two"}[team.name]


@edit
def teams_in_another_order(report: Growing, random: Random) -> None:
    random.shuffle(report.teams)
    report.teams.sort(key=lambda team: team.prefix == "tc")


@edit
def topic_added_or_removed(report: Growing, random: Random) -> None:
    if "new" in report.topics:
        del report.topics["new"]
    else:
        report.topics["new"] = report.text("新しいテーマ")


@edit
def place_added_or_removed(report: Growing, random: Random) -> None:
    if "peru" in report.places:
        del report.places["peru"]
    else:
        report.places["peru"] = report.text("国")


@edit
def recommendation_added_or_removed(report: Growing, random: Random) -> None:
    recs = next(each for each in report.teams if each.prefix == "tb").sections[-1][1]
    if len(recs) > 1:
        recs.pop()
    else:
        recs.append(report.item())


@edit
def nothing(report: Growing, random: Random) -> None:
    """Build again."""
