"""What the tables say is kept, and is read again for as long as tables and code are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraq.entities import Tagger, known
from waraq.entities.tagger import KNOWN
from waraq.files import keep, recall

TEXTS = (
    "ایران کے صدر مسعود پزشکیان ماسکو پہنچے اور ولادیمیر پیوٹن سے ملے۔",
    "کلکتے میں بارش ہوئی، ریحان کوہستانی نے کہا۔",
    "وہ کل شام کو شام کے دارالحکومت دمشق پہنچے۔",
)
HIDDEN = "id\thidden\nplace/dubai\tyes\n"
RENAMED = "id\tname\taliases\tmerged_into\nplace/iran\tفارس\t\t\nplace/x\tایکس آباد\t\tplace/iran\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """An editor's tables that rename, merge and hide places, and an empty cache."""
    authority = tmp_path / "authority"
    authority.mkdir()
    (authority / "places.tsv").write_text(RENAMED, "utf-8")
    return authority, tmp_path / "cache"


def describe(tagger: Tagger) -> object:
    """All that a tagger tells of its tables and of the texts."""
    return (
        list(tagger.entities.items()),
        tagger.countries,
        tagger.corrections,
        tagger.hidden,
        tagger.digest,
        [(tagger.tag(text), tagger.tag_listed(text), tagger.explain(text)) for text in TEXTS],
    )


def test_what_was_kept_is_what_the_tables_say(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    authority, cache = folders
    first = describe(Tagger.load(authority, cache))
    assert first == describe(Tagger.load(authority))
    monkeypatch.setattr(known.Known, "of", None)  # nothing is made of tables
    with monkeypatch.context() as patch:
        patch.setattr(known, "_read_entity", None)  # nor is any entity read to find the countries
        kept = Tagger.load(authority, cache)
        assert kept.countries["PK"] == "place/pakistan"
    assert describe(kept) == first
    assert "place/lahore" in kept.entities
    assert "place/x" not in kept.entities
    with pytest.raises(KeyError):
        kept.entities["place/x"]


def test_tables_that_are_others_are_read(folders: tuple[Path, Path]) -> None:
    authority, cache = folders
    assert "place/dubai" in Tagger.load(authority, cache).entities
    (authority / "places.tsv").write_text(HIDDEN, "utf-8")
    assert "place/dubai" not in Tagger.load(authority, cache).entities
    assert Tagger.load(authority, cache).hidden[0].id == "place/dubai"


@pytest.mark.parametrize("damage", ["cut", "empty", "other code", "folder"])
def test_what_is_not_as_it_was_is_made_again(folders: tuple[Path, Path], damage: str) -> None:
    authority, cache = folders
    file = cache / KNOWN
    expected = describe(Tagger.load(authority, cache))
    data, kept = file.read_bytes(), recall(file)
    assert kept
    if damage == "cut":
        file.write_bytes(data[:-100])
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "folder":
        file.unlink()
        cache.rmdir()
    else:
        keep(file, "another program", b"{}")
    assert describe(Tagger.load(authority, cache)) == expected
    assert file.read_bytes() == data


def test_a_tagger_without_some_names_is_made_of_kept_ones_too(folders: tuple[Path, Path]) -> None:
    authority, cache = folders
    Tagger.load(authority, cache)
    without = Tagger.load(authority, cache).without(["place/iran"])
    assert [each.entity for each in without.tag_listed("فارس سے ماسکو")] == ["place/moscow"]


def test_who_only_reads_keeps_nothing(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    authority, cache = folders
    first = describe(Tagger.load(authority, cache, keeping=False))
    assert not (cache / KNOWN).exists()
    Tagger.load(authority, cache)
    monkeypatch.setattr(known.Known, "of", None)
    assert describe(Tagger.load(authority, cache, keeping=False)) == first


def test_a_cache_that_can_not_be_written_is_done_without(folders: tuple[Path, Path]) -> None:
    authority, cache = folders
    cache.write_text("a file in its place", "utf-8")
    assert describe(Tagger.load(authority, cache)) == describe(Tagger.load(authority))
    assert cache.read_text("utf-8") == "a file in its place"
