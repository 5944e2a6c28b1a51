"""Releases side by side: shared files, the switch, what is deleted, refused folders, killed publishes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.publish.made_sites import make_site, name_script, publish, read_files
from waraq.errors import WaraqError
from waraq.publish import open_target, releases


@pytest.fixture
def output(tmp_path: Path) -> Path:
    make_site(tmp_path / "output", "1")
    return tmp_path / "output"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"


def list_releases(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "releases").iterdir())


def test_the_current_release_is_the_site(folder: Path, output: Path) -> None:
    publish(folder, output)
    assert (folder / "current").readlink() == Path("releases/1/site")
    assert read_files(folder / "current") == read_files(output)


def test_unchanged_files_are_shared_and_others_are_not(folder: Path, output: Path) -> None:
    publish(folder, output)
    make_site(output, "2")
    publish(folder, output)
    one, two = (folder / "releases" / number / "site" for number in "12")
    assert (one / "404.html").samefile(two / "404.html")
    assert (one / "a/0/index.html").read_bytes() != (two / "a/0/index.html").read_bytes()
    assert not (two / "404.html").samefile(output / "404.html"), "a build may write in place"


def test_hashed_files_of_former_releases_still_answer(folder: Path, output: Path) -> None:
    for edition in "1234":
        make_site(output, edition)
        publish(folder, output)
    found = {name for name in read_files(folder / "current") if name.startswith("search/client/")}
    assert found == {name_script(edition) for edition in "234"}
    assert list_releases(folder) == ["2", "3", "4"]


@pytest.mark.parametrize("keep", [1, 2, 5])
def test_old_releases_are_deleted(folder: Path, output: Path, keep: int) -> None:
    for edition in "1234":
        make_site(output, edition)
        publish(folder, output, keep)
    assert list_releases(folder) == ["1", "2", "3", "4"][-keep:]


def test_after_a_way_back_the_next_publish_starts_from_what_is_seen(folder: Path, output: Path) -> None:
    for edition in "12":
        make_site(output, edition)
        publish(folder, output)
    (folder / "current").unlink()
    (folder / "current").symlink_to("releases/1/site")
    plan = publish(folder, output)
    assert len(plan.changed) == 21
    assert list_releases(folder) == ["1", "2", "3"]
    assert read_files(output).items() <= read_files(folder / "current").items()


def test_a_damaged_former_release_does_not_spread(folder: Path, output: Path) -> None:
    publish(folder, output)
    former = folder / "releases/1/site"
    (former / "404.html").write_bytes(b"cut")
    (former / "theme/css/waraq.css").unlink()
    (former / name_script("1")).unlink()
    made = make_site(output, "2")
    publish(folder, output)
    assert read_files(folder / "current") == made
    (folder / "releases/2/files.tsv").write_bytes(b"\xff")
    made = make_site(output, "3")
    publish(folder, output)
    assert read_files(folder / "current") == made


def test_without_hard_links_files_are_copied(
    folder: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_paths: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", fail)
    publish(folder, output)
    made = make_site(output, "2")
    publish(folder, output)
    assert read_files(folder / "current") == {**made, name_script("1"): b"1"}


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


class Killed(BaseException):
    """Nothing handles it, as nothing handles a kill."""


def kill_at(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, calls: int, *, after: bool) -> None:
    """End the process, as it were, before or after a certain call of a function."""
    call, count = getattr(owner, name), 0

    def run(*arguments: object, **options: object) -> object:
        nonlocal count
        count += 1
        if count == calls and not after:
            raise Killed
        result = call(*arguments, **options)
        if count == calls:
            raise Killed
        return result

    monkeypatch.setattr(owner, name, run)


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    "step",
    [
        (shutil, "copyfile", 1),
        (shutil, "copyfile", 9),
        (releases, "write_listing", 1),
        (Path, "rename", 1),
        (releases, "_switch", 1),
        (Path, "symlink_to", 1),
        (Path, "replace", 3),  # after the hashes and the listing
        (Path, "rename", 2),
        (shutil, "rmtree", 1),
    ],
    ids=lambda step: f"{step[1]}-{step[2]}",
)
def test_a_killed_publish_leaves_a_whole_site_and_the_next_cleans_up(
    folder: Path, output: Path, step: tuple[object, str, int], after: bool
) -> None:
    for edition in "12":
        old = make_site(output, edition)
        publish(folder, output, 2)
    new = make_site(output, "3")
    with pytest.MonkeyPatch.context() as patch:
        kill_at(patch, *step, after=after)
        with pytest.raises(Killed):
            publish(folder, output, 2)
    seen = read_files(folder / "current")
    assert old.items() <= seen.items() or new.items() <= seen.items()
    newest = make_site(output, "4")
    publish(folder, output, 2)
    seen = read_files(folder / "current")
    assert newest.items() <= seen.items()
    assert len(seen) == len(newest) + 1
    assert [path.name for path in folder.rglob("*.part")] == []
    assert len(list_releases(folder)) == 2
