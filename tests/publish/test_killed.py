"""Publishes that are killed between any two steps."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.publish.made_sites import list_releases, make_site, publish, read_files
from waraq.publish import releases


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
        (Path, "unlink", 2),
        (Path, "hardlink_to", 1),
        (Path, "rename", 2),
        (releases, "_switch", 1),
        (Path, "symlink_to", 1),
        (os, "replace", 2),  # the hashes, then the listing
        (Path, "replace", 1),  # of the link
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
    (output / "theme/css/waraq.css").write_bytes(b"p{}")
    new["theme/css/waraq.css"] = b"p{}"
    (folder / "releases/1/site/404.html").unlink()
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


def test_what_readers_see_is_never_used_again_though_it_is_the_oldest(folder: Path, output: Path) -> None:
    for edition in "123":
        make_site(output, edition)
        publish(folder, output)
    (folder / "current").unlink()
    (folder / "current").symlink_to("releases/1/site")
    made = read_files(folder / "current")
    make_site(output, "4")
    with pytest.MonkeyPatch.context() as patch:
        kill_at(patch, releases, "write_listing", 1, after=False)
        with pytest.raises(Killed):
            publish(folder, output)
    assert read_files(folder / "current") == made
