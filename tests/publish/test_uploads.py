"""Lists for tools that upload: until an upload is confirmed, all of it is in doubt."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from waraq.errors import WaraqError
from waraq.publish import File, Listing, confirm_uploads, plan_publish, read_published, write_uploads
from waraq.publish.changes import ORDER


def site(**pages: str) -> Listing:
    return {f"a/{name}.html": File(len(text), text) for name, text in pages.items()}


def list_uploads(folder: Path, built: Listing, keep: int = 3) -> dict[str, list[str]]:
    """Plan and write the lists; what is in them."""
    lists = write_uploads(folder, plan_publish(built, read_published(folder), keep))
    return {name: path.read_text("utf-8").splitlines() for name, path in lists.items()}


def test_the_lists_are_in_order(tmp_path: Path) -> None:
    built = {
        **site(x="1"),
        "theme/icon.svg": File(1, "2"),
        "search/words-0123456789.bin": File(1, "3"),
    }
    lists = list_uploads(tmp_path, built)
    assert list(lists) == [*ORDER, "gone"]
    assert list(lists.values()) == [["search/words-0123456789.bin"], ["theme/icon.svg"], ["a/x.html"], []]


def test_a_confirmed_upload_is_not_listed_again(tmp_path: Path) -> None:
    list_uploads(tmp_path, site(x="1", y="1"))
    confirm_uploads(tmp_path)
    assert list_uploads(tmp_path, site(x="1", y="2"))["pages"] == ["a/y.html"]


def test_an_unconfirmed_upload_is_listed_again_also_when_the_site_is_the_old_one(tmp_path: Path) -> None:
    list_uploads(tmp_path, site(x="1", y="1"))
    confirm_uploads(tmp_path)
    list_uploads(tmp_path, site(x="2", z="2"))
    lists = list_uploads(tmp_path, site(x="1", y="1"))
    assert (lists["pages"], lists["gone"]) == (["a/x.html", "a/y.html"], ["a/z.html"])


def test_there_must_be_something_to_confirm(tmp_path: Path) -> None:
    with pytest.raises(WaraqError, match="no upload to confirm"):
        confirm_uploads(tmp_path)
    list_uploads(tmp_path, site(x="1"))
    assert confirm_uploads(tmp_path) == site(x="1")
    with pytest.raises(WaraqError, match="no upload to confirm"):
        confirm_uploads(tmp_path)


def test_a_killed_publish_confirms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    list_uploads(tmp_path, site(x="1"))
    confirm_uploads(tmp_path)

    def fail(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("waraq.publish.uploads.write_whole", fail)
        with pytest.raises(KeyboardInterrupt):
            list_uploads(tmp_path, site(x="2"))
    assert list_uploads(tmp_path, site(x="1"))["pages"] == ["a/x.html"]


@pytest.mark.parametrize("seed", range(30))
def test_after_broken_uploads_the_host_has_the_site(tmp_path: Path, seed: int) -> None:
    """Uploads that stop anywhere, then one that does not: nothing is missing, wrong or left behind."""
    chance = random.Random(seed)
    host: dict[str, str] = {}
    names = "abcdef"
    for turn in range(12):
        built = site(**{name: str(chance.randrange(3)) for name in names if chance.random() < 0.6})
        lists = list_uploads(tmp_path, built)
        steps = [(path, built[path].sha256) for stage in ORDER for path in lists[stage]]
        steps += [(path, "") for path in lists["gone"]]
        is_whole = turn == 11 or chance.random() < 0.4
        for path, text in steps if is_whole else steps[: chance.randrange(len(steps) + 1)]:
            host.pop(path, None)
            if text:
                host[path] = text
        if is_whole:
            confirm_uploads(tmp_path)
            assert host == {path: file.sha256 for path, file in built.items()}
