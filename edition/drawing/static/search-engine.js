// Finds and ranks recommendations. Knows the index (edition/site/search.py), nothing of the page.
"use strict";

{
  const LATIN = /^[a-z0-9 ]+$/;
  const RUNS = /[a-z0-9]+|[^a-z0-9 ]+/g;
  const MOST_WORDS = 8; // of a synonym
  const MOST = 0.5; // of the words of a query
  const LONGEST_READING = 16; // of a word of the report, in letters
  // A run of kanji goes on after the kana of a verb, not after a particle.
  const TOKENS = /[\p{Script=Han}々〇]+(?:(?![のをにはがとでもやへ])\p{Script=Hiragana}[\p{Script=Han}々〇]+)*|[ァ-ヶー]+|[\p{Script=Latin}\d%+.’'-]+/gu;

  const VOWEL = /^[aeiou]$/;
  /** How many letters a word has at least that a slip is looked for in: in Latin letters, and in others. */
  const LEAST = { plain: [5, 4], vowel: [7, 6], letter: [8, 6], changed: [9, Infinity] };

  /**
   * The slip that makes `typed` of a word: "plain" where neighbours are swapped, or a letter is doubled or not; "vowel"
   * or "letter" where one within is left out or put in; "changed" where a vowel is another; "" for none, or for more.
   */
  const slipBetween = (typed, word) => {
    const [shorter, longer] = typed.length < word.length ? [typed, word] : [word, typed];
    let [start, end] = [0, 0];
    while (start < shorter.length && shorter[start] === longer[start]) start += 1;
    while (end < shorter.length - start && shorter.at(-1 - end) === longer.at(-1 - end)) end += 1;
    const [less, more] = [shorter.slice(start, shorter.length - end), longer.slice(start, longer.length - end)];
    if (!start || !more) return "";
    if (less.length === 2 && more === less[1] + less[0]) return "plain";
    if (!less && more === longer[start - 1]) return "plain";
    if (!end || more.length > 1) return "";
    if (!less) return VOWEL.test(more) ? "vowel" : "letter";
    return VOWEL.test(less) && VOWEL.test(more) ? "changed" : "";
  };

  globalThis.SearchEngine = class SearchEngine {
    /** A word of so many letters is found where one begins with it, a longer one inside others too. */
    static SHORT = 4;
    /** A word of so many letters is also found across hyphens and spaces. */
    static LONG = 8;

    static occurrences(text, part) {
      let count = 0;
      for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
      return count;
    }

    constructor(index) {
      this.index = index;
      this.folder = new SearchFold(index.spellings);
      this.stems = index.stemmers.map((name) => this.#stemmer(name));
      this.stemQuery = this.stems[Math.max(0, index.stemmers.findIndex(Boolean))];
      this.fields = [];
      this.forms = new Map();
      this.parts = index.parts; // of a large report, whose texts are not here: search-parts.js
      if (this.parts) this.parts.engine = this;
      const titles = (rows) => rows.map(([, names]) => names.map((name, language) => this.#field(name, language)));
      const inParts = (kind, number) => index.languages.map((_, language) => ({ document: this.parts.documentOf(kind, number, language) }));
      const [teams, topics, places] = ["teams", "topics", "places"].map((kind) => titles(index[kind]));
      const sections = this.parts ? index.sections.map((_, number) => inParts("heading", number)) : titles(index.sections);
      this.items = index.recommendations.map(([id, team, section, onTopics, naming, texts], place) => ({
        body: this.parts ? inParts("body", place) : texts.map((paragraphs, language) => this.#field(paragraphs.join(" "), language)),
        heading: sections[section] ?? [],
        team: [this.parts ? { document: this.parts.documentOf("id", place) } : this.#field(id, 0), ...teams[team]],
        tags: [...onTopics.flatMap((n) => topics[n]), ...naming.flatMap((n) => places[n])],
      }));
      this.groups = this.#lookup(index.synonyms.map((group) => [group, group]), 0);
      this.broader = new Map();
      this.readings = new Map();
      const tags = [...index.topics, ...index.places].flatMap(([, names]) => names.flatMap((name) => [name, name.split(/[(（]/)[0]]));
      this.named = new Set(tags.map((name) => this.#key(this.fold(name))));
    }

    fold(text) {
      return this.folder.fold(text).trim();
    }

    /** A map from words to what is searched beside them: the folded form, and the form that a reader sees. */
    #lookup(groups, first) {
      const found = new Map();
      for (const [number, [words, shown]] of groups.entries()) {
        const forms = shown.map((form) => ({ form: this.fold(form), shown: form }));
        for (const { form } of forms) if (this.parts && !this.parts.known.has(form)) this.parts.known.set(form, first + number);
        for (const key of new Set(words.flatMap((word) => this.#keys(this.fold(word))))) found.set(key, [...(found.get(key) ?? []), ...forms]);
      }
      return found;
    }

    #keys(folded) {
      return [folded, this.folder.loosen(folded)].map((each) => this.#key(each));
    }

    #in(lookup, folded) {
      const found = this.#keys(folded).map((key) => lookup.get(key));
      return found.find(Boolean);
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
      if (!this.parts) this.#isWord("");
    }

    #isWord(stem) {
      this.vocabulary ??= new Set(this.fields.flatMap((field) => this.#words(field).trim().split(/ +/)));
      return this.vocabulary.has(stem) || Boolean(this.parts?.plain.isWord(stem));
    }

    /** What is looked for, prepared once: {text; latin, whether it has only Latin letters; solid, without spaces; isLong, whether that is long; words, its stems by language}. */
    #form(text) {
      if (!this.forms.has(text)) {
        const words = this.stems.map((stem) => ` ${text.split(" ").map(stem).join("  ")} `);
        const solid = text.replaceAll(" ", "");
        this.forms.set(text, { text, latin: LATIN.test(text), solid, isLong: solid.length >= SearchEngine.LONG, words });
      }
      return this.forms.get(text);
    }

    #key(text) {
      return text.replace(/[a-z0-9]+/g, (word) => this.stemQuery(word));
    }

    #whole(form, field) {
      return SearchEngine.occurrences(this.#words(field), form.words[field.language]);
    }

    #count(form, field, isTyped = true) {
      if (!form.latin) return SearchEngine.occurrences(field.text, form.text);
      const whole = this.#whole(form, field);
      if (whole) return whole;
      const across = () => form.isLong && SearchEngine.occurrences((field.solid ??= field.text.replaceAll(" ", "")), form.solid);
      if (form.text.includes(" ")) return across();
      if (form.text.length > SearchEngine.SHORT) return SearchEngine.occurrences(field.text, form.text) || across();
      return this.#mayBegin(form, field.language, isTyped) ? SearchEngine.occurrences(field.words, ` ${form.text}`) : 0;
    }

    /** EU is not in Europe; but a short word that is none of the report's may be one being typed. */
    #mayBegin({ text, solid, words }, language, isTyped) {
      if (solid.length >= SearchEngine.SHORT || text.includes(" ")) return solid.length === SearchEngine.SHORT;
      return isTyped && !this.groups.has(this.#key(text)) && !this.#isWord(words[language].trim());
    }

    /** What is looked for in a large report, and by language whether a word may only begin so. */
    formOf(text, isTyped) {
      const form = this.#form(text);
      return [form, form.words.map((_, language) => (form.latin ? this.#mayBegin(form, language, isTyped) : form.solid.length === SearchEngine.SHORT))];
    }

    /** How often each document of a large report has a form. */
    counts(text, loose, isTyped) {
      const form = this.#form(text);
      form.counts ??= [];
      const how = 2 * loose + isTyped;
      if (form.counts[how]) return form.counts[how];
      const found = this.parts[loose ? "loose" : "plain"].count(...this.formOf(text, isTyped));
      if (!this.parts.waiting.length) form.counts[how] = found;
      return found;
    }

    /** What items get for having all words one after the other, by their places; best as they are typed and from the beginning of a word. */
    #phrasesIn(form, places) {
      const isOne = !form.text.includes(" ");
      const [exact, anyhow] = [form.text, [...form.solid].join(" ?")].map((each) => form.latin && new RegExp(`\\b${each}`));
      const near = (field) => this.#whole(form, field) || (form.isLong && anyhow.test(field.text));
      const isThere = isOne || !form.latin ? (field) => this.#count(form, field) : near;
      const inText = (field) => (isThere(field) ? (!form.latin || exact.test(field.text) ? 1000 : 900) : 0);
      const inBody = this.parts && places.length ? this.#phrasesInParts(form, places, inText) : inText;
      return new Map(places.map((place) => [place, Math.max(...this.items[place].body.map(inBody))]));
    }

    #phrasesInParts(form, places, inText) {
      const isCounted = !form.latin || !form.text.includes(" ");
      const counts = isCounted && this.counts(form.text, false, true);
      this.#settle();
      if (!form.latin) return ({ document }) => (counts[document] ? 1000 : 0);
      const documents = places.flatMap((place) => this.items[place].body.map(({ document }) => document)).filter((document) => !counts || counts[document]);
      const read = (document) => inText({ text: this.parts.textOf(document), language: this.parts.languageOf(document) });
      const scores = this.parts.plain.inOrder(...this.formOf(form.text, true), documents, read);
      this.#settle();
      return ({ document }) => scores.get(document) ?? 0;
    }

    /** How well one word or phrase is met: in the body best, then in the heading, then in the team's title. */
    #strength(text, item, { tags = false, loose = false, isTyped = false } = {}) {
      const typed = this.#form(text);
      const form = loose ? (typed.loose ??= this.#form(this.folder.loosen(text))) : typed;
      const loosened = (field) => (field.loose ??= { text: this.folder.loosen(field.text), language: field.language });
      const counts = this.parts && !tags && this.counts(form.text, loose, isTyped);
      this.#settle();
      const met = this.parts && (form.met ??= [new Map(), new Map()])[Number(isTyped)]; // the title of a team is that of many items
      const count = (field) => {
        if (field.document !== undefined) return counts[field.document];
        const here = loose ? loosened(field) : field;
        if (!met) return this.#count(form, here, isTyped);
        if (!met.has(here)) met.set(here, this.#count(form, here, isTyped));
        return met.get(here);
      };
      const sum = (fields) => fields.reduce((total, field) => total + count(field), 0);
      if (tags) return sum(item.tags);
      const heading = sum(item.heading);
      const body = sum(item.body);
      if (body) return 3 + Math.min(body, 6) / 4 + (heading ? 0.5 : 0);
      if (heading) return 1;
      return sum(item.team) ? 0.3 : 0;
    }

    /** Parts a query into units that must all be met, each with its synonyms. Quotes keep words together. */
    parse(query) {
      const raw = (query.match(/"[^"]+"|“[^”]+”|\S+/g) ?? []).filter((word) => this.fold(word));
      const units = [];
      for (let from = 0; from < raw.length; ) {
        let until = Math.min(raw.length, from + MOST_WORDS);
        const run = () => this.fold(raw.slice(from, until).join(" "));
        const isKnown = () => this.#in(this.groups, run()) || this.#in(this.broader, run()) || (until - from > 1 && this.#read(run(), raw.slice(from, until).join("")).length);
        while (until > from + 1 && !isKnown()) until -= 1;
        units.push(this.#unit(raw.slice(from, until)));
        from = until;
      }
      return units;
    }

    #unit(raw) {
      const whole = this.fold(raw.join(" "));
      const synonymsOf = (form) => this.#in(this.groups, form) ?? [];
      const isOther = ({ form }) => this.#key(form) !== this.#key(whole);
      const read = this.#read(whole, raw.join("")).flatMap((each) => [each, ...synonymsOf(each.form)]);
      return { raw: raw.join(" "), words: raw.map((word) => this.fold(word)), others: synonymsOf(whole).filter(isOther), read, broader: this.#in(this.broader, whole) ?? [] };
    }

    /** The report's words that sound as a word in kana or Roman letters does. */
    #read(whole, raw) {
      const sound = SearchFold.sound(raw);
      const isLatin = LATIN.test(whole);
      if (!this.readings.size || !sound || raw.length < (isLatin ? 5 : 2) || (isLatin && this.#isWord(this.stemQuery(whole)))) return [];
      const found = [];
      const grow = (at, form) => {
        if (at === sound.length) found.push({ form, shown: form });
        for (let until = at + 1; until <= Math.min(sound.length, at + LONGEST_READING); until += 1) {
          for (const word of this.readings.get(sound.slice(at, until)) ?? []) if ((!form && this.parts) || this.#isSaid(form + word)) grow(until, form + word);
        }
      };
      grow(0, "");
      return found.filter(({ form }) => form !== whole);
    }

    /** Whether the report has a text anywhere. */
    #isSaid(text) {
      this.everything ??= this.fields.map((field) => field.text).join("\n");
      return this.everything.includes(text) || Boolean(this.parts?.plain.stretch(text).length);
    }

    /** Takes what is loaded for words that the report does not use: words with a broader one, and words with their kana. */
    learn({ related, readings, katakana = [] }) {
      this.broader = this.#lookup(related.map(([whole, ...parts]) => [parts, [whole]]), this.index.synonyms.length);
      const texts = this.index.recommendations.flatMap((each) => each[5]?.flat() ?? []);
      const inKatakana = new Set([...katakana, ...texts.flatMap((text) => text.match(/[ァ-ヶー]{2,}/g) ?? [])]);
      for (const [word, kana] of [...readings, ...[...inKatakana, ...SearchFold.BETWEEN].map((word) => [word, word])]) {
        const sound = SearchFold.sound(kana);
        this.readings.set(sound, [...new Set([...(this.readings.get(sound) ?? []), this.fold(word)])]);
      }
    }

    #literal({ words }, item, how) {
      return words.reduce((least, word) => least && Math.min(least, this.#strength(word, item, { ...how, isTyped: true })), Infinity);
    }

    /** Sets how well each item meets a unit literally, through forms and synonyms, and through what it is part of. */
    #meet(unit) {
      const best = (forms, item, how) => forms.reduce((most, { form }) => Math.max(most, this.#strength(form, item, how)), 0);
      unit.literal = this.items.map((item) => this.#literal(unit, item));
      const isSaid = unit.literal.some(Boolean);
      if (isSaid) unit.read = unit.broader = [];
      unit.others = [...unit.others, ...unit.read];
      if (this.parts && !isSaid) for (const word of unit.words) this.counts(this.folder.loosen(word), true, true);
      unit.formed = this.items.map((item, place) => unit.literal[place] || (isSaid ? 0 : 0.8 * this.#literal(unit, item, { loose: true })));
      unit.formed = this.items.map((item, place) => Math.max(unit.formed[place], 0.6 * best(unit.others, item)));
      unit.related = this.items.map((item) => 0.3 * (best(unit.broader, item) || 0.3 * best(unit.broader, item, { tags: true })));
      // The name of a topic or a place finds what belongs to it, last; so does what the report never says.
      if (!unit.formed.some(Boolean) || this.named.has(this.#key(this.fold(unit.words.join(" ")))))
        unit.related = this.items.map((item, place) => Math.max(unit.related[place], 0.1 * this.#literal(unit, item, { tags: true }), 0.06 * best(unit.others, item, { tags: true })));
      this.#settle();
      unit.count = unit.formed.filter(Boolean).length;
      const either = this.items.filter((_, place) => unit.formed[place] || unit.related[place]).length;
      unit.rarity = Math.log(1 + this.items.length / Math.max(1, either));
      return unit;
    }

    /** Parts a unit that the report does not have into the longest words that it or a synonym has, and the rest. */
    #parts(unit) {
      const isKnown = (text) => this.#in(this.groups, text) || this.#in(this.broader, text) || this.#isSaid(text);
      const runs = unit.raw.match(TOKENS) ?? [];
      const parts = [];
      for (const run of runs) {
        const shortest = /^[ァ-ヶー]/.test(run) ? 3 : 2;
        let rest = "";
        const keepRest = () => {
          if (this.fold(rest)) parts.push(rest);
          rest = "";
        };
        if (/^[\p{Script=Latin}\d]/u.test(run)) {
          parts.push(run);
          continue;
        }
        for (let at = 0; at < run.length; ) {
          let until = run.length;
          while (until >= at + shortest && !isKnown(this.fold(run.slice(at, until)))) until -= 1;
          if (until >= at + shortest) {
            keepRest();
            parts.push(run.slice(at, until));
            at = until;
          } else rest += run[at++];
        }
        keepRest();
      }
      return parts.length > 1 || (parts.length && parts[0] !== unit.raw) ? parts.map((part) => this.#meet(this.#unit([part]))) : [unit];
    }

    /** The paragraphs of an item, by language. */
    textsOf(place) {
      return this.index.recommendations[place][5] ?? this.parts.textsOf(place);
    }

    /** Asks at once for the parts that a query needs first. */
    #askFor(units, query) {
      this.#settle();
      for (const text of units.flatMap(({ words }) => words)) this.counts(text, false, true);
      const whole = this.fold(query);
      if (units.length && !LATIN.test(whole)) this.counts(whole, false, true);
      for (const { form } of units.flatMap(({ others, broader }) => [...others, ...broader])) this.counts(form, false, false);
      this.#settle();
    }

    /** Leaves off as long as parts are on their way: `complete` begins again. */
    #settle() {
      if (this.parts?.waiting.length) throw new Error("pending");
    }

    /** Returns what a function returns that may need parts of a large report, once they are loaded. */
    async complete(work) {
      for (const waiting = this.parts?.waiting ?? []; ; await Promise.all(waiting.splice(0))) {
        try {
          const found = work();
          if (!waiting.length) return found;
        } catch (error) {
          if (!waiting.length) throw error;
        }
      }
    }

    /**
     * Returns {units, parts, hits}: the words as they are typed with how often each is met, the words that they are
     * parted into where none has them all, and [place in the index, score, tier, missing words], best first. Tiers: 1 all words literally, 2 all words
     * through forms and synonyms, 3 most words, 4 what is related by topic or place. With `isWhole` words are not parted.
     */
    find(query, { isWhole = false } = {}) {
      const parsed = this.parse(query);
      if (this.parts) this.#askFor(parsed, query);
      const units = parsed.map((unit) => this.#meet(unit));
      if (!units.length) return { units, parts: [], hits: [] };
      const phrase = this.#form(this.fold(query));
      const rank = (words, tierOf) => {
        const tiers = this.items.map((_, place) => tierOf(place));
        const phrases = this.#phrasesIn(phrase, [...tiers.keys()].filter((place) => tiers[place] === 1 || tiers[place] === 2));
        return tiers.flatMap((tier, place) => {
          // All words: where they weigh most; some of them: the rarest.
          const weight = (strength) => (tier < 3 || !strength ? strength : 1 + strength / 8);
          const score = words.reduce((sum, word) => sum + word.rarity * weight(word.formed[place] || word.related[place]), phrases.get(place) ?? 0);
          const missing = tier === 3 ? words.filter((word) => !word.formed[place]) : [];
          return tier ? [[place, score, tier, missing.map(({ raw }) => raw)]] : [];
        });
      };
      const all = (words, way, place) => words.every((word) => word[way][place]);
      const either = (words, place) => words.every((word) => word.formed[place] || word.related[place]);
      // Words such as "the" must stand there only where all words do, as they are typed.
      const some = units.filter(({ words }) => !words.every((word) => this.folder.isIgnored(word)));
      const telling = some.length ? some : units;
      let parts = telling;
      let hits = rank(units, (place) => (all(units, "literal", place) ? 1 : all(telling, "formed", place) ? 2 : either(telling, place) ? 4 : 0));
      if (!hits.length && !isWhole) {
        const divided = telling.map((unit) => (unit.count || unit.broader.length ? [unit] : this.#parts(unit)));
        parts = divided.flat();
        // What most of the report says tells nothing of what is looked for.
        const isRare = ({ count }) => count <= this.items.length / 2;
        const counted = parts.some(isRare) ? divided.map((each) => each.filter(isRare)).filter((each) => each.length) : divided;
        const met = (some, place, ways) => some.filter((part) => ways.some((way) => part[way][place])).length / some.length;
        const share = (place, ...ways) => counted.reduce((sum, each) => sum + met(each, place, ways), 0) / counted.length;
        hits = rank(parts, (place) => {
          if (all(parts, "formed", place)) return 2;
          if (share(place, "formed") >= MOST) return 3;
          return share(place, "formed", "related") >= MOST ? 4 : 0;
        });
      }
      return { units, parts, hits: hits.sort((a, b) => a[2] - b[2] || b[1] - a[1] || a[0] - b[0]) };
    }

    /** What a word is called in the letters of the page, where its group has such a name. */
    #nameIn(shown, isLatin) {
      const names = [shown, ...(this.#in(this.groups, this.fold(shown)) ?? []).map((each) => each.shown)];
      return names.find((name) => LATIN.test(this.fold(name)) === isLatin) ?? shown;
    }

    /** Returns {unused, also, isLoose}: words that the report does not use, what was searched beside them, and whether other spellings were. */
    explain(parts, hits, own) {
      const beside = hits.filter(([, , tier]) => tier > 1).map(([place]) => place);
      const meets = (form, place) => [false, true].some((tags) => this.#strength(form, this.items[place], { tags }));
      const also = parts.flatMap(({ literal, others, broader }) =>
        [...others, ...broader].filter(({ form }) => beside.some((place) => !literal[place] && meets(form, place))));
      const unused = parts.filter(({ literal }) => !literal.some(Boolean));
      const isLatin = this.index.teams.every(([, titles]) => LATIN.test(this.fold(titles[own])));
      return {
        unused: unused.map(({ raw }) => raw),
        also: [...new Set(also.map(({ shown }) => this.#nameIn(shown, isLatin)))],
        isLoose: unused.some((part) => this.items.some((item) => this.#literal(part, item, { loose: true }))),
      };
    }

    /** Returns words of the report's world that one slip of the finger makes a query of. */
    similar(query) {
      const typed = this.fold(query);
      const found = new Map();
      for (const [folded, { shown, isCommon }] of this.#vocabularyOfNames()) {
        const slip = slipBetween(typed, folded);
        // By more than that names may differ which mean another: Slovakia and Slovenia.
        if (!slip || (slip !== "plain" && !isCommon)) continue;
        if (folded.length >= LEAST[slip][LATIN.test(folded) ? 0 : 1]) found.set(folded, shown);
      }
      return [...found.values()].filter((name) => this.find(name).hits.some(([, , tier]) => tier < 3)).slice(0, 3);
    }

    /** The words and names that may be meant, each with whether it is a common word: one that is written small. */
    #vocabularyOfNames() {
      if (this.names) return this.names;
      this.names = new Map();
      const add = (shown, isCommon) => {
        const folded = this.fold(shown);
        const known = this.names.get(folded);
        if (folded) this.names.set(folded, known?.isCommon ? known : { shown, isCommon });
      };
      const isSmall = (word) => /^\p{Ll}/u.test(word);
      const addAll = (names, areTitles) => {
        const isCommon = !areTitles && names.some(isSmall);
        for (const name of names) {
          const words = name.split(/[\s()“”,]+/);
          if (words.length > 1) add(name, isSmall(name));
          words.forEach((word, at) => add(word, /\p{Script=Katakana}/u.test(word) ? isCommon : isSmall(word) || (areTitles && !at)));
        }
      };
      for (const group of this.index.synonyms) addAll(group, false);
      for (const [, titles] of this.index.topics) addAll(titles, true);
      return this.names;
    }

    /** Chooses the language to show texts in: the reader's, or one that has what the reader's has not. */
    shown(texts, own, { units, isLoose }) {
      const first = texts[own].length ? own : 0; // a text without a translation is shown as it is
      const inLanguage = (language) => {
        const text = texts[language].join(" ");
        return { first, language, text, places: this.places(text, language, units, isLoose) };
      };
      const found = inLanguage(first);
      const others = found.places.length ? [] : texts.flatMap((paragraphs, each) => (each !== first && paragraphs.length ? [inLanguage(each)] : []));
      return others.find(({ places }) => places.length) ?? found;
    }

    /** Cuts a text around its first hit. Returns its pieces, [text, whether it is a hit]. */
    excerpt(text, language, { units, isLoose }, limit = Infinity, places = this.places(text, language, units, isLoose)) {
      const first = places[0]?.[0] ?? 0;
      const from = text.length <= limit ? 0 : Math.max(0, Math.min(first - Math.floor(limit / 4), text.length - limit));
      const words = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
      const begin = from && words.containing(from).index;
      const end = from + limit < text.length ? words.containing(from + limit).index : text.length;
      const pieces = begin ? [["…", false]] : [];
      let done = begin;
      for (const [from, until] of places.filter((place) => place[0] < end && place[1] > begin)) {
        pieces.push([text.slice(done, Math.max(done, from)), false], [text.slice(Math.max(from, begin), Math.min(until, end)), true]);
        done = Math.min(until, end);
      }
      return [...pieces, [text.slice(done, end), false], ...(end < text.length ? [["…", false]] : [])];
    }

    /** Returns where in a text the units stand: [begin, end], in order, not overlapping. */
    places(source, language, units, isLoose = false) {
      const { text, begins, ends } = this.folder.foldWithPlaces(source, isLoose);
      const words = [...text.matchAll(/[a-z0-9]+/g)].map(({ 0: word, index }) => [index, index + word.length, word]);
      const found = [];
      const forms = units.flatMap(({ words, others, broader }) => [...words, ...[...others, ...broader].map(({ form }) => form)]);
      for (const form of forms.map((each) => this.#form(isLoose ? this.folder.loosen(each) : each))) {
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
      const { length } = form.text;
      const isHeld = (word) => (length > SearchEngine.SHORT ? word.includes(form.text) : length === SearchEngine.SHORT && word.startsWith(form.text));
      return words.flatMap(([begin, , word], first) => {
        const last = words[first + wanted.length - 1];
        const meets = last && wanted.every((each, next) => stem(words[first + next][2]) === each);
        return meets || (wanted.length === 1 && isHeld(word)) ? [[begin, (meets ? last : words[first])[1]]] : [];
      });
    }
  };
}
