"""Measures the search in a real browser: ``python -m tests.report.measure_search [FILE...]``.

After ``make html``. Prints recall and mean reciprocal rank by language and kind of query: of the queries of
the tests, or of files with a list of ``{"q", "lang", "kind", "items"}``. Of those only the first ten results
count; a query without items is right if no recommendation is said to have all its words. With ``--all``, what
was found for each that is not perfect is printed too. What the search weighs and how long it takes,
``python -m bench.reading`` measures.
"""

import itertools
import json
import random
import re
import shutil
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from edition.site.search_parts import scripts

ROOT = Path(__file__).parent.parent.parent
QUERIES: dict[str, list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("search_queries.json").read_text("utf-8")
)
#: The last tier of results that have all the words of a query.
ALL_WORDS = 2
#: Types every query into the box of the search page, and takes what the page shows, in its order.
TYPE_ALL = """async (queries) => {
  const [box, list] = [document.getElementById("search-q"), document.getElementById("search-results")];
  const answers = [];
  for (const query of queries) {
    box.value = query;
    box.dispatchEvent(new Event("input"));
    while (list.dataset.state !== "done") await new Promise((resolve) => setTimeout(resolve));
    const found = [...list.querySelectorAll("[data-recommendation]")];
    const tier = (each) => Number(each.closest("[data-tier]").dataset.tier);
    answers.push(found.map((each) => [each.dataset.recommendation, tier(each)]));
  }
  return answers;
}"""


def plain(text: str) -> str:
    """Fold a text for the ground truth: on purpose not by the code of the search."""
    text = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[\s・ー\"“”]", "", text)


def stands_in(query: str, text: str) -> bool:
    """Tell whether a word stands in a text: a Latin one as a whole word, any other one anywhere."""
    if re.fullmatch(r"[A-Za-z.]{2,4}", query):
        return re.search(rf"(?<![A-Za-z]){re.escape(query)}(?![A-Za-z])", text) is not None
    return plain(query) in plain(text)


def expected(query: dict[str, Any], data: dict[str, Any]) -> set[str]:
    """Return the recommendations that hold a query in their body or heading, or that a person named."""
    if "expect" in query:
        return set(query["expect"])
    titles = {section["id"]: section["title"] for section in data["sections"]}
    wanted = query.get("as", query["q"])
    words = [wanted] if "as" in query or query["kind"] != "words" else wanted.split()
    found = set()
    for rec in data["recommendations"]:
        texts = [paragraph["text"] for paragraph in rec["paragraphs"]] + [titles.get(rec["section"], {})]
        whole = "\n".join(text for each in texts for text in each.values())
        if all(stands_in(word, whole) for word in words):
            found.add(rec["id"])
    return found


def ask_with_tiers(page: Page, address: str, queries: Iterable[str]) -> list[list[tuple[str, int]]]:
    """Return what the search page at an address finds for every query, each with the number of its tier."""
    page.goto(address)
    page.wait_for_selector("#search-results[data-state=done]", state="attached")
    answers = page.evaluate(TYPE_ALL, list(queries))
    return [[(rec, tier) for rec, tier in found] for found in answers]


def ask(page: Page, address: str, queries: Iterable[str]) -> list[list[str]]:
    """Return what the search page at an address finds for every query."""
    return [[rec for rec, _tier in found] for found in ask_with_tiers(page, address, queries)]


def within_ten(found: list[tuple[str, int]], wanted: set[str]) -> tuple[float, float]:
    """Return recall and reciprocal rank in the first ten; of nothing wanted, 1 if nothing has it."""
    if not wanted:
        right = float(all(tier > ALL_WORDS for _rec, tier in found))
        return right, right
    first = [rec for rec, _tier in found[:10]]
    recall = len(wanted & set(first)) / min(len(wanted), 10)
    return recall, next((1 / rank for rank, rec in enumerate(first, 1) if rec in wanted), 0.0)


def measure_files(page: Page, site: str, files: Iterable[Path], *, is_long: bool) -> None:
    """Print recall and mean reciprocal rank within the first ten, by kind, for the queries of files."""
    queries = [query for path in files for query in json.loads(path.read_text("utf-8"))]
    scores: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for language in sorted({query["lang"] for query in queries}):
        here = [query for query in queries if query["lang"] == language]
        answers = ask_with_tiers(page, f"{site}{language}/search.html", [query["q"] for query in here])
        for query, found in zip(here, answers, strict=True):
            score = within_ten(found, set(query["items"]))
            names = ("all", f"all in {language}") if query["items"] else ()
            for name in (query["kind"], *names):
                scores[name].append(score)
            if is_long and score != (1, 1):
                shown = " ".join(f"{tier}:{rec}" for rec, tier in found[:10])
                print(f"{query['kind']}: {query['q']}: found {shown}, wanted {' '.join(query['items'])}")
    for name, pairs in sorted(scores.items()):
        recall, rank = (sum(values) / len(pairs) for values in zip(*pairs, strict=True))
        print(f"{name:14}{len(pairs):4} queries  recall@10 {recall:.3f}  MRR {rank:.3f}")


