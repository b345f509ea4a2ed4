"""What papers of one European language print in every issue: bylines, credits, turns, dates, the words of the title block."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

GERMAN_MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
GERMAN_DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()


@dataclass(frozen=True)
class Wording:
    """Printed forms; `{a}`, `{b}` are people (`{A}` in capitals), `{i}` a reporter's sign, `{}` a page's name."""

    bylines: tuple[tuple[str, str], ...]  # with the place: head, start, end, lead, tail
    poet: str
    credits: tuple[str, ...]
    datelines: tuple[str, ...]
    turns: tuple[tuple[str, str], ...]
    inside: tuple[str, ...]  # titles of a list of teasers
    pointers: tuple[str, ...]  # how a teaser names its page
    speakers: tuple[str, str]  # what stands before questions and answers
    label: str  # a page's name
    folio: tuple[str, ...]  # how a running head prints it
    date: Callable[[dt.date], str]  # without the weekday
    weekday: Callable[[dt.date], str]


def one_of(rng: random.Random, forms: tuple[str, ...]) -> str:
    """Draw a form; a language with only one takes nothing from the stream of random numbers."""
    return forms[0] if len(forms) == 1 else rng.choice(forms)


def _english_date(day: dt.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _german_date(day: dt.date) -> str:
    return f"{day.day}. {GERMAN_MONTHS[day.month - 1]} {day.year}"


ENGLISH = Wording(
    bylines=(
        ("By {a}", "head"), ("By {a}", "head"), ("BY {a}", "head"), ("By {a} and {b}", "head"),
        ("By {a}, Staff Writer", "head"), ("{a} | Staff", "head"), ("By {a}", "start"), ("— {a}", "end"),
        ("Special to the paper", "head"), ("", ""),
    ),
    poet="By {a}",
    credits=("Photo by {a}", "{a} / Staff", "{a} for the paper", "Photograph by {a}"),
    datelines=("{TOWN} —",),
    turns=(
        ("Continued on Page {}", "Continued from Page {}"), ("Continued on {}", "Continued from {}"),
        ("See Page {}", "From Page {}"), ("Please turn to Page {}", "Continued from Page {}"),
    ),
    inside=("Inside", "In This Issue"),
    pointers=("{}",),
    speakers=("Q: ", "A: "),
    label="A{}",
    folio=("{}",),
    date=_english_date,
    weekday=lambda day: f"{day:%A}",
)  # fmt: skip
GERMAN = Wording(
    bylines=(
        ("Von {a}", "head"), ("Von {a}", "head"), ("VON {A}", "head"), ("Von {a} und {b}", "head"),
        ("Von unserem Redaktionsmitglied {a}", "head"), ("Von unserer Mitarbeiterin {a}", "head"),
        ("Von {a} (Text) und {b} (Fotos)", "head"), ("Text und Fotos: {a}", "head"), ("Von {a}", "start"), ("{a}", "end"),
        ("({i})", "tail"), ("(dpa)", "tail"), ("(red)", "tail"), ("({i}/dpa)", "tail"), ("", ""), ("", ""),
    ),
    poet="Von {a}",
    credits=(
        "Foto: {a}", "Foto: {a}", "Fotos: {a}", "FOTO: {A}", "Bild: {a}", "Foto: {a}/dpa", "Archivfoto: {a}", "Archivfoto",
        "Foto: privat", "Foto: Feuerwehr",
    ),
    datelines=(
        "{town}.", "{town}.", "{town}. (dpa)", "{town} ({i}).", "{TOWN}.", "{TOWN} (red).", "{town} –", "{town} (dpa) –",
        "{town}/dpa –",
    ),
    turns=(
        ("Fortsetzung auf Seite {}", "Fortsetzung von Seite {}"), ("Weiter auf Seite {}", "Fortsetzung von Seite {}"),
        ("Fortsetzung Seite {}", "Fortsetzung von Seite {}"), ("» Fortsetzung auf Seite {}", "» Fortsetzung von Seite {}"),
        ("Forts. auf S. {}", "Forts. von S. {}"), ("(Fortsetzung auf Seite {})", "(Fortsetzung von Seite {})"),
    ),
    inside=("Heute im Blatt", "Im Innenteil", "Inhalt", "Themen des Tages"),
    pointers=("Seite {}", "Seite {}", "S. {}", "{}"),
    speakers=("", ""),
    label="{}",
    folio=("{}", "Seite {}", "– {} –"),
    date=_german_date,
    weekday=lambda day: GERMAN_DAYS[day.weekday()],
)  # fmt: skip
WORDINGS = {"en": ENGLISH, "de": GERMAN}


def german_facts(facts: dict[str, Any], title: str, day: dt.date, rng: random.Random) -> dict[str, Any]:
    """Return what a German title block says; only what is printed."""
    facts = facts | {"title": title, "weekday": GERMAN.weekday(day), "volume": str(rng.randint(12, 160))}
    if facts["weekday"] == "Samstag" and rng.random() < 0.3:
        facts["weekday"] = "Sonnabend"
    facts["price"] = rng.choice(["1,80", "2,10", "2,50"]) + rng.choice([" Euro", " €"])
    if rng.random() < 0.5:
        del facts["page_count"]
    if rng.random() < 0.4:
        facts["postal_code"] = str(rng.randint(1000, 99_999))
    plain = title.lower()
    for letter, plainer in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), (" ", "-")):
        plain = plain.replace(letter, plainer)
    facts["website"] = f"www.{plain}.example"
    return facts


def german_title_block(facts: dict[str, Any], day: dt.date, rng: random.Random) -> list[tuple[str, str]]:
    """Return the lines of a German title block."""
    number = rng.choice(["Nr. {}", "Nummer {}", "Ausgabe {}", f"Nr. {{}} / {day.isocalendar()[1]}. Woche"])
    rows = [
        ("date", f"{facts['weekday']}, {GERMAN.date(day)}"),
        ("issue_no", number.format(facts["issue_no"])),
        ("volume", rng.choice(["{}. Jahrgang", "Jahrgang {}"]).format(facts["volume"])),
        ("website", facts["website"]),
        ("price", rng.choice(["{}", "Einzelpreis {}", "Preis {}"]).format(facts["price"])),
    ]
    if "page_count" in facts:
        rows.insert(3, ("page_count", f"{facts['page_count']} Seiten"))
    if "postal_code" in facts:
        rows.append(("postal_code", rng.choice(["ZKZ {}", "Postvertriebsstück {}"]).format(facts["postal_code"])))
    return rows
