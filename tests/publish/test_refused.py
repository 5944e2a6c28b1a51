"""Folders that are refused, and links in them that lead elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.publish.made_sites import make_site, publish, read_files
from waraq.errors import WaraqError
from waraq.publish import File, open_target
from waraq.publish.listing import write_listing


def test_a_folder_with_other_files_is_refused_and_left_alone(folder: Path, output: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("اہم", "utf-8")
    with pytest.raises(WaraqError, match=r"public holds files .* such as 'thesis.txt'.* Give a new folder"):
        open_target(folder, output)
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]


def test_a_folder_in_the_output_is_refused(output: Path) -> None:
    with pytest.raises(WaraqError, match="where a build deletes it"):
        open_target(output / "public", output)
    assert not (output / "public").exists()


@pytest.mark.parametrize("place", ["releases", "releases/1", "current"])
def test_links_that_lead_elsewhere_are_refused(
    folder: Path, output: Path, tmp_path: Path, place: str
) -> None:
    publish(folder, output)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(folder / "releases", elsewhere)
    before = read_files(elsewhere)
    path = folder / place
    path.unlink() if path.is_symlink() else shutil.rmtree(path)
    path.symlink_to(elsewhere)
    with pytest.raises(WaraqError, match=rf"{place} is (a|no) link"):
        publish(folder, output)
    assert read_files(elsewhere) == before


@pytest.mark.parametrize("place", ["a/0", "theme", ""])
def test_folders_of_an_old_release_that_lead_elsewhere_are_refused(
    folder: Path, output: Path, tmp_path: Path, place: str
) -> None:
    for edition in "12":
        make_site(output, edition)
        publish(folder, output, 2)
    elsewhere = tmp_path / "elsewhere"
    path = folder / "releases/1/site" / place
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    before = read_files(elsewhere)
    make_site(output, "3")
    (output / "theme/css/waraq.css").write_bytes(b"p{}")
    with pytest.raises(WaraqError, match="leads out of its release"):
        publish(folder, output, 2)
    assert read_files(elsewhere) == before


@pytest.mark.parametrize(
    "name", ["../../../../important.txt", "/important.txt", "a/../../../../important.txt"]
)
def test_a_listing_that_names_other_files_is_not_believed(
    folder: Path, output: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "important.txt").write_text("اہم", "utf-8")
    for edition in "12":
        make_site(output, edition)
        publish(folder, output, 2)
    forged = {name.replace("/important", f"{tmp_path}/important") if name[0] == "/" else name: File(1, "0")}
    for number in "12":
        write_listing(folder / "releases" / number / "files.tsv", forged)
    made = make_site(output, "3")
    publish(folder, output, 2)
    assert read_files(folder / "current") == made
    assert (tmp_path / "important.txt").is_file()


def test_a_current_that_is_a_folder_is_refused(folder: Path, output: Path) -> None:
    open_target(folder, output)
    (folder / "current").mkdir()
    with pytest.raises(WaraqError, match="Move it away"):
        publish(folder, output)


def test_a_link_to_the_folder_itself_is_followed(folder: Path, output: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    folder.symlink_to(tmp_path / "disk")
    publish(folder, output)
    assert read_files(tmp_path / "disk/current") == read_files(output)
