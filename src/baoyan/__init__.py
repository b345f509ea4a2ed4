"""Baoyan 报眼: printed newspaper pages in, a digital edition out."""

__version__ = "0.1.0"
