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
  // The translations beside the original are loaded first, and the text is shown with them.
  const { texts, languages, address, original } = document.currentScript.dataset;
  if (root.dataset.view === "parallel" && original) {
    root.dataset.beside = "waiting";
    const known = languages.split(" ");
    const language = known.includes(remembered("beside")) ? remembered("beside") : known[0];
    const files = texts.split(" ").map((name) => `${address.replace("LANGUAGE", language)}${name}.js`);
    for (const href of [new URL("parallel.js", document.currentScript.src), ...files]) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href }));
    }
  }
}
