"""What the names of newspapers look like, in Chinese and in European languages."""

from __future__ import annotations

import re
import unicodedata


def _words(text: str) -> list[str]:
    return text.split()


_CHINESE = re.compile(
    r"[\u4e00-\u9fff·]{1,9}(?:报|報|周刊|週刊|周末|週末|新闻|新聞|导刊|導刊|消息|时讯|時訊|电讯|電訊|快讯|快訊"
    r"|月刊|旬刊|通讯|通訊|之声|之聲|特刊)"
)
_ENGLISH = _words("""
    times post herald news gazette courier journal tribune star sun chronicle observer mail telegraph
    record press bulletin examiner sentinel register dispatch guardian independent standard echo argus
    advertiser mercury leader globe daily weekly review enterprise citizen ledger banner inquirer
    enquirer messenger reporter beacon voice union republican democrat monitor advocate pioneer patriot
    eagle clarion transcript intelligencer mirror express world age argosy spectator outlook statesman
    nation sentinel-record bugle call item packet plainsman progress recorder report signal sketch torch
    tattler visitor whig zephyr free-press picayune
""")
_GERMAN = _words("""
    zeitung blatt tageblatt tagblatt anzeiger nachrichten post kurier bote rundschau allgemeine presse
    volksblatt merkur wochenblatt echo stimme morgenpost abendblatt welt journal abendpost amtsblatt
    generalanzeiger kreisblatt volksstimme landbote wochenzeitung tagespost spiegel bild zeit
    kreiszeitung landeszeitung volkszeitung abendzeitung
""")
_WORDS = frozenset((*_ENGLISH, *_GERMAN))
_ENDINGS = ("zeitung", "blatt", "anzeiger", "nachrichten", "kurier", "bote", "rundschau", "presse", "post", "merkur")


def squeezed(text: str) -> str:
    """Letters and figures only, in lower case, without accents: for finding a name inside a web address."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def is_paper_name(text: str) -> bool:
    """Whether the text is like a newspaper's name: "沧江社区报", "The Alderton Courier", "Neue Rundschau"."""
    joined = re.sub(r"\s+", "", text)
    if _CHINESE.fullmatch(joined):
        return True
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", text)
    if not 1 <= len(words) <= 6 or re.search(r"[,;:!?“”\"]|\.$", text):
        return False
    if not all(
        word[0].isupper() or word.lower() in ("of", "and", "the", "für", "und", "der", "am", "an", "im")
        for word in words
    ):
        return False
    return any(word.lower() in _WORDS for word in words) or words[-1].lower().endswith(_ENDINGS)


_SECTION_WORDS = frozenset(
    (
        "news",
        "report",
        "world",
        "record",
        "review",
        "call",
        "nation",
        "life",
        "age",
        "item",
        "progress",
        "signal",
        "welt",
    )
)


def is_running_title(text: str) -> bool:
    """Whether a folio's words are the paper's name, not a section's: "沧江社区报" but not "综合新闻", "World News"."""
    joined = re.sub(r"\s+", "", text)
    if re.search(r"[\u4e00-\u9fff]", joined):
        return bool(re.fullmatch(r"[\u4e00-\u9fff·]{2,9}(?:报|報|周刊|週刊|周末|週末|电讯|電訊|消息)", joined))
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    if not is_paper_name(text) or len(words) < 2:
        return False
    return words[0] in ("the", "der", "die", "das") or words[-1] not in _SECTION_WORDS


def is_title_latin(text: str) -> bool:
    """Whether the text can be a Chinese paper's title in Latin letters: "XU HUI BAO", "Riverside Weekly"."""
    letters = re.sub(r"[\s'’.·\-&]", "", text)
    if not 4 <= len(letters) <= 44 or not letters.isascii() or not letters.isalpha():
        return False
    words = re.findall(r"[A-Za-z]+", text)
    return letters.isupper() or all(word[0].isupper() or word in ("of", "and", "the") for word in words)
