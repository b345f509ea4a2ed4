"""Characters from pictures: strips of one line each, recognised by a network that a package carries."""

from baoyan.reading.ocr.recogniser import Recogniser, Sign, Writing, recogniser

__all__ = ["Recogniser", "Sign", "Writing", "recogniser"]
