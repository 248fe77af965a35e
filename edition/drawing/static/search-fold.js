// Folds text for the search: what a reader takes for the same becomes the same. Knows nothing of the page.
"use strict";

{
  const CJK = "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
  const SMALL = "ぁぃぅぇぉっゃゅょゎゕゖ";
  const LARGE = "あいうえおつやゆよわかけ";

  /** Steps of [what, by what]; each works on what the one before has left. */
  const BEFORE_SPELLINGS = [
    // A character with its marks: width (NFKC) and case.
    [/[^][\p{M}\uff9e\uff9f]*/gu, (cluster) => cluster.normalize("NFKC").toLowerCase()],
    [/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD")[0]],
    [/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60)],
    [new RegExp(`[${SMALL}]`, "g"), (kana) => LARGE[SMALL.indexOf(kana)]],
  ];
  const AFTER_SPELLINGS = [
    [/ー/g, ""],
    [/\b[a-z](?:\.[a-z])+\b\.?/g, (initials) => initials.replaceAll(".", "")],
    [/['’ʼ]s\b|['’ʼ]/g, ""],
    // Whatever is no letter, number, % or +; quick to pass over letters and single spaces.
    [/(?![a-z0-9\u3041-\u3096\u4e00-\u9fff]) *[^ \p{L}\p{M}\p{N}%+][^\p{L}\p{M}\p{N}%+]*| {2,}/gu, " "],
    [new RegExp(`(?<=[${CJK}]) | (?=[${CJK}])`, "g"), ""],
  ];

  const rewrite = (text, steps) => steps.reduce((rest, [what, by]) => rest.replace(what, by), text);

  const spellingStep = (spellings) => {
    const folded = spellings.map((group) => group.map((word) => rewrite(word, BEFORE_SPELLINGS)));
    const first = new Map(folded.flatMap(([to, ...others]) => others.map((other) => [other, to])));
    const longestFirst = [...first.keys()].sort((a, b) => b.length - a.length);
    return longestFirst.length ? [[new RegExp(longestFirst.join("|"), "g"), (word) => first.get(word)]] : [];
  };

  globalThis.SearchFold = class SearchFold {
    constructor(spellings) {
      this.steps = [...BEFORE_SPELLINGS, ...spellingStep(spellings), ...AFTER_SPELLINGS];
    }

    /** The folded text. The first step is taken at once: same outcome, many times faster. */
    fold(text) {
      return rewrite(text.normalize("NFKC").toLowerCase(), this.steps.slice(1));
    }

    /** The folded text with, for each of its characters, where that begins and ends in `text`. */
    foldWithPlaces(text) {
      const places = Array.from({ length: text.length }, (_, index) => index);
      let now = { text, begins: places, ends: places.map((place) => place + 1) };
      for (const [what, by] of this.steps) {
        const next = { text: "", begins: [], ends: [] };
        let done = 0;
        const keep = (until) => {
          next.text += now.text.slice(done, until);
          for (; done < until; done += 1) {
            next.begins.push(now.begins[done]);
            next.ends.push(now.ends[done]);
          }
        };
        for (const { 0: found, index } of now.text.matchAll(what)) {
          keep(index);
          done = index + found.length;
          const put = typeof by === "string" ? by : by(found);
          next.text += put;
          for (let unit = 0; unit < put.length; unit += 1) {
            next.begins.push(now.begins[index]);
            next.ends.push(now.ends[done - 1]);
          }
        }
        keep(now.text.length);
        now = next;
      }
      return now;
    }
  };
}
