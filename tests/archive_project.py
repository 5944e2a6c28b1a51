"""A copy of the project to build in, and the command line to build it with."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pelican import Pelican
from pelican.settings import read_settings

from tests.warm import TEMPLATES, warm_names, warm_templates

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


def copy_project(target: Path, *, warm: bool = True) -> Path:
    """What a clean clone has, without the tests; `warm` with what every first build makes alike."""
    for name in ("seeds", "content", "themes"):
        shutil.copytree(PROJECT / name, target / name, ignore=shutil.ignore_patterns("articles"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(PROJECT / name, target / name)
    (target / "plugins").symlink_to(PROJECT / "plugins")
    if warm:
        warm_names(target / ".cache", target / "content/authority")
        warm_templates(target / ".cache", target / TEMPLATES)
    return target


def copy_small_project(target: Path, articles: int = 4, *, warm: bool = True) -> Path:
    """The same with few of its articles."""
    project = copy_project(target, warm=warm)
    kept = sorted((project / "seeds").rglob("*.txt"))[:articles]
    for path in (project / "seeds").rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
    return project


def copy_again(template: Path, target: Path) -> Path:
    """A copy of an archive's folder, at a path that its compiled templates are known by, too."""
    shutil.copytree(template, target, symlinks=True)
    warm_templates(target / ".cache", target / TEMPLATES)
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


def build_here(
    content: Path, output: Path, theme: Path, waraq: Mapping[str, object], **settings: object
) -> None:
    """Build a site in this process, by the project's settings with those of `waraq` and other ones."""
    folders = {"PATH": str(content), "OUTPUT_PATH": str(output), "THEME": str(theme)}
    chosen = read_settings(str(PROJECT / "pelicanconf.py"), override=folders)
    chosen["WARAQ"] = {**chosen["WARAQ"], **waraq}
    chosen.update({"SITEURL": "https://paper.example", **settings})
    with contextlib.redirect_stdout(io.StringIO()):
        Pelican(chosen).run()
