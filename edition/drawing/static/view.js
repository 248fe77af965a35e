// Runs before the page is drawn, so that a view that was chosen does not shift the text.
"use strict";

{
  const root = document.documentElement;
  const remembered = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // Storage may be switched off.
    }
  };
  const asked = new URLSearchParams(location.search).get("view");
  if ((asked ?? remembered("view")) === "parallel") root.dataset.view = "parallel";
  root.dataset.furigana = remembered("furigana") ?? "off"; // which also says that scripts run
}
