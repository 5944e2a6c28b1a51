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

from tests.starter import CAN_COPY, take_turns
from tests.warm import TEMPLATES, warm_names, warm_tables, warm_templates

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
        warm_cache(target)
    return target


def warm_cache(project: Path) -> None:
    """Put into the empty cache of a project what every first build makes alike."""
    warm_names(project / ".cache", project / "content/authority")
    warm_tables(project / ".cache")
    warm_templates(project / ".cache", project / TEMPLATES)


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
    """Run the command line in `project`, with all modules in memory (see `tests.starter`)."""
    if not CAN_COPY:
        return start_waraq(project, *arguments, **environment)
    return take_turns().run(project, arguments, _surround(environment))


def _surround(environment: Mapping[str, str]) -> dict[str, str]:
    paths = {"PYTHONPATH": str(PROJECT / "plugins"), "PYTHONWARNINGS": "ignore"}
    return {**os.environ, **paths, **environment}


def start_waraq(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in `project` as an editor would, and Python as the `environment` tells it."""
    return subprocess.run(
        [sys.executable, "-m", "waraq", *arguments],
        cwd=project,
        env=_surround(environment),
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
