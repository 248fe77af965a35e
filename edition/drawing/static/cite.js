// The menu for citing and sharing. Loaded when it is first opened.
"use strict";

/** The texts of a recommendation, or of a part of it, in the language of the page or in the other one. */
const textOf = (pairs, which) =>
  pairs.flatMap((pair) => [...pair.querySelectorAll(which)].map((each) => each.textContent)).join("\n\n");

/** The form of citation that readers of this language expect. */
const usual = root.lang === "ja" ? "plain" : "chicago";

/** What means something to TeX and has a name, as in citation.py. */
const TEX = { "\\": "backslash", "{": "braceleft", "}": "braceright", "~": "asciitilde", "^": "asciicircum" };
const inTex = (letter) => (TEX[letter] ? `\\text${TEX[letter]}{}` : `\\${letter}`);

/** Puts other quotation marks in the place of those of a name. */
const requoted = (text, open, close) => text.replace(/“([^”]*)”|"([^"]*)"/g, (_, curly, straight) => `${open}${curly ?? straight}${close}`);

/** The parts of a page that have an address and a name of their own. */
const NAMED = "section[id]:has(> :is(h2, h3)), .term, .place";
const headOf = (part) => part.querySelector(":scope > .term-name > strong") ?? part.querySelector(":scope > :is(h2, h3, .place-name)");

/** What a page, or a part of it, is called in a citation. */
const labelOf = ({ label, part: pattern }, name) => (name ? pattern.replace("{part}", () => name) : label);

/** A quotation in both languages for a page of somebody else, which needs no script or style of ours. */
const quoteOf = (pairs, address, source) => {
  const quoted = ["p[data-translation]", ".original, .beside"].map((which) => {
    const texts = pairs.flatMap((pair) => [...pair.querySelectorAll(which)]);
    const quote = Object.assign(document.createElement("blockquote"), { cite: address, dir: "auto", lang: texts[0]?.closest("[lang]").lang ?? "" });
    quote.append(...texts.map(({ textContent }) => Object.assign(document.createElement("p"), { textContent })));
    return quote;
  });
  const link = Object.assign(document.createElement("a"), { href: address, textContent: source });
  const line = document.createElement("figcaption");
  line.append(link);
  return ["<figure>", ...[...quoted.filter((quote) => quote.firstChild), line].map((part) => part.outerHTML), "</figure>"].join("\n");
};

/** What a button of the menu for citing copies. */
const copyText = async (kind, menu) => {
  const { id: whole, sourceLabel, sourcePart, englishLabel } = menu.dataset;
  const article = menu.closest("article");
  const part = menu.querySelector("select").value;
  const id = part || whole;
  // The address that the page is published at, wherever this copy of it is read.
  const canonical = document.querySelector("link[rel=canonical]")?.href;
  const page = canonical ?? location.href.split(/[?#]/)[0];
  const url = article || part ? `${page}#${id}` : page;
  const { addresses } = menu.querySelector(".cite-menu").dataset;
  // The address that leads every reader to a language; a folder shows its page only from a server.
  const file = new URL(page).protocol === "file:" ? "index.html" : "";
  const shared = article && addresses ? new URL(`${addresses}${id}/${file}`, page).href : url;
  if (kind === "link") return shared;
  const named = !article && part && document.getElementById(part);
  const name = named ? headOf(named).textContent : "";
  const original = named ? (named.querySelector(":scope > .original, .term-source")?.textContent ?? name) : "";
  const label = labelOf(menu.dataset, name);
  const source = sourceLabel ? labelOf({ label: sourceLabel, part: sourcePart }, original) : label;
  const english = (!named && englishLabel) || label;
  // Reference managers get a name and its translation.
  const both = english === label ? label : `${label} [${english}]`;
  const isBoth = kind === "both" || kind === "html";
  const values = { source_label: source, id, url: isBoth ? shared : url };
  await loadOurs("../_citation.js");
  const patterns = globalThis.policyCitation["whole" in menu.dataset && !part ? "whole" : "part"];
  const inFormat = { bibtex: requoted(both, "“", "”").replace(/[\\{}~^&%$#_]/g, inTex), "csl-json": JSON.stringify(both).slice(1, -1) };
  const filled = (name) => ({ ...values, label: inFormat[name] ?? both, english: name === "chicago" ? requoted(english, "‘", "’") : english });
  const fill = (name) => patterns[name].replace(/\{(label|english|source_label|id|url)\}/g, (_, each) => filled(name)[each]);
  if (kind !== "text" && !isBoth) return fill(kind);
  if (isBoth && choice && !article.querySelector(".beside")) {
    await loadOurs("parallel.js");
    await putBeside();
  }
  const pairs = part ? [document.getElementById(part).closest(".pair")] : [...article.querySelectorAll(".pair")];
  if (kind === "html") return quoteOf(pairs, shared, fill(usual));
  const texts = [textOf(pairs, "p[data-translation]"), kind === "both" ? textOf(pairs, ".original, .beside") : ""];
  return [...texts.filter(Boolean), fill(usual)].join("\n\n");
};

/** Copies, or shows the text to be copied by hand where the browser does not let us. */
const copy = async (button, menu) => {
  const state = menu.querySelector(".cite-state");
  const area = menu.querySelector(".cite-text");
  area.value = await copyText(button.dataset.copy, menu);
  area.hidden = false;
  try {
    await navigator.clipboard.writeText(area.value);
    state.textContent = state.dataset.copied;
  } catch {
    area.select();
    state.textContent = state.dataset.select;
  }
};

const PRINTED = "@media print { [role=main] :not(:has(.printed), .printed, .printed *) { display: none !important; } }";

/** Prints a recommendation alone, with its source. */
const printOne = async (menu) => {
  const source = document.createElement("p");
  source.textContent = await copyText(usual, menu);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PRINTED);
  const article = menu.closest("article");
  article.append(source);
  article.classList.add("printed");
  document.adoptedStyleSheets = [sheet];
  const restore = () => {
    source.remove();
    article.classList.remove("printed");
    document.adoptedStyleSheets = [];
  };
  addEventListener("afterprint", restore, { once: true });
  print();
};

/** Offers the paragraphs of an item, or the parts of a page; the one that the address leads to is chosen. */
const offerParts = (menu) => {
  const article = menu.closest("article");
  const parts = article ? article.querySelectorAll(".pair > p[id]") : main.querySelectorAll(NAMED);
  const select = menu.querySelector("select");
  const most = article ? 24 : 48;
  for (const [index, part] of [...parts].entries()) {
    const { textContent } = article ? part : headOf(part);
    const words = textContent.length > most ? `${textContent.slice(0, most).replace(/ \S*$/, "")}…` : textContent;
    const text = article ? `${index + 2}. ${words}` : words;
    select.append(new Option(text, part.id, false, location.hash === `#${part.id}`));
  }
  select.parentElement.hidden = !parts.length;
};

/** Puts the menu where it belongs, once. */
const offerMenu = (menu) => {
  if (menu.firstElementChild) return;
  menu.append(document.getElementById("cite-menu").content.cloneNode(true));
  offerParts(menu);
  const forItems = menu.closest("article") ? [] : menu.querySelectorAll("[data-copy=text], [data-copy=both], [data-copy=html], [data-print]");
  for (const button of forItems) button.remove();
  menu.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) copy(button, menu);
    if (event.target.closest("button[data-print]")) printOne(menu);
  });
};
