"""Files that were changed just before a build are looked at again at its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.test_name_changes import Project
from waraq.plugins import walk
from waraq.plugins.synchronise import see_again


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether files count as such that were changed long before."""
    answer = [False]
    monkeypatch.setattr("waraq.files.is_settled", lambda _state: answer[0])
    return answer


def list_unseen(project: Project) -> set[str]:
    return {Path(path).stem for path, known in project.store.files.all().items() if not known.seen}


def test_what_is_as_it_was_read_need_not_be_read_by_the_next_build(
    project: Project, settled: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = project.build()
    assert list_unseen(project) == {"a", "b", "c", "d"} == {Path(name).stem for name in done.fresh}
    settled[0] = True
    see_again(project.store, project.content, done.fresh)
    assert list_unseen(project) == set()
    monkeypatch.setattr(walk, "hash_file", lambda path: pytest.fail(f"{path} is read"))
    assert project.build().fresh == {}


def test_what_changed_since_then_is_left_to_the_next_build(project: Project, settled: list[bool]) -> None:
    done = project.build()
    (project.content / "articles/b.md").unlink()
    project.write("c", extra="section: کھیل\n")
    settled[0] = True
    see_again(project.store, project.content, done.fresh)
    assert list_unseen(project) == {"b", "c"}


def test_what_is_still_fresh_is_read_by_the_next_build(project: Project, settled: list[bool]) -> None:
    done = project.build()
    see_again(project.store, project.content, done.fresh)
    assert len(list_unseen(project)) == 4
    again = project.build()
    assert (again.derived, set(again.fresh)) == (0, set(done.fresh))
