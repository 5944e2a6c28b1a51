"""What the archive has and what it lacks: articles by year and section, gaps, unknown dates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.calendars import find_gaps, find_shade, list_steps
from waraq.plugins.date_views import CoverageCell, CoverageRow, Gap
from waraq.plugins.views import Link
from waraq.store import Coverage, Part

URL = "coverage/"
COLUMNS = 6  # sections with a column of their own, the fullest
STEPS = (1, 10, 100, 1000)  # articles of a section in a year
_MONTH = len("1992-03")
_UNKNOWN_MONTH = "-00"


class YearCounts:
    """The articles of one year by section (None: without one), and its months that have any."""

    def __init__(self) -> None:
        self.sections: Counter[str | None] = Counter()
        self.months: set[str] = set()

    @property
    def articles(self) -> int:
        """All articles of the year."""
        return self.sections.total()


def count_years(rows: Iterable[Coverage]) -> dict[str, YearCounts]:
    """The counts of each year, of "" for articles without a date.

    >>> years = count_years([Coverage("1992-03", "کھیل", 2), Coverage("1992-00", None, 1)])
    >>> years["1992"].articles, years["1992"].months
    (3, {'1992-03'})
    """
    years: dict[str, YearCounts] = defaultdict(YearCounts)
    for row in rows:
        year = years[row.month[:4]]
        year.sections[row.section] += row.articles
        if len(row.month) == _MONTH and not row.month.endswith(_UNKNOWN_MONTH):
            year.months.add(row.month)
    return dict(years)


def write_coverage(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``coverage/``, where there are articles."""
    years = count_years(archive.store.coverage())
    if not years:
        return
    sections = archive.site.sections[:COLUMNS]
    total = sum(year.articles for year in years.values())
    without = sum(year.sections[None] for year in years.values())
    others = total - without - sum(year.sections[link.name] for year in years.values() for link in sections)
    columns = _Columns(sections, others=bool(others), bare=bool(without))
    dated = sorted((year for year in years if year), reverse=True)
    write(
        URL,
        "coverage",
        sections=sections,
        others=bool(others),
        bare=bool(without),
        rows=_list_rows(archive, years, columns),
        undated=columns.row(archive.undated_link(), years[""]) if "" in years else None,
        most=max(year.articles for year in years.values()),
        steps=list_steps(STEPS),
        total=total,
        first=int(dated[-1]) if dated else None,
        last=int(dated[0]) if dated else None,
        undated_share=find_share(years[""].articles if "" in years else 0, total),
        without=without,
        without_share=find_share(without, total),
    )


class _Columns:
    """The columns of the table: some sections, all others together, articles without a section."""

    def __init__(self, sections: Sequence[Link], *, others: bool, bare: bool) -> None:
        self._sections = sections
        self._others = others
        self._bare = bare

    def row(self, link: Link | None, year: YearCounts) -> CoverageRow:
        """A year as a row."""
        counts = [year.sections[link.name] for link in self._sections]
        if self._others:
            counts.append(year.articles - sum(counts) - year.sections[None])
        if self._bare:
            counts.append(year.sections[None])
        cells = tuple(CoverageCell(count, find_shade(count, STEPS)) for count in counts)
        return CoverageRow(link, year.articles, len(year.months), cells)


def _list_rows(
    archive: Archive, years: dict[str, YearCounts], columns: _Columns
) -> tuple[CoverageRow | Gap, ...]:
    """The years and the gaps between them, newest first."""
    dated = {int(year): counts for year, counts in years.items() if year}
    if not dated:
        return ()
    rows: dict[int, CoverageRow | Gap] = {
        year: columns.row(archive.period_link(f"{year:04}", counts.articles), counts)
        for year, counts in dated.items()
    }
    rows |= {gap.last: gap for gap in find_gaps(dated, min(dated), max(dated))}
    return tuple(rows[year] for year in sorted(rows, reverse=True))


def find_share(part: int, total: int) -> int | None:
    """So many of a hundred, rounded; None for some that are fewer than one of a hundred.

    >>> find_share(1, 3), find_share(0, 7), find_share(1, 5000)
    (33, 0, None)
    """
    share = (200 * part + total) // (2 * total)
    return None if part and 100 * part < total else share
