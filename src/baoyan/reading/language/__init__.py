"""A small model of language: whether characters are text at all, and which of several a doubtful one is."""

from baoyan.reading.language.choosing import Change, Chosen, Why, choose
from baoyan.reading.language.evidence import Evidence, Script, counted, evidence, is_japanese
from baoyan.reading.language.likelihood import is_language, speaks

__all__ = [
    "Change",
    "Chosen",
    "Evidence",
    "Script",
    "Why",
    "choose",
    "counted",
    "evidence",
    "is_japanese",
    "is_language",
    "speaks",
]
