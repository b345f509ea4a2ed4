"""Ingest: files in, the pages of one issue out."""

from baoyan.ingest.files import Found
from baoyan.ingest.issue import Inspector, inspect_here, open_issue
from baoyan.ingest.order import places_by_labels
from baoyan.ingest.sheets import Inspected, inspect

__all__ = ["Found", "Inspected", "Inspector", "inspect", "inspect_here", "open_issue", "places_by_labels"]
