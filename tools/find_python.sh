#!/bin/sh
# Print the newest Python from 3.11 on that this machine has; say what to do where there is none.
for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
    found=$(command -v "$name") || continue
    if "$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        "$found" -c 'import sys; print(sys.executable)'
        exit 0
    fi
done
echo "Python 3.11 or later is needed and was not found." >&2
echo "  Debian 12, Ubuntu 24.04:  sudo apt install python3 python3-venv" >&2
echo "  macOS:                    brew install python, or https://www.python.org/downloads/" >&2
exit 1
