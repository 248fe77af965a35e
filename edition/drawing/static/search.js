// The search page: takes the query from the address or the box, shows what search-engine.js finds.
"use strict";

{
  const FACETS = ["team", "topic", "place"];
  const TABLES = { team: "teams", topic: "topics", place: "places" };
  const [FIRST, REST] = [10, 40]; // results drawn at once, and then between what the reader does
  const language = document.documentElement.lang;
  const $ = (id) => document.getElementById(id);
  const [form, status, list, help] = [document.querySelector(".search-form"), $("search-status"), $("search-results"), $("search-help")];
  const box = form.elements.q;
  const index = globalThis.policySearch;
  const engine = index && new SearchEngine(index);
  const own = index?.languages.indexOf(language);
  const tiers = [...list.querySelectorAll("[data-tier]")].map((section) => [Number(section.dataset.tier), section.querySelector("h2"), section.querySelector("ol"), section]);
  let turn = 0;
  let learned; // what the engine needs for words that the report does not use; a promise once it is asked for
  let typing = false;

  const valuesOf = (facet, recommendation) =>
    facet === "team" ? [recommendation[1]] : recommendation[facet === "topic" ? 3 : 4];

  const chosen = () => Object.fromEntries(FACETS.map((facet) => [facet, form.elements[facet].value]));

  const passes = (place, filters, except) =>
    FACETS.every((facet) => {
      if (facet === except || !filters[facet]) return true;
      const table = index[TABLES[facet]];
      return valuesOf(facet, index.recommendations[place]).some((value) => table[value][0] === filters[facet]);
    });

  /** Offers what would still be found, with counts; keeps what is chosen. */
  const showFacets = (hits, filters) => {
    for (const facet of FACETS) {
      const counts = new Map();
      for (const [place] of hits) {
        if (!passes(place, filters, facet)) continue;
        for (const value of valuesOf(facet, index.recommendations[place])) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const select = form.elements[facet];
      const options = [new Option(select.dataset.all, "")];
      index[TABLES[facet]].forEach(([id, titles], value) => {
        if (!counts.has(value) && id !== filters[facet]) return;
        options.push(new Option(`${bare(titles[own])} (${counts.get(value) ?? 0})`, id, false, id === filters[facet]));
      });
      select.replaceChildren(...options);
    }
    form.querySelector(".search-filters").hidden = !hits.length;
  };

  const isCjk = (text) => /[\u3040-\u9fff]/.test(text);

  const bare = (title) => title.replace(/^○\s*|^【|】$/g, "");

  /** Puts a text into an element, around its hits, which are marked. Returns whether there were any. */
  const mark = (element, text, inLanguage, { units, isLoose }, limit = Infinity) => {
    const places = engine.places(text, inLanguage, units, isLoose);
    const first = places[0]?.[0] ?? 0;
    const from = text.length <= limit ? 0 : Math.max(0, Math.min(first - Math.floor(limit / 4), text.length - limit));
    const words = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
    const begin = from && words.containing(from).index;
    const end = from + limit < text.length ? words.containing(from + limit).index : text.length;
    let done = begin;
    element.replaceChildren(begin ? "…" : "");
    for (const [from, until] of places.filter((place) => place[0] < end && place[1] > begin)) {
      element.append(text.slice(done, Math.max(done, from)));
      const hit = document.createElement("mark");
      hit.textContent = text.slice(Math.max(from, begin), Math.min(until, end));
      element.append(hit);
      done = Math.min(until, end);
    }
    element.append(text.slice(done, end), end < text.length ? "…" : "");
    return places.length > 0;
  };

  const draw = ([place, , tier, missing], { units, parts }) => {
    const wanted = tier > 1 ? { units: parts, isLoose: true } : { units };
    const [id, team, section, topics, naming, texts, name, number] = index.recommendations[place];
    const item = $("search-result").content.cloneNode(true).firstElementChild;
    const part = (name) => item.querySelector(name);
    item.dataset.recommendation = id;
    part(".search-link").href = `${index.teams[team][2]}#${id}`;
    part(".rec-name").textContent = `${name[own]} ${number}`;
    mark(part(".search-heading"), bare((index.sections[section] ?? index.teams[team])[1][own]), own, wanted);
    const shown = texts[own].length ? own : 0; // a text without a translation is shown as it is
    const show = (element, inLanguage) => {
      const text = texts[inLanguage].join(" ");
      if (inLanguage !== own) element.lang = index.languages[inLanguage];
      return mark(element, text, inLanguage, wanted, isCjk(text) ? 140 : 320);
    };
    const marked = show(part(".search-text"), shown);
    const other = texts.findIndex((paragraphs, each) => each !== shown && paragraphs.length && engine.places(paragraphs.join(" "), each, wanted.units, wanted.isLoose).length);
    if (!marked && other >= 0) show(part(".search-other"), other);
    else part(".search-other").remove();
    const tags = [...topics.map((value) => index.topics[value]), ...naming.map((value) => index.places[value])];
    part(".tags").append(
      ...tags.map(([, titles]) => {
        const tag = document.createElement("li");
        mark(tag, titles[own], own, wanted);
        return tag;
      }),
    );
    if (missing.length) part(".search-missing").lastElementChild.textContent = missing.join(" / ");
    else part(".search-missing").remove();
    return item;
  };

  const linkTo = (query, text = query) => {
    const link = document.createElement("a");
    link.href = `?q=${encodeURIComponent(query)}`;
    link.textContent = text;
    return link;
  };

  /** What may help where nothing was found. */
  const advise = (query, units, hits) => {
    const missing = units.filter((unit) => !unit.count).map((unit) => unit.words.join(" "));
    const parts = (query.match(/[\p{Script=Han}々〇]+|[\p{Script=Katakana}ー]+|[A-Za-z0-9+%.-]+/gu) ?? []).map((word) => [word, engine.find(word).hits.length]);
    const known = parts.filter(([, count]) => count).map(([word]) => word);
    const relaxed = known.length > 1 && engine.find(known.join(" ")).hits.length ? [known.join(" ")] : known;
    const show = (name, links) => {
      const line = help.querySelector(`[data-help=${name}]`);
      line.hidden = !links.length;
      line.querySelector("span").replaceChildren(...links.flatMap((link, nth) => (nth ? [" / ", link] : [link])));
    };
    show("missing", missing);
    show("relaxed", relaxed.filter((words) => words !== query).map((words) => linkTo(words)));
    show("similar", engine.similar(query).map((word) => linkTo(word)));
    const unfiltered = help.querySelector("[data-help=unfiltered]");
    unfiltered.hidden = !hits.length;
    unfiltered.querySelector("a").href = linkTo(query).href;
  };

  const count = (number) => {
    const kind = new Intl.PluralRules(language).select(number) === "one" ? "one" : "other";
    return status.dataset[kind].replace("%d", number);
  };

  /** Says how many are found, in which tiers; shows the tiers' headings unless the first is the only one. */
  const announce = (shown) => {
    const counts = tiers.map(([tier, heading, , section]) => {
      const number = shown.filter((hit) => hit[2] === tier).length;
      section.hidden = !number;
      heading.classList.toggle("visually-hidden", tier === 1 && number === shown.length);
      return number ? [tier, `${heading.textContent} (${number})`] : [];
    }).filter(([tier]) => tier);
    const sentence = !shown.length ? status.dataset.none : counts[0][0] < 3 ? count(shown.length) : status.dataset.partly;
    status.textContent = [sentence, ...(counts.some(([tier]) => tier > 1) ? [counts.map(([, text]) => text).join(" / ")] : [])].join(" ");
  };

  /** Names the words that the report does not use, and what was searched beside what was typed. */
  const explain = (parts, hits) => {
    const { unused, also, isLoose } = engine.explain(parts, hits, own);
    const [note, line] = [$("search-unused"), $("search-also")];
    note.textContent = hits.length ? unused.map((word) => note.dataset.text.replace("%s", () => word)).join(" ") : "";
    const inCjk = index.languages.find((_, each) => index.recommendations.some(([, , , , , texts]) => isCjk(texts[each].join(""))));
    const words = also.map((word) => Object.assign(document.createElement("span"), { textContent: word, ...(isCjk(word) && { lang: inCjk }) }));
    if (isLoose && hits.length) words.push(line.dataset.forms);
    line.querySelector("span").replaceChildren(...words.flatMap((word, nth) => (nth ? [" / ", word] : [word])));
    note.hidden = !note.textContent;
    line.hidden = !words.length;
  };

  /** Loads what finds words that the report does not use. Resolves where that fails, too. */
  const learn = () =>
    new Promise((done) => {
      const script = Object.assign(document.createElement("script"), { src: list.dataset.more, onerror: done });
      script.onload = () => done(engine.learn(policySearchMore));
      document.head.append(script);
    });

  const run = async () => {
    const [query, filters, now] = [box.value.trim(), chosen(), (turn += 1)];
    list.dataset.state = "searching";
    let found = engine.find(query);
    if (found.units.length && !found.hits.some(([, , tier]) => tier === 1)) {
      await (learned ??= learn());
      if (now !== turn) return;
      found = engine.find(query);
    }
    const { units, parts, hits } = found;
    showFacets(hits, filters);
    const shown = hits.filter(([place]) => passes(place, filters));
    for (const [, , results] of tiers) results.replaceChildren();
    help.hidden = shown.length > 0 || !units.length;
    document.querySelector(".search-keys").hidden = false;
    announce(shown);
    if (!units.length) status.textContent = "";
    explain(parts, shown);
    if (!help.hidden) advise(query, units, hits);
    const more = (from, until) => {
      if (now !== turn) return;
      for (const hit of shown.slice(from, until)) tiers.find(([tier]) => tier === hit[2])[2].append(draw(hit, found));
      if (until < shown.length) setTimeout(more, 0, until, until + REST);
      else list.dataset.state = "done";
    };
    more(0, FIRST);
  };

  const addressOf = () => {
    const given = [["q", box.value.trim()], ...Object.entries(chosen())].filter(([, value]) => value);
    return given.length ? `?${new URLSearchParams(given)}` : location.pathname;
  };

  const fromAddress = () => {
    const given = new URLSearchParams(location.search);
    typing = false;
    box.value = given.get("q") ?? "";
    for (const facet of FACETS) {
      const row = index[TABLES[facet]].find(([id]) => id === given.get(facet));
      if (row) form.elements[facet].append(new Option(bare(row[1][own]), row[0], false, true));
      else form.elements[facet].value = "";
    }
    run();
  };

  /** Keeps the query in the address; one that is being typed is one step of the history, not one a letter. */
  const remember = () => {
    history[typing ? "replaceState" : "pushState"](null, "", addressOf());
    dispatchEvent(new Event("hashchange")); // the language switch takes the query along
  };

  const keys = (event) => {
    const links = [...list.querySelectorAll(".search-link")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") document.activeElement.blur();
    if (event.isComposing || !["ArrowDown", "ArrowUp"].includes(event.key) || (at < 0 && document.activeElement !== box)) return;
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    (next < 0 ? box : (links[next] ?? links.at(-1)))?.focus();
  };

  if (!index) {
    status.textContent = status.dataset.failed;
  } else {
    const typed = () => {
      remember();
      typing = true;
      run();
    };
    box.addEventListener("input", (event) => event.isComposing || typed());
    box.addEventListener("compositionend", typed);
    for (const facet of FACETS) {
      form.elements[facet].addEventListener("change", () => {
        typing = false;
        remember();
        run();
      });
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      remember();
      typing = false;
      run();
    });
    document.querySelector("[role=main]").addEventListener("keydown", keys);
    addEventListener("popstate", fromAddress);
    fromAddress();
    setTimeout(() => engine.prepare());
  }
}
