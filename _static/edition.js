// Conveniences only: every page reads and works without this file.
"use strict";

const root = document.documentElement;

/** Keeps a choice for the next page; storage may be switched off, and the choice then ends here. */
const remember = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Nothing to do: the choice holds for this page.
  }
};

// Links to the same page in another language keep the place: the ids are the same in every language.
for (const link of document.querySelectorAll("a[data-keep-anchor]")) {
  const address = link.getAttribute("href");
  const query = new URLSearchParams(location.search);
  query.delete("view"); // the link says itself which view it leads to
  const search = !address.includes("?") && query.size ? `?${query}` : "";
  const follow = () => link.setAttribute("href", address + search + location.hash);
  follow();
  addEventListener("hashchange", follow);
  link.addEventListener("click", () => remember("language", link.hreflang));
}

// The parallel view. Without this script the switch works by itself, for the page it is on.
const view = document.getElementById("view-parallel");
if (view) {
  view.checked = root.dataset.view === "parallel";
  view.addEventListener("change", () => {
    root.dataset.view = view.checked ? "parallel" : "single";
    remember("view", root.dataset.view);
    const address = new URL(location.href);
    if (view.checked) address.searchParams.set("view", "parallel");
    else address.searchParams.delete("view");
    history.replaceState(history.state, "", address);
  });
}

// "/" goes to the search box, in its drawer where that is closed.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const box = document.querySelector("main [data-search-input]") ?? document.querySelector("[data-search-input]");
  if (!box) return;
  event.preventDefault();
  if (!box.checkVisibility({ visibilityProperty: true })) document.getElementById("__navigation").checked = true;
  box.focus();
  box.select();
});

// A drawer takes the focus when it opens, and closes when a link in it is followed.
for (const box of document.querySelectorAll(".sidebar-toggle")) {
  const drawer = document.querySelector(box.id === "__toc" ? ".toc-drawer" : ".sidebar-drawer");
  box.addEventListener("change", () => {
    if (box.checked) drawer.querySelector("a")?.focus();
  });
  drawer.addEventListener("click", (event) => {
    if (event.target.closest("a")) box.checked = false;
  });
}

// Escape closes what is open.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const box of document.querySelectorAll(".sidebar-toggle:checked")) {
    box.checked = false;
    box.focus();
  }
  for (const menu of document.querySelectorAll("details.cite[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/** What a button of the menu copies. */
const copyText = (kind, menu) => {
  const { id, label, sourceLabel } = menu.dataset;
  const url = `${location.href.split(/[?#]/)[0]}#${id}`;
  if (kind === "link") return url;
  const fill = (text) =>
    text.replace(/\{(label|source_label|id|url)\}/g, (_, name) => ({ label, source_label: sourceLabel, id, url })[name]);
  const patterns = JSON.parse(document.getElementById("citation").textContent);
  if (kind !== "text") return fill(patterns[kind]);
  const paragraphs = menu.closest("article").querySelectorAll(".rec-text p[data-translation]");
  return [...paragraphs].map((each) => each.textContent).join("\n\n") + "\n\n" + fill(patterns[root.lang === "ja" ? "plain" : "chicago"]);
};

/** Copies, or shows the text to be copied by hand where the browser does not let us. */
const copy = async (button, menu) => {
  const state = menu.querySelector(".cite-state");
  const area = menu.querySelector(".cite-text");
  area.value = copyText(button.dataset.copy, menu);
  area.hidden = false;
  try {
    await navigator.clipboard.writeText(area.value);
    state.textContent = state.dataset.copied;
  } catch {
    area.select();
    state.textContent = state.dataset.select;
  }
};

// One menu, made where it is first opened.
for (const menu of document.querySelectorAll("details.cite")) {
  menu.addEventListener("toggle", () => {
    if (!menu.open || menu.querySelector(".cite-menu")) return;
    menu.append(document.getElementById("cite-menu").content.cloneNode(true));
    menu.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-copy]");
      if (button) copy(button, menu);
    });
  });
}

// Furigana: readings over the kanji, for who asks for them. Loaded when first switched on.

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

/** Loads a script of ours, once, by a tag: a page opened from disk may not fetch. */
const load = (address) =>
  new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject });
    document.head.append(script);
  });

const furigana = document.getElementById("furigana");
if (furigana && document.querySelector("article.recommendation")) {
  let ready;
  const show = async () => {
    furigana.setAttribute("aria-pressed", String(root.dataset.furigana === "on"));
    if (root.dataset.furigana !== "on") return;
    ready ??= load(furigana.dataset.src).then(() => {
      for (const [id, element] of japaneseTexts()) annotate(element, globalThis.policyReadings[id] ?? []);
    });
    await ready;
  };
  furigana.hidden = false;
  furigana.addEventListener("click", () => {
    root.dataset.furigana = root.dataset.furigana === "on" ? "off" : "on";
    remember("furigana", root.dataset.furigana);
    show();
  });
  show();
}
