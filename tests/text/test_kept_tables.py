"""Tables that are kept in a cache folder: the same as made, and made anew when they are of no use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from waraq.entities.person_names import load_person_names
from waraq.ingest.names import load_places
from waraq.text import kept_tables
from waraq.text.frequency import load_folded_frequencies
from waraq.text.kept_tables import FOLDER, keep_tables_in, kept
from waraq.text.vocabulary import list_frequent


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The folder of the kept tables of a cache; what other tests keep is as before afterwards."""
    before = [each.parent for each in kept_tables._folders]
    keep_tables_in(tmp_path)
    yield tmp_path / FOLDER
    keep_tables_in(before[0] if before else None)


def make_table(made: list[int]) -> Callable[[], frozenset[str]]:
    """A table that notes when it is made, as each process would have it."""

    @kept("towns", sorted, frozenset)
    def load() -> frozenset[str]:
        made.append(1)
        return frozenset({"لاہور", "کراچی"})

    return load


def test_another_process_reads_what_was_kept(folder: Path) -> None:
    made: list[int] = []
    first = make_table(made)
    assert first() is first()
    assert make_table(made)() == first() == {"لاہور", "کراچی"}
    assert len(made) == 1
    assert "لاہور" in (folder / "towns.json").read_text("utf-8")


def test_what_is_damaged_or_of_other_code_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    make_table(made)()
    file = folder / "towns.json"
    whole = file.read_bytes()
    file.write_bytes(whole[:-3])
    assert make_table(made)() == {"لاہور", "کراچی"}
    assert file.read_bytes() == whole
    monkeypatch.setattr(kept_tables, "digest_package", lambda: "other")
    make_table(made)()
    assert len(made) == 3
    assert file.read_bytes() != whole


def test_a_cache_that_can_not_be_written_does_no_harm(folder: Path) -> None:
    folder.write_text("a file where the folder would be", "utf-8")
    assert make_table([])() == {"لاہور", "کراچی"}


def test_without_a_cache_nothing_is_kept(folder: Path) -> None:
    keep_tables_in(None)
    made: list[int] = []
    make_table(made)()
    make_table(made)()
    assert len(made) == 2
    assert not folder.exists()


@pytest.mark.parametrize("load", [load_places, load_person_names, load_folded_frequencies, list_frequent])
def test_shipped_tables_are_read_as_they_were_made(folder: Path, load: Callable[[], object]) -> None:
    load.cache_clear()  # type: ignore[attr-defined]
    made = load()
    load.cache_clear()  # type: ignore[attr-defined]
    read = load()
    assert read == made
    assert read is not made
    assert type(read) is type(made)
    assert len(list(folder.iterdir())) >= 1
