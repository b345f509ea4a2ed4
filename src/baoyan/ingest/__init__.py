"""Ingest: files in, the pages of one issue out."""

from baoyan.ingest.files import Found
from baoyan.ingest.issue import Inspector, inspect_here, open_issue
from baoyan.ingest.printed_order import PrintedPage, arranged
from baoyan.ingest.sheets import Inspected, inspect

__all__ = ["Found", "Inspected", "Inspector", "PrintedPage", "arranged", "inspect", "inspect_here", "open_issue"]
