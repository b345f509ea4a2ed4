"""Whether a page's text layer can be trusted, told without looking at the page's picture."""

from baoyan.reading.judge.fonts import Faces, judge_fonts
from baoyan.reading.judge.pages import is_pictured, is_pure, need_of

__all__ = ["Faces", "is_pictured", "is_pure", "judge_fonts", "need_of"]
