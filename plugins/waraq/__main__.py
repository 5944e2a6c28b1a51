"""``python -m waraq`` is ``waraq``."""

from __future__ import annotations

from waraq.cli import main

if __name__ == "__main__":
    main(prog_name="waraq")
