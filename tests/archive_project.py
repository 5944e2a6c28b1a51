"""A copy of the project to build in, and the command line to build it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[1]
# A public address below a path, as on a shared host: the harder case for every link.
BASE = "/archive/"
SITEURL = "https://paper.example/archive"


@dataclass(frozen=True)
class BuiltSite:
    """A copy of the project in which ``waraq build`` ran, and what it printed."""

    project: Path
    printed: str

    @property
    def output(self) -> Path:
        return self.project / "output"

    def pages(self) -> list[Path]:
        return sorted(self.output.rglob("*.html"))


def copy_project(target: Path) -> Path:
    """What a clean clone has, without the tests."""
    for name in ("seeds", "content", "themes"):
        shutil.copytree(PROJECT / name, target / name, ignore=shutil.ignore_patterns("articles"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(PROJECT / name, target / name)
    (target / "plugins").symlink_to(PROJECT / "plugins")
    return target


def run_waraq(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in `project`, as an editor would."""
    return subprocess.run(
        [sys.executable, "-m", "waraq", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins"), "PYTHONWARNINGS": "ignore", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
