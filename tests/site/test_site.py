"""A site made of editions: what is in it, what is written again, and that a page's text is never markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from baoyan.model.edition import Link
from baoyan.model.reading import Direction
from plugins.site_editions import HOSTILE, ISSUE, build, edition, read


class Links(HTMLParser):
    """What a page points to, its scripts, and attributes that would run or style."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag says."""
        given = dict(attrs)
        self.targets += [v for k in ("href", "src") if (v := given.get(k))]
        self.handlers += [k for k in given if k.startswith("on") or k == "style"]
        self._in_script = tag == "script" and "src" not in given

    def handle_data(self, data: str) -> None:
        """Keep the text of a script."""
        if self._in_script:
            self.scripts.append(data)
            self._in_script = False


def parsed(text: str) -> Links:
    found = Links()
    found.feed(text)
    return found


def test_every_link_leads_to_a_file(tmp_path: Path) -> None:
    build(tmp_path, edition(), edition("2026-05-29"))
    pages = sorted(tmp_path.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        for target in parsed(page.read_text(encoding="utf-8")).targets:
            file = target.split("#")[0]
            assert not re.match(r"[a-z]+:", file), target
            place = tmp_path / file[1:] if file.startswith("/") else page.parent / file
            assert not file or place.resolve().is_file(), f"{page}: {target}"


def test_turned_article_is_whole_and_marked(tmp_path: Path) -> None:
    build(tmp_path, edition())
    shown = read(tmp_path, f"{ISSUE}/01/p01-a01/index.html")
    assert re.search(r"镇里找他商量。<span class=\"turned\"[^>]*>⤵</span>两人说定了。", shown)
    assert '"../index.html#p01-a01"' in shown and '"../../02/index.html#p01-a01"' in shown
    assert "url=../../01/p01-a01/index.html" in read(tmp_path, f"{ISSUE}/02/p02-a01/index.html")


def test_page_links_its_regions_teasers_and_turns(tmp_path: Path) -> None:
    build(tmp_path, edition())
    shown = read(tmp_path, f"{ISSUE}/01/index.html")
    assert re.search(r'<a id="p01-a01" href="p01-a01/index.html"[^>]*aria-label="渡口换了守法"><path d="M', shown)
    pointers = re.findall(r'<a class="pointer" href="([^"]+)" aria-label="([^"]+)"', shown)
    assert pointers == [("../02/p02-a02/index.html", "看水位"), ("../02/index.html", "（下转第2版）")]


def test_table_is_a_table(tmp_path: Path) -> None:
    build(tmp_path, edition())
    assert "<tr><td>日</td><td>米</td></tr>" in read(tmp_path, f"{ISSUE}/02/p02-a02/index.html")


def test_text_of_a_page_is_never_markup(tmp_path: Path) -> None:
    bad = edition(headline=HOSTILE, body=HOSTILE)
    bad = replace(bad, issue=replace(bad.issue, title=HOSTILE))
    build(tmp_path, bad)
    plain = build(tmp_path / "plain", edition())
    early = parsed(read(plain.root, f"{ISSUE}/index.html")).scripts
    for page in tmp_path.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        found = parsed(text)
        assert not found.handlers
        assert (
            "\u202e" not in text
            and "\x00" not in text
            and "49" not in re.sub(r"[0-9a-f]{8}\.", "", found.scripts[-1] if found.scripts else "")
        )
        code = [s for s in found.scripts if not s.lstrip().startswith("{")]
        assert all(s in early for s in code), page
        assert "<script>alert" not in text
        assert 'http-equiv="Content-Security-Policy" content="default-src' in text
        for script in found.scripts:
            if script.lstrip().startswith("{"):
                assert "<" not in script
                json.loads(script)


def test_second_build_writes_nothing(tmp_path: Path) -> None:
    first = build(tmp_path, edition())
    assert first.written
    again = build(tmp_path, edition())
    assert again.written == () and again.removed == () and again.rebuilt == ()


def test_corrected_article_rewrites_only_what_shows_it(tmp_path: Path) -> None:
    build(tmp_path, edition())
    found = edition()
    table = replace(found.articles[2], body=(replace(found.articles[2].body[0], rows=(("日", "米"), ("一", "4"))),))
    again = build(tmp_path, replace(found, articles=(*found.articles[:2], table)))
    pages = [w for w in again.written if w.endswith(".html")]
    assert pages == [f"{ISSUE}/02/p02-a02/index.html"]


def test_next_issue_joins_the_folder_and_its_neighbour_points_to_it(tmp_path: Path) -> None:
    build(tmp_path, edition())
    again = build(tmp_path, edition("2026-05-29"))
    assert again.issues == (ISSUE, "qing-du/2026-05-29")
    assert 'rel="next" href="../2026-05-29/index.html"' in read(tmp_path, f"{ISSUE}/index.html")
    assert "2026年5月29日" in read(tmp_path, "index.html")


def test_reread_issue_keeps_addresses_and_takes_away_nothing_of_others(tmp_path: Path) -> None:
    build(tmp_path, edition())
    own = tmp_path / ISSUE / "01" / "note.txt"
    own.write_text("mine", encoding="utf-8")
    found = edition()
    renamed = {"p01-a01": "p01-a05", "p02-a01": "p02-a07", "p02-a02": "p02-a01"}

    def moved(link: Link | None) -> Link | None:
        return replace(link, article=renamed[link.article or ""]) if link else None

    articles = tuple(
        replace(a, id=renamed[a.id], continued_to=moved(a.continued_to), continued_from=moved(a.continued_from))
        for a in found.articles
    )
    build(tmp_path, replace(found, articles=articles, teasers=()))
    assert "渡口换了守法" in read(tmp_path, f"{ISSUE}/01/p01-a01/index.html")
    assert "水位" in read(tmp_path, f"{ISSUE}/02/p02-a02/index.html")
    assert own.read_text(encoding="utf-8") == "mine"


def test_lost_page_is_made_again(tmp_path: Path) -> None:
    build(tmp_path, edition())
    lost = tmp_path / ISSUE / "02" / "index.html"
    lost.unlink()
    again = build(tmp_path, edition())
    assert lost.is_file()
    assert f"{ISSUE}/02/index.html" in again.written


def test_without_pages_files_the_problem_is_told(tmp_path: Path) -> None:
    report = build(tmp_path, edition())
    assert {p.code for p in report.problems} == {"site-picture-missing"}
    assert "没有这一版的版面图" in read(tmp_path, f"{ISSUE}/01/index.html")


def test_empty_site(tmp_path: Path) -> None:
    report = build(tmp_path)
    assert report.issues == ()


def test_base_url_gives_full_addresses(tmp_path: Path) -> None:
    build(tmp_path, edition(), base_url="https://paper.example/")
    shown = read(tmp_path, f"{ISSUE}/01/p01-a01/index.html")
    address = f"https://paper.example/{ISSUE}/01/p01-a01/"
    assert f'<link rel="canonical" href="{address}">' in shown
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', shown, re.DOTALL).group(1))  # type: ignore[union-attr]
    assert data["url"] == address
    assert data["datePublished"] == data["isPartOf"]["datePublished"] == "2026-05-22"
    assert None not in data["isPartOf"].values()


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "Headlines"), ("zh-Hans", "标题导航"), ("zh", "标题导航"), ("zh-Hant", "標題導航"), ("zh-HK", "標題導航")],
)
def test_interface_language(tmp_path: Path, language: str, word: str) -> None:
    build(tmp_path, edition(), language=language)
    assert word in read(tmp_path, f"{ISSUE}/01/index.html")


def test_article_set_in_vertical_columns_offers_that_setting(tmp_path: Path) -> None:
    given = edition()
    articles = tuple(replace(a, direction=str(Direction.VERTICAL)) for a in given.articles)
    build(tmp_path, replace(given, articles=articles))
    assert "data-vertical" in read(tmp_path, f"{ISSUE}/01/p01-a01/index.html")


def test_languages_have_the_same_phrases() -> None:
    from baoyan.site import words

    folder = Path(words.__file__).parent / "words"
    known = {f.name: json.loads(f.read_bytes()) for f in folder.glob("*.json")}
    names = {name: set(phrases) for name, phrases in known.items()}
    assert len({frozenset(n) for n in names.values()}) == 1
    fields = {
        name: {k: sorted(re.findall(r"{(\w+)}", v)) for k, v in phrases.items()} for name, phrases in known.items()
    }
    assert all(f == fields["en.json"] for f in fields.values())
