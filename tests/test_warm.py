"""What is made once for all tests is what builds take: were it not, tests would be slow, and nobody told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive_project import copy_small_project
from tests.plugins.newspaper import Newspaper
from waraq.entities.tagger import KNOWN, Tagger
from waraq.plugins.ahead import CLIENT
from waraq.plugins.compiled import FOLDER
from waraq.text.kept_tables import FOLDER as TABLES


def read_cache(cache: Path) -> dict[Path, int]:
    kept = [cache / KNOWN, *(path for name in (FOLDER, TABLES, CLIENT) for path in (cache / name).iterdir())]
    return {path: path.stat().st_mtime_ns for path in kept}


def test_a_build_takes_what_was_made_for_all_as_it_is(tmp_path: Path) -> None:
    paper = Newspaper(tmp_path)
    before = read_cache(tmp_path / "cache")
    assert len(before) > 50
    paper.build()
    after = read_cache(tmp_path / "cache")
    assert {name: after[name] for name in before} == before


def test_an_archive_has_the_names_of_its_own_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = copy_small_project(tmp_path)
    monkeypatch.setattr("waraq.entities.known.list_names", None)  # what is kept needs none made
    assert Tagger.load(project / "content/authority", project / ".cache").entities
