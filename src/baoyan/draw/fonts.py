"""Type for labels: a Chinese face where the machine has one, else the face that comes with Pillow."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
_FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts",),
}
_NAMES = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "PingFang.ttc",
    "STHeiti Light.ttc",
    "Hiragino Sans GB.ttc",
    "msyh.ttc",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
)


@cache
def chinese_face() -> Path | None:
    """A font file with Chinese characters, or None where none is found."""
    for folder in _FOLDERS.get(sys.platform, _FOLDERS["linux"]):
        root = Path(folder).expanduser()
        if not root.is_dir():
            continue
        found = {path.name: path for path in root.rglob("*") if path.name in _NAMES}
        for name in _NAMES:
            if name in found:
                return found[name]
    return None


@cache
def font(size: int) -> Font:
    """Type of a size in pixels."""
    face = chinese_face()
    if face is not None:
        # The third face of Noto's collection is the one for simplified Chinese; others have one face only.
        for index in (2, 0):
            try:
                return ImageFont.truetype(str(face), size, index=index)
            except OSError:
                continue
    return ImageFont.load_default(size)


def shown(text: str) -> str:
    """The text in one line, with a dot for each character that no face here can show."""
    plain = " ".join(text.split())
    return plain if chinese_face() else "".join(c if ord(c) < 0x250 else "·" for c in plain)
