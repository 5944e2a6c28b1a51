"""Folders that are as they were are not looked at file by file; what that could hide is found."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from unittest.mock import ANY

import pytest

from tests.markup.interface import STRINGS
from waraq.plugins import walk
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.rebuilt import Change
from waraq.plugins.synchronise import Synchronised, see_again, synchronise
from waraq.store import ArticleQuery, Store

TODAY = date(2026, 1, 1)


class Folders:
    """Articles in several folders, and the store of what was made from them."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        self.store = Store(folder / "store.sqlite", "p")
        for place in ("a.md", "2014/b.md", "2014/10/c.md", "2015/d.md"):
            self.write(place, Path(place).stem)

    def write(self, place: str, article_id: str, headline: str = "خبر") -> None:
        path = self.content / "articles" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        head = f"id: 000000000{article_id}\nheadline: {headline}\ndate: 2014-10-14\n"
        path.write_text(f"---\n{head}---\n\nمتن یہ ہے۔\n", "utf-8")

    def remove(self, place: str) -> None:
        (self.content / "articles" / place).unlink()

    def build(self) -> Synchronised:
        done = synchronise(self.store, DeriverSource.of(self.content, STRINGS), TODAY)
        see_again(self.store, self.content, done.fresh)
        return done

    def ids(self) -> set[str]:
        return {each.removeprefix("0" * 9) for each in self.store.ids(ArticleQuery())}

    def same(self) -> set[str]:
        """The folders that the next build need not look at file by file, if they stay as they are."""
        return {path.removeprefix("articles/") for path, state in self.store.files.folders().items() if state}


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.setattr("waraq.files.is_settled", lambda _state: True)
    made = Folders(tmp_path)
    assert made.build().derived == 4
    return made


def test_what_is_as_it_was_is_not_looked_at_again(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folders.same() == {"", "2014/", "2014/10/", "2015/"}
    monkeypatch.setattr(walk.Walk, "_find", lambda *_: pytest.fail("a file is looked at"))
    done = folders.build()
    assert (done.derived, done.unchanged, done.forgotten) == (0, 4, 0)


def test_an_edited_a_new_and_a_deleted_file_are_found(folders: Folders) -> None:
    folders.write("2014/b.md", "b", "دوسری خبر")
    folders.write("2016/e.md", "e")
    folders.remove("2015/d.md")
    done = folders.build()
    assert (done.derived, done.unchanged, done.forgotten) == (2, 2, 1)
    assert +done.changes == {Change.EDITED: 1, Change.NEW: 1, Change.DELETED: 1}
    assert folders.ids() == set("abce")
    assert folders.same() == {"", "2014/", "2014/10/", "2015/", "2016/"}


def test_a_whole_folder_goes_or_is_renamed(folders: Folders) -> None:
    (folders.content / "articles/2014").rename(folders.content / "articles/2013")
    folders.remove("2015/d.md")
    (folders.content / "articles/2015").rmdir()
    done = folders.build()
    assert +done.changes == {Change.RENAMED: 2, Change.DELETED: 1}
    assert folders.ids() == set("abc")
    assert folders.same() == {"", "2013/", "2013/10/"}


@pytest.mark.parametrize(
    ("new", "article_id", "first", "refused"),
    [
        ("2015/z.md", "b", "2014/b.md", "2015/z.md"),
        ("2014/0.md", "d", "2014/0.md", "2015/d.md"),
    ],
    ids=["comes behind", "comes before"],
)
def test_of_two_files_with_one_id_the_first_counts_also_where_the_other_is_in_such_a_folder(
    folders: Folders, new: str, article_id: str, first: str, refused: str
) -> None:
    folders.write(new, article_id, "نقل")
    for _ in range(2):
        [problem] = folders.build().problems
        assert problem.path.endswith(refused)
        assert f"articles/{first}" in problem.reason
        assert "2015/" not in folders.same()
    folders.remove(first)
    assert folders.build().problems == []
    assert folders.ids() == set("abcd")
    assert folders.store.files.find(f"000000000{article_id}") == (f"articles/{refused}", ANY)
    assert "2015/" in folders.same()


def test_a_fresh_file_is_looked_at_by_the_next_build(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("waraq.files.is_settled", lambda _state: False)
    folders.write("2014/b.md", "b", "دوسری")
    assert folders.build().derived == 1
    assert "2014/" not in folders.same()
    monkeypatch.setattr("waraq.files.is_settled", lambda _state: True)
    assert folders.build().derived == 0
    assert "2014/" in folders.same()


def test_a_link_is_followed_by_every_build(folders: Folders, tmp_path: Path) -> None:
    (tmp_path / "content/articles/2015/link.md").symlink_to("../2014/b.md")
    [problem] = folders.build().problems
    assert "is already that of" in problem.reason
    assert "2015/" not in folders.same()