def quality(page: Page, site: str, language: str, data: dict[str, Any]) -> dict[str, tuple[float, ...]]:
    """Return for every kind of query: how many, recall, mean reciprocal rank, and precision."""
    queries = QUERIES[language]
    answers = ask(page, f"{site}{language}/search.html", [query["q"] for query in queries])
    scores: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for query, found in zip(queries, answers, strict=True):
        wanted = expected(query, data)
        recall = len(wanted & set(found)) / len(wanted)
        first = next((1 / rank for rank, rec in enumerate(found, 1) if rec in wanted), 0.0)
        precision = len(wanted & set(found)) / len(found) if found else 0.0
        scores[query["kind"]].append((recall, first, precision))
        if recall < 1 or first < 1:
            print(f"{language} {query['kind']}: {query['q']}: found {found}, wanted {sorted(wanted)}")
    scores["all"] = [pair for pairs in list(scores.values()) for pair in pairs]
    return {
        kind: (len(pairs), *(sum(values) / len(pairs) for values in zip(*pairs, strict=True)))
        for kind, pairs in scores.items()
    }


def made_up(index: dict[str, Any], count: int) -> dict[str, Any]:
    """Return an index of ``count`` recommendations whose words follow each other as the report's do."""
    choose = random.Random(36)  # noqa: S311 - the same every time
    chains: list[dict[str, list[str]]] = []
    parts: list[list[list[str]]] = []
    for language in range(len(index["languages"])):
        texts = ["\n".join(rec[5][language]) for rec in index["recommendations"]]
        pieces = [re.findall(r"[A-Za-z’.-]+[,.]? ?|[^A-Za-z]", text) for text in texts]
        chain: dict[str, list[str]] = defaultdict(list)
        for piece in pieces:
            for one, two in itertools.pairwise(piece):
                chain[one].append(two)
        chains.append(chain)
        parts.append(pieces)

    def text(language: int, like: int) -> str:
        now = choose.choice(parts[language])[0]
        made = [now]
        for _ in parts[language][like][1:]:
            now = choose.choice(chains[language].get(now) or choose.choice(parts[language]))
            made.append(now)
        return "".join(made)

    real = index["recommendations"]
    recommendations = [
        [
            f"rec-{n}",
            *real[n % len(real)][1:5],
            [[text(lang, n % len(real))] for lang in range(len(chains))],
            *real[n % len(real)][6:],
        ]
        for n in range(count - len(real))
    ]
    return {**index, "recommendations": [*recommendations, *real]}


def read_index(path: Path) -> dict[str, Any]:
    """Return the index that a script holds."""
    index: dict[str, Any] = json.loads(path.read_text("utf-8").partition(" = ")[2].rstrip(";\n"))
    return index


def with_index(site: Path, folder: Path, count: int) -> Path:
    """Copy a site, with an index of ``count`` made-up recommendations."""
    copy = folder / f"site-{count}"
    shutil.copytree(site, copy)
    index, more = (read_index(copy / "data/search" / name) for name in ("index.js", "more.js"))
    for name, script in scripts(made_up(index, count), more).items():
        path = copy / "data/search" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(script, "utf-8")
    return copy


def main() -> int:
    """Print everything."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not needed by the tests that import this

    from edition.tools.browser import start_chromium  # noqa: PLC0415

    site = ROOT / "_build" / "html"
    data = json.loads((site / "data/recommendations.json").read_text("utf-8"))
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        files = [Path(each) for each in sys.argv[1:] if each != "--all"]
        if files:
            measure_files(browser.new_page(), site.as_uri() + "/", files, is_long="--all" in sys.argv)
        for language in QUERIES if not files else ():
            page = browser.new_page()
            for kind, (count, recall, mrr, precision) in quality(
                page, site.as_uri() + "/", language, data
            ).items():
                print(
                    f"{language} {kind:14}{count:4} queries"
                    f"  recall {recall:.3f}  MRR {mrr:.3f}  precision {precision:.3f}"
                )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
