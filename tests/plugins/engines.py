"""Engines and calls that misbehave: they die, hang, eat memory. The pipeline must not care."""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from pathlib import Path

from baoyan.errors import PageDamaged
from baoyan.model.geometry import Box
from baoyan.model.reading import Line, PageReading, Style
from baoyan.model.source import PageSource

_calls = [0]


def plain(source: PageSource) -> PageReading:
    """A page with one line that says its name."""
    line = Line(f"{source.name} {source.index}", Box(10, 10, 200, 22), Style("F", 12))
    clip = source.clip
    return PageReading(source.number, clip.width, clip.height, (line,), label=source.label, sha256=source.sha256)


def counted(source: PageSource) -> PageReading:
    """As `plain`; leaves a mark beside the page for each call."""
    with Path(source.path).with_suffix(".count").open("a") as file:
        file.write("x")
    return plain(source)


def faulty(source: PageSource) -> PageReading:
    """Misbehaves as the page's name says: 02-crash.pdf, 03-hang.pdf, ..."""
    for word, act in ACTS.items():
        if word in source.name:
            act()
    return plain(source)


def crash() -> None:
    """Die as a bug in C does."""
    faulthandler.disable()  # pytest's would print a page for it
    os.kill(os.getpid(), signal.SIGSEGV)
    time.sleep(10)


def leave() -> None:
    """End the process."""
    os._exit(3)


def hang() -> None:
    """Never come back."""
    while True:
        time.sleep(1)


def spin() -> None:
    """Never come back, and keep the processor busy."""
    while True:
        pass


def eat() -> None:
    """Take memory without end."""
    held = []
    while True:
        held.append(bytearray(32 << 20))
        time.sleep(0.005)


def fill(megabytes: int) -> int:
    """Hold memory for a while, then come back."""
    held = bytearray(b"x") * (megabytes << 20)
    time.sleep(1)
    return len(held) >> 20


def wait_long(seconds: float) -> float:
    """Wait, then come back."""
    time.sleep(seconds)
    return seconds


def lie() -> None:
    """A mistake of ours."""
    message = "a mistake"
    raise ValueError(message)


def refuse() -> None:
    """What an engine should do with a bad page."""
    raise PageDamaged(detail="refused")


def recurse() -> None:
    """Nest without end."""
    recurse()


ACTS = {
    "crash": crash,
    "leave": leave,
    "hang": hang,
    "spin": spin,
    "eat": eat,
    "lie": lie,
    "refuse": refuse,
    "recurse": recurse,
}


def do(name: str) -> str:
    """Misbehave in a named way, or hand the name back."""
    if name in ACTS:
        ACTS[name]()
    return name


def worn_out(name: str) -> str:
    """Work once per process, then die."""
    _calls[0] += 1
    if _calls[0] > 1:
        crash()
    return name
