"""Pictures of pages made ready to be read: upright, straight, and every pixel traced to the picture as received."""

from baoyan.reading.scans.prepare import prepare
from baoyan.reading.scans.scan import Scan, grid_of

__all__ = ["Scan", "grid_of", "prepare"]
