"""Text from the shapes of its glyphs: each shape is looked at once, however often it is printed."""

from baoyan.reading.shapes.broken import repaired
from baoyan.reading.shapes.curves import outlined

__all__ = ["outlined", "repaired"]
