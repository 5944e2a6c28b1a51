"""Bags: what is in them, that the library of the format finds them whole, and what none can hold."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from waraq.errors import WaraqError
from waraq.publish import bag as bags
from waraq.publish import make_bag

INFO = {"Source-Organization": "مشرق\nنامہ", "External-Identifier": ""}


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    for name, text in (
        ("content/articles/پہلی خبر.md", "متن"),
        ("content/pages/about.md", ""),
        ("out/a.csv", "a\r\n"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return {"content": tmp_path / "content", "output/data": tmp_path / "out"}


def test_a_bag_is_what_the_format_says(folders: dict[str, Path], tmp_path: Path) -> None:
    made = make_bag(tmp_path / "new/bag", folders, INFO)
    assert made == (3, 9)
    root = tmp_path / "new/bag"
    assert (root / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert (root / "bag-info.txt").read_text("utf-8") == "Source-Organization: مشرق نامہ\nPayload-Oxum: 9.3\n"
    lines = (root / "manifest-sha256.txt").read_text("utf-8").splitlines()
    assert f"{sha256('متن'.encode()).hexdigest()}  data/content/articles/پہلی خبر.md" in lines
    assert [line.partition("  ")[2] for line in lines] == [
        "data/content/articles/پہلی خبر.md",
        "data/content/pages/about.md",
        "data/output/data/a.csv",
    ]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["bag"]


@pytest.mark.filterwarnings("default")
def test_the_library_of_the_format_finds_it_whole(folders: dict[str, Path], tmp_path: Path) -> None:
    bagit = pytest.importorskip("bagit", reason="bagit is not installed: it does not check our bags")
    make_bag(tmp_path / "bag", folders, INFO)
    found = bagit.Bag(str(tmp_path / "bag"))
    found.validate()
    assert found.info["Source-Organization"] == "مشرق نامہ"
    (tmp_path / "bag/data/output/data/a.csv").write_bytes(b"b\r\n")
    assert not found.is_valid()


@pytest.mark.parametrize("change", ["changed", "lost", "added"])
def test_what_is_not_as_it_was_is_found(folders: dict[str, Path], tmp_path: Path, change: str) -> None:
    make_bag(tmp_path / "bag", folders, INFO)
    bags.check_bag(tmp_path / "bag")
    path = tmp_path / "bag/data/output/data/a.csv"
    if change == "changed":
        path.write_bytes(b"b\r\n")
    elif change == "lost":
        path.unlink()
    else:
        path.with_name("b.csv").touch()
    with pytest.raises(WaraqError, match=r"[ab]\.csv"):
        bags.check_bag(tmp_path / "bag")


def test_a_bag_is_never_written_over_nor_into_itself(folders: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    for target, reason in (
        (tmp_path / "bag", "is there already"),
        (tmp_path / "content/bag", "would lie in"),
    ):
        with pytest.raises(WaraqError, match=reason):
            make_bag(target, folders, INFO)
    assert list((tmp_path / "bag").iterdir()) == []


@pytest.mark.parametrize("name", ["100%.md", "a\nb.md", os.fsdecode(b"\xff.md"), "link.md", "folder-link"])
def test_what_no_bag_can_hold_is_refused(folders: dict[str, Path], tmp_path: Path, name: str) -> None:
    path = tmp_path / "content" / name
    if "link" in name:
        path.symlink_to(tmp_path / ("out" if "folder" in name else "out/a.csv"))
    else:
        path.touch()
    with pytest.raises(WaraqError, match=r"then make the bag again"):
        make_bag(tmp_path / "bag", folders, INFO)
    assert not (tmp_path / "bag").exists()
    assert not (tmp_path / "bag.part").exists()


def test_an_unfinished_bag_is_replaced_and_nothing_else(folders: dict[str, Path], tmp_path: Path) -> None:
    left = tmp_path / "bag.part"
    left.mkdir()
    (left / "mine.txt").touch()
    with pytest.raises(WaraqError, match="in the way"):
        make_bag(tmp_path / "bag", folders, INFO)
    assert (left / "mine.txt").exists()
    (left / "bagit.txt").touch()
    make_bag(tmp_path / "bag", folders, INFO)
    assert not (tmp_path / "bag/mine.txt").exists()
