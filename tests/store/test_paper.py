"""What precedes and follows an article in its newspaper, and whose pages a change of that concerns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from waraq.article import Article
from waraq.store import Record, Store, make_row

PAPER, OTHER = "مشرق", "امروز"


class Paper:
    """A store of articles without texts."""

    def __init__(self, path: Path) -> None:
        self.store = Store(path, "p")

    def add(self, name: str, date: str | None, page: str | None, publication: str | None = PAPER) -> None:
        article = Article(
            id=name, headline=f"خبر {name}", body="", date=date, page=page, publication=publication
        )
        self.store.put(make_row(Record(article, f"{name}.md", "", "", "", "", ()), "published"))

    def beside(self, name: str) -> tuple[str | None, str | None]:
        """What follows and what precedes."""
        return self.store.neighbours(self.store.header(name)[0])

    def stale(self) -> set[str]:
        return {part.key for part in self.store.pages.stale() if part.kind == "article"}


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    made = Paper(tmp_path / "store.sqlite")
    made.add("d", "1992-03-05", "1")
    made.add("b", "1992-03-05", "2")
    made.add("c", "1992-03-05", "10")
    made.add("a", "1992-03-05", None)
    made.add("e", "1992-03-06", "1")
    made.add("x", "1992-03-05", "1", OTHER)
    made.add("u", None, "1")
    yield made
    made.store.close()


def test_one_reads_on_page_by_page_and_day_by_day(paper: Paper) -> None:
    order = ["d", "b", "c", "a", "e"]
    following = [*order[1:], None]
    assert [paper.beside(name) for name in order] == list(zip(following, [None, *order], strict=False))


def test_other_papers_and_articles_without_a_date_stand_aside(paper: Paper) -> None:
    assert paper.beside("x") == paper.beside("u") == (None, None)


@pytest.mark.parametrize(
    ("edit", "concerned"),
    [
        (("b", "1992-03-05", "11"), {"b", "d", "c", "a"}),
        (("b", "1992-03-05", "2", OTHER), {"b", "d", "c", "x"}),
        (("b", "1992-03-07", "2"), {"b", "d", "c", "e"}),
        (("n", "1992-03-05", "3"), {"n", "b", "c"}),
    ],
    ids=["page", "paper", "day", "new"],
)
def test_a_change_concerns_those_beside_the_old_place_and_the_new_one(
    edit: tuple[str, ...], concerned: set[str], paper: Paper
) -> None:
    paper.store.pages.keep_site("1")
    paper.add(*edit)
    assert paper.stale() == concerned
