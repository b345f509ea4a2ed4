"""Text from the shapes of its glyphs: each shape is looked at once, however often it is printed."""

from baoyan.reading.shapes.broken import repaired

__all__ = ["repaired"]
