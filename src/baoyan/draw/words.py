"""The few words that a picture says, in English and Chinese."""

from __future__ import annotations

import os

WORDS: dict[str, tuple[str, str]] = {
    "page": ("Page {0}", "第 {0} 版"),
    "counts": ("articles: {0} · lines: {1}", "稿件 {0} 篇 · {1} 行"),
    "letters": ("{0} characters", "{0} 字"),
    "more": ("and {0} more", "另有 {0} 篇"),
    "doubts": ("doubts: {0}", "存疑：{0}"),
    "untitled": ("(no headline)", "（无题）"),
    "to": ("continued on {0}", "下转 {0}"),
    "from": ("continued from {0}", "上接 {0}"),
    "column_title": ("column title", "栏目"),
    "kicker": ("kicker", "引题"),
    "headline": ("headline", "主题"),
    "deck": ("deck", "副题"),
    "byline": ("byline", "署名"),
    "dateline": ("dateline", "电头"),
    "source": ("source", "来源"),
    "subheading": ("subheading", "小标题"),
    "note": ("note", "编者按"),
    "pull_quote": ("pull quote", "提要"),
    "table": ("table", "表格"),
    "list": ("list", "列表"),
    "caption": ("caption", "图说"),
    "picture": ("picture", "图片"),
    "jump": ("jump", "转版"),
    "teaser": ("teaser", "导读"),
    "furniture": ("furniture", "版面零件"),
    "left-out": ("in no article", "未归入稿件"),
    "doubt": ("doubt", "存疑"),
    "line": ("line of text", "文字行"),
    "order": ("reading order", "阅读顺序"),
    "rule": ("rule", "线条"),
    "panel": ("frame or tint", "框、底色"),
    "article": ("article", "稿件"),
    "brief": ("brief", "简讯"),
    "photo_news": ("photo news", "图片新闻"),
    "notice": ("notice", "公告"),
    "advertisement": ("advertisement", "广告"),
    "poem": ("poem", "诗歌"),
    "interview": ("interview", "访谈"),
    "editorial_note": ("editors' note", "编者按"),
    "masthead": ("masthead", "报头"),
    "index": ("index", "目录"),
}
"""Each word by its name: English, Chinese."""


def language_of_locale() -> str:
    """The language that $BAOYAN_LANG or the system's locale asks for: "zh", else "en"."""
    names = ("BAOYAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((os.environ[name] for name in names if os.environ.get(name)), "en")
    return "zh" if locale.lower().startswith("zh") else "en"


def word(name: str, lang: str, *values: object) -> str:
    """The word of that name in `lang` ("en" or "zh"); a name that has no word stands for itself."""
    return WORDS.get(name, (name, name))[lang == "zh"].format(*values)
