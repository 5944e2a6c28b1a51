"""Listing what was built: what is read again, and what can't be published."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from tests.publish.made_sites import make_site, read_files
from waraq.errors import WaraqError
from waraq.publish import File, list_site, listing
from waraq.publish.listing import read_listing, write_listing


@pytest.fixture
def output(tmp_path: Path) -> Path:
    make_site(tmp_path / "output", "الف")
    for path in (tmp_path / "output").rglob("*"):
        os.utime(path, ns=(10**18, 10**18))
    return tmp_path / "output"


def watch_hashing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    names: list[str] = []
    hash_file = listing.hash_file
    monkeypatch.setattr(listing, "hash_file", lambda path: names.append(path.name) or hash_file(path))
    return names


def test_it_lists_sizes_and_hashes(output: Path, tmp_path: Path) -> None:
    wanted = {name: File(len(data), sha256(data).hexdigest()) for name, data in read_files(output).items()}
    assert list_site(output, tmp_path / "hashes") == wanted


def test_only_files_of_another_state_are_read(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "is_settled", lambda _state: True)
    before = list_site(output, tmp_path / "hashes")
    read = watch_hashing(monkeypatch)
    assert list_site(output, tmp_path / "hashes") == before
    assert read == []
    state = (output / "404.html").stat()
    (output / "404.html").write_bytes(b"x" * state.st_size)
    os.utime(output / "404.html", ns=(state.st_atime_ns, state.st_mtime_ns))
    after = list_site(output, tmp_path / "hashes")
    assert read == ["404.html"]
    assert after["404.html"].sha256 == sha256(b"x" * state.st_size).hexdigest()


def test_a_file_that_has_just_changed_is_read_again(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_site(output, tmp_path / "hashes")
    read = watch_hashing(monkeypatch)
    list_site(output, tmp_path / "hashes")
    assert "404.html" in read


def test_damaged_hashes_and_those_of_another_folder_are_not_used(output: Path, tmp_path: Path) -> None:
    before = list_site(output, tmp_path / "hashes")
    (tmp_path / "hashes").write_bytes(b"hashes 1 x\n404.html\t1")
    assert list_site(output, tmp_path / "hashes") == before
    output.rename(tmp_path / "moved")
    make_site(output, "ب")
    assert list_site(tmp_path / "moved", tmp_path / "hashes") == before


@pytest.mark.parametrize("name", ["secret.txt", "folder"])
def test_a_link_is_refused(output: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "secret.txt").write_text("راز", "utf-8")
    (output / "a" / name).symlink_to(tmp_path / name)
    with pytest.raises(WaraqError, match=rf"output/a/{name} can't be published"):
        list_site(output, tmp_path / "hashes")


@pytest.mark.parametrize("name", ["line\nline", "tab\t", "\u202e.html"])
def test_a_name_that_no_list_can_hold_is_refused(output: Path, tmp_path: Path, name: str) -> None:
    (output / name).write_bytes(b"")
    with pytest.raises(WaraqError, match="that no list can hold") as caught:
        list_site(output, tmp_path / "hashes")
    assert str(caught.value).isprintable()


def test_a_listing_is_kept(output: Path, tmp_path: Path) -> None:
    made = {**list_site(output, tmp_path / "hashes"), "search/old": File(3, "ab", 2)}
    write_listing(tmp_path / "files.tsv", made)
    assert read_listing(tmp_path / "files.tsv") == made
    raw = (tmp_path / "files.tsv").read_bytes()
    (tmp_path / "files.tsv").write_bytes(raw[:-1])
    assert read_listing(tmp_path / "files.tsv") == {}
    assert read_listing(tmp_path / "none.tsv") == {}
