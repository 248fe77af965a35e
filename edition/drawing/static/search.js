// The search page: takes the query from the address or the box, shows what search-engine.js finds.
"use strict";

{
  const FACETS = ["team", "topic", "place"];
  const TABLES = { team: "teams", topic: "topics", place: "places" };
  const [FIRST, REST] = [4, 40]; // results drawn at once, and then between what the reader does
  const MORE = 100; // results until the reader asks for more
  const READ = 3; // results of a large report whose texts are loaded at once; the others when they come into view
  const language = document.documentElement.lang;
  const $ = (id) => document.getElementById(id);
  const [form, status, list, help] = [document.querySelector(".search-form"), $("search-status"), $("search-results"), $("search-help")];
  const beside = $("search-elsewhere");
  const button = $("search-more");
  const keysHint = document.querySelector(".search-keys");
  const box = form.elements.q;
  const index = globalThis.policySearch;
  const engine = index && new SearchEngine(index);
  const own = index?.languages.indexOf(language);
  const tiers = [...list.querySelectorAll("[data-tier]")].map((section) => [Number(section.dataset.tier), section.querySelector("h2"), section.querySelector("ol"), section]);
  let turn = 0;
  let learned; // what the engine needs for words that the report does not use; a promise once it is asked for
  let elsewhere; // what finds all that is no recommendation, once it is loaded
  let loading;
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

  const bare = (title) => title.replace(/^○\s*|^【|】$/g, "");

  /** Puts a text into an element, around its first hit, with the hits marked. */
  const mark = (element, text, inLanguage, wanted, limit = Infinity, places = undefined, by = engine) => {
    if (inLanguage !== own) element.lang = index.languages[inLanguage];
    const pieces = by.excerpt(text, inLanguage, wanted, limit, places);
    element.replaceChildren(...pieces.map(([piece, isHit]) => (isHit ? Object.assign(document.createElement("mark"), { textContent: piece }) : piece)));
  };

  const lengthFor = (text) => (SearchFold.isWide(text) ? 140 : 320);

  /** Fills a result with its texts. */
  const fill = (item, [place, , tier], { units, parts }) => {
    const wanted = tier > 1 ? { units: parts, isLoose: true } : { units };
    const [, team, section, , , texts] = index.recommendations[place];
    const part = (name) => item.querySelector(name);
    mark(part(".search-heading"), bare((index.sections[section] ?? index.teams[team])[1][own]), own, wanted);
    const { first, language: other, text, places } = engine.shown(texts, own, wanted);
    const isOther = other !== first;
    const whole = isOther ? texts[first].join(" ") : text;
    mark(part(".search-text"), whole, first, wanted, lengthFor(whole), isOther ? [] : places);
    if (isOther) mark(part(".search-other"), text, other, wanted, lengthFor(text), places);
    else part(".search-other").remove();
  };

  const failed = (error) => {
    status.textContent = status.dataset.failed;
    list.dataset.state = "done";
    throw error;
  };

  const late = new WeakMap(); // results of a large report without their texts
  let room = 0; // that is kept for each: as much as the first ones need

  /** Fills them when they come into view; once a reader moves on, before they do. */
  const views = ["0%", "100%"].map((ahead) => new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting || !late.has(target)) continue;
      const [hit, found] = late.get(target);
      late.delete(target);
      engine.complete(() => engine.textsOf(hit[0])).then(() => fill(target, hit, found), failed);
    }
  }, { rootMargin: `0px 0px ${ahead} 0px` }));
  const watch = (item) => late.has(item) && views[0].observe(item);
  const lookAhead = () => {
    views.shift();
    list.querySelectorAll(".search-result").forEach(watch);
  };
  addEventListener("scroll", lookAhead, { once: true });

  const draw = (hit, found) => {
    const [place, , tier, missing] = hit;
    const wanted = tier > 1 ? { units: found.parts, isLoose: true } : { units: found.units };
    const [id, team, , topics, naming, texts, name, number] = index.recommendations[place];
    const item = $("search-result").content.cloneNode(true).firstElementChild;
    const part = (name) => item.querySelector(name);
    item.dataset.recommendation = id;
    part(".search-link").href = `${index.teams[team][2]}#${id}`;
    part(".rec-name").textContent = `${name[own]} ${number}`;
    if (texts) fill(item, hit, found);
    else {
      room ||= Math.max(...[...list.querySelectorAll(".search-result")].map((each) => each.offsetHeight));
      item.style.minBlockSize = `${room}px`;
      late.set(item, [hit, found]);
      watch(item);
    }
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

  /** Draws what is no recommendation: what it is and is called, the page that it is on, and its text. */
  const drawOther = ({ kind, href, page, title, alias, text, wanted }) => {
    const item = $("search-other-result").content.cloneNode(true).firstElementChild;
    const part = (name) => item.querySelector(name);
    part(".search-link").href = href;
    part(".search-kind").textContent = policySuggest.kinds[kind];
    part(".search-page").textContent = page;
    for (const [name, shown] of [[".search-heading", title], [".search-other", alias], [".search-text", text]]) {
      if (shown?.text) mark(part(name), shown.text, shown.language, wanted, lengthFor(shown.text), shown.places, elsewhere.engine);
      else part(name).remove();
    }
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
  const announce = (shown, others) => {
    const counts = tiers.map(([tier, heading, , section]) => {
      const number = shown.filter((hit) => hit[2] === tier).length;
      section.hidden = !number;
      heading.classList.toggle("visually-hidden", tier === 1 && number === shown.length);
      return number ? [tier, `${heading.textContent} (${number})`] : [];
    }).filter(([tier]) => tier);
    const none = others.length ? status.dataset.elsewhere : status.dataset.none;
    const sentence = !shown.length ? none : counts[0][0] < 3 ? count(shown.length) : status.dataset.partly;
    status.textContent = [sentence, ...(counts.some(([tier]) => tier > 1) ? [counts.map(([, text]) => text).join(" / ")] : [])].join(" ");
    const link = Object.assign(document.createElement("a"), { href: `#${beside.id}`, textContent: `${beside.querySelector("h2").textContent} (${others.length})` });
    if (others.length) status.append(" ", link);
  };

  /** Names the words that the report does not use, and what was searched beside what was typed. */
  const explain = (parts, hits) => {
    const { unused, also, isLoose } = engine.explain(parts, hits, own);
    const [note, line] = [$("search-unused"), $("search-also")];
    note.textContent = hits.length ? unused.map((word) => note.dataset.text.replace("%s", () => word)).join(" ") : "";
    const lang = index.languages.find((_, each) => index.teams.some(([, titles]) => SearchFold.isWide(titles[each])));
    const words = also.map((word) => Object.assign(document.createElement("span"), { textContent: word, ...(SearchFold.isWide(word) && { lang }) }));
    if (isLoose && hits.length) words.push(line.dataset.forms);
    line.querySelector("span").replaceChildren(...words.flatMap((word, nth) => (nth ? [" / ", word] : [word])));
    note.hidden = !note.textContent;
    line.hidden = !words.length;
  };

  /** Loads a script by a tag: a page opened from disk may not fetch. */
  const load = (src) => new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror })));

  /** Loads what finds words that the report does not use. Resolves where that fails, too. */
  const learn = () => load(list.dataset.more).then(() => engine.learn(policySearchMore), () => {});

  /** Loads what finds all that is no recommendation. Resolves where that fails, too. */
  const loadElsewhere = () =>
    Promise.all(beside.dataset.files.split(" ").map(load)).then(() => (elsewhere = new SearchElsewhere(index, policyElsewhere)), () => {});

  /** Draws results by and by, unless the reader has gone on. Resolves when all are drawn. */
  const drawAll = (results, put, isWanted) =>
    new Promise((done) => {
      const more = (from, until) => {
        if (!isWanted()) return;
        for (const each of results.slice(from, until)) put(each);
        if (until < results.length) setTimeout(more, 0, until, until + REST);
        else done();
      };
      more(0, FIRST);
    });

  /** Before parts are loaded: nothing below moves when the results are there. */
  const keepRoom = () => {
    for (const each of [form.querySelector(".search-filters"), keysHint]) each.hidden = false;
    list.style.minBlockSize = "100vh";
  };

  const search = async () => {
    const [query, filters, now] = [box.value.trim(), chosen(), (turn += 1)];
    const isWanted = () => now === turn;
    for (const part of [list, beside]) part.dataset.state = "searching";
    if (engine.parts && query) keepRoom();
    const find = () => engine.complete(() => engine.find(query));
    let found = await find();
    if (!isWanted()) return;
    if (found.units.length && !found.hits.some(([, , tier]) => tier === 1)) {
      await (learned ??= learn());
      if (!isWanted()) return;
      found = await find();
    }
    const { units, parts, hits } = found;
    showFacets(hits, filters);
    const shown = hits.filter(([place]) => passes(place, filters));
    const others = async () => {
      const isFiltered = FACETS.some((facet) => filters[facet]); // by what only recommendations have
      await (isFiltered || !units.length ? undefined : (loading ??= loadElsewhere()));
      return isFiltered ? [] : (elsewhere?.find(query, own) ?? []);
    };
    const tell = (besides) => {
      announce(shown, besides);
      help.hidden = shown.length + besides.length > 0 || !units.length;
      if (!units.length) status.textContent = "";
      return help.hidden ? undefined : engine.complete(() => advise(query, units, hits));
    };
    await engine.complete(() => shown.slice(0, READ).forEach(([place]) => engine.textsOf(place)));
    await engine.complete(() => explain(parts, shown));
    if (!isWanted()) return;
    room = 0;
    for (const [, , results] of tiers) results.replaceChildren();
    button.hidden = true;
    keysHint.hidden = false;
    if (shown.length) {
      tell([]);
      const listOf = (hit) => tiers.find(([tier]) => tier === hit[2])[2];
      let next = 0;
      const drawMore = async () => {
        const some = shown.slice(next, (next += MORE));
        button.hidden = next >= shown.length;
        await drawAll(some, (hit) => listOf(hit).append(draw(hit, found)), isWanted);
        for (const [, , results, section] of tiers) section.hidden = !results.childElementCount;
      };
      button.onclick = async () => {
        const from = next;
        await drawMore();
        list.querySelectorAll(".search-link")[from]?.focus();
      };
      await drawMore();
      list.dataset.state = "done";
      await new Promise((next) => setTimeout(next)); // the reader sees these first
    }
    const besides = await others();
    if (!isWanted()) return;
    await tell(besides);
    if (!isWanted()) return;
    list.dataset.state = "done";
    beside.hidden = !besides.length;
    beside.querySelector("ol").replaceChildren();
    await drawAll(besides, (other) => beside.querySelector("ol").append(drawOther(other)), isWanted);
    beside.dataset.state = "done";
  };

  const run = () => search().catch(failed);

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
    const links = [list, beside].flatMap((part) => [...part.querySelectorAll(".search-link")]);
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
    // Not by its address, which holds the query.
    status.addEventListener("click", (event) => {
      if (!event.target.matches("a")) return;
      event.preventDefault();
      beside.querySelector(".search-link").focus();
    });
    document.querySelector("[role=main]").addEventListener("keydown", keys);
    addEventListener("popstate", fromAddress);
    fromAddress();
    setTimeout(() => engine.prepare());
  }
}
