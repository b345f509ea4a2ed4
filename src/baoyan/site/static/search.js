/* The search page: terms from the shards' buckets, phrases checked on the text, results with what was found marked. */
(() => {
  "use strict";
  const find = self.baoyanFind;
  const view = document.querySelector(".search-view"), say = JSON.parse(view.dataset.say);
  const $ = (selector) => view.querySelector(selector);
  const form = $("form"), field = $("input"), status = $(".status"), list = $(".results"), more = $(".more-results");
  const BATCH = 10, WIDEST = 24, ENOUGH = 20;
  const SIGNS = Array.from({ length: 94 }, (_, k) => String.fromCharCode(33 + k)).filter((c) => !'"\\|<'.includes(c));
  const LAST = 58, MORE = SIGNS.length - LAST;
  const digits = new Map(SIGNS.map((c, k) => [c, k]));

  const unpack = (text) => {
    const found = [];
    let before = -1, high = 0;
    for (const sign of text) {
      const digit = digits.get(sign);
      if (digit >= LAST) { high = high * MORE + digit - LAST + 1; continue; }
      found.push(before += high * LAST + digit + 1);
      high = 0;
    }
    return found;
  };
  const both = (a, b) => { const other = new Set(b); return a.filter((n) => other.has(n)); };
  const either = (lists) => lists.length === 1 ? lists[0] : [...new Set(lists.flat())].sort((a, b) => a - b);

  /* Files are asked for once; what failed may be asked for again. */
  const asked = new Map();
  const load = (path) => {
    if (!asked.has(path)) asked.set(path, find.load(new URL(path, location.href.split("#")[0]).href).catch((e) => { asked.delete(path); throw e; }));
    return asked.get(path);
  };
  /* The list of shards may be an old one that the browser kept: once more, from the server. */
  const shardList = async (fresh) => {
    if (fresh) {
      asked.clear();
      await fetch(new URL("shards.js", location.href.split("#")[0]), { cache: "reload" });
    }
    return load("shards.js");
  };

  const headOf = async ([name]) => {
    const head = await load(`${name}/head.js`);
    if (head.firsts) return head;
    const pages = [];
    let start = 0;
    for (const line of head[1]) {
      const [issue, ...counts] = line.split(" ");
      for (const entry of counts) {
        const cut = entry.lastIndexOf(":"), count = Number(entry.slice(cut + 1));
        if (count) pages.push({ issue, page: entry.slice(0, cut), start });
        start += count;
      }
    }
    return Object.assign(head, { name, pages, firsts: head[2].split("\n") });
  };
  const placeOf = (head, number) => {
    let low = 0, high = head.pages.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (head.pages[mid].start <= number) low = mid; else high = mid - 1;
    }
    return head.pages[low];
  };

  /* The rows of a bucket; each says how much it has in common with the row before. */
  const rowsOf = async (head, k) => {
    const text = await load(`${head.name}/${k}.js`), rows = [];
    let before = "";
    for (const line of text.split("\n")) {
      const cut = line.indexOf(" ");
      before = before.slice(0, parseInt(line[0], 36)) + line.slice(1, cut);
      rows.push([before, line.slice(cut + 1)]);
    }
    return rows;
  };
  const bucketOf = (firsts, term) => {
    let low = 0, high = firsts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (firsts[mid] <= term) low = mid; else high = mid - 1;
    }
    return low;
  };
  const listsOf = async (head, { term, open }) => {
    const first = bucketOf(head.firsts, term);
    let last = first;
    if (open) while (last + 1 < head.firsts.length && head.firsts[last + 1].startsWith(term) && last - first < WIDEST) last++;
    const buckets = await Promise.all(Array.from({ length: last - first + 1 }, (_, k) => rowsOf(head, first + k)));
    const rows = buckets.flat().filter(([own]) => open ? own.startsWith(term) : own === term);
    const lists = rows.map(([, packed]) => packed.split("|").map(unpack));
    return [0, 1, 2].map((k) => either(lists.map((l) => l[k] || [])));
  };

  const meet = (lists) => [0, 1, 2].map((k) => lists.map((l) => l[k]).reduce(both));
  const common = async (head, terms) => meet(await Promise.all(terms.map((t) => listsOf(head, t))));

  /* The articles of a shard that have all terms, each with its weight: in the headline, often. */
  const matches = async (shard, needles) => {
    const head = await headOf(shard);
    const found = await Promise.all(needles.map(async (n) => {
      let lists = await common(head, n.terms.slice(0, 2));
      /* What two terms leave is soon few enough to be checked on the texts. */
      for (const t of n.terms.slice(2)) {
        if (lists[0].length <= ENOUGH) break;
        lists = meet([lists, await listsOf(head, t)]);
      }
      return lists;
    }));
    const often = found.map(([, o]) => new Set(o)), headed = found.map(([, , h]) => new Set(h));
    return found.map(([every]) => every).reduce(both).map((number) => {
      const score = found.reduce((sum, _, k) => sum + (headed[k].has(number) ? 6 : 0) + (often[k].has(number) ? 2 : 0), 0);
      return { head, number, score, ...placeOf(head, number) };
    });
  };

  const ORDERS = {
    best: (a, b) => b.score - a.score || ORDERS.new(a, b),
    new: (a, b) => (a.issue < b.issue) - (a.issue > b.issue) || a.number - b.number,
    old: (a, b) => (a.issue > b.issue) - (a.issue < b.issue) || a.number - b.number,
  };
  const make = (name, attributes, ...inside) => {
    const found = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    found.append(...inside);
    return found;
  };
  const tag = document.documentElement.lang;
  const day = new Intl.DateTimeFormat(tag === "en" ? "en-GB" : tag, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
  const dateOf = (issue) => /^\d{4}-\d\d-\d\d$/.test(issue) ? day.format(new Date(`${issue}T00:00:00Z`)) : issue;

  /* A text with its places marked, or the stretch of it where most of the words stand. */
  const marked = (text, places, from = 0, to = text.length) => {
    const out = [];
    let at = from;
    for (const [a, b] of places) {
      if (a < at || b > to) continue;
      out.push(text.slice(at, a), make("mark", {}, text.slice(a, b)));
      at = b;
    }
    return [...out, text.slice(at, to)];
  };
  const snippet = (text, places) => {
    const wide = /[\u3040-\u9fff]/.test(text.slice(0, 200)) ? 110 : 240, lead = wide / 4;
    if (!places.length) return [text.slice(0, wide), text.length > wide ? "…" : ""];
    const kinds = ([a]) => new Set(places.filter(([b]) => b >= a && b < a + wide - lead).map(([, , n]) => n)).size;
    const best = places.reduce((x, p) => kinds(p) > kinds(x) ? p : x, places[0]);
    let from = Math.max(0, Math.floor(best[0] - lead));
    const stop = text.slice(from, best[0]).search(/[。！？\n.!?]/);
    if (from && stop >= 0) from += stop + 1;
    else if (from && wide > 200) from = text.indexOf(" ", from) + 1 || from;
    const to = Math.min(text.length, from + wide);
    return [from ? "…" : "", ...marked(text, places, from, to), to < text.length ? "…" : ""];
  };
  const result = (hit, [label, section], [address, title, head, rest], needles, query) => {
    const text = (head ? `${head}\n` : "") + rest, folded = find.fold(text), named = find.fold(title);
    if (!find.places(find.fold(`${title}\n${text}`), needles)) return null;
    const issue = `../${hit.issue}/`, words = find.fragment({ q: query });
    const id = address.split("/")[1];
    const where = make("p", { class: "where" }, `${dateOf(hit.issue)} · `,
      make("a", { href: `${issue}${hit.page}/index.html${find.fragment({ q: query, at: id })}` }, say.page.replace("{label}", label) + (section ? ` ${section}` : "")));
    return make("li", {},
      make("h2", {}, make("a", { href: `${issue}${address}/index.html${words}` }, ...marked(title, find.places(named, needles, false)))),
      make("p", { class: "snippet" }, ...snippet(text, find.places(folded, needles, false))), where);
  };

  let run = 0;
  const show = async (hits, needles, query, mine) => {
    let next = 0, shown = 0, dropped = 0;
    const sure = needles.every((n) => n.sure);
    const tell = () => {
      const all = hits.length - dropped, exact = sure || next >= hits.length;
      status.textContent = all ? (exact ? say.count : say.about).replace("{count}", all) : say.none;
      more.hidden = next >= hits.length;
    };
    const batch = async () => {
      const goal = shown + BATCH;
      while (shown < goal && next < hits.length) {
        const own = hits.slice(next, next + goal - shown);
        const pages = own.map((h) => load(`../${h.issue}/${h.page}/text.js`).catch(() => null));
        for (const [k, hit] of own.entries()) {
          const page = await pages[k];
          if (mine !== run) return;
          const article = page?.[2][hit.number - hit.start], item = article && result(hit, page, article, needles, query);
          if (item) { list.append(item); shown++; } else dropped++;
        }
        next += own.length;
      }
      tell();
    };
    more.onclick = async () => {
      const last = list.lastElementChild;
      await batch();
      last?.nextElementSibling?.querySelector("a").focus();
    };
    await batch();
  };

  const choose = (box, options, chosen, name) => box.replaceChildren(...options.map(([value, text, count]) => {
    const button = make("button", { type: "button", "aria-pressed": value === chosen }, text, ...(count ? [make("small", {}, ` ${count}`)] : []));
    button.addEventListener("click", () => to({ [name]: value }));
    return button;
  }));
  const to = (change) => {
    const state = Object.fromEntries([...find.state(), ...Object.entries(change)].filter(([, value]) => value));
    const next = find.fragment(state);
    if (next === location.hash) search(); else location.hash = next;
  };

  const everything = async (needles) => {
    let error = null;
    for (const fresh of [false, true]) {
      if (fresh && !location.protocol.startsWith("http")) break;
      try {
        const shards = await shardList(fresh);
        return (await Promise.all(shards.map((s) => matches(s, needles)))).flat();
      } catch (e) { error = e; }
    }
    throw error;
  };
  const search = async () => {
    const mine = ++run, state = find.state(), query = (state.get("q") || "").slice(0, 200);
    const order = state.get("s") in ORDERS ? state.get("s") : "best", year = state.get("y") || "";
    if (field.value !== query) field.value = query;
    list.replaceChildren();
    more.hidden = true;
    $(".choices").hidden = true;
    await find.ready;
    const needles = find.needles(query).slice(0, 8);
    document.title = document.title.replace(/^“.*?” · /, "");
    if (!needles.length) { status.textContent = ""; return; }
    document.title = `“${query}” · ${document.title}`;
    status.textContent = say.wait;
    try {
      const hits = await everything(needles);
      if (mine !== run) return;
      const years = [...hits.reduce((m, h) => m.set(h.issue.slice(0, 4), (m.get(h.issue.slice(0, 4)) || 0) + 1), new Map())];
      const known = years.filter(([y]) => /^\d{4}$/.test(y)).sort().reverse();
      choose($(".by-year"), known.length > 1 || year ? [["", say.all], ...known.map(([y, n]) => [y, y, n])] : [], year, "y");
      choose($(".by-order"), [["", say.best], ["new", say.new], ["old", say.old]], order === "best" ? "" : order, "s");
      $(".choices").hidden = !hits.length;
      await show(hits.filter((h) => !year || h.issue.startsWith(year)).sort(ORDERS[order]), needles, query, mine);
    } catch (error) {
      if (mine === run) status.textContent = say.failed;
    }
  };

  form.addEventListener("submit", (e) => { e.preventDefault(); to({ q: field.value.trim(), y: "" }); });
  addEventListener("hashchange", search);
  if (!find.state().get("q")) {
    field.focus();
    /* While a reader types, what every query needs comes in. */
    shardList(false).then((shards) => shards.forEach((s) => headOf(s).catch(() => {})), () => {});
  }
  search();
})();
