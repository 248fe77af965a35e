// Both languages on one page: puts the texts of _parallel/ beside the page's own, and lights the counterpart of
// a glossary term. Loaded when a reader asks for both.
"use strict";

/** Calls back with every text of a recommendation, and the element that has, or gets, its counterpart. */
const eachText = (article, texts, call) => {
  const places = [...article.querySelectorAll(".pair")];
  if (article.querySelector(".rec-title")) places.unshift(article.querySelector(".rec-text"));
  places.forEach((place, index) => texts[index] && call(place, texts[index].map((part) => [part].flat())));
};

/** The other language: the chosen one, or the only one. */
const otherLanguage = () => choice?.value ?? parallel.languages;

/** Loads the texts of the other language. */
const loadTexts = () => {
  const folder = parallel.address.replace("LANGUAGE", otherLanguage());
  return Promise.all(parallel.texts.split(" ").map((name) => loadOnce(`${folder}${name}.js`)));
};

/** The texts of a recommendation in that, in their order. */
const textsOf = (article) => globalThis.policyParallel[otherLanguage()][article.id || article.dataset.recommendation] ?? [];

const putBeside = async () => {
  await loadTexts();
  keepPlace(() => showBeside(choice));
};

/** Puts the texts of the chosen language beside those of the page, in the place of another's. */
const showBeside = ({ value: lang, selectedOptions: [{ dataset }] }) => {
  const paragraph = (textContent) =>
    Object.assign(document.createElement("p"), { className: "beside", lang, dir: "auto", textContent });
  for (const old of document.querySelectorAll(".beside")) old.remove();
  if (dataset.title) main.querySelector("h1")?.after(paragraph(dataset.title));
  for (const [id, found] of Object.entries(globalThis.policyParallel[lang])) {
    if (typeof found === "string") main.querySelector(`section[id="${id}"] > :is(h2, h3)`)?.after(paragraph(found));
  }
  for (const article of main.querySelectorAll("article.recommendation")) {
    eachText(article, textsOf(article), (place, parts) => {
      const text = paragraph(parts.map(([words]) => words).join(""));
      if (place.matches(".pair")) place.append(text);
      else place.prepend(text);
    });
  }
};

/** The range of characters of an element, whatever elements they are in. */
const rangeIn = (element, start, end) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = new Range();
  for (let offset = 0, length = 0; walker.nextNode(); offset += length) {
    length = walker.currentNode.length;
    if (start >= offset && start < offset + length) range.setStart(walker.currentNode, start - offset);
    if (end > offset && end <= offset + length) range.setEnd(walker.currentNode, end - offset);
  }
  return range;
};

/** The places of a term in the other language's text of a recommendation. */
const counterparts = (article, texts, term) => {
  const ranges = [];
  eachText(article, texts, (place, parts) => {
    const other = place.querySelector(":scope > :is(.original, .beside)");
    let offset = 0;
    for (const [words, id] of parts) {
      if (other && id === term) ranges.push(rangeIn(other, offset, offset + words.length));
      offset += words.length;
    }
  });
  return ranges;
};

let lit = null;
const light = async (link) => {
  if (link === lit || !globalThis.Highlight) return;
  lit = link;
  CSS.highlights.delete("counterpart");
  const article = link?.closest("article.recommendation");
  if (!article || root.dataset.view !== "parallel") return;
  await loadTexts();
  const ranges = counterparts(article, textsOf(article), link.hash.replace("#term-", ""));
  if (link === lit) CSS.highlights.set("counterpart", new Highlight(...ranges));
};
for (const event of ["pointerover", "focusin"]) addEventListener(event, (each) => light(termAt(each)));
