"""Which parts of the site are written after a change."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.plugins.test_name_changes import ZEROS, Project
from waraq.plugins.parts import list_stale_parts
from waraq.store import Part


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.build()
    return made


def list_lists(project: Project) -> set[str]:
    """The lists of names that are written."""
    archive: Any = SimpleNamespace(store=project.store, merged={})
    return {part.key for part in list_stale_parts(archive) if part.kind == "a-to-z"}


def edit(project: Project, name: str, old: str, new: str) -> None:
    path = project.content / "articles" / f"{name}.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    project.build()


def test_lists_of_names_stay_when_an_article_names_the_same(project: Project) -> None:
    edit(project, "a", "میلہ ہو گا", "بڑا میلہ ہو گا")
    archive: Any = SimpleNamespace(store=project.store, merged={})
    assert Part("article", f"{ZEROS}a") in [Part(part.kind, part.key) for part in list_stale_parts(archive)]
    assert Part("front") in list(list_stale_parts(archive))
    assert list_lists(project) == set()


COUNTED = {"sections", "dates", "words", "coverage", "days-of-year"}


def list_counted(project: Project) -> set[str]:
    """The pages of the whole archive's numbers that are written."""
    archive: Any = SimpleNamespace(store=project.store, merged={})
    return {part.kind for part in list_stale_parts(archive)} & COUNTED


def test_numbers_of_the_archive_stay_when_an_article_is_written_otherwise(project: Project) -> None:
    edit(project, "a", "میلہ ہو گا", "بڑا میلہ ہو گا")
    assert list_counted(project) == set()


def test_numbers_of_the_archive_are_written_when_an_article_goes(project: Project) -> None:
    (project.content / "articles" / "a.md").unlink()
    project.build()
    assert list_counted(project) == COUNTED


def test_words_are_written_when_a_name_comes(project: Project) -> None:
    edit(project, "d", "کوئی نام نہیں۔", "عمران خان آئے۔")
    assert list_counted(project) == {"words"}


def list_overviews(project: Project) -> set[str]:
    archive: Any = SimpleNamespace(store=project.store, merged={})
    return {part.kind for part in list_stale_parts(archive)} & {"map", "entities"}


def test_map_and_table_are_written_when_a_name_of_theirs_comes(project: Project) -> None:
    assert list_overviews(project) == set()
    edit(project, "d", "کوئی نام نہیں۔", "عمران خان آئے۔")
    assert list_overviews(project) == {"entities"}
    edit(project, "d", "عمران خان آئے۔", "میلہ کراچی میں ہو گا۔")
    assert list_overviews(project) == {"map", "entities"}


def test_lists_of_names_are_written_when_a_name_comes_or_goes(project: Project) -> None:
    edit(project, "d", "کوئی نام نہیں۔", "میلہ کراچی میں ہو گا۔")
    assert list_lists(project) == {"place"}
    edit(project, "d", "میلہ کراچی میں ہو گا۔", "کوئی نام نہیں۔")
    assert list_lists(project) == {"place"}
