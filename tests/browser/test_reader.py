"""The reader's edition as people meet it: with and without JavaScript, on a phone and a desk, by keyboard, offline."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from baoyan.site import Given, Options, build_site
from plugins.site_editions import HOSTILE, edition

Open = Callable[..., Any]
BUDGET = 15 * 1024


def until(page: Any, expression: str, seconds: float = 20.0) -> None:
    """Wait until an expression holds (the pages' own policy forbids the browser to be asked by `eval`)."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)


def test_reads_without_javascript(opened: Open, issue: str) -> None:
    """A region leads to its article, the article to the next and back to the page with its region lit."""
    page = opened(f"{issue}/01/", java_script_enabled=False)
    assert page.locator("svg.regions a[data-article]").count() > 4
    assert page.locator(".tools button").count() == 0
    page.locator('nav.headlines a[data-article="p01-a01"]').click()
    assert page.locator("h1").inner_text() == "十二公里水岸 还给散步的人"
    assert "五月二十日清晨六点" in page.locator(".body").inner_text()
    page.locator(".minimap a").first.click()
    lit = page.locator("#p01-a01 path").evaluate("e => getComputedStyle(e).fillOpacity")
    assert float(lit) > 0.1


def test_jumped_article_is_whole_and_its_other_address_leads_to_it(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/02/p02-a03/")
    page.wait_for_url(re.compile(r"/01/p01-a06/"))
    body = page.locator(".body").inner_text()
    assert "旧候船室收拾" in body and "最后一班船靠岸" in body
    assert page.locator(".turned").count() == 1


def test_issue_bears_the_papers_own_lettering(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/")
    name = page.locator("h1.lettering img")
    assert name.get_attribute("alt") == "青渡周报"
    assert name.evaluate("async e => { await e.decode(); return e.naturalWidth / e.naturalHeight }") > 2


def test_regions_and_headlines_light_up_together(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/01/")
    page.locator('nav.headlines a[data-article="p01-a06"]').hover()
    assert "lit" in page.locator("svg #p01-a06").get_attribute("class")
    page.locator('nav.headlines a[data-article="p01-a01"]').focus()
    assert "lit" in page.locator("svg #p01-a01").get_attribute("class")


def test_zoom_fetches_a_sharper_picture(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/01/")
    image = page.locator(".scroller img")
    before = image.evaluate("e => e.currentSrc")
    width = image.evaluate("e => e.getBoundingClientRect().width")
    for _ in range(3):
        page.locator(".zoom button").nth(1).click()
    until(page, f"document.querySelector('.scroller img').currentSrc !== {before!r}")
    assert image.evaluate("e => e.getBoundingClientRect().width") > 2 * width
    page.keyboard.press("0")
    assert image.evaluate("e => e.getBoundingClientRect().width") == pytest.approx(width, abs=2)
    page.keyboard.press("+")
    assert page.locator(".zoom-level").inner_text() == "140%"


def test_zoom_by_wheel(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/01/")
    page.locator(".scroller").hover()
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    until(page, "document.querySelector('.zoom-level').textContent !== '100%'")


def test_pinch_zooms_the_page_and_not_the_window(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/01/", wide=False)
    box = page.locator(".scroller").bounding_box()
    session = page.context.new_cdp_session(page)
    y = box["y"] + 200

    def touch(kind: str, apart: float) -> None:
        points = [{"x": 195 - apart, "y": y, "id": 0}, {"x": 195 + apart, "y": y, "id": 1}] if apart else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 30)
    for apart in (50, 70, 90):
        touch("touchMove", apart)
    touch("touchEnd", 0)
    until(page, "parseInt(document.querySelector('.zoom-level').textContent) > 200")
    assert page.evaluate("visualViewport.scale") == 1


def test_keys_and_swipes_turn_pages(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/01/")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile(r"/02/"))
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile(r"/01/"))
    phone = opened(f"{issue}/01/", wide=False)
    session = phone.context.new_cdp_session(phone)
    box = phone.locator(".scroller").bounding_box()
    for kind, x in (("touchStart", 300), ("touchMove", 200), ("touchMove", 100), ("touchEnd", None)):
        points = [] if x is None else [{"x": x, "y": box["y"] + 150}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    phone.wait_for_url(re.compile(r"/02/"))


def test_keyboard_reaches_everything(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/01/")
    wanted = page.evaluate("[...document.querySelectorAll('a[href], button')].filter(e => !e.closest('dialog')).length")
    hidden = page.evaluate("[...document.querySelectorAll('[tabindex=\"-1\"]')].length")
    seen = set()
    for _ in range(wanted + 10):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("[...document.querySelectorAll('a[href], button')].indexOf(document.activeElement)"))
    assert len(seen - {-1}) >= wanted - hidden


def test_settings_are_kept(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/01/p01-a01/")
    page.locator(".open-settings").click()
    page.locator(".panel button", has_text="深色").click()
    page.locator(".panel button", has_text="A++").click()
    page.locator(".panel .close").click()
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator(".body").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 28


def test_large_and_simple(opened: Open, issue: str) -> None:
    """Targets of 60 px, text of 18 px and more."""
    stored = "localStorage.setItem('baoyan', JSON.stringify({elder: 'on'}))"
    for path in ("01/p01-a01/", "01/", ""):
        page = opened(f"{issue}/{path}", before=stored, wide=False)
        small = page.evaluate(
            """[...document.querySelectorAll('.top a, .top button, .tools a, .tools button, .turns a, .article-tools button')]
            .filter(e => e.offsetParent).map(e => e.getBoundingClientRect()).filter(b => b.height < 59.5).length"""
        )
        assert small == 0, path
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_simplified_and_traditional(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/01/p01-a06/")
    page.locator(".open-settings").click()
    page.locator(".panel button", has_text="繁體").click()
    until(page, "document.querySelector('h1').textContent.includes('換了個守法')")
    assert page.locator("html").get_attribute("lang") == "zh-TW"
    page.locator(".panel button", has_text="原文").click()
    until(page, "document.querySelector('h1').textContent.includes('换了个守法')")


VOICE = """
window.heard = [];
class Said { constructor(text) { this.text = text; } }
window.SpeechSynthesisUtterance = Said;
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "zh-HK", name: "yue" }, { lang: "zh-CN", name: "putonghua" }], cancel() {},
  speak(u) { window.heard.push([u.text, u.voice && u.voice.lang]); setTimeout(() => u.onend && u.onend(), 5); },
} });
"""


def test_listening_goes_by_sentence_and_on_to_the_next_article(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/01/p01-a01/", before=VOICE)
    page.locator(".listen").click()
    until(page, "document.querySelector('.player-title').textContent !== document.querySelector('h1').textContent")
    heard = page.evaluate("window.heard")
    assert heard[0] == ["十二公里水岸 还给散步的人", "zh-CN"]
    assert max(len(text) for text, _ in heard) <= 80
    text = page.locator(".body").inner_text()
    assert re.sub(r"\s", "", heard[3][0]) in re.sub(r"\s", "", text)
    page.locator(".player button").last.click()
    assert page.locator(".player").is_hidden()


def test_reads_offline(opened: Open, issue: str, folder: Path) -> None:
    page = opened(f"{issue}/01/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(
        page,
        """(async () => { const list = await (await fetch("/offline.json")).json();
        for (const path of [...list.files, ...list.pages])
          if (!await caches.match(new URL(path, location.origin).href)) return false;
        return true; })()""",
    )
    page.context.set_offline(True)
    page.goto(page.url.replace("/01/", "/02/"))
    assert "第02版" in page.locator(".headlines h1").inner_text()
    assert (
        page.locator(".scroller img").evaluate("async e => { await e.decode().catch(() => {}); return e.naturalWidth }")
        > 400
    )
    page.goto(
        f"{page.url.split('/02/')[0]}/no-such-page/"
    )  # not kept: the front at its own address, where its links are right
    assert page.url.count("/") == 3
    assert page.locator(".page-card").count() > 0


def test_from_a_folder_on_disk(opened: Open, folder: Path, issue: str) -> None:
    page = opened((folder / "index.html").as_uri())
    page.locator(".page-card h2 a").first.click()
    page.locator('nav.headlines a[data-article="p01-a01"]').click()
    assert page.locator("h1").inner_text() == "十二公里水岸 还给散步的人"
    page.locator(".open-settings").wait_for()


@pytest.mark.parametrize("path", ["", "01/", "01/p01-a01/", "02/p02-a02/"])
def test_reflows_at_320_px(opened: Open, issue: str, path: str) -> None:
    page = opened(f"{issue}/{path}", viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_prints_the_article_alone(opened: Open, issue: str) -> None:
    page = opened(f"{issue}/01/p01-a01/")
    page.emulate_media(media="print")
    for hidden in (".main-nav", ".article-tools", ".turns", ".about"):
        assert page.locator(hidden).first.is_hidden(), hidden
    assert page.pdf(tagged=True).startswith(b"%PDF")


@pytest.mark.parametrize("look", ["light", "dark", "elder"])
def test_axe_finds_nothing(opened: Open, issue: str, look: str) -> None:
    """No violation on any kind of page."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    stored = "localStorage.setItem('baoyan', JSON.stringify({elder: 'on'}))" if look == "elder" else None
    paper = issue.split("/", maxsplit=1)[0]
    for path in (f"{issue}/", f"{issue}/01/", f"{issue}/01/p01-a01/", f"{paper}/", "404.html"):
        page = opened(path, before=stored, color_scheme="dark" if look == "dark" else "light")
        found = axe.Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == [], path


@pytest.mark.parametrize("path", ["01/", "01/p01-a01/"])
def test_code_of_a_view_stays_small(opened: Open, folder: Path, issue: str, path: str) -> None:
    """15 KB of scripts and styles in all; gzip stands for brotli, which makes less."""
    page = opened(f"{issue}/{path}")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(e => new URL(e.name).pathname)")
    code = {p for p in loaded if p.endswith((".js", ".css")) and not p.endswith("/sw.js")}
    assert len(code) > 1
    assert sum(len(gzip.compress((folder / p[1:]).read_bytes(), 9)) for p in code) <= BUDGET


def test_hostile_text_runs_nothing(opened: Open, tmp_path: Path) -> None:
    """Markup in a headline is shown as letters; the policy lets nothing else run."""
    bad = edition(headline=HOSTILE * 100, body=f"<img src=x onerror=alert(1)>{HOSTILE}")
    build_site([Given(bad)], tmp_path, Options(jobs=0))
    page = opened(
        (tmp_path / "qing-du/2026-05-22/01/p01-a01/index.html").as_uri(),
        before="window.alert = () => { window.ran = 1 }",
    )
    assert page.evaluate("window.ran") is None
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()
    assert page.locator(".body img").count() == 0
