/* Finding words: folds text as the index does (folding.py), loads data scripts, marks what was searched for in an article or a page. */
(() => {
  "use strict";
  const find = self.baoyanFind = {};
  const here = document.currentScript.src;
  const UNSPACED = "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\u{20000}-\\u{3ffff}";
  const unspaced = new RegExp(`[${UNSPACED}]`, "u"), word = `[^${UNSPACED}\\n ]`;
  const LONGEST = 32;

  /* A data script hands its value to the element that loads it: that works from a folder on disk as well. */
  find.load = (url) => new Promise((done, fail) => {
    const script = document.createElement("script");
    script.onload = () => { done(script.data); script.remove(); };
    script.onerror = () => { script.remove(); fail(new Error(url)); };
    script.src = url;
    document.head.append(script);
  });
  const alike = new Map();
  find.ready = find.load(new URL("HAN", here).href).then(([old, now]) => [...old].forEach((c, k) => alike.set(c, now[k])), () => {});

  const signs = new Map();
  const signOf = (c) => {
    if (signs.has(c)) return signs.get(c);
    const plain = /[\uac00-\ud7a3]/.test(c) ? c : c.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replace(/\p{M}/gu, "");
    const found = [...plain].map((p) => /[\p{L}\p{N}]/u.test(p) ? alike.get(p) || p : /\s/.test(p) && p !== "\n" ? " " : "\n").join("");
    signs.set(c, found);
    return found;
  };
  /* Folded text, with the place of each of its characters in the text: where it begins, where it ends. */
  find.fold = (text) => {
    const from = [], to = [];
    let out = "", blank = false, last = "", at = 0;
    for (const c of text) {
      const end = at + c.length;
      for (const sign of signOf(c)) {
        if (sign === " ") { blank = out !== ""; continue; }
        if (blank && !(unspaced.test(last) && unspaced.test(sign))) { out += " "; from.push(at); to.push(at); }
        blank = false;
        out += last = sign;
        for (let k = 0; k < sign.length; k++) { from.push(at); to.push(end); }
      }
      at = end;
    }
    return { text: out, from, to };
  };

  /* A query as needles: each with the terms that the index knows and an expression that the folded text must match. */
  find.needles = (query) => {
    const pieces = [...query.matchAll(/["“「『]([^"”」』]+)["”」』]|(\S+)/gu)];
    return pieces.map(([, quoted, plain]) => needle(quoted || plain, Boolean(quoted))).filter(Boolean);
  };
  const needle = (piece, whole) => {
    const runs = find.fold(piece).text.match(new RegExp(`[${UNSPACED}]+|${word}+`, "gu"));
    if (!runs) return null;
    const terms = [], parts = [];
    runs.forEach((run, k) => {
      if (unspaced.test(run)) {
        terms.push(...pairs([...run]));
        parts.push(run);
        return;
      }
      const open = !whole && k === runs.length - 1 && !/^\d+$/.test(run);
      terms.push({ term: run.slice(0, LONGEST), open });
      parts.push(`(?<!${word})${run}${open ? `${word}*` : `(?!${word})`}`);
    });
    const [first] = runs, short = unspaced.test(first) ? [...first].length < 3 : first.length <= LONGEST;
    return { text: piece, terms, sure: runs.length === 1 && short, form: new RegExp(parts.join("[\\n ]*"), "gu") };
  };
  /* A single character is the beginning of pairs; of a run those pairs come first that have no character in common. */
  const pairs = (run) => {
    if (run.length === 1) return [{ term: run[0], open: true }];
    const all = run.slice(1).map((c, k) => ({ term: run[k] + c, open: false }));
    return [...all.filter((_, k) => k % 2 === 0), ...all.filter((_, k) => k % 2)];
  };
  /* Where needles stand in a folded text: [from, to] in the text itself; null where one is wanting. */
  find.places = (folded, needles, every = true) => {
    const found = [];
    for (const n of needles) {
      const own = [...folded.text.matchAll(n.form)].map((m) => [folded.from[m.index], folded.to[m.index + m[0].length - 1], n]);
      if (every && !own.length) return null;
      found.push(...own);
    }
    return found.sort((a, b) => a[0] - b[0]);
  };

  find.state = () => new URLSearchParams(location.hash.slice(1));
  find.fragment = (values) => `#${new URLSearchParams(values)}`.replaceAll("+", "%20");

  /* The words of the address marked in an article, or on a page. */
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const SVG = "http://www.w3.org/2000/svg";

  const textOf = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), nodes = [];
    let text = "", block = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".turned, .turn")) continue;
      const own = node.parentElement.closest("p, h1, h2, td, li, figcaption, blockquote");
      if (block && own !== block) text += "\n";
      block = own;
      nodes.push([text.length, node]);
      text += node.data;
    }
    return { text, nodes };
  };
  const rangeOf = (nodes, from, to) => {
    const at = (place) => nodes.findLast(([start]) => start <= place);
    const [a, first] = at(from), [b, last] = at(to - 1), range = document.createRange();
    range.setStart(first, from - a);
    range.setEnd(last, Math.min(to - b, last.length));
    return range;
  };
  const inArticle = (article, needles) => {
    const { text, nodes } = textOf(article);
    const ranges = find.places(find.fold(text), needles, false).map(([from, to]) => rangeOf(nodes, from, to));
    if (self.CSS?.highlights) CSS.highlights.set("found", new Highlight(...ranges));
    return ranges.map((range) => ({
      show: () => {
        if (self.CSS?.highlights) CSS.highlights.set("found-now", new Highlight(range));
        const mid = range.getBoundingClientRect();
        if (mid.top < 60 || mid.bottom > innerHeight - 120) scrollBy({ top: mid.top - innerHeight / 3 });
        if (mid.left < 0 || mid.right > innerWidth) range.startContainer.parentElement.scrollIntoView({ block: "nearest", inline: "center" });
      },
    }));
  };

  /* Lines of one article: which of them hold the words, and which part of each. */
  const boxesOf = (lines, needles) => {
    let text = "";
    const starts = lines.map(([line]) => { const start = text.length; text += `${line} `; return start; });
    return find.places(find.fold(text), needles, false).map(([from, to]) => lines.flatMap(([line, x, y, w, h], k) => {
      const a = Math.max(0, from - starts[k]), b = Math.min(line.length, to - starts[k]);
      if (a >= b) return [];
      const s = a / line.length, l = (b - a) / line.length;
      return [w >= h ? [x + w * s, y, w * l, h] : [x, y + h * s, w, h * l]];
    }));
  };
  const onPage = async (svg, needles, state) => {
    const articles = await find.load(new URL("lines.js", location.href.split("#")[0]).href).catch(() => []);
    const layer = svg.appendChild(document.createElementNS(SVG, "g")), stops = [];
    layer.setAttribute("class", "hits");
    const holds = new Set();
    for (const [id, lines] of articles)
      for (const boxes of boxesOf(lines, needles)) {
        holds.add(id);
        const rects = boxes.map(([x, y, w, h]) => {
          const rect = layer.appendChild(document.createElementNS(SVG, "rect"));
          for (const [name, value] of Object.entries({ x: x - 1, y: y - 1, width: w + 2, height: h + 2 })) rect.setAttribute(name, value);
          return rect;
        });
        stops.push({ id, show: () => {
          all(".now", layer).forEach((r) => r.classList.remove("now"));
          rects.forEach((r) => r.classList.add("now"));
          rects[0].scrollIntoView({ block: "center", inline: "center" });
        } });
      }
    for (const link of all("[data-article]")) {
      const title = link.getAttribute("aria-label") || link.textContent;
      if (!holds.has(link.dataset.article) && !find.places(find.fold(title), needles)?.length) continue;
      link.classList.add("holds");
      aim(link, find.fragment({ q: state.get("q") }));
    }
    return stops.sort((a, b) => (b.id === state.get("at")) - (a.id === state.get("at")));
  };

  /* A link, of the page or of its drawing, with another fragment. */
  const aim = (link, fragment) => link.setAttribute("href", link.getAttribute("href").split("#")[0] + fragment);

  let bar = null;
  const clear = () => {
    bar?.remove();
    bar = null;
    ["found", "found-now"].forEach((name) => self.CSS?.highlights?.delete(name));
    all(".hits").forEach((g) => g.remove());
    all(".holds").forEach((a) => { a.classList.remove("holds"); aim(a, ""); });
  };
  const button = (text, name, act) => {
    const found = document.createElement("button");
    found.type = "button";
    found.textContent = text;
    found.setAttribute("aria-label", name);
    found.title = name;
    found.addEventListener("click", act);
    return found;
  };
  const showBar = (query, stops) => {
    const say = JSON.parse(document.body.dataset.words || "{}"), label = document.createElement("p");
    let now = 0;
    const go = (step) => {
      now = (now + step + stops.length) % stops.length;
      label.textContent = stops.length ? `“${query}” ${now + 1} / ${stops.length}` : `“${query}” ${say["hit-none"]}`;
      stops[now]?.show();
    };
    bar = document.createElement("section");
    bar.className = "found-bar";
    bar.setAttribute("aria-label", query);
    label.setAttribute("aria-live", "polite");
    bar.append(label);
    if (stops.length > 1) bar.append(button("‹", say["hit-back"], () => go(-1)), button("›", say["hit-next"], () => go(1)));
    bar.append(button("✕", say["hit-clear"], () => { clear(); history.replaceState(null, "", location.href.split("#")[0]); }));
    document.body.append(bar);
    go(0);
  };
  const articleOf = (a) => a.hash.startsWith("#q=") ? new URLSearchParams(a.hash.slice(1)).get("at") : decodeURIComponent(a.hash.slice(1));
  const mark = async () => {
    clear();
    const state = find.state(), query = state.get("q");
    if (!query) return;
    await find.ready;
    const needles = find.needles(query), article = $(".article-view article"), svg = $(".page-view .regions");
    if (!needles.length || !(article || svg)) return;
    if (article) all(".about a").forEach((a) => aim(a, find.fragment({ q: query, at: articleOf(a) })));
    showBar(query, article ? inArticle(article, needles) : await onPage(svg, needles, state));
  };
  if ($(".article-view article") || $(".page-view .regions")) {
    mark();
    addEventListener("hashchange", mark);
  }
})();
