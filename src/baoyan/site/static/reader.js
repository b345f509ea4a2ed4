/* What a browser adds to the reader's edition. Every page works without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (name, attributes = {}, ...inside) => {
    const found = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
    found.append(...inside);
    return found;
  };

  /* The address that is for ever: without the file's name, which is there for reading from a folder. */
  if (location.protocol.startsWith("http") && location.pathname.endsWith("/index.html"))
    history.replaceState(null, "", location.pathname.slice(0, -10) + location.search + location.hash);

  /* What was searched for is marked, where an address says so. */
  const here = document.currentScript.src;
  const marks = () => {
    if (!/[#&]q=/.test(location.hash) || self.baoyanFind) return;
    document.head.append(make("script", { src: new URL("FIND", here).href }));
  };
  marks();
  addEventListener("hashchange", marks);

  /* The newest issue is kept for reading without a network. */
  if ("serviceWorker" in navigator && location.protocol.startsWith("http"))
    addEventListener("load", () => {
      const top = new URL(document.body.dataset.root.replace(/index\.html$/, "") || "./", location);
      navigator.serviceWorker.register(new URL("sw.js", top)).catch(() => {});
    });

  /* Headlines and regions light up together. */
  const light = (id, on) => all("[data-article]").forEach((a) => a.dataset.article === id && a.classList.toggle("lit", on));
  for (const [event, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]])
    document.addEventListener(event, (e) => {
      const id = e.target.closest?.("[data-article]")?.dataset.article;
      if (id) light(id, on);
    });

  /* Zoom by the width of the layout: scrolling stays the browser's own, and a sharper picture is fetched by itself. */
  const scroller = $(".scroller"), canvas = $(".scroller .canvas");
  if (scroller && canvas && $("img", canvas)) {
    let zoom = 1;
    const most = 6;
    const label = make("output", { class: "zoom-level", "aria-live": "polite" });
    const fit = () => {
      const bare = getComputedStyle(scroller).height, image = $("img", canvas);
      const wide = matchMedia("(min-width: 64rem)").matches;
      const ratio = image.height / image.width || 1.4;
      return wide ? Math.min(scroller.clientWidth, (parseFloat(bare) || 9e9) * 1.6 / ratio) : scroller.clientWidth;
    };
    const set = (next, x = scroller.clientWidth / 2, y = scroller.clientHeight / 2) => {
      const from = zoom, left = scroller.scrollLeft + x, top = scroller.scrollTop + y;
      zoom = Math.min(most, Math.max(1, next));
      canvas.style.width = zoom === 1 ? "" : `${fit() * zoom}px`;
      scroller.scrollLeft = left * zoom / from - x;
      scroller.scrollTop = top * zoom / from - y;
      label.textContent = `${Math.round(zoom * 100)}%`;
      clearTimeout(set.later);
      set.later = setTimeout(() => all("source", canvas).forEach((s) => { s.sizes = `${Math.round(fit() * zoom)}px`; }), 150);
    };
    const bar = $(".zoom");
    const button = (text, name, act) => {
      const found = make("button", { type: "button", "aria-label": name, title: name }, text);
      found.addEventListener("click", act);
      return found;
    };
    bar.prepend(button("−", bar.dataset.out, () => set(zoom / 1.4)), label, button("+", bar.dataset.in, () => set(zoom * 1.4)),
      button("⤢", bar.dataset.fit, () => set(1)));
    label.textContent = "100%";
    scroller.addEventListener("wheel", (e) => {
      if (!e.ctrlKey) return;
      e.preventDefault();
      const box = scroller.getBoundingClientRect();
      set(zoom * Math.exp(-e.deltaY / 300), e.clientX - box.left, e.clientY - box.top);
    }, { passive: false });
    let pinch = null;
    const spread = (t) => Math.hypot(t[0].clientX - t[1].clientX, t[0].clientY - t[1].clientY);
    scroller.addEventListener("touchstart", (e) => {
      if (e.touches.length === 2) pinch = { span: spread(e.touches), zoom };
    }, { passive: true });
    scroller.addEventListener("touchmove", (e) => {
      if (!pinch || e.touches.length !== 2) return;
      e.preventDefault();
      const box = scroller.getBoundingClientRect();
      const x = (e.touches[0].clientX + e.touches[1].clientX) / 2 - box.left;
      const y = (e.touches[0].clientY + e.touches[1].clientY) / 2 - box.top;
      set(pinch.zoom * spread(e.touches) / pinch.span, x, y);
    }, { passive: false });
    scroller.addEventListener("touchend", (e) => { if (e.touches.length < 2) pinch = null; });
    addEventListener("keydown", (e) => {
      if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
      if (e.key === "+" || e.key === "=") set(zoom * 1.4);
      else if (e.key === "-") set(zoom / 1.4);
      else if (e.key === "0") set(1);
    });
    const target = /^#[\w-]+$/.test(location.hash) && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target) target.scrollIntoView({ block: "center" });
    /* A swipe over a page that is not zoomed turns it. */
    let start = null;
    scroller.addEventListener("pointerdown", (e) => { start = e.pointerType === "touch" && zoom === 1 ? e : null; });
    scroller.addEventListener("pointercancel", () => { start = null; });
    scroller.addEventListener("touchend", (e) => {
      const t = e.changedTouches[0];
      if (start && zoom === 1 && t) {
        const x = t.clientX - start.clientX, y = t.clientY - start.clientY;
        if (Math.abs(x) > 70 && Math.abs(x) > 2.5 * Math.abs(y)) go(x < 0 ? "next" : "prev");
      }
      start = null;
    });
    scroller.style.touchAction = "pan-y";
    const pan = () => { scroller.style.touchAction = zoom > 1 ? "pan-x pan-y" : "pan-y"; };
    scroller.addEventListener("touchend", pan);
  }

  /* Arrow keys turn pages and articles; with Shift they go to the issue before or after. */
  const go = (way, from = "main") => { const link = $(`:is(${from}) [rel="${way}"]`); if (link) location.href = link.href; };
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest?.(".scroller, input, textarea, select, .wide, .body[tabindex]")) return;
    const from = e.shiftKey ? ".foot, .issue-view" : "main";
    if (e.key === "ArrowRight") go("next", from);
    else if (e.key === "ArrowLeft") go("prev", from);
  });
})();
