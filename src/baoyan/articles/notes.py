"""Editors' notes and introductions at the head of a text."""

from __future__ import annotations

from collections.abc import Sequence

from baoyan.articles.datelines import is_editor_note
from baoyan.articles.paragraphs import Piece
from baoyan.articles.pieces import Face, face_of
from baoyan.model.edition import PartType
from baoyan.model.reading import Line


def editor_notes(pieces: Sequence[Piece], body: Face) -> set[int]:
    """Which pieces are the editors' note at the head: it may go on in its own face, and need not say what it is."""
    if not pieces:
        return set()
    if not (is_editor_note(pieces[0].rows[0].text) or is_editor_note(_run_in(pieces[0].rows[0].line))):
        return {0} if _is_introduction(pieces, body) else set()
    found = {0}
    face = pieces[0].rows[-1].line.style.font
    for k, piece in enumerate(pieces[1:], 1):
        if piece.rows[0].line.style.font != face or face == body[0]:
            break
        found.add(k)
    return found if len(found) < len(pieces) else {0}


def _is_introduction(pieces: Sequence[Piece], body: Face) -> bool:
    """Whether the first paragraph has a face that is neither the page's nor that of any other paragraph of the text."""
    faces = [face_of(row.line for row in p.rows) for p in pieces if p.type is PartType.PARAGRAPH]
    first = pieces[0]
    return (
        first.type is PartType.PARAGRAPH
        and first.style is None
        and len(first.rows) >= 2
        and len(faces) >= 3
        and not faces[0][1]
        and faces[0][0] not in {face[0] for face in faces[1:]} | {body[0]}
    )


def _run_in(line: Line) -> str:
    """The words at a line's head that are set apart from the rest of it."""
    return line.text[: line.runs[1][0]].strip() if len(line.runs) > 1 else ""
