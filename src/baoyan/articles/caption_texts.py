"""What stands at a picture: its caption, and who took it."""

from __future__ import annotations

from collections.abc import Sequence

from baoyan.articles.credits import is_credit, split_credit
from baoyan.articles.joining_lines import Words, joined
from baoyan.articles.names import in_latin_letters
from baoyan.model.reading import Line


def caption_and_credit(lines: Sequence[Line], words: Words) -> tuple[str | None, str | None]:
    """A caption and its credit: a line of its own, or the end of the caption."""
    whole = joined((x.text for x in lines), words)
    if is_credit(whole):
        return None, whole
    if (cut := _credit_by_style(lines)) is not None:
        return joined(cut[0], words) or None, joined(cut[1], words)
    caption, credit = split_credit(whole)
    if credit is not None:
        return caption, credit
    credits = [line for line in lines if is_credit(line.text)]
    rest = [line for line in lines if line not in credits]
    return joined((x.text for x in rest), words) or None, " ".join(x.text.strip() for x in credits) or None


def _credit_by_style(lines: Sequence[Line]) -> tuple[list[str], list[str]] | None:
    """Caption lines and credit lines where the credit is what is set in another face at the end; None where it is not."""
    parts: list[tuple[int, str, str]] = []
    for k, line in enumerate(lines):
        runs = line.runs or ((0, line.style),)
        ends = [at for at, _ in runs[1:]] + [len(line.text)]
        for (at, style), end in zip(runs, ends, strict=True):
            words = line.text[at:end]
            told = any(ord(c) > 0x2E7F and c.isalpha() for c in words) or (
                in_latin_letters(words) and any(map(str.isalpha, words))
            )
            # Figures and marks have faces of their own: they go with what stands before them.
            font = style.font if told or not parts else parts[-1][1]
            parts.append((k, font, words))
    if parts and not any(map(str.isalpha, parts[0][2])) and len(parts) > 1:
        parts[0] = (parts[0][0], parts[1][1], parts[0][2])
    if len(parts) < 2 or parts[-1][1] == parts[0][1]:
        return None
    cut = len(parts)
    while cut and parts[cut - 1][1] == parts[-1][1]:
        cut -= 1
    tail = "".join(text for _, _, text in parts[cut:])
    if not is_credit(tail) or any(font == parts[-1][1] for _, font, _ in parts[:cut]):
        return None
    return _by_line(parts[:cut]), _by_line(parts[cut:])


def _by_line(parts: Sequence[tuple[int, str, str]]) -> list[str]:
    rows: dict[int, str] = {}
    for k, _, text in parts:
        rows[k] = rows.get(k, "") + text
    return [text.strip() for text in rows.values()]
