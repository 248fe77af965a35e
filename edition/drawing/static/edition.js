// Conveniences only: every page reads and works without this file.
"use strict";

const root = document.documentElement;
const here = document.currentScript.src;

/** Keeps a choice for the pages that follow; in "sessionStorage", for those of this tab. */
const remember = (name, value, storage = "localStorage") => {
  try {
    globalThis[storage].setItem(name, value);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
};
const recall = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};

const loaded = new Map();
/** Loads a script by a tag: a page opened from disk may not fetch. */
const loadOnce = (src) => {
  if (!loaded.has(src)) {
    const script = (onload, onerror) => Object.assign(document.createElement("script"), { src, onload, onerror });
    loaded.set(src, new Promise((done, failed) => document.head.append(script(done, failed))));
  }
  return loaded.get(src);
};
/** Loads a script that lies beside this one. */
const loadOurs = (name) => loadOnce(String(new URL(name, here)));

// The place: the first text on the screen stays where it is, whatever changes around it.
const main = document.querySelector("[role=main], main") ?? document.body;
const TEXTS = ":is(p, li, dt, td):not(.original, .beside, .state-note, .rec-source, footer *)";
/** Has the id that all languages have of a text, or the one that a listed recommendation has. */
const HOLDER = "[id]:not(.rec-head), [data-recommendation]";

/** Where the header ends that stays over the text, 0 where none does. */
const headerEnd = () => Math.max(0, document.querySelector("header")?.getBoundingClientRect().bottom ?? 0);

/** The first text on the screen and its height there; one that goes on from above only where there is no other. */
const placeNow = () => {
  const start = headerEnd();
  let found;
  for (const text of main.querySelectorAll(TEXTS)) {
    const { top, height } = text.getBoundingClientRect();
    if (height && (top < innerHeight || !found)) found = { text, top };
    if (height && top >= start) break;
  }
  return found;
};
/** Scrolls a text back to its place; below the header, where a narrower page has one. */
const putBack = (place) => {
  if (!place) return;
  const top = place.top < 0 ? place.top : Math.max(place.top, headerEnd());
  scrollBy(0, place.text.getBoundingClientRect().top - top);
};
const keepPlace = (change) => {
  const place = scrollY ? placeNow() : null;
  change();
  putBack(place);
};

/** A place in words that lead to it on another page, or on this one when it is opened again. */
const nameOf = ({ text, top } = {}) => {
  const holder = text?.closest(HOLDER);
  if (!holder) return null;
  const { recommendation } = holder.dataset;
  const selector = recommendation ? `[data-recommendation="${recommendation}"]` : `[id="${holder.id}"]`;
  return { selector, id: holder.id, index: [...holder.querySelectorAll(TEXTS)].indexOf(text), top };
};
const placeOf = (name) => {
  const holder = main.querySelector(name.selector);
  return holder && { text: holder.querySelectorAll(TEXTS)[name.index] ?? holder, top: name.top };
};

// Where the reader is, is noted whenever scrolling ends: for a new width, and for who comes back.
let settled = null;
let scrolling = 0;
let width = innerWidth;
const note = () => {
  settled = scrollY ? placeNow() : null;
  history.replaceState({ ...history.state, place: settled && nameOf(settled) }, "");
};
addEventListener("scroll", () => {
  clearTimeout(scrolling);
  scrolling = setTimeout(note, 100);
});
addEventListener("resize", () => {
  if (width !== innerWidth) putBack(settled); // not where only the browser's own bars come and go
  width = innerWidth;
});

/** The place that this page is opened at: where the reader was on it, or on the page in another language. */
const arrival = () => {
  if (history.state?.place) return history.state.place;
  try {
    const { path, ...name } = JSON.parse(sessionStorage.getItem("place")) ?? {};
    if (path !== location.pathname) return null;
    sessionStorage.removeItem("place");
    return name;
  } catch {
    return null; // Storage is switched off: the id in the address leads to the text.
  }
};
let arrived = arrival();
for (const event of ["wheel", "touchstart", "pointerdown", "keydown"]) {
  addEventListener(event, () => (arrived = null), { once: true, passive: true }); // the reader goes on
}
const arrive = () => arrived && putBack(placeOf(arrived));
if (arrived) history.scrollRestoration = "manual";
addEventListener("load", () => {
  arrive();
  setTimeout(() => (history.scrollRestoration = "auto")); // the browser scrolls when this event is over
});

