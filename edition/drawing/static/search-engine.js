// Finds and ranks recommendations. Knows the index (edition/search.py), nothing of the page.
"use strict";

{
  const LATIN = /^[a-z0-9 ]+$/;
  const RUNS = /[a-z0-9]+|[^a-z0-9 ]+/g;
  const MOST_WORDS = 8; // of a synonym
  const ANY_WIDTH = 8; // a word of so many letters is also found across hyphens and spaces

  const occurrences = (text, part) => {
    let count = 0;
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
    return count;
  };

  globalThis.SearchEngine = class SearchEngine {
    constructor(index) {
      this.index = index;
      this.folder = new SearchFold(index.spellings);
      this.stems = index.stemmers.map((name) => this.#stemmer(name));
      this.stemQuery = this.stems[Math.max(0, index.stemmers.findIndex(Boolean))];
      this.fields = [];
      this.forms = new Map();
      const titles = (rows) => rows.map(([, names]) => names.map((name, language) => this.#field(name, language)));
      const [teams, sections, topics, places] = ["teams", "sections", "topics", "places"].map((kind) => titles(index[kind]));
      this.items = index.recommendations.map(([id, team, section, onTopics, naming, texts]) => ({
        body: texts.map((paragraphs, language) => this.#field(paragraphs.join(" "), language)),
        heading: sections[section] ?? [],
        team: [this.#field(id, 0), ...teams[team]],
        tags: [...onTopics.flatMap((n) => topics[n]), ...naming.flatMap((n) => places[n])],
      }));
      this.groups = new Map();
      for (const group of index.synonyms) {
        const forms = group.map((form) => this.fold(form));
        for (const form of forms) this.groups.set(this.#key(form), forms);
      }
      const tags = [...index.topics, ...index.places].flatMap(([, names]) => names.flatMap((name) => [name, name.split(/[(（]/)[0]]));
      this.named = new Set(tags.map((name) => this.#key(this.fold(name))));
    }

    fold(text) {
      return this.folder.fold(text).trim();
    }

    #stemmer(name) {
      const stemmer = name ? new globalThis[`${name}Stemmer`]() : null;
      const known = new Map();
      return (word) => {
        if (!stemmer) return word;
        if (!known.has(word)) known.set(word, stemmer.stemWord(word));
        return known.get(word);
      };
    }

    /** What is looked into: folded text; its words when a query first needs them. */
    #field(source, language) {
      const field = { text: this.fold(source), language };
      this.fields.push(field);
      return field;
    }

    /** The stems of a field's words, each between spaces; what is not Latin parts them. */
    #words(field) {
      const stem = this.stems[field.language];
      const words = () => (field.text.match(RUNS) ?? []).map((run) => (LATIN.test(run) ? stem(run) : "|"));
      return (field.words ??= ` ${words().join("  ")} `);
    }

    /** Does ahead of time what a first query with Latin letters would wait for. */
    prepare() {
      this.#isWord("");
    }

    #isWord(stem) {
      this.vocabulary ??= new Set(this.fields.flatMap((field) => this.#words(field).trim().split(/ +/)));
      return this.vocabulary.has(stem);
    }

    /** What is looked for, prepared once. */
    #form(text) {
      if (!this.forms.has(text)) {
        const words = this.stems.map((stem) => ` ${text.split(" ").map(stem).join("  ")} `);
        this.forms.set(text, { text, latin: LATIN.test(text), solid: text.replaceAll(" ", ""), words });
      }
      return this.forms.get(text);
    }

    #key(text) {
      return text.replace(/[a-z0-9]+/g, (word) => this.stemQuery(word));
    }

    #count(form, field) {
      if (!form.latin) return occurrences(field.text, form.text);
      const whole = occurrences(this.#words(field), form.words[field.language]);
      if (whole) return whole;
      const { length } = form.solid;
      const across = () => length >= ANY_WIDTH && occurrences((field.solid ??= field.text.replaceAll(" ", "")), form.solid);
      if (form.text.includes(" ")) return across();
      if (length > 4) return occurrences(field.text, form.text) || across();
      // EU is not in Europe; but a short word that is none of the report's may be one being typed.
      const begins = length === 4 || !this.#isWord(form.words[field.language].trim());
      return begins ? occurrences(field.words, ` ${form.text}`) : 0;
    }

    /** How well one word or phrase is met: in the body best, then in the heading, then in the team's title. */
    #strength(text, item, tags) {
      const form = this.#form(text);
      const sum = (fields) => fields.reduce((total, field) => total + this.#count(form, field), 0);
      if (tags) return sum(item.tags);
      const heading = sum(item.heading);
      const body = sum(item.body);
      if (body) return 3 + Math.min(body, 6) / 4 + (heading ? 0.5 : 0);
      if (heading) return 1;
      return sum(item.team) ? 0.3 : 0;
    }

    /** Parts a query into units that must all be met, each with its synonyms. Quotes keep words together. */
    parse(query) {
      const words = (query.match(/"[^"]+"|“[^”]+”|\S+/g) ?? []).map((word) => this.fold(word)).filter(Boolean);
      const units = [];
      for (let from = 0; from < words.length; ) {
        let until = Math.min(words.length, from + MOST_WORDS);
        const run = () => this.#key(this.fold(words.slice(from, until).join(" ")));
        while (until > from + 1 && !this.groups.has(run())) until -= 1;
        const others = (this.groups.get(run()) ?? []).filter((form) => this.#key(form) !== run());
        units.push({ words: words.slice(from, until), others });
        from = until;
      }
      return units;
    }

    #met({ words, others }, item, tags = false) {
      const literal = words.reduce((least, word) => least && Math.min(least, this.#strength(word, item, tags)), Infinity);
      return others.reduce((most, form) => Math.max(most, 0.6 * this.#strength(form, item, tags)), literal);
    }

    /** Returns {units, hits}: the units with how often each is met, and [place in the index, score], best first. */
    find(query) {
      const units = this.parse(query);
      if (!units.length) return { units, hits: [] };
      const phrase = this.#form(this.fold(query));
      const inBody = (field) => this.#count(phrase, field) && (field.text.includes(phrase.text) ? 1000 : 900);
      const scores = this.items.map(({ body }) => Math.max(...body.map(inBody)));
      let places = [...scores.keys()];
      for (const unit of units) {
        let strengths = this.items.map((item) => this.#met(unit, item));
        // The name of a topic or a place finds what belongs to it, last; so does what the report never says.
        if (!strengths.some(Boolean) || this.named.has(this.#key(this.fold(unit.words.join(" ")))))
          strengths = this.items.map((item, place) => strengths[place] || 0.1 * this.#met(unit, item, true));
        unit.count = strengths.filter(Boolean).length;
        const rarity = Math.log(1 + this.items.length / unit.count);
        places = places.filter((place) => strengths[place]);
        for (const place of places) scores[place] += rarity * strengths[place];
      }
      const hits = places.map((place) => [place, scores[place]]);
      return { units, hits: hits.sort((a, b) => b[1] - a[1] || a[0] - b[0]) };
    }

    /** Returns names of the report's world that a slip of the finger makes of a query, nearest first. */
    similar(query) {
      const wanted = this.fold(query);
      const allowed = wanted.length < 4 ? 0 : wanted.length < 8 ? 1 : 2;
      const names = [...this.index.synonyms, ...this.index.topics.map(([, titles]) => titles)].flat();
      const words = new Set(names.flatMap((name) => [name, ...name.split(/[\s()“”,]+/)]));
      const near = [...words].map((name) => [name, this.#slips(wanted, this.fold(name), allowed)]);
      const best = near.filter(([, slips]) => slips > 0 && slips <= allowed).sort((a, b) => a[1] - b[1]);
      return best.map(([name]) => name).filter((name) => this.find(name).hits.length).slice(0, 3);
    }

    /** Counts the letters to put in, leave out, change or swap (Damerau and Levenshtein); none for another beginning. */
    #slips(one, other, most) {
      if (one[0] !== other[0] || Math.abs(one.length - other.length) > most) return Infinity;
      let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
      for (let i = 1; i <= one.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= other.length; j += 1) {
          const same = one[i - 1] === other[j - 1] ? 0 : 1;
          next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
          if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
        }
        [before, row] = [row, next];
      }
      return row[other.length];
    }

    /** Returns where in a text the units stand: [begin, end], in order, not overlapping. */
    places(source, language, units) {
      const { text, begins, ends } = this.folder.foldWithPlaces(source);
      const words = [...text.matchAll(/[a-z0-9]+/g)].map(({ 0: word, index }) => [index, index + word.length, word]);
      const found = [];
      for (const form of units.flatMap((unit) => [...unit.words, ...unit.others]).map((each) => this.#form(each))) {
        if (form.latin) found.push(...this.#latinPlaces(form, words, language));
        else for (let at = text.indexOf(form.text); at >= 0; at = text.indexOf(form.text, at + 1)) found.push([at, at + form.text.length]);
      }
      const merged = [];
      for (const [begin, end] of found.map(([a, b]) => [begins[a], ends[b - 1]]).sort((a, b) => a[0] - b[0])) {
        if (merged.length && begin <= merged.at(-1)[1]) merged.at(-1)[1] = Math.max(merged.at(-1)[1], end);
        else merged.push([begin, end]);
      }
      return merged;
    }

    #latinPlaces(form, words, language) {
      const wanted = form.words[language].trim().split(/ +/);
      const stem = this.stems[language];
      const inside = (word) =>
        wanted.length === 1 && ((form.text.length > 4 && word.includes(form.text)) || (form.text.length === 4 && word.startsWith(form.text)));
      return words.flatMap(([begin, , word], first) => {
        const last = words[first + wanted.length - 1];
        const meets = last && wanted.every((each, next) => stem(words[first + next][2]) === each);
        return meets || inside(word) ? [[begin, (meets ? last : words[first])[1]]] : [];
      });
    }
  };
}
