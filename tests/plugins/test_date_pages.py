"""Pages by date: calendars, gaps, and one day in all years."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.plugins.newspaper import Newspaper
from waraq.plugins import coverage_pages, date_pages, day_of_year_pages
from waraq.plugins.date_pages import group_by_decade
from waraq.plugins.date_views import Gap
from waraq.plugins.views import Link

DAYS = ("1988-03-23", "1992-03-23", "1992-03-23", "1992-03-24", "1992-05", "1996-02-29", "1997")


def name_rows(*years: int) -> list[tuple[int, int, list[object]]]:
    links = [Link(str(year), f"date/{year}/", 2) for year in sorted(years, reverse=True)]
    return [
        (decade.first, decade.articles, [getattr(row, "name", row) for row in decade.rows])
        for decade in group_by_decade(links)
    ]


def test_years_without_articles_are_gaps() -> None:
    assert name_rows() == []
    assert name_rows(1992) == [(1990, 2, ["1992"])]
    assert name_rows(1989, 1992, 1993) == [(1990, 4, ["1993", "1992", Gap(1990, 1991)]), (1980, 2, ["1989"])]
    # Whole decades are one gap, and so are years on both sides of a decade's end.
    assert name_rows(1965, 1990) == [(1990, 2, ["1990", Gap(1966, 1989)]), (1960, 2, ["1965"])]
    assert name_rows(1965, 1987, 1992) == [
        (1990, 2, ["1992", Gap(1988, 1991)]),
        (1980, 2, ["1987", Gap(1966, 1986)]),
        (1960, 2, ["1965"]),
    ]


@pytest.fixture
def paper(tmp_path: Path) -> Newspaper:
    paper = Newspaper(tmp_path)
    for path in paper.articles.iterdir():
        path.unlink()
    for number, day in enumerate(DAYS):
        put(paper, number, day)
    return paper


def put(paper: Newspaper, number: int, day: str) -> None:
    head = "---\nid: 000000000{}\nheadline: خبر {}\ndate: " + day + "\n---\n\n"
    paper.write(number, head=head)


def read(paper: Newspaper, url: str) -> str:
    html = (paper.output / url / "index.html").read_text("utf-8")
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"</?bdi[^>]*>", "", main)


def test_what_is_there_and_what_is_not(paper: Newspaper) -> None:
    paper.build()
    year = read(paper, "date/1992")
    assert year.count("<table") == year.count("<caption>") == 12
    assert year.count('<th scope="col">') == 84
    assert len(re.findall('href="[^"]*date/1992/../../"', year)) == 2, "days without articles are no links"
    assert re.search(r'<td class="shade shade--1"><a href="[^"]*1992/03/23/">23<.*?2 مضامین', year)
    for gap in ("جنوری–فروری", "اپریل", "جون–دسمبر"):
        assert f"{gap}: کوئی مضمون نہیں" in year
    month = read(paper, "date/1992/03")
    beside = re.findall(r'rel="(\w+)">([^<]+)', month)
    assert beside == [("prev", "مارچ 1988ء"), ("next", "مئی 1992ء")], "in the order of time"
    assert "جن دنوں کا کوئی مضمون نہیں: 1–22، 25–31" in month
    dates = read(paper, "date")
    assert "1989–1991: کوئی مضمون نہیں" in dates
    assert "1993–1995: کوئی مضمون نہیں" in dates
    front = read(paper, "")
    assert 'href="date/on/02-29/"' in front, "the newest day that is known"


def test_one_day_in_all_years(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_of_year_pages, "PER_YEAR", 1)
    monkeypatch.setattr(day_of_year_pages, "YEARS_PER_PAGE", 1)
    monkeypatch.setattr(date_pages, "PER_DAY", 1)
    paper.build()
    day = read(paper, "date/on/03-23")
    assert day.count("<article") == 1
    assert re.search('href="[^"]*date/1992/03/23/">اس دن کے تمام 2 مضامین', day)
    assert "2 سال، 3 مضامین" in day
    assert "1988ء" in read(paper, "date/on/03-23/1")
    assert 'href="../../../../date/on/03-23/"' in read(paper, "date/1992/03/23")
    assert read(paper, "date/1992/03/23/1").count("<article") == 1, "a full day has pages"
    assert 'rel="next"' not in read(paper, "date/on/03-24"), "the last day of the year that has articles"
    put(paper, 7, "1993-12-31")
    put(paper, 8, "2001-03-24")
    put(paper, 5, "1996-03-01")  # it was the only one of 29 February
    paper.build()
    assert not (paper.output / "date/on/02-29").exists()
    assert 'rel="prev"' not in read(paper, "date/on/03-01"), "it is the first now"
    assert "31 دسمبر" in read(paper, "date/on/03-24"), "the next day with articles"
    assert "2 سال، 2 مضامین" in read(paper, "date/on/03-24")


def test_coverage_says_what_is_there_and_what_lacks(
    paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage_pages, "COLUMNS", 1)
    put(paper, 7, "")
    for number, section in enumerate(("کھیل", "کھیل", "دنیا")):
        put(paper, number, f"1992-0{number + 1}-01\nsection: {section}")
    paper.build()
    html = read(paper, "coverage")
    rows = [" ".join(re.sub("<[^>]*>", " ", row).split()) for row in re.findall("<tr.*?</tr>", html, re.S)]
    assert rows == [
        "سال مضامین کھیل دیگر شعبے بغیر شعبہ مہینے",
        "1997 مضامین 1 کھیل 0 دیگر شعبے 0 بغیر شعبہ 1 مہینے 0",
        "1996 مضامین 1 کھیل 0 دیگر شعبے 0 بغیر شعبہ 1 مہینے 1",
        "1993–1995 کوئی مضمون نہیں",
        "1992 مضامین 5 کھیل 2 دیگر شعبے 1 بغیر شعبہ 2 مہینے 4",
        "تاریخ نامعلوم مضامین 1 کھیل 0 دیگر شعبے 0 بغیر شعبہ 1",
    ]
    facts = " ".join(re.sub("<[^>]*>", " ", html[html.index("<dl") : html.index("</dl>")]).split())
    assert facts == "مضامین 8 سال 1992–1997 تاریخ نامعلوم 1 (13 فیصد) بغیر شعبہ 5 (63 فیصد)"
    assert "coverage/" in read(paper, "date")
