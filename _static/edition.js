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

// Escape closes an open drawer.
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const box of document.querySelectorAll(".sidebar-toggle:checked")) box.checked = false;
});
