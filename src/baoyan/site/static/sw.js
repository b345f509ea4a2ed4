/* Keeps the newest issues for reading without a network. Pages come from the network first, pictures from what is kept. */
const KEPT = "baoyan-VERSION", SEEN = "baoyan-seen", OLD = 2;
const at = (path) => new URL(path, registration.scope).href;

async function keep() {
  const cache = await caches.open(KEPT);
  const list = await (await fetch(at("offline.json"), { cache: "no-cache" })).json();
  for (const path of [...list.files, ...list.pages]) {
    if (await cache.match(at(path))) continue;
    const old = list.files.includes(path) && await caches.match(at(path));
    const found = old || await fetch(at(path)).catch(() => null);
    if (found?.ok) await cache.put(at(path), found);
  }
  const issues = (await caches.keys()).filter((name) => name.startsWith("baoyan-") && name !== KEPT && name !== SEEN);
  for (const name of issues.slice(0, -OLD)) await caches.delete(name);
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (e) => {
  e.waitUntil(clients.claim());
  keep().catch(() => {});
});

async function page(request) {
  const key = request.url.split(/[?#]/)[0].replace(/index\.html$/, "");
  try {
    const found = await fetch(request);
    if (found.ok) (await caches.open(SEEN)).put(key, found.clone());
    return found;
  } catch (error) {
    const kept = await (await caches.open(KEPT)).match(key) || await caches.match(key);
    if (kept) return kept;
    if (key !== at("") && await caches.match(at(""))) return Response.redirect(at(""));
    throw error;
  }
}

async function file(request) {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  try {
    const found = await fetch(request);
    if (found.ok && request.url.includes("/assets/")) (await caches.open(SEEN)).put(request.url, found.clone());
    return found;
  } catch (error) {
    const near = await nearest(request.url);
    if (near) return near;
    throw error;
  }
}

/* Without a network any size of a picture is better than none. */
async function nearest(url) {
  const stem = /^(.*\/[^/]+?)(-\d+)?\.(avif|webp)$/.exec(url)?.[1] || (url.endsWith("/page.jpg") && url.slice(0, -4));
  if (!stem) return null;
  for (const name of await caches.keys())
    for (const kept of await (await caches.open(name)).keys())
      if (kept.url.startsWith(`${stem}-`)) return caches.match(kept);
  return null;
}

addEventListener("fetch", (e) => {
  const { request } = e;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  if (request.mode === "navigate") e.respondWith(page(request));
  else if (request.destination === "image" || request.url.includes("/assets/")) e.respondWith(file(request));
});
