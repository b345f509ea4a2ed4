"""When and on what a table was measured."""

from __future__ import annotations

import os
import platform
from datetime import date


def told() -> str:
    """The day, the cores, the system, in words."""
    system = platform.system()
    if system == "Linux":
        system = platform.freedesktop_os_release().get("PRETTY_NAME", system)
    return f"Measured on {date.today()}: {os.cpu_count()} cores, {system}, Python {platform.python_version()}."
