"""Copy by the yard: sentences put together from hand-written parts, drawn by seed, in Chinese, English and German.

Every text is invented: parts stand in `texts/bank-*.txt`, one section of alternatives after another. The traditional bank
is the simplified one in traditional characters.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "texts"


@cache
def read_bank(lang: str) -> dict[str, list[str]]:
    """Read the alternatives of a language: section name to list."""
    euro = lang in {"en", "de"}
    path, mark = FOLDER / f"bank-{lang if euro else 'zh'}.txt", "|" if euro else " "
    out: dict[str, list[str]] = {}
    for chunk in path.read_text(encoding="utf-8").split("[")[1:]:
        name, _, lines = chunk.partition("]\n")
        out[name] = [part for part in lines.strip().split(mark) if part]
    return out


@cache
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2tw")


@cache
def traditional(text: str) -> str:
    """Return a simplified text in traditional characters."""
    return str(_converter().convert(text))


@dataclass
class Bank:
    """Draws copy in one language; what one article says once it does not say again."""

    lang: str
    rng: random.Random
    used: set[str] = field(default_factory=set)
    guillemets: bool = False  # German copy is quoted »so« and not „so“

    @property
    def euro(self) -> bool:
        """Whether the copy is in a European language."""
        return self.lang in {"en", "de"}

    def has(self, section: str) -> bool:
        """Whether the bank has a section."""
        return section in read_bank(self.lang)

    def pick(self, section: str) -> str:
        """Draw one alternative of a section."""
        return self.turn(self.rng.choice(read_bank(self.lang)[section]))

    def few(self, section: str, count: int) -> list[str]:
        """Draw several different alternatives."""
        found = read_bank(self.lang)[section]
        return [self.turn(t) for t in self.rng.sample(found, min(count, len(found)))]

    def turn(self, text: str) -> str:
        """Return a text in the bank's own characters."""
        if self.guillemets:
            return text.translate(_GUILLEMETS)
        return traditional(text) if self.lang == "hant" else text

    def name(self) -> str:
        """Draw a person's name."""
        if self.euro:
            return f"{self.pick('first')} {self.pick('last')}"
        return self.pick("surname") + self.pick("given")

    def number(self, low: int, high: int) -> str:
        """Draw a number as printed."""
        value = self.rng.randint(low, high)
        if self.lang == "de":
            return f"{value:,}".replace(",", ".")
        return f"{value:,}" if self.euro else str(value)

    def headline(self) -> str:
        """Draw a headline that the issue does not have yet."""
        for _ in range(40):
            text = self.pick("head1")
            if self.rng.random() < 0.45:
                text += " " + self.pick("head2")
            if text not in self.used:
                break
        self.used.add(text)
        return text

    def subject(self) -> dict[str, str]:
        """Draw what an article is about: a place, a body, a person."""
        return {"place": self.pick("place"), "org": self.pick("org"), "name": self.name(), "job": self.pick("job")}

    def sentence(self, about: dict[str, str]) -> str:
        """Draw one sentence on a subject."""
        maker = self.rng.choice(_MAKERS.get(self.lang, _CHINESE))
        keys = ("time", "did", "result", "say", "but", "because", "more")
        words = {k: self.pick(k) for k in keys if f"{{{k}}}" in maker.lower() or (k == "result" and "{low}" in maker)}
        words |= about if self.rng.random() < 0.6 else self.subject()
        words |= {"n": self.number(12, 980), "m": self.number(3, 60), "month": self.number(6, 12)}
        words["low"] = _small(words.get("result", ""))
        words |= {"Time": _large(words.get("time", "")), "Org": _large(words["org"])}
        return self.turn(maker).format(**words)

    def paragraph(self, about: dict[str, str], low: int = 1, high: int = 4) -> str:
        """Draw a paragraph that the issue does not have yet."""
        for _ in range(20):
            parts = [self.sentence(about) for _ in range(self.rng.randint(low, high))]
            text = (" " if self.euro else "").join(dict.fromkeys(parts))
            if text not in self.used:
                break
        self.used.add(text)
        return text

    def notice(self) -> str:
        """Draw the text of a notice."""
        about = self.subject()
        words = about | {"num4": str(self.rng.randint(1000, 9999)), "Place": _large(about["place"])}
        return self.pick("notice").format(**words)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


_CHINESE = [
    "{time}，{org}{did}，{result}。",
    "{time}，{place}的{job}{name}{did}。",
    "“{say}。”{job}{name}说。",
    "{because}，{result}。",
    "据介绍，{place}一带共有{n}户居民，其中{m}户率先参与，{result}。",
    "采访中，{name}反复提到一句话：“{say}。”",
    "按照计划，{place}的工程将在{month}月底前完成，总投入{n}万元。",
    "{name}是{place}的{job}，{time}，他{did}。",
    "{org}有关负责人说，{because}，好在{result}。",
    "{time}，记者在{place}走访了{m}户人家，有人说“{say}”，也有人仍在观望。",
    "从{place}到{org}，步行只要{m}分钟，{result}。",
]
_ENGLISH = [
    "{time}, {org} {did}, and {low}.",
    "“{say},” said {name}, {job}.",
    "{but}, and yet {low}.",
    "{time}, {name}, {job}, {did}.",
    "Of the {n} households near {place}, {m} took part in the first round, and {low}.",
    "{name} has worked near {place} for {m} years. “{say},” {name} said.",
    "The work at {place} will cost about ${n},000, to be paid over {m} months.",
    "{but}. {name}, {job}, put it another way: “{say}.”",
    "At {place} on a recent evening, {m} people waited to hear from {org}.",
    "Officials at {place} counted {n} visitors in the first week; {low}.",
]
_GERMAN = [
    "{Time} hat {org} {did}; {result}.",
    "{Org} hat {time} {did}, {result}.",
    "„{say}“, sagte {name}, {job}.",
    "{but}, doch {result}.",
    "{name}, {job}, hat {time} {did}.",
    "Von den {n} Haushalten {place} haben {m} sofort mitgemacht, und {result}.",
    "Seit {m} Jahren arbeitet {name} {place}. „{say}“, heißt es dort.",
    "Die Arbeiten {place} kosten rund {n}.000 Euro und dauern noch {m} Wochen.",
    "{but}. {name}, {job}, drückt es anders aus: „{say}.“",
    "{Time} warteten {place} {m} Zuhörer auf das Ergebnis.",
    "Für {org} zählt das Ergebnis – {result}.",
    "{more}",
    "{more}",
    "{more}",
]
_MAKERS = {"en": _ENGLISH, "de": _GERMAN}
_GUILLEMETS = str.maketrans("„“‚‘", "»«›‹")
