"""`python -m baoyan`."""

from baoyan.cli import main

raise SystemExit(main())
