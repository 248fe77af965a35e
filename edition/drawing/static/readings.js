// Puts the readings of furigana.js over the kanji. Both are loaded when a reader asks for them.
"use strict";

/** The elements that hold the report's Japanese, by the ids that the readings have. */
const japaneseTexts = () => {
  const found = [];
  for (const article of document.querySelectorAll("article.recommendation")) {
    const id = article.id || article.dataset.recommendation;
    article.querySelectorAll(".pair").forEach((pair, index) => {
      found.push([index ? `${id}-p${index + 1}` : id, pair.querySelector("p[lang=ja]")]);
    });
  }
  for (const section of document.querySelectorAll("section[id]")) {
    const original = section.querySelector(":scope > .original");
    found.push([section.id, original ?? section.querySelector(":scope > :is(h2, h3)")]);
  }
  return found.filter(([, element]) => element?.closest("[lang]").lang === "ja");
};

/** Puts readings over an element's text. Its text content stays what it was. */
const annotate = (element, readings) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let start = 0; walker.nextNode(); start += walker.currentNode.length) texts.push([start, walker.currentNode]);
  for (const [start, length, reading] of [...readings].reverse()) {
    const place = texts.findLast(([offset]) => offset <= start);
    if (!place || start - place[0] + length > place[1].length) continue;
    const base = place[1].splitText(start - place[0]);
    base.splitText(length);
    const ruby = document.createElement("ruby");
    const over = document.createElement("rt");
    over.dataset.reading = reading;
    over.setAttribute("aria-hidden", "true");
    base.replaceWith(ruby);
    ruby.append(base, over);
  }
};

const showReadings = () => {
  for (const [id, element] of japaneseTexts()) annotate(element, globalThis.policyReadings[id] ?? []);
};
