"""What pytest does not import here: it needs atheris."""

from __future__ import annotations

collect_ignore = ["coverage.py"]
