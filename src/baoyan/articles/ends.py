"""How columns of text end and begin, and what it costs to join the one to the other."""

from __future__ import annotations

import re
from enum import Enum

from baoyan.articles.datelines import is_editor_note, is_source
from baoyan.articles.labels import parse_jump, split_jump
from baoyan.articles.names import in_latin_letters
from baoyan.articles.persons import is_byline, is_signed
from baoyan.articles.pieces import BULLETS, Face, Segment, has_label, is_subheading_line, voice_of
from baoyan.model.geometry import Box

TERMINAL = tuple('。！？!?.…”’」』）)》:：;；“»«"')
SIGNATURE = 0.7
"""How likely a last line set to the end of the measure must be a byline to close the article."""


class End(Enum):
    """How a column ends."""

    OPEN = "in the middle of a sentence"
    MAYBE = "a full line that may end a paragraph"
    CLOSED = "a short last line"
    TURNED = "a turn label"
    HEAD = "a sub-heading, cut or not"
    SIGNED = "the author's name at the end of the measure, or in brackets as the source is"


class Start(Enum):
    """How a column begins."""

    NEW = "an indented line, a bullet, a drop cap or a sub-heading"
    FLUSH = "a line that goes on"
    HEAD = "a sub-heading, whole or the rest of one"
    BYLINE = "a byline on a line of its own"
    SIGNATURE = "the author's name under the text, set to the right, or the text's source"


JOIN = {
    (End.OPEN, Start.FLUSH): 0.0, (End.OPEN, Start.NEW): 2.6, (End.OPEN, Start.HEAD): 2.6,
    (End.MAYBE, Start.FLUSH): 0.3, (End.MAYBE, Start.NEW): 0.1, (End.MAYBE, Start.HEAD): 0.1,
    (End.CLOSED, Start.FLUSH): 2.2, (End.CLOSED, Start.NEW): 0.0, (End.CLOSED, Start.HEAD): 0.0,
    (End.TURNED, Start.FLUSH): 5.0, (End.TURNED, Start.NEW): 5.0, (End.TURNED, Start.HEAD): 5.0,
    (End.HEAD, Start.FLUSH): 1.2, (End.HEAD, Start.NEW): 0.1, (End.HEAD, Start.HEAD): 0.0,
    (End.OPEN, Start.BYLINE): 2.6, (End.MAYBE, Start.BYLINE): 2.4, (End.CLOSED, Start.BYLINE): 2.2,
    (End.TURNED, Start.BYLINE): 5.0, (End.HEAD, Start.BYLINE): 2.6,
    (End.SIGNED, Start.FLUSH): 2.4, (End.SIGNED, Start.NEW): 2.0, (End.SIGNED, Start.HEAD): 2.0,
    (End.SIGNED, Start.BYLINE): 3.0,
    (End.OPEN, Start.SIGNATURE): 2.0, (End.MAYBE, Start.SIGNATURE): 0.0, (End.CLOSED, Start.SIGNATURE): 0.0,
    (End.TURNED, Start.SIGNATURE): 5.0, (End.HEAD, Start.SIGNATURE): 2.6, (End.SIGNED, Start.SIGNATURE): 3.0,
}  # fmt: skip
"""What it costs to join an end to a beginning."""
STOP = {End.OPEN: 3.0, End.MAYBE: 1.0, End.CLOSED: 0.9, End.TURNED: 0.0, End.HEAD: 3.0, End.SIGNED: 0.2}
"""What it costs to end an article there."""


def is_ragged(segment: Segment) -> bool:
    """Whether a column's lines end where their words end: then a short line says nothing."""
    inner = [
        (line, box) for line, box in zip(segment.lines, segment.boxes, strict=True) if not line.text.endswith(TERMINAL)
    ]
    loose = [1 for _, box in inner if segment.right - box.x1 > 1.1 * segment.size]
    return len(inner) >= 4 and len(loose) > 0.35 * len(inner)


