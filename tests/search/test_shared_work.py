"""An index made by several processes, or out of whole lists, is the one made here, document by document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.bench.articles import make_articles
from waraq.search import DocumentSource, SearchDocument, cards, export_index, folders, update_index
from waraq.search.reader import open_index
from waraq.search.statistics import read_statistics
from waraq.search.term_lists import list_first_terms, list_terms
from waraq.search.tiers import Tier
from waraq.workers import Workers

MANY = 600  # more than are indexed before processes are started


def read_files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_two_processes_make_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "CARDS_IN_FOLDER", 32)
    monkeypatch.setattr(folders, "_FOLDERS_AT_ONCE", 1)
    documents = list(make_articles(0, MANY))
    with Workers(2) as two:
        for name, workers in (("one", Workers(1)), ("two", two)):
            report = update_index(tmp_path / name / "index", documents, workers=workers)
            assert report.added == MANY
            export_index(tmp_path / name / "index", tmp_path / name / "search", workers=workers)
    one, both = (read_files(tmp_path / name / "search") for name in ("one", "two"))
    assert one
    assert one == both


@pytest.mark.parametrize("reverse", [False, True])
def test_lists_of_postings_are_those_gathered_from_documents(tmp_path: Path, *, reverse: bool) -> None:
    documents = list(make_articles(0, 160))
    if reverse:
        documents.reverse()
    update_index(tmp_path, documents[:90])
    update_index(tmp_path, [*documents[20:110], documents[3]])  # deletions and a second segment
    update_index(tmp_path, documents[20:])
    with open_index(tmp_path) as reader:
        statistics = read_statistics(reader)
        for tier in (Tier(0, statistics.documents), Tier(0, 100)):
            gathered = list(list_terms(reader, statistics, tier))
            assert len(gathered) > 1000
            listed = list(list_first_terms(reader, tier, Workers(1)))
            assert listed == gathered


def make_sources(
    documents: list[SearchDocument], versions: list[str], read: list[str]
) -> list[DocumentSource]:
    def note(document: SearchDocument) -> SearchDocument:
        read.append(document.id)
        return document

    return [
        DocumentSource(document.id, version, lambda document=document: note(document))  # type: ignore[misc]
        for document, version in zip(documents, versions, strict=True)
    ]


def test_documents_are_read_where_their_version_is_new(tmp_path: Path) -> None:
    documents = list(make_articles(0, 4))
    ids = [document.id for document in documents]
    read: list[str] = []
    assert update_index(tmp_path, make_sources(documents, ["1"] * 4, read)).added == 4
    assert read == ids

    read.clear()
    report = update_index(tmp_path, make_sources(documents, ["1"] * 4, read))
    assert (report.unchanged, read) == (4, [])

    report = update_index(tmp_path, make_sources(documents, ["1", "2", "1", "1"], read))
    assert (report.unchanged, read) == (4, [ids[1]])  # it says the same as before

    read.clear()
    changed = [*documents[:3], SearchDocument(id=ids[3], url=documents[3].url, headline="سیلاب")]
    report = update_index(tmp_path, make_sources(changed, ["1", "2", "1", "3"], read))
    assert (report.updated, report.unchanged, read) == (1, 3, [ids[3]])

    read.clear()
    report = update_index(tmp_path, make_sources(changed[1:], ["2", "1", "3"], read))
    assert (report.removed, report.unchanged, read) == (1, 3, [])

    report = update_index(tmp_path, make_sources(changed, ["1", "2", "1", "3"], read))
    assert (report.added, read) == (1, [ids[0]])  # one that was gone is read again


def test_a_source_that_gives_another_document_is_refused(tmp_path: Path) -> None:
    one, two = make_articles(0, 2)
    with pytest.raises(ValueError, match=two.id):
        update_index(tmp_path, [DocumentSource(one.id, "1", lambda: two)])


def test_damaged_versions_are_no_versions(tmp_path: Path) -> None:
    documents = list(make_articles(0, 3))
    read: list[str] = []
    update_index(tmp_path, make_sources(documents, ["1"] * 3, read))
    (tmp_path / "versions.json").write_text("[]", "utf-8")
    assert update_index(tmp_path, make_sources(documents, ["1"] * 3, read)).rebuilt
