"""Layout: columns, headings, captions, tables: the blocks of a page; running heads over an issue."""

from baoyan.layout.make_up import lay_out
from baoyan.layout.running import mark_running

__all__ = ["lay_out", "mark_running"]
