// Conveniences only: every page reads and works without this file.
"use strict";

const root = document.documentElement;
const here = document.currentScript.src;

/** Keeps a choice for the next page. */
const remember = (name, value) => {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
};

// Links to another language keep the place: the ids are the same.
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

// The parallel view. Without this script the switch works for the page it is on.
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

// furo's drawers: one takes the focus when it opens, and closes when a link in it is followed.
for (const box of document.querySelectorAll(".sidebar-toggle")) {
  const drawer = document.querySelector(box.id === "__toc" ? ".toc-drawer" : ".sidebar-drawer");
  box.addEventListener("change", () => box.checked && drawer.querySelector("a")?.focus());
  drawer.addEventListener("click", (event) => {
    if (event.target.closest("a")) box.checked = false;
  });
}

// "/" goes to the search box, in its drawer where that is closed. Escape closes what is open.
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hideTerm();
    for (const box of document.querySelectorAll(".sidebar-toggle:checked")) {
      box.checked = false;
      box.focus();
    }
    for (const menu of document.querySelectorAll(".rec-more[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const box = document.querySelector("[data-search-input]") ?? document.querySelector(".sidebar-search");
  if (!box) return;
  event.preventDefault();
  if (!box.checkVisibility({ visibilityProperty: true })) document.getElementById("__navigation").checked = true;
  box.focus();
  box.select();
});

/** What a button of the menu for citing copies. */
const copyText = (kind, menu) => {
  const { id, label, sourceLabel } = menu.dataset;
  const url = `${location.href.split(/[?#]/)[0]}#${id}`;
  if (kind === "link") return url;
  const values = { label, source_label: sourceLabel, id, url };
  const patterns = JSON.parse(document.getElementById("citation").textContent);
  const fill = (name) => patterns[name].replace(/\{(label|source_label|id|url)\}/g, (_, each) => values[each]);
  if (kind !== "text") return fill(kind);
  const paragraphs = [...menu.closest("article").querySelectorAll(".rec-text p[data-translation]")];
  return [...paragraphs.map((each) => each.textContent), fill(root.lang === "ja" ? "plain" : "chicago")].join("\n\n");
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
for (const details of document.querySelectorAll(".rec-more")) {
  details.addEventListener("toggle", () => {
    const menu = details.querySelector(".cite");
    if (!details.open || menu.firstElementChild || !document.getElementById("cite-menu")) return;
    menu.append(document.getElementById("cite-menu").content.cloneNode(true));
    menu.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-copy]");
      if (button) copy(button, menu);
    });
  });
}

// The definition of a glossary term, on hover, focus and tap. Without it the link leads there.
const tip = Object.assign(document.createElement("div"), { className: "term-tip", id: "term-tip", role: "tooltip" });
let explained = null;
let tapped = null;
let leaving = 0;

const hideTerm = () => {
  clearTimeout(leaving);
  explained?.removeAttribute("aria-describedby");
  explained = null;
  tip.hidden = true;
};

/** Shows the definition below its term, or above it where there is no room below. */
const showTerm = (link) => {
  clearTimeout(leaving);
  if (link === explained) return;
  hideTerm();
  explained = link;
  tip.textContent = link.dataset.definition;
  tip.lang = link.dataset.definitionLang ?? root.lang;
  tip.hidden = false;
  document.body.append(tip);
  link.setAttribute("aria-describedby", tip.id);
  const term = link.getClientRects()[0];
  const { width, height } = tip.getBoundingClientRect();
  const [below, above] = [term.bottom + 4, term.top - height - 4];
  const left = Math.max(8, Math.min(term.left, root.clientWidth - width - 8));
  tip.style.left = `${scrollX + left}px`;
  tip.style.top = `${scrollY + (below + height > innerHeight && above > 0 ? above : below)}px`;
};

/** The term that an event is on. */
const termAt = (event) => event.target.closest?.(".term-link");

// The pointer may cross the gap to the definition, and rest on it (WCAG 1.4.13).
addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  clearTimeout(leaving);
  if (termAt(event)) showTerm(termAt(event));
  else if (event.target !== tip) leaving = setTimeout(hideTerm, 250);
});
addEventListener("focusin", (event) => termAt(event)?.matches(":focus-visible") && showTerm(termAt(event)));
addEventListener("focusout", hideTerm);
// The first tap explains; the second one follows the link.
addEventListener("pointerdown", (event) => {
  const link = termAt(event);
  tapped = event.pointerType !== "mouse" && link !== explained ? link : null;
  if (!link && event.target !== tip) hideTerm();
});
addEventListener("click", (event) => {
  if (event.target === tip) hideTerm();
  if (!tapped) return;
  event.preventDefault();
  showTerm(tapped);
  tapped = null;
});

/** Loads a script by a tag: a page opened from disk may not fetch. */
const load = (address) =>
  new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject }));
  });

// Furigana: readings over the kanji, loaded when first switched on.
const furigana = document.getElementById("furigana");
if (furigana) {
  let ready;
  const show = async () => {
    furigana.setAttribute("aria-pressed", String(root.dataset.furigana === "on"));
    if (root.dataset.furigana !== "on") return;
    ready ??= Promise.all([load(new URL("readings.js", here)), load(furigana.dataset.src)]).then(() => showReadings());
    await ready;
  };
  furigana.addEventListener("click", () => {
    root.dataset.furigana = root.dataset.furigana === "on" ? "off" : "on";
    remember("furigana", root.dataset.furigana);
    show();
  });
  show();
}
