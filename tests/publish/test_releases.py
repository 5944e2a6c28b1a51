"""Releases side by side: shared files, the switch, what is deleted."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.publish.made_sites import list_releases, make_site, name_script, publish, read_files


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


def test_every_release_keeps_its_edition_whatever_comes_after(folder: Path, output: Path) -> None:
    """Files are shared, and folders used again: none of that may show."""
    chance = random.Random(7)
    names = ["a", "b", "c/d", "c/e", "f/g/h", "search/words-0123456789.bin", "search/words-abcdef0123.bin"]
    shown: dict[str, dict[str, bytes]] = {}
    for number in range(1, 40):
        shutil.rmtree(output)
        for name in {*chance.sample(names, chance.randrange(1, len(names))), "x"}:
            path = output / (f"{name}/index.html" if "." not in name and chance.random() < 0.5 else name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"%d" % (number if name == "x" else chance.randrange(3)))
        publish(folder, output)
        assert read_files(output).items() <= read_files(folder / "current").items()
        shown[str(number)] = read_files(folder / "current")
        assert list_releases(folder) == sorted(list(shown)[-3:])
        for release in list_releases(folder):
            assert read_files(folder / "releases" / release / "site") == shown[release]


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
