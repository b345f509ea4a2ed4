"""The edition room: puts the issue together, checks it, writes and reads the file, replays corrections."""

from baoyan.edition.assembly import assemble
from baoyan.edition.checks import check
from baoyan.edition.corrections import replay
from baoyan.edition.file import from_json, is_edition, read_file, to_json, write_file
from baoyan.edition.schema import schema
from baoyan.edition.stitching import stitched
from baoyan.edition.summary import facts_table
from baoyan.edition.text import plain_text

__all__ = [
    "assemble",
    "check",
    "facts_table",
    "from_json",
    "is_edition",
    "plain_text",
    "read_file",
    "replay",
    "schema",
    "stitched",
    "to_json",
    "write_file",
]
