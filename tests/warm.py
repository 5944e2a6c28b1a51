"""What every first build makes alike, made once for all tests: names, tables, templates, the client.

These take most of a small archive's first build. The product keeps them itself, in its cache, with what they
were made from: what is not of the same tables, templates and code is made anew by the build that finds it.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from functools import cache
from pathlib import Path

from jinja2.bccache import BytecodeCache

from waraq.entities.tagger import KNOWN, Tagger, digest_tables
from waraq.files import keep, recall
from waraq.plugins.ahead import CLIENT
from waraq.plugins.compiled import FOLDER, CompiledTemplates
from waraq.search.client_files import KEPT
from waraq.text.kept_tables import FOLDER as TABLES

PROJECT = Path(__file__).parents[1]
WARM = PROJECT / ".cache/tests"
TEMPLATES = "themes/waraq/templates"


@cache
def shipped_tagger() -> Tagger:
    """That of our tables alone, loaded once a process: nothing changes a tagger."""
    return Tagger.load()


def warm_names(folder: Path, authority: Path) -> None:
    """Put into the `folder` of a cache the names of our tables and of an editor's files in `authority`."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(_keep_names(digest_tables(authority), authority), folder)


@cache
def _keep_names(digest: str, authority: Path) -> Path:
    """The file of these names, made if need be; once a process, since the code may be other than it was."""
    kept = WARM / digest
    Tagger.load(authority, kept)
    return kept / KNOWN


def warm_templates(folder: Path, templates: Path) -> None:
    """Put into the `folder` of a cache the compiled `templates`, copies of ours, under their paths."""
    project = _compile()
    for path in templates.rglob("*.html"):
        name = path.relative_to(templates).as_posix()
        kept = recall(_place(project / ".cache", name, project / TEMPLATES / name))
        place = _place(folder, name, path)
        if kept:
            keep(place, place.stem, kept[1])


def warm_tables(folder: Path) -> None:
    """Put into the `folder` of a cache what is worked out of our tables, and the client."""
    kept = _compile() / ".cache"
    shutil.copytree(kept / TABLES, folder / TABLES)
    client = folder / CLIENT
    client.mkdir()
    shutil.copy(kept / CLIENT / KEPT, client)
    for name in json.loads((client / KEPT).read_text("utf-8"))["files"].values():
        shutil.copy(kept / CLIENT / name, client)


def _place(folder: Path, name: str, path: Path) -> Path:
    """Where the cache in `folder` keeps a template."""
    key = BytecodeCache.get_cache_key(CompiledTemplates(folder, ""), name, str(path))
    return folder / FOLDER / f"{key}.bin"


@cache
def _compile() -> Path:
    """A small archive with our templates themselves, built now."""
    from tests.archive_project import copy_small_project, start_waraq  # noqa: PLC0415 - which warms projects

    project = WARM / "project"
    WARM.mkdir(parents=True, exist_ok=True)
    with (WARM / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not project.exists():
            begun = WARM / "begun"
            shutil.rmtree(begun, ignore_errors=True)
            copy_small_project(begun, warm=False)
            shutil.rmtree(begun / "themes")
            (begun / "themes").symlink_to(PROJECT / "themes")
            begun.rename(project)
        done = start_waraq(project, "build")
        assert done.returncode == 0, done.stdout + done.stderr
    return project
