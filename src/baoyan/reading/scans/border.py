"""Where the paper ends: the scanner's black border, and the edges of a sheet photographed on something darker."""

from __future__ import annotations

import cv2
import numpy as np

_BLACK = 0.35
"""Share of the paper's brightness below which there is no paper."""
_BARE = 0.03
"""Share of a border's row that may be lighter: a printed bar that reaches the edge holds type."""
_DEEPEST = 0.25
"""Share of a side that borders may take."""
_LEAST, _MOST = 0.35, 0.97
"""Shares of a photograph that a sheet on it covers: less is an object on it, more leaves no edge to see."""
_CORNER = 25.0
"""Degrees by which the corners of a photographed sheet may be off a right angle."""


def paper_box(grey: np.ndarray) -> tuple[int, int, int, int]:
    """The part of a straightened picture that is paper: left, top, right, bottom. Black beyond the picture is border."""
    light = grey > _BLACK * float(np.percentile(grey, 90))
    left, right = _inside(light.mean(axis=0))
    top, bottom = _inside(light[:, left:right].mean(axis=1))
    left, right = _inside(light[top:bottom].mean(axis=0))
    return left, top, right, bottom


def _inside(shares: np.ndarray) -> tuple[int, int]:
    """From the first to the last row that is not black from end to end."""
    most = int(_DEEPEST * len(shares))
    bare = shares < _BARE
    begin = int(np.argmin(bare[:most])) if not bare[:most].all() else 0
    back = bare[::-1][:most]
    end = int(np.argmin(back)) if not back.all() else 0
    return begin, len(shares) - end


def sheet_corners(grey: np.ndarray) -> np.ndarray | None:
    """The corners (4, 2) of a light sheet that lies on something darker, from the top left clockwise; None without one."""
    k = 400 / max(grey.shape)
    small = cv2.GaussianBlur(cv2.resize(grey, None, fx=k, fy=k, interpolation=cv2.INTER_AREA), (5, 5), 0)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    level, mask = cv2.threshold(closed, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    inside, outside = closed[mask > 0], closed[mask == 0]
    if not len(outside) or not len(inside) or float(np.median(inside)) < 1.35 * float(np.median(outside)) or level < 30:
        return None
    contours = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
    sheet = max(contours, key=cv2.contourArea)
    hull = cv2.convexHull(sheet)
    area = cv2.contourArea(hull) / small.size
    if not _LEAST < area < _MOST or cv2.contourArea(sheet) < 0.9 * cv2.contourArea(hull):
        return None
    corners = _four(hull)
    if corners is None or cv2.contourArea(corners.astype(np.float32)) < 0.93 * cv2.contourArea(hull):
        return None
    return _ordered(corners / k)


def _four(hull: np.ndarray) -> np.ndarray | None:
    length = cv2.arcLength(hull, True)
    for share in (0.02, 0.03, 0.04, 0.06):
        found = cv2.approxPolyDP(hull, share * length, True)
        if len(found) == 4:
            corners: np.ndarray = found.reshape(4, 2).astype(np.float64)
            return corners if _square(corners) else None
    return None


def _square(corners: np.ndarray) -> bool:
    """Whether all corners are near a right angle."""
    to, back = np.roll(corners, -1, axis=0) - corners, np.roll(corners, 1, axis=0) - corners
    cosines = (to * back).sum(axis=1) / np.linalg.norm(to, axis=1) / np.linalg.norm(back, axis=1)
    return bool(np.all(np.abs(np.degrees(np.arccos(np.clip(cosines, -1, 1))) - 90) < _CORNER))


def _ordered(corners: np.ndarray) -> np.ndarray:
    """Clockwise from the corner that is nearest to the top left."""
    middle = corners.mean(axis=0)
    round_ = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    return np.roll(round_, -int(round_.sum(axis=1).argmin()), axis=0)