// Links to another language keep the place: the ids are the same.
for (const link of document.querySelectorAll("a[data-keep-place]")) {
  const address = link.getAttribute("href");
  const aim = () => {
    const query = new URLSearchParams(location.search);
    query.delete("view"); // the link says itself which view it leads to
    const search = !address.includes("?") && query.size ? `?${query}` : "";
    const target = document.querySelector(":target")?.getBoundingClientRect();
    const place = scrollY ? nameOf(placeNow()) : null;
    const isSeen = target && target.bottom > 0 && target.top < innerHeight;
    const hash = isSeen || !place?.id ? location.hash : `#${place.id}`;
    link.setAttribute("href", address + search + hash);
    return place;
  };
  aim();
  for (const event of ["pointerover", "focus"]) link.addEventListener(event, aim);
  link.addEventListener("click", (event) => {
    const place = aim();
    if (!link.matches(".view-link")) remember("language", link.hreflang);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    remember("place", JSON.stringify({ path: link.pathname, ...place }), "sessionStorage");
  });
}

// The parallel view: a translation has the original in it; the original loads the translation when it is
// asked for. Without this script the switch of a translation works for the page it is on.
const view = document.getElementById("view-parallel");
const choice = document.getElementById("beside"); // of the language, where there are translations
const parallel = document.querySelector("script[data-texts]")?.dataset;
const showView = async () => {
  try {
    if (view.checked && parallel) await loadOurs("parallel.js");
    if (view.checked && choice) await putBeside();
  } catch {
    view.checked = false;
    root.dataset.beside = "failed"; // shows the link to the page that has both
  }
  keepPlace(() => (root.dataset.view = view.checked ? "parallel" : "single"));
  if (root.dataset.beside === "waiting") delete root.dataset.beside;
};
if (view) {
  for (const option of choice?.options ?? []) option.defaultSelected = option.value === recall("beside");
  choice?.addEventListener("change", () => {
    remember("beside", choice.value);
    showView();
  });
  view.setAttribute("autocomplete", "off"); // else the browser restores it
  view.checked = root.dataset.view === "parallel";
  if (location.search.includes("view=parallel")) remember("view", "parallel"); // for the pages that follow
  view.addEventListener("change", () => {
    showView();
    remember("view", view.checked ? "parallel" : "single");
    const address = new URL(location.href);
    if (view.checked) address.searchParams.set("view", "parallel");
    else address.searchParams.delete("view");
    history.replaceState(history.state, "", address);
  });
  if (view.checked) showView().then(arrive);
}
arrive();
// A page that is shown again as it was left: the view may have been switched since.
addEventListener("pageshow", (event) => {
  if (!event.persisted || !view || view.checked === (recall("view") === "parallel")) return;
  view.checked = !view.checked;
  showView();
});

// The sidebar shows where the page stands.
const current = document.querySelector(".sidebar-tree .current-page");
const sidebar = current?.closest(".sidebar-scroll");
if (sidebar) {
  const [here, box] = [current.getBoundingClientRect(), sidebar.getBoundingClientRect()];
  const top = here.top - box.top - box.height / 2;
  if (here.bottom > box.bottom) sidebar.scrollTo({ top, behavior: "instant" });
}

