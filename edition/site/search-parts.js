// The search index of a large report, in parts: where the words and the pairs of letters stand. Stands in its index.js.
// A place is counted over the folded texts of all documents, one after the other: 1 for a Latin letter, a digit or a
// space, 2 for any other character, so that two Latin words are neighbours if one begins 1 after the other ends.
"use strict";

{
  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = Object.fromEntries([...SIGNS].map((sign, value) => [sign, value]));
  const PLAIN = /[a-z0-9 ]/;
  const END = "$"; // stands after a document; folded texts have no such sign
  const AT_ONCE = 3; // parts to load for one word; texts may tell the rest
  const ANY_WIDTH = 8; // as in the engine
  const NOTHING = [];

  /** Rising numbers as text: their differences, five bits a sign. */
  const encode = (numbers) => {
    let [text, last] = ["", 0];
    for (const number of numbers) {
      let rest = number - last;
      for (last = number; rest > 31; rest = Math.floor(rest / 32)) text += SIGNS[32 + (rest % 32)];
      text += SIGNS[rest];
    }
    return text;
  };

  const decode = (text) => {
    const numbers = [];
    let [last, value, scale] = [0, 0, 1];
    for (const sign of text) {
      const part = VALUES[sign];
      value += (part % 32) * scale;
      scale *= 32;
      if (part > 31) continue;
      numbers.push((last += value));
      [value, scale] = [0, 1];
    }
    return numbers;
  };

  const weightOf = (text) => {
    let weight = 0;
    for (const character of text) weight += PLAIN.test(character) ? 1 : 2;
    return weight;
  };

  const times = (text, part) => text.split(part).length - 1;

  const wholly = (word) => [word, 0, word.length];

  const rising = (numbers) => numbers.sort((a, b) => a - b);

  /** Texts in one of two states: folded, or also without what tells forms of a word apart. */
  class Postings {
    constructor(name, parts, table) {
      Object.assign(this, { name, parts, lists: new Map(), loaded: new Set(), counts: new Map() });
      if (table) this.#open(table);
    }

    #open({ firsts, ends }) {
      Object.assign(this, { firsts, ends: decode(ends) });
    }

    #partOf(key) {
      let [low, high] = [0, this.firsts.length - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (this.firsts[middle] <= key) low = middle;
        else high = middle - 1;
      }
      return low;
    }

    has(key) {
      return this.loaded.has(this.#partOf(key));
    }

    #isLoaded(part) {
      if (!this.loaded.has(part)) {
        this.parts.want(`${this.name}${part}`, (text) => {
          for (const entry of text.split(";")) {
            const [key, list] = entry.split("=");
            this.lists.set(key, list);
          }
          this.loaded.add(part);
        });
      }
      return this.loaded.has(part);
    }

    /** Where a word, or a pair of letters, begins. */
    places(key) {
      if (!this.firsts.length || !this.#isLoaded(this.#partOf(key))) return NOTHING;
      const list = this.lists.get(key) ?? NOTHING;
      if (typeof list === "string") this.lists.set(key, decode(list));
      return this.lists.get(key) ?? NOTHING;
    }

    /** Where one letter stands: whatever follows it. */
    #letter(letter) {
      const [from, until] = [this.#partOf(letter), this.#partOf(`${letter}\uffff`)];
      let isWhole = true;
      for (let part = from; part <= until; part += 1) isWhole = this.#isLoaded(part) && isWhole;
      if (!isWhole) return NOTHING;
      return rising([...this.lists.keys()].filter((key) => key.startsWith(letter)).flatMap((key) => this.places(key)));
    }

    /** [language bits, word] of all Latin words, once they are loaded. */
    words() {
      if (!this.vocabulary) {
        this.parts.want(`${this.name}w`, (text) => {
          this.vocabulary = text.split(";").flatMap((row, bits) => (row ? row.split(" ").map((word) => [bits, word]) : []));
        });
      }
      return this.vocabulary ?? NOTHING;
    }

    /** The words of a language by their stems. */
    #stems(language) {
      this.stems ??= [];
      if (!this.stems[language] && this.words().length) {
        const stems = (this.stems[language] = new Map());
        for (const [bits, word] of this.vocabulary) {
          if (!(bits & (1 << language))) continue;
          const stem = this.parts.engine.stems[language](word);
          stems.set(stem, [...(stems.get(stem) ?? []), word]);
        }
      }
      return this.stems[language] ?? new Map();
    }

    isWord(stem) {
      return this.parts.engine.stems.some((_, language) => this.#stems(language).has(stem));
    }

    /** Where neighbouring words stand: [begin, end]. Of each step: words, with what of them the match has. */
    #run(steps) {
      let open = new Map();
      const found = [];
      steps.forEach((words, nth) => {
        const next = new Map();
        for (const [word, begin, end] of words) {
          for (const place of this.places(word)) {
            const from = nth ? open.get(place) : place + begin;
            if (from === undefined) continue;
            if (nth === steps.length - 1) found.push([from, place + end]);
            else next.set(place + word.length + 1, from);
          }
        }
        open = next;
      });
      return found.sort((a, b) => a[0] - b[0]);
    }

    /** Words of the texts that begin or end so, or both, or hold it; with where in them it is. */
    #like(part, { from = false, until = false }) {
      const at = (word) => (until ? (from ? (word === part ? 0 : -1) : word.endsWith(part) ? word.length - part.length : -1) : from ? (word.startsWith(part) ? 0 : -1) : word.indexOf(part));
      return this.words().flatMap(([, word]) => (at(word) < 0 ? [] : [[word, at(word), at(word) + part.length]]));
    }

    /** All ways in which letters can stand in neighbouring words, whatever spaces are between them. */
    #divided(letters) {
      const known = (this.known ??= new Set(this.words().map(([, word]) => word)));
      const longest = (this.longest ??= Math.max(...this.words().map(([, word]) => word.length)));
      const rests = []; // for each place in the letters, the ways from there on
      const ways = [];
      for (let at = letters.length - 1; at > 0; at -= 1) {
        const last = letters.length - at <= longest ? this.#like(letters.slice(at), { from: true }) : [];
        rests[at] = last.length ? [[last]] : [];
        for (let until = at + 1; until < Math.min(letters.length, at + longest + 1); until += 1) {
          const word = letters.slice(at, until);
          if (rests[until].length && known.has(word)) rests[at].push(...rests[until].map((rest) => [[[word, 0, word.length]], ...rest]));
        }
        const first = rests[at].length && at <= longest ? this.#like(letters.slice(0, at), { until: true }) : [];
        if (first.length) ways.push(...rests[at].map((rest) => [first, ...rest]));
      }
      return ways;
    }

    /** Adds how often documents that lack them yet have letters, whatever spaces are between them; or only from the beginning of a word. */
    #addAcross(found, letters, isFromBeginning) {
      if (!this.words().length) return;
      const inside = this.#like(letters, { from: isFromBeginning }).flatMap(([word, first]) => {
        const ways = [];
        for (let at = first; at >= 0; at = isFromBeginning ? -1 : word.indexOf(letters, at + letters.length)) ways.push([[[word, at, at + letters.length]]]);
        return ways;
      });
      const begins = ([first, ...others]) => [isFromBeginning ? first.filter(([, begin]) => begin === 0) : first, ...others];
      const divided = this.#divided(letters).map(begins).filter(([first]) => first.length);
      const isWide = ([first]) => first.filter(([word]) => !this.has(word)).length > AT_ONCE;
      const ways = [...inside, ...divided.filter((way) => !isWide(way))];
      // Many words may end as the letters begin: where few texts have the rest, these tell.
      const wide = divided.filter(isWide);
      const rest = this.#byDocument(wide.flatMap((way) => this.#run(way.slice(1))).sort((a, b) => a[0] - b[0]));
      const documents = [...rest.keys()].filter((document) => rest[document] && !found[document]);
      const isRead = this.parts.canRead(documents, AT_ONCE);
      if (!isRead && !this.parts.waiting.length) ways.push(...wide);
      const counts = this.#byDocument(ways.flatMap((steps) => this.#run(steps)).sort((a, b) => a[0] - b[0]));
      if (isRead) for (const document of documents) counts[document] = times(this.#textOf(document).replaceAll(" ", ""), letters);
      this.#add(found, counts);
    }

    #add(found, counts, only) {
      for (let document = 0; document < counts.length; document += 1)
        if (counts[document] && !found[document] && (only === undefined || this.parts.languageOf(document) === only)) found[document] = counts[document];
    }

    #textOf(document) {
      const source = this.parts.textOf(document);
      return this === this.parts.loose ? this.parts.engine.folder.loosen(source) : source;
    }

    /** Where a text begins that has other than Latin letters. */
    stretch(text) {
      const letters = [...text];
      if (letters.length === 1) return this.#letter(text);
      const shifts = [0];
      for (const letter of letters) shifts.push(shifts.at(-1) + weightOf(letter));
      const isPair = (at) => at >= 0 && at < letters.length - 1 && !(PLAIN.test(letters[at]) && PLAIN.test(letters[at + 1]));
      const pair = (at) => letters[at] + letters[at + 1];
      const chosen = new Set([0, letters.length - 2].filter((at) => isPair(at) && PLAIN.test(letters[at && at + 1])));
      letters.forEach((letter, at) => {
        if (PLAIN.test(letter) || chosen.has(at) || chosen.has(at - 1)) return;
        chosen.add(!isPair(at) || (!this.has(pair(at)) && isPair(at - 1) && this.has(pair(at - 1))) ? at - 1 : at);
      });
      const sets = [...chosen].map((at) => [[pair(at), shifts[at]]]);
      // Latin letters at an end may be a part of a word; between others they are a word.
      for (const { 0: word, index } of text.matchAll(/[a-z0-9]+/g)) {
        const at = [...text.slice(0, index)].length;
        const until = at + word.length;
        if ([...word].every((_, nth) => chosen.has(at + nth) || chosen.has(at + nth - 1))) continue;
        const words = this.#like(word, { from: at > 0, until: until < letters.length });
        sets.push(words.map(([whole, begin]) => [whole, shifts[at] - begin]));
      }
      return this.#together(sets, text);
    }

    /** Where all of several sets of keys stand, each shifted. */
    #together(sets, text) {
      const lists = (some) => some.map((keys) => rising(keys.flatMap(([key, shift]) => this.places(key).map((place) => place - shift))));
      const meet = (some) => some.sort((a, b) => a.length - b.length).reduce((one, other) => {
        const known = new Set(other);
        return one.filter((place) => known.has(place));
      });
      const isReady = (keys) => keys.every(([key]) => this.has(key));
      const late = sets.filter((keys) => !isReady(keys));
      const few = late.filter((keys) => keys.length <= AT_ONCE); // not the many words that begin or end with a letter
      if (late.length <= AT_ONCE && few.length === late.length) return meet(lists(sets));
      const first = [...new Set([0, few.length - 1, few.length >> 1])].map((nth) => few[nth]).filter(Boolean);
      const some = [...sets.filter(isReady), ...first];
      const found = some.length ? meet(lists(some)) : null;
      if (this.parts.waiting.length) return NOTHING;
      const rest = late.filter((keys) => !first.includes(keys)).flat().length;
      return (found && this.#confirmed(found, text, rest)) ?? meet(lists(sets));
    }

    /** Which of a few places have a text, by the texts themselves; nothing where that is more to load. */
    #confirmed(places, text, limit) {
      const documents = [...this.#byDocument(places.map((place) => [place, place])).entries()].filter(([, count]) => count).map(([document]) => document);
      if (!this.parts.canRead(documents, limit)) return null;
      return documents.flatMap((document) => {
        const folded = this.#textOf(document);
        const start = document ? this.ends[document - 1] : 0;
        const found = [];
        for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) found.push(start + weightOf(folded.slice(0, at)));
        return found;
      });
    }

    /** How often each document has a form: {text, latin, solid, words}; `begins` tells by language whether a word may only begin so. */
    count(form, begins) {
      if (!this.ends) {
        this.parts.want(this.name, (table) => this.#open(table));
        return NOTHING;
      }
      const key = `${form.text} ${begins}`;
      if (!this.counts.has(key)) {
        const isKnown = this.parts.known.has(form.text) && this === this.parts.plain && begins.every((each) => each === (form.solid.length === 4));
        const found = isKnown ? this.parts.phrase(form.text) : form.latin ? this.#latin(form, begins) : this.#byDocument(this.#matches(form.text));
        if (this.parts.waiting.length) return found;
        this.counts.set(key, found);
      }
      return this.counts.get(key);
    }

    #matches(text) {
      const weight = weightOf(text);
      return this.stretch(text).map((place) => [place, place + weight]);
    }

    /** Words one after the other, by their stems. */
    #whole({ words }) {
      const found = new Uint16Array(this.ends.length);
      words.forEach((stems, language) => {
        const steps = stems.trim().split(/ +/).map((stem) => this.#stems(language).get(stem) ?? []);
        if (steps.every((some) => some.length)) this.#add(found, this.#byDocument(this.#run(steps.map((some) => some.map(wholly)))), language);
      });
      return found;
    }

    #latin(form, begins) {
      const found = this.#whole(form);
      const isOne = !form.text.includes(" ");
      if (isOne && form.text.length > 4) {
        const inside = new Uint16Array(this.ends.length);
        for (const [word] of this.#like(form.text, {})) {
          const [counts, each] = [this.#byDocument(this.#run([[wholly(word)]])), times(word, form.text)];
          for (let document = 0; document < counts.length; document += 1) inside[document] += counts[document] * each;
        }
        this.#add(found, inside);
      }
      if (form.solid.length >= ANY_WIDTH) this.#addAcross(found, form.solid, false);
      if (isOne && form.text.length <= 4) {
        begins.forEach((may, language) => {
          const words = may ? [...this.#stems(language)].filter(([stem]) => stem.startsWith(form.text)).flatMap(([, some]) => some) : [];
          this.#add(found, this.#byDocument(this.#run([words.map(wholly)])), language);
        });
      }
      return found;
    }

    /** The documents that have words one after the other, by their stems or whatever spaces are between them. */
    near(form) {
      const found = this.#whole(form);
      if (form.solid.length >= ANY_WIDTH) this.#addAcross(found, form.solid, true);
      return found;
    }

    /** The documents that have words as they are typed, from the beginning of a word. */
    exact({ text }) {
      const words = text.split(" ");
      const steps = words.map((word, nth) => this.#like(word, { from: true, until: nth < words.length - 1 }));
      return this.#byDocument(this.#run(steps));
    }

    /** Counts matches that do not overlap, by document. */
    #byDocument(matches) {
      const counts = new Uint16Array(this.ends.length);
      let [document, done] = [0, 0];
      for (const [begin, end] of matches) {
        if (begin < done) continue;
        done = end;
        while (this.ends[document] <= begin) document += 1;
        counts[document] += 1;
      }
      return counts;
    }
  }

  globalThis.SearchParts = class SearchParts {
    static tools = { encode, weightOf, PLAIN, END, SIGNS };

    /** Returns the index of a large report as the engine takes it. `load` brings a part, by its name. */
    static open({ ids, columns, names, parts, ...index }, load) {
      const [teams, sections, topics, places, named, numbers] = columns;
      let [prefix, last] = ["", 0];
      index.recommendations = ids.split(" ").map((id, n) => {
        if (id) [, prefix, last] = id.match(/^(.*?)(\d*)$/);
        const name = id || `${prefix}${(last = Number(last) + 1)}`;
        return [name, teams[n], sections[n], topics[n], places[n], null, names[named[n]], numbers[n]];
      });
      index.parts = new SearchParts(index, parts, load);
      index.sections = Array.from({ length: parts.headings }, (_, n) => [n, null]);
      return index;
    }

    /** Loads parts as scripts, from beside the script at an address: a page opened from disk may not fetch. */
    static from(address) {
      const arrived = new Map();
      globalThis.policyPart = (name, part) => arrived.set(name, part);
      return (name) =>
        new Promise((resolve, reject) => {
          const script = Object.assign(document.createElement("script"), { src: new URL(`parts/${name}.js`, address), onerror: reject });
          script.onload = () => resolve(arrived.get(name));
          document.head.append(script);
        });
    }

    constructor(index, { plain, groups, texts, headings }, load) {
      Object.assign(this, { index, load, groups, texts, headings, items: index.recommendations.length });
      Object.assign(this, { waiting: [], asked: new Map(), known: new Map(), phrases: new Map() });
      [this.plain, this.loose] = [new Postings("p", this, plain), new Postings("l", this)];
    }

    /** Documents: by language the items' bodies and the headings of sections; then the items' ids. */
    documentOf(kind, number, language = 0) {
      const each = this.items + this.headings;
      return kind === "id" ? this.index.languages.length * each + number : language * each + (kind === "heading" ? this.items : 0) + number;
    }

    languageOf(document) {
      const language = Math.floor(document / (this.items + this.headings));
      return language < this.index.languages.length ? language : 0;
    }

    /** Begins to load a part, once; `waiting` has what is on its way. */
    want(name, use) {
      const again = (error) => {
        this.asked.delete(name);
        throw error;
      };
      if (!this.asked.has(name)) this.asked.set(name, this.load(name).then(use, again));
      this.waiting.push(this.asked.get(name));
    }

    /** How often each document has a name of a group of synonyms; counted in the build. */
    phrase(text) {
      const counts = new Uint16Array(this.plain.ends.length);
      const group = this.known.get(text);
      const part = this.groups.findLastIndex((first) => first <= group);
      if (!this.phrases.has(text)) {
        this.want(`g${part}`, (rows) => {
          for (const row of rows.split(";")) {
            const [form, documents, times] = row.split("=");
            this.phrases.set(form, [decode(documents), times]);
          }
        });
      }
      const [documents, times] = this.phrases.get(text) ?? [[], ""];
      documents.forEach((document, at) => (counts[document] = VALUES[times[at]]));
      return counts;
    }

    #partOf(item) {
      return this.texts.findLastIndex((first) => first <= item);
    }

    /** The texts of an item and the titles of its section, by language; nothing as long as they are not loaded. */
    textsOf(item) {
      const { recommendations, sections } = this.index;
      if (!recommendations[item][5]) {
        const part = this.#partOf(item);
        this.want(`t${part}`, (rows) => rows.forEach(([texts, titles], n) => {
          const row = recommendations[this.texts[part] + n];
          row[5] = texts;
          if (titles) sections[row[2]][1] = titles;
        }));
      }
      return recommendations[item][5];
    }

    #itemOf(document) {
      const within = document % (this.items + this.headings);
      if (within < this.items) return within;
      return this.index.recommendations.findIndex((row) => row[2] === within - this.items);
    }

    #isId(document) {
      return document >= this.documentOf("id", 0);
    }

    /** Whether the texts of documents are loaded, or asked for as there are few. */
    canRead(documents, limit) {
      const items = documents.filter((document) => !this.#isId(document)).map((document) => this.#itemOf(document));
      const late = items.filter((item) => !this.index.recommendations[item][5]);
      if (new Set(late.map((item) => this.#partOf(item))).size > limit) return false;
      late.forEach((item) => this.textsOf(item));
      return true;
    }

    /** The folded text of a document. */
    textOf(document) {
      if (this.#isId(document)) return this.engine.fold(this.index.recommendations[document - this.documentOf("id", 0)][0]);
      const item = this.#itemOf(document);
      const [, , section, , , texts] = this.index.recommendations[item];
      if (!texts) return "";
      const language = this.languageOf(document);
      return this.engine.fold(document % (this.items + this.headings) < this.items ? texts[language].join(" ") : this.index.sections[section][1][language]);
    }
  };
}
