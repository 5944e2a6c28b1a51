"""The recipes of docs/publishing.md, as they stand there."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

PAGE = (Path(__file__).parents[2] / "docs/publishing.md").read_text("utf-8")


def read_recipe(section: str, language: str) -> str:
    """The first block of a language in a section."""
    text = PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    found = re.search(rf"```{language}\n(.*?)```", text, re.DOTALL)
    assert found, f"docs/publishing.md has no {language} under “{section}”"
    return found[1]


def replace_all(text: str, others: Mapping[str, str]) -> str:
    """The text with some of its parts replaced; each of them must be there."""
    for part, other in others.items():
        assert part in text
        text = text.replace(part, other)
    return text


def run_script(script: str, folder: Path) -> None:
    """Run a recipe as a file that begins with `set -e`, in `folder`."""
    done = subprocess.run(
        ["sh", "-e", "-c", script],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "RCLONE_CONFIG": str(folder / "rclone.conf")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
