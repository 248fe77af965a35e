// Has the browser keep the pages of this language, and says of a copy that it is one.
"use strict";

navigator.serviceWorker?.register(new URL("sw.js", document.currentScript.src)).then(async () => {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (data === undefined) return;
    const { lang, dataset } = document.documentElement;
    const when = data && new Date(data).toLocaleString(lang, { dateStyle: "long", timeStyle: "short" });
    const note = Object.assign(document.createElement("p"), { className: "offline-note", textContent: dataset.offlineNote.replace("%s", when) });
    note.setAttribute("role", "status");
    document.querySelector("[role=main], main").prepend(note);
  };
  active.postMessage(navigator.connection?.saveData ? "" : document.documentElement.lang, [port2]);
}, () => {});
