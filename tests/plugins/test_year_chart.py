"""The chart of a name's years."""

from __future__ import annotations

from waraq.plugins.year_chart import HEIGHT, LEAST, MOST_BARS, draw_years


def test_one_year_is_no_chart() -> None:
    assert draw_years([], str) is None
    assert draw_years([("1992", 9)], str) is None


def test_time_runs_from_right_to_left_and_years_without_articles_are_gaps() -> None:
    chart = draw_years([("1990", 1), ("1991", 500), ("1994", 1000)], str)
    assert chart
    assert [bar.x for bar in chart.bars] == [40, 30, 0]
    assert [bar.height for bar in chart.bars] == [LEAST, HEIGHT // 2, HEIGHT]
    assert all(bar.y + bar.height == HEIGHT for bar in chart.bars)
    assert (chart.width, chart.first, chart.last) == (48, "1990", "1994")


def test_many_years_stand_together() -> None:
    years = [(f"{year:04}", 1) for year in (1, 1855, 1857, 1947, 2025, 9999)]
    for some in (years, years[1:5]):
        chart = draw_years(some, str)
        assert chart
        assert chart.width <= MOST_BARS * 10
        assert sum(bar.articles for bar in chart.bars) == len(some)
    chart = draw_years(years[1:5], str)
    assert chart
    assert [bar.name for bar in chart.bars] == ["1850–1859", "1940–1949", "2020–2029"]
