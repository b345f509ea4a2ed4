/* Reading comfort: settings that are remembered, listening by sentence, sharing, citing. */
(() => {
  "use strict";
  const root = document.documentElement;
  const say = JSON.parse(document.body.dataset.words || "{}");
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (name, attributes = {}, ...inside) => {
    const found = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    found.append(...inside);
    return found;
  };
  const button = (text, act, attributes = {}) => {
    const found = make("button", { type: "button", ...attributes }, text);
    found.addEventListener("click", act);
    return found;
  };
  const above = (file) => new URL(document.body.dataset.root.replace(/index\.html$/, "") + file, location).href;

  /* Settings: attributes of the root, kept in this browser alone. */
  const read = () => { try { return JSON.parse(localStorage.getItem("baoyan") || "{}"); } catch { return {}; } };
  const keep = (name, value) => {
    const kept = read();
    if (value) kept[name] = value; else delete kept[name];
    try { localStorage.setItem("baoyan", JSON.stringify(kept)); } catch { /* a browser that keeps nothing */ }
    if (value) root.dataset[name] = value; else delete root.dataset[name];
    if (name === "script") convert();
    if (name === "setting") upright();
  };
  const chinese = /^zh/.test($("article")?.lang || root.lang);
  const groups = [
    ["size", say.size, [["small", "A−"], ["", "A"], ["large", "A+"], ["huge", "A++"]]],
    ["theme", say.theme, [["", say.auto], ["light", say.light], ["sepia", say.sepia], ["dark", say.dark]]],
    ["elder", say.elder, [["", say.off], ["on", say.on]]],
    ...($("article[data-vertical]") ? [["setting", say.setting, [["", say.horizontal], ["vertical", say.vertical]]]] : []),
    ...(chinese ? [["script", say.script, [["", say.original], ["hans", "简体"], ["hant", "繁體"]]]] : []),
  ];
  const panel = make("dialog", { class: "panel", "aria-label": say.settings });
  for (const [name, title, choices] of groups) {
    const row = make("fieldset", {}, make("legend", {}, title));
    for (const [value, text] of choices) {
      const choice = button(text, () => {
        keep(name, value);
        all("button", row).forEach((b) => b.setAttribute("aria-pressed", String(b === choice)));
      }, { "aria-pressed": String((root.dataset[name] || "") === value) });
      row.append(choice);
    }
    panel.append(row);
  }
  panel.append(button(say.close, () => panel.close(), { class: "close" }));
  panel.addEventListener("click", (e) => { if (e.target === panel) panel.close(); });
  document.body.append(panel);
  $(".main-nav")?.append(button(say.settings, () => panel.showModal(), { class: "open-settings", "aria-haspopup": "dialog" }));

  const toast = make("p", { class: "toast", role: "status" });
  document.body.append(toast);
  const tell = (text) => {
    toast.textContent = text;
    clearTimeout(tell.later);
    tell.later = setTimeout(() => { toast.textContent = ""; }, 4000);
  };
  const copy = (text) => navigator.clipboard.writeText(text).then(() => tell(say.copied), () => tell(text));

  /* Numbers of two digits stand upright in a vertical column. */
  function upright() {
    const body = $("article[data-vertical] .body"), on = root.dataset.setting === "vertical";
    if (!body) return;
    if (on) body.tabIndex = 0; else body.removeAttribute("tabindex");
    if (!on || $(".pair", body)) return;
    const walk = document.createTreeWalker(body, NodeFilter.SHOW_TEXT), nodes = [];
    for (let n = walk.nextNode(); n; n = walk.nextNode()) nodes.push(n);
    for (const n of nodes) {
      const pieces = n.data.split(/(?<![\w.%])(\d{2})(?![\w.%])/);
      if (pieces.length > 1) n.replaceWith(...pieces.map((p, k) => (k % 2 ? make("span", { class: "pair" }, p) : p)));
    }
  }
  upright();
  /* A wheel that turns up and down moves from column to column, until the text ends. */
  $("article[data-vertical] .body")?.addEventListener("wheel", (e) => {
    const body = e.currentTarget, from = body.scrollLeft;
    if (root.dataset.setting !== "vertical" || e.ctrlKey || e.shiftKey || Math.abs(e.deltaX) > Math.abs(e.deltaY)) return;
    body.scrollLeft -= e.deltaY;
    if (body.scrollLeft !== from) e.preventDefault();
  }, { passive: false });

  /* Simplified and traditional: the table is fetched when it is asked for. */
  const before = new WeakMap();
  let tables = null;
  async function convert() {
    const wanted = root.dataset.script;
    if (!wanted && !tables) return;
    if (wanted && !tables) {
      try { tables = await (await fetch(above(document.body.dataset.tables))).json(); } catch { return; }
    }
    const table = wanted && tables[wanted];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest("script, .panel")) continue;
      if (!before.has(node)) before.set(node, node.data);
      const text = table ? turned(before.get(node), table) : before.get(node);
      if (text !== node.data) node.data = text;
    }
    root.lang = { hans: "zh-CN", hant: "zh-TW" }[wanted] || document.body.dataset.lang || root.lang;
    all("article[lang^=zh]").forEach((a) => { a.lang = root.lang; });
  }
  /* The longest phrase at each place, else the character. */
  const turned = (text, table) => {
    let out = "";
    for (let at = 0; at < text.length;) {
      let size = Math.min(table.longest, text.length - at);
      while (size > 1 && !(text.substr(at, size) in table.phrases)) size--;
      const piece = text.substr(at, size);
      out += size > 1 ? table.phrases[piece] : table.signs[piece] || piece;
      at += size;
    }
    return out;
  };
  document.body.dataset.lang = root.lang;
  if (root.dataset.script) convert();

  const article = $(".article-view article");
  if (!article) return;

  /* Tools of an article. */
  const meta = (name) => all(`meta[name="citation_${name}"]`).map((m) => m.content);
  const citation = () => {
    const [title, paper, day, page] = ["title", "journal_title", "publication_date", "firstpage"].map((n) => meta(n)[0] || "");
    const people = meta("author"), date = day.replaceAll("/", "-");
    if (chinese) return `${people.length ? `${people.join(", ")}. ` : ""}${title}[N]. ${paper}, ${date}(${page}).`;
    return `${people.length ? `${people.join(", ")}. ` : ""}“${title}.” ${paper}, ${date}, p. ${page}.`;
  };
  const place = () => ($('link[rel="canonical"]')?.href || location.href.replace(/index\.html(?=$|[?#])/, "")).split("#")[0];
  const tools = make("p", { class: "article-tools" });
  tools.append(
    button(say.share, () => (navigator.share
      ? navigator.share({ title: document.title, url: place() }).catch(() => {}) : copy(place()))),
    button(say.cite, () => copy(`${citation()} ${place()}`)),
    button(say.print, () => print()),
  );
  $("header", article).append(tools);

  /* Listening: one utterance for each sentence, since engines stop in long ones; the sentence is marked as it is read. */
  const speech = window.speechSynthesis;
  if (!speech || !window.SpeechSynthesisUtterance) return;
  const LONGEST = 80;
  const cut = (text) => {
    const found = text.match(/[^。！？!?；;…\n]+[。！？!?；;…\n]*[”’」』）)\s]*|[。！？!?；;…\n]+/g) || [];
    return found.flatMap((s) => (s.length <= LONGEST ? [s] : s.match(new RegExp(`.{1,${LONGEST - 20}}[，,、:：\\s]|.{1,${LONGEST}}`, "gs"))));
  };
  /* The sentences of a page, each with the text nodes that it runs through. */
  const sentences = (page) => all(".article-view h1, .article-view .deck, .body p:not(.turn), .body h2, .body blockquote", page).flatMap((part) => {
    const walk = page.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let n = walk.nextNode(); n; n = walk.nextNode()) if (!n.parentElement.closest(".turned")) nodes.push(n);
    let start = 0;
    return cut(nodes.map((n) => n.data).join("")).map((text) => {
      const found = { text, nodes, start, end: start + text.length };
      start = found.end;
      return found;
    });
  });
  const range = ({ nodes, start, end }) => {
    const found = new Range();
    let at = 0;
    for (const n of nodes) {
      if (start >= at && start <= at + n.length) found.setStart(n, start - at);
      if (end >= at && end <= at + n.length) { found.setEnd(n, end - at); break; }
      at += n.length;
    }
    return found;
  };
  let queue = [], at = 0, rate = 1, playing = false, here = true, next = null, token = 0, spoken = [];
  const voice = (tag) => {
    const voices = speech.getVoices(), main = tag.split("-")[0];
    return voices.find((v) => v.lang.replace("_", "-") === tag) || voices.find((v) => v.lang.startsWith(main) && !/HK|yue/i.test(v.lang));
  };
  const mark = (sentence) => {
    if (!window.Highlight || !CSS.highlights) return;
    if (!sentence || !here) { CSS.highlights.delete("reading"); return; }
    const found = range(sentence);
    CSS.highlights.set("reading", new Highlight(found));
    const box = found.getBoundingClientRect();
    if (box.top < 80 || box.bottom > innerHeight - 140)
      scrollBy({ top: box.top - innerHeight / 3, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  };
  const speak = () => {
    const mine = ++token;
    speech.cancel();
    if (!playing) return;
    const sentence = queue[at];
    if (!sentence) { turn(); return; }
    mark(sentence);
    let text = sentence.text;
    for (const [word, sound] of spoken) text = text.replaceAll(word, sound);
    const said = new SpeechSynthesisUtterance(text);
    said.lang = article.lang || root.lang;
    said.rate = rate;
    const chosen = voice(said.lang);
    if (chosen) said.voice = chosen;
    said.onend = () => { if (mine === token && playing) { at++; speak(); } };
    said.onerror = (e) => { if (mine === token && !/interrupted|canceled/.test(e.error)) { stop(); tell(say["no-voice"]); } };
    speech.speak(said);
  };
  /* The next article of the issue is fetched and read on, without leaving this page. */
  const turn = async () => {
    if (!next) { stop(); return; }
    try {
      const page = new DOMParser().parseFromString(await (await fetch(next)).text(), "text/html");
      const link = $('.turns [rel="next"]', page);
      next = link && new URL(link.getAttribute("href"), next).href;
      [queue, at, here] = [sentences(page), 0, false];
      title.textContent = $("h1", page)?.textContent || "";
      mark(null);
      speak();
    } catch { stop(); }
  };
  const bar = make("div", { class: "player", role: "region", "aria-label": say.listen, hidden: "" });
  const title = make("span", { class: "player-title" });
  const play = button("▶", () => { playing = !playing; play.textContent = playing ? "❚❚" : "▶"; play.setAttribute("aria-label", playing ? say.pause : say.play); speak(); }, { "aria-label": say.play });
  const faster = button("1×", () => { rate = { 1: 1.25, 1.25: 1.5, 1.5: 0.8, 0.8: 1 }[rate]; faster.textContent = `${rate}×`; speak(); }, { "aria-label": say.rate });
  const stop = () => { playing = false; token++; speech.cancel(); mark(null); bar.hidden = true; $(".listen").focus(); };
  bar.append(button("‹", () => { at = Math.max(0, at - 1); speak(); }, { "aria-label": say.back }), play,
    button("›", () => { at++; speak(); }, { "aria-label": say.forward }), faster, title, button("×", stop, { "aria-label": say.stop }));
  document.body.append(bar);
  const start = async () => {
    [queue, at, here, playing] = [sentences(document), 0, true, true];
    next = $('.turns [rel="next"]')?.href || null;
    title.textContent = $("h1", article).textContent;
    bar.hidden = false;
    play.textContent = "❚❚";
    play.setAttribute("aria-label", say.pause);
    play.focus();
    if (document.body.dataset.sounds && !spoken.length)
      try { spoken = Object.entries(await (await fetch(above(document.body.dataset.sounds))).json()); } catch { spoken = []; }
    speak();
  };
  tools.prepend(button(say.listen, start, { class: "listen" }));
  addEventListener("pagehide", () => { token++; speech.cancel(); });
})();
