// On pages with addresses that have moved: goes on to the new place. Without it, each is a line with a link.
"use strict";

const follow = () => {
  // The line without an id is that of the page itself, whose ids are on the new page.
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const line = named ?? document.querySelector(".moved:not([id])");
  if (!line?.matches(".moved")) return;
  const link = line.querySelector("a");
  link.search = location.search;
  if (!line.id) link.hash ||= location.hash;
  location.replace(link.href);
};

follow();
addEventListener("hashchange", follow);
