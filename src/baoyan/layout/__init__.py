"""Layout: columns, headings, captions, tables: the blocks of a page."""

from baoyan.layout.make_up import lay_out

__all__ = ["lay_out"]