// furo's drawers get buttons. One takes the focus when it opens; following a link closes it.
for (const box of document.querySelectorAll(".sidebar-toggle")) {
  const drawer = document.querySelector(box.id === "__toc" ? ".toc-drawer" : ".sidebar-drawer");
  // What lies behind it cannot take the focus meanwhile.
  const behind = document.querySelector(box.id === "__toc" ? ".main > .content" : ".page > .main");
  const buttons = [...box.labels].slice(1).map((label) => {
    const button = document.createElement("button");
    button.className = label.className;
    button.ariaLabel = box.ariaLabel;
    button.ariaExpanded = false;
    button.onclick = () => box.click();
    button.append(...label.children);
    label.replaceWith(button);
    return button;
  });
  const tell = () => {
    behind.inert = box.checked;
    for (const button of buttons) button.ariaExpanded = box.checked;
  };
  box.hidden = true;
  box.addEventListener("change", () => {
    tell();
    const all = box.checked ? [...drawer.querySelectorAll("a")] : buttons;
    requestAnimationFrame(() => all.find((each) => each.checkVisibility())?.focus()); // furo hides some
  });
  const close = () => {
    box.checked = false;
    tell();
  };
  drawer.addEventListener("click", (event) => event.target.closest("a") && close());
  addEventListener("focusin", ({ target }) => {
    if (box.checked && !drawer.contains(target) && !buttons.includes(target)) close();
  });
}

// "/" goes to the search box, in its drawer where that is closed. Escape closes what is open.
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hideTerm();
    document.querySelector(".sidebar-toggle:checked")?.click();
    for (const menu of document.querySelectorAll(".rec-more[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const box = main.querySelector("[name=q]") ?? document.querySelector(".sidebar-search");
  if (!box) return;
  event.preventDefault();
  if (!box.checkVisibility({ visibilityProperty: true })) document.getElementById("__navigation").checked = true;
  box.focus();
  box.select();
});

// A search box suggests results. What that takes is loaded when one is first focused.
addEventListener("focusin", ({ target }) => {
  if (!target.matches("form:not(.search-form) > [name=q]:not([role])")) return;
  let isComposing = false; // an input method is at work, maybe before all is loaded
  for (const type of ["compositionstart", "compositionend"]) target.addEventListener(type, () => (isComposing = type.endsWith("start")));
  loadOurs("suggest.js").then(() => target.hasAttribute("role") || suggest(target, () => isComposing));
});

// The glossary shows the terms that hold what is typed, in any of their texts.
const filter = document.querySelector(".term-filter");
filter?.addEventListener("input", ({ target }) => {
  const wanted = target.value.normalize("NFKC").trim().toLowerCase();
  const terms = [...document.querySelectorAll(".term")];
  for (const term of terms) term.hidden = !term.textContent.normalize("NFKC").toLowerCase().includes(wanted);
  filter.querySelector("[role=status]").textContent = wanted && `${terms.filter((term) => !term.hidden).length} / ${terms.length}`;
});
if (filter) filter.hidden = false;

// The menu for citing and sharing, made where it is first opened.
for (const details of document.querySelectorAll(".rec-more")) {
  details.hidden = false;
  details.addEventListener("toggle", async () => {
    const menu = details.querySelector(".cite");
    if (!details.open || menu.firstElementChild || !document.getElementById("cite-menu")) return;
    await loadOurs("cite.js");
    offerMenu(menu);
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
const showTerm = async (link) => {
  clearTimeout(leaving);
  if (link === explained) return;
  hideTerm();
  explained = link;
  await loadOurs("../_definitions.js");
  const [definition, language] = globalThis.policyDefinitions?.[link.hash.slice("#term-".length)] ?? [];
  if (link !== explained || !definition) return;
  tip.textContent = definition;
  tip.lang = language ?? root.lang;
  tip.hidden = false;
  main.append(tip); // in a landmark
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

// Furigana: readings over the kanji, loaded when first switched on.
const furigana = document.getElementById("furigana");
if (furigana) {
  let ready;
  const show = async () => {
    furigana.setAttribute("aria-pressed", String(root.dataset.furigana === "on"));
    if (root.dataset.furigana !== "on") return;
    ready ??= Promise.all([loadOurs("readings.js"), loadOnce(furigana.dataset.src)]).then(() => keepPlace(showReadings));
    await ready;
  };
  furigana.addEventListener("click", () => {
    keepPlace(() => (root.dataset.furigana = root.dataset.furigana === "on" ? "off" : "on"));
    remember("furigana", root.dataset.furigana);
    show();
  });
  show();
}

// A copy for when there is no network: `make publish` names the script (edition/site/offline).
if (root.dataset.offline && location.protocol.startsWith("http")) addEventListener("load", () => loadOnce(root.dataset.offline));
