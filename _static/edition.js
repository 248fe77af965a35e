// Conveniences only: every page reads and works without this file.
"use strict";

// The language switcher keeps the place: the ids are the same in every language.
for (const link of document.querySelectorAll("a[data-keep-anchor]")) {
  const address = link.getAttribute("href");
  const follow = () => link.setAttribute("href", address + location.search + location.hash);
  follow();
  addEventListener("hashchange", follow);
  link.addEventListener("click", () => {
    try {
      localStorage.setItem("language", link.hreflang);
    } catch {
      // Storage may be switched off; the choice is then not remembered.
    }
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

// Escape closes an open drawer.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const box of document.querySelectorAll(".sidebar-toggle:checked")) box.checked = false;
});
