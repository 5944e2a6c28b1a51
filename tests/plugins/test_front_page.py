"""The front page: which articles of the newest day stand where."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.plugins.newspaper import Newspaper

DAY = "---\nid: 00000000{:02}\nheadline: خبر {}\ndate: 2014-10-20\n{}---\n\n"
TEXT = "لاہور (اسٹاف رپورٹر) – دریا میں پانی بڑھ گیا۔ " + "دیہات ڈوب گئے اور لوگ بے گھر ہوئے۔ " * 30


@pytest.fixture
def paper(tmp_path: Path) -> Newspaper:
    return Newspaper(tmp_path)


def add(paper: Newspaper, number: int, keys: str = "", text: str = TEXT) -> None:
    path = paper.articles / f"day-{number}.md"
    path.write_text(DAY.format(number, number, keys) + text + "\n", "utf-8")


def read_front(paper: Newspaper) -> str:
    paper.build()
    return (paper.output / "index.html").read_text("utf-8")


def find_ids(page: str, block: str) -> list[str]:
    """The ids of the articles that lead somewhere from a block of the page, in their order."""
    [found] = re.findall(rf'<(div|ol) class="{block}[" ].*?</\1>', page, re.DOTALL) and re.findall(
        rf'<(?:div|ol) class="{block}[" ](.*?)(?=<(?:div|ol|section|p) class="front|<footer)', page, re.DOTALL
    )
    return re.findall(r'href="a/([0-9a-z]{10})/"', found)


def test_an_editors_lead_stands_before_the_first_page(paper: Newspaper) -> None:
    add(paper, 11, "page: 1\n")
    add(paper, 12, "page: 3\nprominence: lead\n")
    add(paper, 13, "page: 2\nprominence: secondary\n")
    add(paper, 14, "page: 1\nprominence: brief\n")
    page = read_front(paper)
    assert find_ids(page, "front__lead") == ["0000000012"]
    assert find_ids(page, "front__second") == ["0000000013", "0000000011"]
    assert find_ids(page, "front__rest") == ["0000000014"]
    assert '<time datetime="2014-10-20">' in page.partition("front__lead")[0]


def test_without_a_word_of_the_editor_the_longest_leads_with_a_longer_opening(paper: Newspaper) -> None:
    add(paper, 11, text="مختصر خبر۔")
    add(paper, 12)
    page = read_front(paper)
    assert find_ids(page, "front__lead") == ["0000000012"]
    [opening] = re.findall(r'front__lead.*?card__lead"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert opening.startswith("دریا میں")  # without the dateline
    assert 400 < len(opening) <= 522
    day = (paper.output / "date/2014/10/20/index.html").read_text("utf-8")
    assert opening not in day


def test_days_before_stand_below_and_no_story_twice(paper: Newspaper) -> None:
    add(paper, 11)
    page = read_front(paper)
    days = page.partition('class="front-days"')[2].partition('class="front-sections')[0]
    assert re.findall(r'href="(date/2014/10/[0-9]+/)"', days) == [
        f"date/2014/10/{day}/" for day in (13, 12, 11, 10)
    ]
    ids = re.findall(r'card__headline"><a href="a/(\w+)/"', page)
    assert len(ids) == len(set(ids)) == 5


def test_copies_of_a_story_stand_there_once(paper: Newspaper) -> None:
    add(paper, 11, "page: 2\n")
    add(paper, 12, "page: 1\n")
    table = "article\tprimary\tkind\tsimilarity\tby\n0000000012\t0000000011\t\t\teditor\n"
    (paper.folder / "content/duplicates.tsv").write_text(table, "utf-8")
    page = read_front(paper)
    assert find_ids(page, "front__lead") == ["0000000012"]
    assert "a/0000000011/" not in page


def test_a_day_with_more_leads_to_its_page(paper: Newspaper) -> None:
    for number in range(11, 24):
        add(paper, number, "section: دنیا\n")
    page = read_front(paper)
    assert re.search(r'front__all"><a class="forward" href="date/2014/10/20/">.*<bdi>13</bdi>', page)
    assert len(find_ids(page, "front__rest")) == 5


def test_an_archive_without_days_has_its_newest(paper: Newspaper) -> None:
    for path in paper.articles.iterdir():
        path.write_text(path.read_text("utf-8").replace("date: 2014-10-", "date: 2014-10 #"), "utf-8")
    page = read_front(paper)
    assert "folio" not in page
    assert len(re.findall(r'card__headline"><a href="a/(\w+)/"', page)) == 4
