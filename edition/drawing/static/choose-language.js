// On the root page, and on the addresses for every language (r/ID/): goes on to the language chosen before, or
// else the browser's. A browser is not sent to a language in which little is translated.
"use strict";

const choices = [...document.querySelectorAll("a.choice")];
const complete = choices.filter((link) => !("partial" in link.dataset));

/** The language the reader chose last, '' where none is known or storage is switched off. */
const chosen = () => {
  try {
    return localStorage.getItem("language") ?? "";
  } catch {
    return "";
  }
};

/** A tag, then wider ones: its language in the script that is likely (zh-CN: zh-Hans), its language alone. */
const widening = (tag) => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return [tag.toLowerCase(), `${language}-${script}`, language];
  } catch {
    return [tag.toLowerCase(), "", ""]; // not a tag
  }
};

/** The link to the language that is nearest to a tag. */
const nearest = (tag, links) => {
  for (const [index, wide] of widening(tag).entries()) {
    const found = wide && links.find((each) => widening(each.hreflang)[index] === wide);
    if (found) return found;
  }
  return null;
};

const { addresses, fallbacks = "{}" } = document.currentScript.dataset;

/** The link that a tag leads to: to its language, or else to the first that the site names instead of it. */
const best = (tag) => {
  const [, , language] = widening(tag);
  const instead = Object.entries(JSON.parse(fallbacks)).find(([each]) => widening(each)[2] === language)?.[1] ?? [];
  return [tag, ...instead].map((each) => nearest(each, complete)).find(Boolean);
};

/** Has the links of the root lead to what its hash names: index.html#one-4, a paragraph of it, a heading. */
const follow = (hash) => {
  for (let id = hash; id; id = id.replace(/-?[^-]*$/, "")) {
    const page = Object.keys(globalThis.policyAddresses).find((name) => policyAddresses[name].includes(id));
    if (!page) continue;
    for (const link of choices) link.setAttribute("href", `${link.hreflang}/${page}.html#${hash}`);
    return;
  }
};

const leave = () => {
  // "?choose" stays here, so that a link can lead back to the choice.
  if (new URLSearchParams(location.search).has("choose")) return;
  const found = [nearest(chosen(), choices), ...navigator.languages.map(best)].find(Boolean);
  if (found) location.replace(found.href.includes("#") ? found.href : found.href + location.hash);
};

for (const link of choices) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem("language", link.hreflang);
    } catch {
      // Storage is switched off.
    }
  });
}

if (addresses && location.hash) {
  const script = Object.assign(document.createElement("script"), { src: addresses, onerror: leave });
  script.onload = () => {
    follow(decodeURIComponent(location.hash.slice(1)));
    leave();
  };
  document.head.append(script);
} else leave();
