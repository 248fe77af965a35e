// Cuts the index of a large report into parts. Runs in the build, with the code that folds and counts in the browser.
"use strict";

{
  const { encode, weightOf, PLAIN, END, ROUND, BEGINS, SAME, AT_ONCE, SIGNS } = SearchParts.tools;
  const { SHORT, LONG } = SearchEngine;

  const ROW = 16; // characters of the places of a word that are not divided by how the next word begins
  const FREQUENT = 4000; // characters of the places of a word before which places are in rows of their own

  /** Packs entries into parts of about so many characters. Returns [the parts, what is first in each]. */
  const pack = (entries, size, lengthOf = (entry) => entry.length) => {
    const [parts, firsts] = [[], []];
    let room = 0;
    entries.forEach((entry, number) => {
      if (room < lengthOf(entry) || !parts.length) {
        parts.push([]);
        firsts.push(number);
        room = size;
      }
      parts.at(-1).push(entry);
      room -= lengthOf(entry) + 1;
    });
    return [parts, firsts];
  };

  /** Words in order, each as the number of letters that it has of the one before, and the others. */
  const frontCoded = (words) => {
    let last = "";
    return words.map((word) => {
      let same = 0;
      while (same < 25 && same < last.length && last[same] === word[same]) same += 1;
      last = word;
      return SIGNS[same] + word.slice(same);
    }).join("");
  };

  /** Adds to `files` what stands where in folded texts, places of words divided by what follows them or not. Returns what Postings opens. */
  const postings = (name, isDivided, texts, begins, languageOf, stems, size, files) => {
    const [places, bits, wordAt] = [new Map(), new Map(), new Map()];
    const add = (key, place) => (places.has(key) ? places.get(key).push(place) : places.set(key, [place]));
    texts.forEach((text, document) => {
      let [before, word, place] = ["", "", begins[document]];
      for (const letter of [...text, END]) {
        const isLatin = /[a-z0-9]/.test(letter);
        if (word && !isLatin) {
          add(word, place - word.length);
          wordAt.set(place - word.length, word);
          bits.set(word, bits.get(word) | (1 << languageOf(document)));
        }
        word = isLatin ? word + letter : "";
        const isPair = before && !(PLAIN.test(before) && (letter === END || PLAIN.test(letter)));
        if (isPair) add(before + letter, place - weightOf(before));
        place += weightOf(letter);
        before = letter;
      }
    });
    const frequent = new Set([...bits.keys()].filter((word) => isDivided && encode(places.get(word)).length > FREQUENT));
    const nextAt = (word, place) => wordAt.get(place + word.length + 1) ?? "";
    const divided = (word, known, some) => {
      const list = encode(some);
      if (list.length <= ROW || known.endsWith(" ")) return [[known ? `${word} ${known}` : word, list]];
      const groups = Map.groupBy(some, (place) => `${nextAt(word, place)} `.slice(0, known.length + 1));
      return [...groups].flatMap(([next, these]) => divided(word, next, these));
    };
    const rowsOf = (key, all) => {
      if (!isDivided || !bits.has(key)) return [[key, encode(all)]];
      const groups = Map.groupBy(all, (place) => (frequent.has(nextAt(key, place)) ? nextAt(key, place) : ""));
      return [...groups].flatMap(([next, some]) => (next ? [[`${key}-${next}`, encode(some)]] : divided(key, "", some)));
    };
    const rowsByKey = [...places].flatMap(([key, all]) => rowsOf(key, all)).sort(([a], [b]) => (a < b ? -1 : 1));
    const [parts, firsts] = pack(rowsByKey.map((row) => row.join("=")), size);
    parts.forEach((entries, number) => (files[`${name}${number}`] = entries.join(";")));
    const rows = [];
    for (const [word, languages] of [...bits].sort()) (rows[languages] ??= []).push(word);
    const isOdd = ([word, languages]) => stems.some((stem, language) => languages & (1 << language) && stem(word).slice(0, SAME) !== word.slice(0, SAME));
    const vocabulary = [[...bits].filter(isOdd).map(([word]) => word).join(" "), ...Array.from(rows, (row) => frontCoded(row ?? []))].join(";");
    return { firsts: firsts.map((first) => rowsByKey[first][0]), frequent: [...frequent], most: isDivided ? 1 : AT_ONCE, vocabulary };
  };

  /** Where, across spaces, letters stand that words hold: [[begin, end]] by the letters. */
  const crossing = (texts, begins, held) => {
    const found = new Map();
    texts.forEach((text, document) => {
      let before = 0; // the place of what stands before the stretch
      let done = 0;
      for (const { 0: stretch, index } of text.matchAll(/[a-z0-9]+(?: [a-z0-9]+)+/g)) {
        before += weightOf(text.slice(done, index));
        done = index;
        const at = [...stretch].flatMap((letter, nth) => (letter === " " ? [] : [nth]));
        const solid = stretch.replaceAll(" ", "");
        for (let from = 0; from + LONG <= solid.length; from += 1)
          for (let until = from + LONG; until <= solid.length && held.has(solid.slice(from, until)); until += 1) {
            if (at[until - 1] - at[from] === until - 1 - from) continue;
            const letters = solid.slice(from, until);
            const start = begins[document] + before + at[from];
            found.set(letters, [...(found.get(letters) ?? []), [start, start + at[until - 1] - at[from] + 1]]);
          }
      }
    });
    return found;
  };

  /**
   * Adds to `files` how often each document has letters whose words are in several parts; to the part itself, if they
   * are in one, where they stand across spaces too. Returns what is first in each part.
   */
  const counted = (engine, kind, texts, size, files) => {
    const list = engine.parts[kind];
    list.held = new Map();
    const letters = new Set();
    for (const word of list.words()) {
      for (let until = 1; until <= Math.min(SHORT, word.length); until += 1) letters.add(word.slice(0, until));
      const inside = new Set();
      for (let from = 0; from < word.length; from += 1) for (let until = from + SHORT + 1; until <= word.length; until += 1) inside.add(word.slice(from, until));
      for (const each of inside) list.held.has(each) ? list.held.get(each).push(word) : list.held.set(each, [word]);
    }
    list.crossing = crossing(texts, engine.parts.begins, list.held);
    const rows = new Map();
    for (const text of [...letters, ...list.held.keys()])
      for (const isTyped of text.length < SHORT ? [false, true] : [true]) {
        const [form, begins] = engine.formOf(text, isTyped);
        const [key, words] = list.involved(form, begins);
        const isSpread = list.isSpread(words);
        engine.forms.clear();
        if (rows.has(key) || !(isSpread || list.crossing.has(text))) continue;
        const [counts, first] = [list.latin(form, begins), list.beginning(text)];
        const documents = [...counts.keys()].sort((a, b) => a - b);
        const sign = (document) => SIGNS[Math.min(counts.get(document), BEGINS - 1) + (first.has(document) ? BEGINS : 0)];
        const row = [key, ...[...Map.groupBy(documents, sign)].map(([each, some]) => `${encode(some)}=${each}`)].join("=");
        if (isSpread) rows.set(key, row);
        else files[`${list.name}${list.partOf(words[0])}`] += `;${row}`;
      }
    const keys = [...rows.keys()].sort();
    const [packed, firsts] = pack(keys.map((key) => rows.get(key)), size);
    packed.forEach((part, number) => (files[`${list.name}c${number}`] = part.join(";")));
    return firsts.map((first) => keys[first]);
  };

  /** The ids in order, each that counts on from the one before left empty. */
  const shortened = (ids) => {
    let next = "";
    return ids.map((id) => {
      const [, prefix, number] = id.match(/^(.*?)(\d*)$/);
      const known = id === next;
      next = `${prefix}${Number(number) + 1}`;
      return known ? "" : id;
    });
  };

  /** Adds to `files` how often each document has each name of a group. Returns which group is first in each part. */
  const phrases = (engine, groups, size, files) => {
    const { parts } = engine;
    const known = new Set();
    parts.known.clear(); // nothing is counted yet
    const loaded = (work) => {
      for (;;) {
        const found = work();
        if (!parts.waiting.splice(0).length) return found;
      }
    };
    const entries = groups.map((group) =>
      group.map((name) => engine.fold(name)).filter((form) => !known.has(form) && known.add(form)).map((form) => {
        const counts = loaded(() => engine.counts(form, false, false));
        const documents = [...counts.keys()].filter((document) => counts[document]);
        return `${form}=${encode(documents)}=${documents.map((document) => SIGNS[Math.min(counts[document], SIGNS.length - 1)]).join("")}`;
      }).join(";"));
    const [packed, firsts] = pack(entries, size);
    packed.forEach((rows, number) => (files[`g${number}`] = rows.filter(Boolean).join(";")));
    return firsts;
  };

  /** Takes the whole index and what is loaded later. Returns [the index, what is loaded later, {name: part}]. */
  globalThis.cutIndex = ([whole, more], [listSize, textSize]) => {
    const { recommendations: rows, sections, ...index } = whole;
    const files = {};
    const folder = new SearchFold(index.spellings);
    const fold = (text) => folder.fold(text).trim();
    const documents = [
      ...index.languages.flatMap((_, language) => [...rows.map((row) => row[5][language].join(" ")), ...sections.map(([, titles]) => titles[language])]),
      ...rows.map(([id]) => id),
    ].map(fold);
    const each = rows.length + sections.length;
    const languageOf = (document) => Math.floor(document / each) % index.languages.length;
    const loose = documents.map((text) => folder.loosen(text));
    const { stems } = new SearchEngine({ ...index, recommendations: [], sections: [] });
    let last = 0; // the same for the texts in both states
    const ends = documents.map((text, document) => (last += Math.ceil((Math.max(weightOf(text), weightOf(loose[document])) + 2) / ROUND)));
    const begins = [0, ...ends].map((end) => end * ROUND);
    let shown = -1;
    const texts = rows.map(([, , section, , , paragraphs]) => {
      const titles = section >= 0 && section !== shown ? sections[section][1] : null;
      shown = section;
      return [paragraphs, titles, section];
    });
    const [packed, firsts] = pack(texts, textSize, (entry) => JSON.stringify(entry).length);
    packed.forEach((entries, number) => {
      // A part stands for itself: its first text has the titles of its section.
      files[`t${number}`] = entries.map(([paragraphs, titles, section], n) => [paragraphs, titles ?? (n === 0 && section >= 0 ? sections[section][1] : null)]);
    });
    const names = [...new Set(rows.map((row) => JSON.stringify(row[6])))];
    const column = (position) => rows.map((row) => row[position]);
    const content = {
      ...index,
      ids: shortened(column(0)).join(" "),
      names: names.map((name) => JSON.parse(name)),
      columns: [column(1), column(2), column(3), column(4), column(6).map((name) => names.indexOf(JSON.stringify(name))), column(7)],
      parts: {
        plain: postings("p", true, documents, begins, languageOf, stems, listSize, files),
        ends: encode(ends),
        groups: [],
        texts: firsts,
        headings: sections.length,
      },
    };
    files.l = postings("l", false, loose, begins, languageOf, stems, listSize, files);
    const load = (name) => ({ then: (use) => use(files[name]) });
    const engine = new SearchEngine(SearchParts.open(JSON.parse(JSON.stringify(content)), load));
    Object.assign(engine.parts.loose, files.l);
    content.parts.plain.counted = counted(engine, "plain", documents, listSize, files);
    files.l = { ...files.l, counted: counted(engine, "loose", loose, listSize, files) };
    content.parts.groups = phrases(engine, [...index.synonyms, ...more.related.map(([broader]) => [broader])], listSize, files);
    const katakana = [...new Set(rows.flatMap((row) => row[5].flat().flatMap((text) => text.match(/[ァ-ヶー]{2,}/g) ?? [])))];
    return [content, { ...more, katakana }, files];
  };
}
