"""An index that is told what changed since it was updated looks at nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from waraq.search import DocumentSource, SearchDocument, Since, export_index, search, update_index

TEXTS = {"a1": "لاہور میں بارش", "b2": "کراچی میں گرمی", "c3": "پشاور میں میلہ"}


def make(document_id: str, headline: str) -> SearchDocument:
    return SearchDocument(id=document_id, url=f"a/{document_id}/", headline=headline)


ALL = {each: make(each, text) for each, text in TEXTS.items()}


def refuse() -> SearchDocument:
    pytest.fail("a document is read that did not change")


def source(
    document: SearchDocument, version: str = "", read: Callable[[], SearchDocument] | None = None
) -> DocumentSource:
    return DocumentSource(document.id, version, read or (lambda: document))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    directory = tmp_path / "index"
    update_index(directory, [source(each, "1") for each in ALL.values()], mark="m1")
    return directory


def test_only_what_is_said_to_have_changed_is_read(index: Path, tmp_path: Path) -> None:
    changed, new = replace(ALL["b2"], headline="کراچی میں سیلاب"), make("d4", "کوئٹہ میں برف")
    since = Since("m1", [source(changed), source(new), source(ALL["a1"])], ["c3", "never"])
    rest = [source(ALL["a1"], "1", refuse)]
    report = update_index(index, rest, since=since, mark="m2")
    assert (report.added, report.updated, report.removed, report.unchanged) == (1, 1, 1, 1)
    assert report.documents == 3
    assert [hit.id for hit in search(index, "سیلاب").hits] == ["b2"]
    assert search(index, "میلہ").total == 0
    update_index(tmp_path / "fresh", [changed, new, ALL["a1"]])
    export_index(index, tmp_path / "kept")
    export_index(tmp_path / "fresh", tmp_path / "made")
    assert contents(tmp_path / "kept") == contents(tmp_path / "made")


def test_nothing_may_have_changed(index: Path) -> None:
    report = update_index(index, [source(ALL["a1"], "1", refuse)], since=Since("m1", [], []), mark="m2")
    assert (report.added, report.updated, report.removed, report.documents) == (0, 0, 0, 3)


@pytest.mark.parametrize("mark", ["m0", ""])
def test_changes_of_another_index_are_not_trusted(index: Path, mark: str) -> None:
    changed = replace(ALL["b2"], headline="کراچی میں سیلاب")
    documents = [source(ALL["a1"], "1", refuse), source(changed, "2")]
    report = update_index(index, documents, since=Since(mark, [], []), mark="m2")
    assert (report.updated, report.removed, report.documents) == (1, 1, 2)


def test_a_version_of_before_such_an_update_tells_nothing(index: Path) -> None:
    """The editor takes a change back, and the mark is lost: the version is the first one again."""
    changed = replace(ALL["b2"], headline="کراچی میں سیلاب")
    update_index(index, [], since=Since("m1", [source(changed)], []), mark="m2")
    report = update_index(index, [source(each, "1") for each in ALL.values()], mark="m3")
    assert report.updated == 1
    assert search(index, "سیلاب").total == 0


def test_a_damaged_index_is_made_of_all_documents(index: Path) -> None:
    victim = next(path for path in sorted(index.iterdir()) if path.suffix == ".seg")
    victim.write_bytes(b"")
    report = update_index(index, list(ALL.values()), since=Since("m1", [], []), mark="m2")
    assert (report.rebuilt, report.documents) == (True, 3)
