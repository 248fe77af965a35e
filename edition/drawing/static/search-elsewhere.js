// Finds what is no recommendation: topics, places, terms, notes and texts of pages. Knows the index
// (edition/site/elsewhere.py), and nothing of the page that shows it.
"use strict";

globalThis.SearchElsewhere = class SearchElsewhere {
  /** Takes the index of recommendations, which knows the languages and the synonyms, and that of all else. */
  constructor(index, { pages, items }) {
    [this.pages, this.items] = [pages, items];
    const none = index.languages.map(() => "");
    this.engine = new SearchEngine({
      ...index,
      parts: undefined,
      teams: [["", none]],
      sections: items.map(([, , anchor, titles]) => [anchor, titles]),
      recommendations: items.map(([, , , titles, texts], nth) => ["", 0, nth, [], [], titles.map((title, each) => [title, ...texts[each]])]),
    });
  }

  /** Returns what has all the words of a query, best first. */
  find(query, own) {
    if (globalThis.policySearchMore && !this.learned) this.engine.learn((this.learned = policySearchMore));
    const { units, hits } = this.engine.find(query, { isWhole: true });
    const wanted = this.engine.fold(query);
    // What is called so comes first, then what has it in a name, the shortest first.
    const near = (name, language) => {
      if (this.engine.fold(name) === wanted) return 2;
      return this.engine.places(name, language, units).length ? 1 + 1 / name.length : 0;
    };
    const nearness = ([place]) =>
      Math.max(...this.items[place][3].flatMap((title, language) => title.split(/\s*[()（）]\s*/).map((name) => near(name, language))));
    const full = hits.filter(([, , tier]) => tier < 3).map((hit) => [hit, nearness(hit)]);
    full.sort(([one, its], [other, theirs]) => theirs - its || one[2] - other[2] || other[1] - one[1] || one[0] - other[0]);
    return full.map(([[place, , tier]]) => this.#described(this.items[place], own, { units, isLoose: tier > 1 }));
  }

  /** What a reader is shown of an item: `title` and `text`, and `alias`, the title in a language that alone has the words. */
  #described([kind, page, anchor, titles, texts], own, wanted) {
    const [onPage, address] = this.pages[page];
    const names = titles.map((title) => (title ? [title] : []));
    const found = this.engine.shown(names, own, wanted);
    const text = this.engine.shown(texts, own, wanted);
    const title = found.language === found.first ? found : { text: titles[found.first], language: found.first, places: [] };
    return {
      kind,
      href: anchor ? `${address}#${anchor}` : address,
      page: kind === "text" || kind === "note" ? onPage[own] : "",
      title,
      alias: title !== found && !(text.language === own && text.places.length) ? found : undefined,
      text,
      wanted,
    };
  }
};
