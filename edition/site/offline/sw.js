// Keeps the pages of the languages that a reader has read, for when there is no network (edition/site/offline).
"use strict";

const VERSION = "@version@"; // of what is kept; "" if nothing is to be
const PREFIX = `edition ${registration.scope} `;
const KEPT = "kept/"; // a language that is kept whole
const PATIENCE = 8000; // ms for a network that does not answer, where there is a copy
const saved = new Map(); // clients that show a copy, with the time of it

const caching = () => caches.open(PREFIX + VERSION);
const others = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + VERSION);
const forget = async () => Promise.all((await others()).map((name) => caches.delete(name)));

/** Keeps a file; a browser would not show a page from an answer that was redirected. */
const keep = async (cache, name) => {
  const answer = await fetch(name, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  await cache.put(name, answer.redirected ? new Response(answer.body, answer) : answer);
};

/** Keeps all files of a language, and of those kept before; then forgets the older copies. */
const keepAll = async (language) => {
  const cache = await caching();
  if (await cache.match(KEPT + language)) return;
  const files = await (await fetch("offline.json", { cache: "no-cache" })).json();
  const before = await Promise.all((await others()).map(async (name) => (await caches.open(name)).keys()));
  const marks = before.flat().map(({ url }) => url.split(`/${KEPT}`)[1]);
  for (const code of new Set([language, ...marks].filter((code) => files[code]))) {
    for (const name of [...files[""], ...files[code]]) if (!(await cache.match(name))) await keep(cache, name);
    await cache.put(KEPT + code, new Response());
  }
  await forget();
};

/** The copy of what is asked for: the newest one, whatever the query; a folder is its first page. */
const copyOf = async (request) => {
  const url = request.url.split(/[?#]/)[0];
  for (const name of [PREFIX + VERSION, ...(await others())]) {
    const cache = await caches.open(name);
    const found = (await cache.match(url)) ?? (await cache.match(url.endsWith("/") ? `${url}index.html` : `${url}.html`));
    if (found) return found;
  }
};

const answer = async ({ request, resultingClientId }) => {
  const asked = fetch(request);
  asked.catch(() => {}); // it may fail after the copy was taken
  const copy = await copyOf(request);
  if (!copy) return asked;
  if (/\.[0-9a-f]{12}\.(css|js)$/.test(request.url)) return copy; // such a name has one content
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE));
  try {
    return await Promise.race([asked, late]);
  } catch {
    if (request.mode === "navigate") saved.set(resultingClientId, copy.headers.get("date") ?? "");
    return copy;
  }
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const leave = async () => {
    await forget();
    await registration.unregister();
  };
  event.waitUntil(VERSION ? clients.claim() : leave());
});
if (VERSION) {
  addEventListener("fetch", (event) => {
    if (event.request.method === "GET" && event.request.url.startsWith(registration.scope)) event.respondWith(answer(event));
  });
  // A page says its language, and asks whether it is a copy.
  addEventListener("message", (event) => {
    event.ports[0].postMessage(saved.get(event.source.id));
    if (event.data) event.waitUntil(keepAll(event.data).catch(() => {})); // goes on with the next page
  });
}
