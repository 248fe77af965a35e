// The definition of a glossary term, on hover, focus and tap. Without this file the link leads to it.
"use strict";

{
  const tip = document.createElement("div");
  tip.className = "term-tip";
  tip.id = "term-tip";
  tip.role = "tooltip";
  tip.hidden = true;
  document.body.append(tip);
  let shown = null;
  let leaving = 0;

  /** Places the definition below its term, or above it where there is no room below. */
  const place = (link) => {
    const term = link.getClientRects()[0];
    const { width, height } = tip.getBoundingClientRect();
    const edge = document.documentElement.clientWidth - width - 8;
    const below = term.bottom + 4;
    const top = below + height > innerHeight && term.top - height - 4 > 0 ? term.top - height - 4 : below;
    tip.style.left = `${scrollX + Math.max(8, Math.min(term.left, edge))}px`;
    tip.style.top = `${scrollY + top}px`;
  };

  const hide = () => {
    clearTimeout(leaving);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };

  const show = (link) => {
    clearTimeout(leaving);
    if (link === shown) return;
    hide();
    shown = link;
    tip.textContent = link.dataset.definition;
    tip.lang = link.dataset.definitionLang ?? document.documentElement.lang;
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    place(link);
  };

  /** The pointer may cross the gap to the definition, and rest on it (WCAG 1.4.13). */
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250);
  };

  for (const link of document.querySelectorAll(".term-link")) {
    let tapped = false;
    link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(link));
    link.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
    link.addEventListener("blur", hide);
    // The first tap explains; the second one follows the link.
    link.addEventListener("pointerdown", (event) => {
      tapped = event.pointerType !== "mouse" && link !== shown;
    });
    link.addEventListener("click", (event) => {
      if (!tapped) return;
      tapped = false;
      event.preventDefault();
      show(link);
    });
  }
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  tip.addEventListener("click", hide);
  addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("pointerdown", (event) => {
    if (shown && !event.target.closest(".term-link, .term-tip")) hide();
  });
}