def end_of(segment: Segment, latin: bool, body: Face, ragged: bool = False) -> End:
    """How a segment ends. `ragged`: its lines are not set to full measure."""
    line, box = segment.lines[-1], segment.boxes[-1]
    text = line.text.rstrip()
    _, jump = split_jump(text)
    if jump is not None and jump.forward:
        return End.TURNED
    if is_subheading_line(line, voice_of(segment, body), segment.size):
        return End.HEAD
    if _signs(segment, line.text, box) or _ends_in_source(segment):
        return End.SIGNED
    last = "".join(x.text.strip() for x in segment.lines[-2:])
    closing = re.search(r"[（(][^（）()]{2,40}[）)]$", last)
    if closing and (is_signed(last) or is_source(closing[0]) or is_byline(closing[0]) >= 0.6):
        return End.SIGNED
    white = segment.right - box.x1
    apart = box.x0 - segment.left > 0.4 * (segment.right - segment.left) and white < 1.5 * segment.size
    if apart and is_byline(text) >= SIGNATURE:
        return End.SIGNED
    if ragged:
        short = text.endswith(TERMINAL) and white > 0.3 * (segment.right - segment.left)
    else:
        short = white > (1.1 if latin else 1.3) * segment.size
        if latin and not text.endswith(TERMINAL) and white < 3 * segment.size:
            short = False  # the next word did not fit
    if latin and re.search(r"[a-zß-ÿ][-\u2010]$", text):
        return End.OPEN  # a word that goes on in the next line, however short its own is
    if short:
        return End.CLOSED
    return End.MAYBE if text.endswith(TERMINAL) else End.OPEN


def _signs(segment: Segment, text: str, box: Box) -> bool:
    """Whether a line is the author's name under the text: after a dash, or at the column's right edge."""
    if re.match(r"(?:By|BY|Von|VON)\b", text.strip()):
        return False  # that stands over a text
    right = box.x0 - segment.left > 2 * segment.size and segment.right - box.x1 < 0.5 * segment.size
    # Two or three Chinese characters are too often like a name.
    least = 0.3 if in_latin_letters(text) else 0.6
    return is_byline(text) >= (least if right else 0.6 if text.strip()[:1] in "—–" else 2.0)


def _ends_in_source(segment: Segment) -> bool:
    """Whether the last line, or the last two, say where the text was taken from."""
    last = [line.text.strip() for line in segment.lines[-2:]]
    two = re.match(r"(?:Quellen?|Sources?):", last[0]) is not None and is_source(" ".join(last))
    return two or is_source(last[-1])


def start_of(segment: Segment, latin: bool, body: Face) -> Start:
    """How a segment begins."""
    line, box = segment.lines[0], segment.boxes[0]
    jump = parse_jump(line.text)
    if (segment.drop is not None and segment.drop_at == 0) or (jump is not None and not jump.forward):
        return Start.NEW
    if _opens_with_byline(segment):
        return Start.BYLINE
    if len(segment.lines) == 1 and (_signs(segment, line.text, box) or is_source(line.text)):
        return Start.SIGNATURE
    if line.text[:1] in BULLETS or is_editor_note(line.text):
        return Start.NEW
    if is_subheading_line(line, voice_of(segment, body), segment.size):
        return Start.HEAD
    if has_label(line, voice_of(segment, body)):
        return Start.NEW
    indent = box.x0 - segment.left
    return Start.NEW if indent > (0.6 if latin else 1.1) * segment.size else Start.FLUSH


def _opens_with_byline(segment: Segment) -> bool:
    """Whether the first line names the author and no more."""
    line, box = segment.lines[0], segment.boxes[0]
    ends = segment.right - box.x1 > 1.5 * segment.size
    return len(segment.lines) > 1 and len(line.text) <= 40 and is_byline(line.text) >= (0.7 if ends else 0.9)
