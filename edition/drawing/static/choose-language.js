// On the root page: goes on to the language chosen before, or else the browser's.
"use strict";

const links = [...document.querySelectorAll("a[hreflang]")];

/** The language the reader chose last, '' where none is known or storage is switched off. */
const remembered = () => {
  try {
    return localStorage.getItem("language") ?? "";
  } catch {
    return "";
  }
};

const primary = (tag) => tag.toLowerCase().split("-")[0];

// "?choose" stays here, so that a link can lead back to the choice.
if (!new URLSearchParams(location.search).has("choose")) {
  for (const tag of [remembered(), ...navigator.languages]) {
    const link = links.find((each) => tag && primary(each.hreflang) === primary(tag));
    if (link) {
      location.replace(link.href + location.hash);
      break;
    }
  }
}
