// The search index of a large report, in parts: where the words and the pairs of letters stand. Stands in its index.js.
// A place is counted over the folded texts of all documents, one after the other: 1 for a Latin letter, a digit or a
// space, 2 for any other character, so that two Latin words are neighbours if one begins 1 after the other ends.
"use strict";

{
  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = Object.fromEntries([...SIGNS].map((sign, value) => [sign, value]));
  const PLAIN = /[a-z0-9 ]/;
  const END = "$"; // stands after a document; folded texts have no such sign
  const ROUND = 64; // documents begin at multiples of that many places
  const BEGINS = 32; // is added to how often a document has letters, where a word begins with them
  const AT_ONCE = 3; // parts to load for one word; texts may tell the rest
  const SAME = 2; // letters at the beginning that a stem has of a word
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

  /** The place of the first of sorted values that is not below one. */
  const firstFrom = (values, value) => {
    let [low, high] = [0, values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** The place of the last of sorted values that is not above one; or 0. */
  const lastUntil = (values, value) => {
    const at = firstFrom(values, value);
    return values[at] === value ? at : Math.max(0, at - 1);
  };

  const wholly = (word) => [word, 0, word.length];

  const rising = (numbers) => numbers.sort((a, b) => a - b);

  /** Texts in one of two states: folded, or also without what tells forms of a word apart. */
  class Postings {
    constructor(name, parts, table) {
      Object.assign(this, { name, parts, lists: new Map(), loaded: new Set(), counts: new Map() }, table);
      Object.assign(this, { rows: new Map(), nexts: new Map(), found: new Map(), stems: new Map(), documents: new Map() });
    }

    partOf(key) {
      if (!this.found.has(key)) this.found.set(key, lastUntil(this.firsts, key));
      return this.found.get(key);
    }

    /** The parts that have the rows of a word, or only those that tell of some next words; or a pair of letters. */
    #partsOf(key, next) {
      const parts = new Set();
      const add = (first, last) => {
        for (let part = this.partOf(first); part <= this.partOf(last); part += 1) parts.add(part);
      };
      if (!next) add(key, `${key}-~`);
      else {
        const others = next.filter(([word]) => !this.isFrequent(word));
        for (const [word] of next) if (this.isFrequent(word)) add(`${key}-${word}`, `${key}-${word}`);
        if (others.length) add(`${key} ${others[0][0]} `, `${key} ${others.at(-1)[0]} `);
      }
      return [...parts];
    }

    /** Whether the places before a word are in rows of their own. */
    isFrequent(word) {
      return (this.often ??= new Set(this.frequent)).has(word);
    }

    has(key) {
      return this.#partsOf(key).every((part) => this.loaded.has(part));
    }

    #isLoaded(part) {
      if (!this.loaded.has(part)) {
        this.parts.want(`${this.name}${part}`, (text) => {
          for (const entry of text.split(";")) {
            const [key, list, ...others] = entry.split("=");
            if (others.length) {
              this.rows.set(key, [list, ...others]);
              continue;
            }
            this.lists.set(key, list);
            const [, word, sign, next = ""] = key.match(/^([a-z0-9]+)(?:([ -])(.*))?$/) ?? [];
            if (word && !this.nexts.has(word)) this.nexts.set(word, []);
            this.nexts.get(word)?.push([sign === "-" ? `${next} ` : next, key]);
          }
          this.loaded.add(part);
        });
      }
      return this.loaded.has(part);
    }

    /** Where a word, or a pair of letters, begins. */
    places(key) {
      const rows = this.#rows(key);
      return rows.length > 1 ? rising(rows.flatMap(([, places]) => places)) : (rows[0]?.[1] ?? NOTHING);
    }

    /** Where a word stands: [with what the next word begins, places]. A space ends a next word that is known. Or where a pair of letters stands. */
    #rows(key, next) {
      if (!this.firsts.length) return [];
      for (const part of this.#partsOf(key, next)) this.#isLoaded(part);
      const rows = this.nexts.get(key) ?? (this.lists.has(key) ? [["", key]] : []);
      const words = next && new Set(next.map(([word]) => word));
      const isMeant = (rest) => (rest.endsWith(" ") ? words.has(rest.slice(0, -1)) : next.some(([word]) => this.#mayBe(word, rest)));
      return rows.filter(([rest]) => !next || isMeant(rest)).map(([rest, name]) => {
        if (typeof this.lists.get(name) === "string") this.lists.set(name, decode(this.lists.get(name)));
        return [rest, this.lists.get(name)];
      });
    }

    /** Whether a word may be the next one where only its beginning is known. */
    #mayBe(word, rest) {
      return word.startsWith(rest) && !this.isFrequent(word);
    }

    /** Where one letter stands: whatever follows it. */
    #letter(letter) {
      const [from, until] = [this.partOf(letter), this.partOf(`${letter}\uffff`)];
      let isWhole = true;
      for (let part = from; part <= until; part += 1) isWhole = this.#isLoaded(part) && isWhole;
      if (!isWhole) return NOTHING;
      return rising([...this.lists.keys()].filter((key) => key.startsWith(letter)).flatMap((key) => this.places(key)));
    }

    /** All words in Latin letters, in order. */
    words() {
      if (!this.sorted && this.vocabulary) this.#learn(this.vocabulary);
      return this.sorted ?? NOTHING;
    }

    /** Rows of words by the languages that have them. Of each word stands how many letters it has of the one before, and its others. */
    #learn(text) {
      const [odd, ...rows] = text.split(";");
      this.odd = odd.split(" ");
      this.known = new Map();
      rows.forEach((row, bits) => {
        let word = "";
        for (const each of row.match(/[A-Z][a-z0-9]*/g) ?? []) this.known.set((word = word.slice(0, VALUES[each[0]]) + each.slice(1)), bits);
      });
      this.sorted = [...this.known.keys()].sort();
    }

    /** Words of a language by their stems, of those stems that begin with one or two letters. */
    #stems(language, letters) {
      const key = `${letters} ${language}`;
      const stem = this.parts.engine.stems[language];
      if (!this.stems.has(key) && this.words().length) {
        const found = new Map();
        for (const word of new Set([...this.#like(letters, { from: true }).map(([each]) => each), ...this.odd]))
          if (this.known.get(word) & (1 << language) && stem(word).startsWith(letters)) found.set(stem(word), [...(found.get(stem(word)) ?? []), word]);
        found.forEach((words) => words.sort());
        this.stems.set(key, found);
      }
      return this.stems.get(key) ?? new Map();
    }

    #withStem(language, stem) {
      return this.#stems(language, stem.slice(0, SAME)).get(stem) ?? [];
    }

    isWord(stem) {
      return this.parts.engine.stems.some((_, language) => this.#withStem(language, stem).length);
    }

    /** Where a match ends in the words that a row tells of, by where it ends in some words; nothing if the row may have others too. */
    #endIn(rest, ends) {
      if (rest.endsWith(" ")) return ends.get(rest.slice(0, -1));
      const found = new Set(rest ? this.#like(rest, { from: true }).filter(([word]) => !this.isFrequent(word)).map(([word]) => ends.get(word)) : []);
      return found.size === 1 ? [...found][0] : undefined;
    }

    /** Where neighbouring words stand: [begin, end]. Of each step: words, with what of them the match has. `after` has words of which one comes next. */
    #run(steps, after) {
      if (!steps.every((words) => words.length)) return [];
      let open = new Map(); // by the place of the next word: where the match begins, and with what that word begins
      const found = [];
      steps.forEach((words, nth) => {
        const isLast = nth === steps.length - 1;
        let needed = words;
        if (isLast && nth && !after) {
          const ends = new Map(words.map(([word, , end]) => [word, end]));
          const known = new Map();
          for (const [place, [from, rest]] of open) {
            if (!known.has(rest)) known.set(rest, this.#endIn(rest, ends));
            if (known.get(rest) !== undefined) found.push([from, place + known.get(rest)]);
          }
          needed = this.#unknown([...known].filter(([, end]) => end === undefined).map(([rest]) => rest), words);
          open = new Map([...open].filter(([, [, rest]]) => known.get(rest) === undefined));
        }
        const next = new Map();
        for (const [word, begin, end] of needed)
          for (const [rest, places] of this.#rows(word, steps[nth + 1] ?? after))
            for (const place of places) {
              const from = nth ? open.get(place)?.[0] : place + begin;
              if (from === undefined) continue;
              if (isLast) found.push([from, place + end]);
              else next.set(place + word.length + 1, [from, rest]);
            }
        open = next;
      });
      return found.sort((a, b) => a[0] - b[0]);
    }

    /** The words that rows may tell of which know only how these begin. */
    #unknown(rests, words) {
      return rests.length ? words.filter(([word]) => rests.some((rest) => this.#mayBe(word, rest))) : [];
    }

    /** The parts to load for a step of a way. Where the step before is loaded, its rows may tell all of the last one. */
    #late(way, nth, isAfterLoaded) {
      let words = way[nth];
      if (isAfterLoaded && nth === way.length - 1) {
        const ends = new Map(words.map(([word, , end]) => [word, end]));
        const rests = new Set(way[nth - 1].flatMap(([word]) => this.#rows(word, words)).map(([rest]) => rest));
        words = this.#unknown([...rests].filter((rest) => this.#endIn(rest, ends) === undefined), words);
      }
      return new Set(words.flatMap(([word]) => this.#partsOf(word, way[nth + 1])).filter((part) => !this.loaded.has(part)));
    }

    /** Words of the texts that begin or end so, or both, or hold it; with where in them it is. */
    #like(part, { from = false, until = false }) {
      const words = this.words();
      let some;
      if (from && until) some = this.known?.has(part) ? [part] : [];
      else if (from) some = words.slice(firstFrom(words, part), firstFrom(words, `${part}~`));
      else if (until) some = words.filter((word) => word.endsWith(part));
      else some = part.length > SearchEngine.SHORT && this.held ? (this.held.get(part) ?? []) : words.filter((word) => word.includes(part));
      return some.map((word) => {
        const at = until ? word.length - part.length : word.indexOf(part);
        return [word, at, at + part.length];
      });
    }

    /** All ways in which letters can stand in neighbouring words, whatever spaces are between them; or only from the beginning of a word. */
    #divided(letters, isFromBeginning) {
      const { known } = this;
      const longest = (this.longest ??= Math.max(...this.sorted.map(({ length }) => length)));
      const rests = []; // for each place in the letters, the ways from there on
      const ways = [];
      const before = (at) => (!isFromBeginning ? this.#like(letters.slice(0, at), { until: true }) : known.has(letters.slice(0, at)) ? [wholly(letters.slice(0, at))] : []);
      for (let at = letters.length - 1; at > 0; at -= 1) {
        const last = letters.length - at <= longest ? this.#like(letters.slice(at), { from: true }) : [];
        rests[at] = last.length ? [[last]] : [];
        for (let until = at + 1; until < Math.min(letters.length, at + longest + 1); until += 1) {
          const word = letters.slice(at, until);
          if (rests[until].length && known.has(word)) rests[at].push(...rests[until].map((rest) => [[wholly(word)], ...rest]));
        }
        const first = rests[at].length && at <= longest ? before(at) : [];
        if (first.length) ways.push(...rests[at].map((rest) => [first, ...rest]));
      }
      return ways;
    }

    /**
     * Where some of several ways stand in documents: [matches, documents whose texts tell]. Of each way what takes fewest
     * parts is loaded first; it goes no further where no document has that. The texts of few documents left are loaded instead.
     */
    #follow(ways, documents) {
      const [matches, open, next] = [[], new Set(), []];
      for (const way of ways) {
        const parts = [];
        way.forEach((_, nth) => parts.push(this.#late(way, nth, parts[nth - 1]?.size === 0)));
        if (!parts.some(({ size }) => size)) {
          matches.push(...this.#run(way));
          continue;
        }
        let left = documents;
        for (let from = 0; from < way.length && left.length; from += 1) {
          let until = from;
          while (until < way.length && !parts[until].size) until += 1;
          if (until > from) {
            const counts = this.#byDocument(this.#run(way.slice(from, until), way[until]));
            left = left.filter((document) => counts.has(document));
          }
          from = until;
        }
        if (!left.length) continue;
        left.forEach((document) => open.add(document));
        const least = parts.reduce((some, each) => (each.size && (!some || each.size < some.size) ? each : some), null);
        next.push(...least);
      }
      const toRead = [...open];
      const lists = new Set(next.filter((part) => !this.loaded.has(part)));
      const isRead = this.parts.canRead(toRead, Math.max(AT_ONCE, lists.size));
      if (!isRead) for (const part of lists) this.#isLoaded(part);
      return [matches.sort((a, b) => a[0] - b[0]), isRead ? toRead : []];
    }

    /** How often documents have letters, whatever spaces are between them. */
    #across(letters) {
      if (!this.words().length) return new Map();
      // Where letters that a word has stand otherwise, the build has found.
      if (this.#like(letters, {}).length) return this.#byDocument(this.crossing?.get(letters) ?? NOTHING);
      const [matches, toRead] = this.#follow(this.#divided(letters), [...this.parts.ends.keys()]);
      const counts = this.#byDocument(matches);
      for (const document of toRead) counts.set(document, SearchEngine.occurrences(this.#textOf(document).replaceAll(" ", ""), letters));
      return counts;
    }

    #add(found, counts, only) {
      for (const [document, count] of counts)
        if (count && !found.has(document) && (only === undefined || this.parts.languageOf(document) === only)) found.set(document, count);
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
      const documents = [...this.#byDocument(places.map((place) => [place, place])).keys()];
      if (!this.parts.canRead(documents, limit)) return null;
      return documents.flatMap((document) => {
        const folded = this.#textOf(document);
        const start = document ? this.parts.ends[document - 1] : 0;
        const found = [];
        for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) found.push(start + weightOf(folded.slice(0, at)));
        return found;
      });
    }

    /** How often each document has a form of the engine; `begins` tells by language whether a word may only begin so. */
    count(form, begins) {
      if (!this.firsts) {
        this.parts.want(this.name, (table) => Object.assign(this, table));
        return NOTHING;
      }
      const key = `${form.text} ${begins}`;
      if (!this.counts.has(key)) {
        const isKnown = this.parts.known.has(form.text) && this === this.parts.plain && begins.every((each) => each === (form.solid.length === SearchEngine.SHORT));
        const counts = isKnown ? this.parts.phrase(form.text) : form.latin ? this.#latin(form, begins) : this.#byDocument(this.#matches(form.text));
        const found = new Uint16Array(this.parts.ends.length);
        for (const [document, count] of counts) found[document] = count;
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
      const found = new Map();
      words.forEach((stems, language) => {
        const steps = stems.trim().split(/ +/).map((stem) => this.#withStem(language, stem));
        this.#add(found, steps.length > 1 ? this.#byDocument(this.#run(steps.map((some) => some.map(wholly)))) : this.#sum(steps[0]), language);
      });
      return found;
    }

    /** How often each document has any of several words, each counted so many times. */
    #sum(words, timesOf = () => 1) {
      const counts = new Map();
      for (const word of words) {
        if (!this.documents.has(word)) {
          const documents = this.places(word).map((place) => lastUntil(this.parts.begins, place));
          if (!this.has(word)) continue;
          this.documents.set(word, documents);
        }
        const each = timesOf(word);
        for (const document of this.documents.get(word)) counts.set(document, (counts.get(document) ?? 0) + each);
      }
      return counts;
    }

    /** Words, by language, that begin as a short one. */
    #beginning(text, begins) {
      return begins.map((may, language) => (may ? [...this.#stems(language, text.slice(0, SAME))].filter(([stem]) => stem.startsWith(text)).flatMap(([, some]) => some) : []));
    }

    /** The name of what the build counts for letters, and all words that this depends on. */
    involved({ text, words }, begins) {
      const whole = words.flatMap((stem, language) => this.#withStem(language, stem.trim()));
      const have = this.#like(text, { from: text.length <= SearchEngine.SHORT }).map(([word]) => word);
      return [text + (text.length < SearchEngine.SHORT && begins.some(Boolean) ? "*" : ""), [...have, ...whole, ...(text.length > SearchEngine.SHORT ? [] : this.#beginning(text, begins).flat())], have.length > 0];
    }

    /** Whether words are in more parts than a search should load for them. */
    isSpread(words) {
      const parts = new Set();
      for (const word of words) if (parts.add(this.partOf(word)).add(this.partOf(`${word}-~`)).size > this.most) return true;
      return false;
    }

    /** [document, how often, with `BEGINS` added]: what the build has counted for letters whose words are in many parts, or that stand across spaces too. */
    #counted(form, begins) {
      if (!this.counted || form.text.includes(" ")) return null;
      const [key, words, isListed] = this.involved(form, begins);
      if (isListed) this.#isLoaded(this.isSpread(words) ? `c${lastUntil(this.counted, key)}` : this.partOf(words[0]));
      const row = this.rows.get(key);
      return row?.flatMap((list, nth) => (nth % 2 ? [] : decode(list).map((document) => [document, VALUES[row[nth + 1]]])));
    }

    #latin(form, begins) {
      const row = this.#counted(form, begins);
      if (this.parts.waiting.length) return NOTHING;
      if (!row) return this.latin(form, begins);
      return row.map(([document, count]) => [document, count % BEGINS]);
    }

    /** How often each document has Latin letters. */
    latin(form, begins) {
      const found = this.#whole(form);
      if (!form.text.includes(" ")) {
        if (form.text.length > SearchEngine.SHORT) this.#add(found, this.#sum(this.#like(form.text, {}).map(([word]) => word), (word) => SearchEngine.occurrences(word, form.text)));
        else this.#beginning(form.text, begins).forEach((words, language) => this.#add(found, this.#sum(words), language));
      }
      if (form.isLong) this.#add(found, this.#across(form.solid));
      return found;
    }

    /** How often words of each document begin with letters. */
    beginning(text) {
      return this.#sum(this.#like(text, { from: true }).map(([word]) => word));
    }

    /**
     * What documents get for words one after the other: 1000 as they are typed and from the beginning of a word, 900 by their
     * stems or whatever spaces are between them. `read` tells by the text of a document.
     */
    inOrder(form, begins, documents, read) {
      const scores = new Map();
      if (!form.text.includes(" ")) {
        const row = this.#counted(form, begins);
        if (this.parts.waiting.length) return scores;
        const found = row ? new Set(row.flatMap(([document, count]) => (count < BEGINS ? [] : [document]))) : this.beginning(form.text);
        for (const document of documents) scores.set(document, found.has(document) ? 1000 : 900);
        return scores;
      }
      const words = form.text.split(" ");
      const typed = words.map((word, nth) => this.#like(word, { from: true, until: nth < words.length - 1 }));
      const stems = (language) => form.words[language].trim().split(/ +/).map((stem) => this.#withStem(language, stem).map(wholly));
      const follow = (ways, score, isOpen) => {
        const here = documents.filter(isOpen);
        const [matches, toRead] = this.#follow(ways.filter((way) => way.every((some) => some.length)), here);
        const counts = this.#byDocument(matches);
        for (const document of here) if (counts.has(document)) scores.set(document, score);
        for (const document of toRead) scores.set(document, read(document));
      };
      const isNew = (document) => !scores.has(document);
      if (form.isLong) follow([typed], 1000, isNew);
      form.words.forEach((_, language) => follow([stems(language)], 900, (document) => isNew(document) && this.parts.languageOf(document) === language));
      if (this.parts.waiting.length) return scores;
      if (form.isLong) follow(this.#divided(form.solid, true), 900, isNew);
      else follow([typed], 1000, (document) => scores.get(document) === 900);
      return scores;
    }

    /** Counts matches that do not overlap, by document. */
    #byDocument(matches) {
      const counts = new Map();
      let [document, done] = [0, 0];
      for (const [begin, end] of matches) {
        if (begin < done) continue;
        done = end;
        if (this.parts.ends[document] <= begin) document = lastUntil(this.parts.begins, begin);
        counts.set(document, (counts.get(document) ?? 0) + 1);
      }
      return counts;
    }
  }

  globalThis.SearchParts = class SearchParts {
    static tools = { encode, weightOf, PLAIN, END, ROUND, BEGINS, SAME, AT_ONCE, SIGNS };

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

    constructor(index, { plain, ends, groups, texts, headings }, load) {
      Object.assign(this, { index, load, groups, texts, items: index.recommendations.length });
      this.inLanguage = this.items + headings; // documents
      this.ends = decode(ends).map((end) => end * ROUND);
      this.begins = [0, ...this.ends];
      Object.assign(this, { waiting: [], asked: new Map(), known: new Map(), phrases: new Map() });
      [this.plain, this.loose] = [new Postings("p", this, plain), new Postings("l", this)];
    }

    /** Documents: by language the items' bodies and the headings of sections; then the items' ids. */
    documentOf(kind, number, language = 0) {
      const before = (kind === "id" ? this.index.languages.length : language) * this.inLanguage;
      return before + (kind === "heading" ? this.items : 0) + number;
    }

    languageOf(document) {
      const language = Math.floor(document / this.inLanguage);
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
      const group = this.known.get(text);
      const part = lastUntil(this.groups, group);
      if (!this.phrases.has(text)) {
        this.want(`g${part}`, (rows) => {
          for (const row of rows.split(";")) {
            const [form, documents, times] = row.split("=");
            this.phrases.set(form, [decode(documents), times]);
          }
        });
      }
      const [documents, times] = this.phrases.get(text) ?? [[], ""];
      return documents.map((document, at) => [document, VALUES[times[at]]]);
    }

    #partOf(item) {
      return lastUntil(this.texts, item);
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
      const within = document % this.inLanguage;
      if (within < this.items) return within;
      return this.index.recommendations.findIndex((row) => row[2] === within - this.items);
    }

    #isId(document) {
      return document >= this.documentOf("id", 0);
    }

    /** Whether the texts of documents are loaded, or asked for as there are few. */
    canRead(documents, limit) {
      const late = new Map(); // a part, and an item of it
      for (const document of documents) {
        if (this.#isId(document)) continue;
        const item = this.#itemOf(document);
        if (!this.index.recommendations[item][5]) late.set(this.#partOf(item), item);
        if (late.size > limit) return false;
      }
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
      return this.engine.fold(document % this.inLanguage < this.items ? texts[language].join(" ") : this.index.sections[section][1][language]);
    }
  };
}
