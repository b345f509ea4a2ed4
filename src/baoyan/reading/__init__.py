"""Reading: what is on the paper, with no meaning yet."""

from baoyan.reading.engine import ReadingEngine, TextLayerEngine, read_page

__all__ = ["ReadingEngine", "TextLayerEngine", "read_page"]
