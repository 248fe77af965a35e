// Searches while a reader types, and shows the first results under the box: a combobox with a list
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). edition.js loads this when a box is first focused.
"use strict";

{
  const [RECOMMENDATIONS, OTHERS] = [5, 3]; // shown at most
  const [WIDTH, ENOUGH] = [448, 240]; // in pixels: of the list, and of the room below the box
  const language = root.lang;
  let found; // what searches, and the place of the language in the index: a promise, of null where they cannot be loaded

  const data = (name) => loadOnce(String(new URL(`../../data/search/${name}`, here)));
  /** Loads a script unless the page has what it brings. */
  const need = (name, load) => globalThis[name] ?? load();
  const loadStyle = (name) =>
    new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(name, here), onload, onerror })));

  const load = async () => {
    await Promise.all([
      loadStyle("suggest.css"),
      need("SearchFold", () => loadOurs("search-fold.js")),
      need("SearchEngine", () => loadOurs("search-engine.js")),
      need("SearchElsewhere", () => loadOurs("search-elsewhere.js")),
      need("policySuggest", () => loadOurs("../_suggest.js")),
      need("policySearch", () => data("index.js")),
      need("policyElsewhere", () => data("elsewhere.js")),
    ]);
    const stemmers = policySearch.stemmers.filter((name) => name && !globalThis[`${name}Stemmer`]);
    if (stemmers.length) await need("BaseStemmer", () => data("base-stemmer.js"));
    await Promise.all(stemmers.map((name) => data(`${name.toLowerCase()}-stemmer.js`)));
    return { engine: new SearchEngine(policySearch), elsewhere: new SearchElsewhere(policySearch, policyElsewhere), own: policySearch.languages.indexOf(language) };
  };

  /** Returns the first results of a query: where each leads, what it is called, and a text that has it. */
  const results = ({ engine, elsewhere, own }, query) => {
    const { teams, sections, recommendations } = policySearch;
    const { units, hits } = engine.find(query);
    const first = hits.filter(([, , tier]) => tier < 3).slice(0, RECOMMENDATIONS);
    if (!first.map(([place]) => engine.textsOf(place)).every(Boolean)) return []; // again when these are loaded
    const recs = first.map(([place, , tier]) => {
      const [id, team, section, , , texts, name, number] = recommendations[place];
      const wanted = { units, isLoose: tier > 1 };
      const [body, heading] = [texts, (sections[section]?.[1] ?? []).map((title) => [title])].map((each) => each.length && engine.shown(each, own, wanted));
      const said = heading && heading.places.length && !body.places.length ? heading : body;
      return { said, wanted, href: `${teams[team][2]}#${id}`, label: `${name[own]} ${number}`, by: engine };
    });
    const others = elsewhere.find(query, own).slice(0, OTHERS).map(({ kind, href, title, alias, wanted }) => (
      { said: alias ?? title, wanted, href, label: policySuggest.kinds[kind], by: elsewhere.engine }
    ));
    return [...recs, ...others].map((each) => ({ ...each, href: new URL(`../${each.href}`, here) }));
  };

  const element = (name, className, ...children) => {
    const made = Object.assign(document.createElement(name), { className });
    made.append(...children);
    return made;
  };

  const option = ({ label, said: { text, language, places }, by, wanted }, own) => {
    const pieces = by.excerpt(text, language, wanted, SearchFold.isWide(text) ? 44 : 90, places);
    const words = element("span", "", ...pieces.map(([piece, isHit]) => (isHit ? element("mark", "", piece) : piece)));
    if (language !== own) words.lang = policySearch.languages[language];
    return element("li", "", element("span", "suggestion-label", label), " ", words);
  };

  /** Makes a box of a search form suggest results. */
  globalThis.suggest = (box, isComposing) => {
    const list = Object.assign(element("ul", "suggestions"), { id: `suggestions-${box.form.className}`, role: "listbox", popover: "manual", ariaLabel: "" });
    const status = Object.assign(element("p", "visually-hidden"), { role: "status" });
    let [options, chosen, turn] = [[], -1, 0];
    box.form.append(list, status);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) box.setAttribute(name, value);

    const choose = (number) => {
      options[chosen]?.row.setAttribute("aria-selected", "false");
      chosen = number;
      const row = options[chosen]?.row;
      if (!row) return box.removeAttribute("aria-activedescendant");
      row.setAttribute("aria-selected", "true");
      row.scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", row.id);
    };

    /** Puts the list under the box, or above it where little room is left: over the page, so that nothing moves. */
    const place = () => {
      if (list.hidden) return;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const [width, height] = [Math.min(Math.max(WIDTH, right - left), root.clientWidth - 16), visualViewport.height];
      const start = root.dir === "rtl" ? right - width : left;
      const isBelow = height - bottom >= Math.min(ENOUGH, top);
      const room = (isBelow ? height - bottom : top) - 12;
      Object.assign(list.style, {
        left: `${Math.max(8, Math.min(start, root.clientWidth - width - 8))}px`,
        width: `${width}px`,
        maxHeight: `${room}px`,
        top: isBelow ? `${bottom + 4}px` : "auto",
        bottom: isBelow ? "auto" : `${innerHeight - top + 4}px`,
      });
    };

    const hide = () => {
      turn += 1;
      choose(-1);
      list.hidden = true;
      if (list.matches(":popover-open")) list.hidePopover();
      box.setAttribute("aria-expanded", "false");
      status.textContent = "";
    };
    list.hidden = true;

    const show = async () => {
      const query = box.value.trim();
      if (isComposing()) return;
      if (!query) return hide();
      const now = (turn += 1);
      const search = await found;
      if (!search || now !== turn || document.activeElement !== box) return;
      const first = await search.engine.complete(() => results(search, query)).catch(() => null);
      if (!first || now !== turn) return;
      const all = { row: element("li", "", policySuggest.all.replace("%s", () => query)), open: () => box.form.requestSubmit() };
      options = [...first.map((each) => ({ row: option(each, search.own), href: each.href })), all];
      options.forEach((each, number) => Object.assign(each.row, { id: `${list.id}-${number}`, role: "option", ariaSelected: "false" }));
      choose(-1);
      list.ariaLabel = policySuggest.results;
      list.replaceChildren(...options.map(({ row }) => row));
      list.hidden = false;
      if (list.showPopover && !list.matches(":popover-open")) list.showPopover();
      place();
      box.setAttribute("aria-expanded", "true");
      const kind = new Intl.PluralRules(language).select(first.length) === "one" ? "one" : "other";
      status.textContent = first.length ? policySuggest[kind].replace("%d", first.length) : policySuggest.none;
    };

    const open = ({ href, open }, inNewTab) => {
      if (inNewTab && href) return globalThis.open(href, "_blank", "noopener");
      hide();
      if (href) location.href = href;
      else open();
    };

    const keys = (event) => {
      if (event.isComposing || event.keyCode === 229) return; // the keys are the input method's
      const isShown = !list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        if (!isShown) show();
        else choose(((chosen + 1 + step + options.length + 1) % (options.length + 1)) - 1); // the box is one of them
      } else if (event.key === "Enter" && isShown && options[chosen]) {
        event.preventDefault();
        open(options[chosen], event.ctrlKey || event.metaKey);
      } else if (event.key === "Escape" && isShown) {
        event.preventDefault(); // of emptying the box
        event.stopPropagation(); // of closing the drawer
        hide();
      }
    };

    box.addEventListener("keydown", keys);
    box.addEventListener("input", show);
    box.addEventListener("compositionend", show);
    box.addEventListener("blur", hide);
    box.form.addEventListener("submit", hide);
    list.addEventListener("mousedown", (event) => event.preventDefault()); // of leaving the box
    list.addEventListener("click", (event) => {
      const one = options.find(({ row }) => row.contains(event.target));
      if (one) open(one, event.ctrlKey || event.metaKey);
    });
    for (const event of ["scroll", "resize"]) addEventListener(event, place, { capture: true, passive: true });
    found ??= load().catch(() => null); // without them the box is a plain form
    if (box.value) show();
  };
}
