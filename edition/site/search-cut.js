// Cuts the index of a large report into parts. Runs in the build, with the code that folds and counts in the browser.
"use strict";

{
  const { encode, weightOf, PLAIN, END, SIGNS } = SearchParts.tools;

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

  /** Adds to `files` what stands where in folded texts. Returns what SearchParts opens. */
  const postings = (name, texts, languageOf, size, files) => {
    const [places, bits, ends] = [new Map(), new Map(), []];
    const add = (key, place) => (places.has(key) ? places.get(key).push(place) : places.set(key, [place]));
    let place = 0;
    texts.forEach((text, document) => {
      let [before, word] = ["", ""];
      for (const letter of [...text, END]) {
        const isLatin = /[a-z0-9]/.test(letter);
        if (word && !isLatin) {
          add(word, place - word.length);
          bits.set(word, bits.get(word) | (1 << languageOf(document)));
        }
        word = isLatin ? word + letter : "";
        const isPair = before && !(PLAIN.test(before) && (letter === END || PLAIN.test(letter)));
        if (isPair) add(before + letter, place - weightOf(before));
        place += weightOf(letter);
        before = letter;
      }
      ends.push(place);
    });
    const keys = [...places.keys()].sort();
    const [parts, firsts] = pack(keys.map((key) => `${key}=${encode(places.get(key))}`), size);
    parts.forEach((entries, number) => (files[`${name}${number}`] = entries.join(";")));
    const rows = [];
    for (const [word, languages] of [...bits].sort()) (rows[languages] ??= []).push(word);
    files[`${name}w`] = Array.from(rows, (row) => (row ?? []).join(" ")).join(";");
    return { ends: encode(ends), firsts: firsts.map((first) => keys[first]) };
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
    let last = -1;
    const texts = rows.map(([, , section, , , paragraphs]) => {
      const titles = section >= 0 && section !== last ? sections[section][1] : null;
      last = section;
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
        plain: postings("p", documents, languageOf, listSize, files),
        groups: [],
        texts: firsts,
        headings: sections.length,
      },
    };
    files.l = postings("l", documents.map((text) => folder.loosen(text)), languageOf, listSize, files);
    const load = (name) => ({ then: (use) => use(files[name]) });
    const engine = new SearchEngine(SearchParts.open(JSON.parse(JSON.stringify(content)), load));
    content.parts.groups = phrases(engine, [...index.synonyms, ...more.related.map(([broader]) => [broader])], listSize, files);
    const katakana = [...new Set(rows.flatMap((row) => row[5].flat().flatMap((text) => text.match(/[ァ-ヶー]{2,}/g) ?? [])))];
    return [content, { ...more, katakana }, files];
  };
}
