"""How the archive speaks over time: who is named most, year by year, and the words that readers ask for.

The page itself has the names; words are counted in the browser, by the search's index, against the
numbers of articles by year that the page carries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from waraq.entity import Kind
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.views import EntityLink, Link
from waraq.plugins.year_chart import YearChart, draw_shares
from waraq.store import Part

WORDS = "words/"
MOST = 6  # names of each kind


class NameOverTime(NamedTuple):
    """A name with its articles: in all, as a picture by year, and in the year that has the most of them.

    `best` is that year with how many of its `of` articles have the name; both
    are None where all its articles are undated.
    """

    name: EntityLink
    chart: YearChart | None
    best: Link | None
    of: int | None


def write_words(archive: Archive, write: WritePage, _: Part) -> None:
    """Write ``words/``."""
    totals = {int(year): count for year, count in archive.store.counts.periods("", 4)}
    groups = tuple((kind.value, tuple(_list_names(archive, kind, totals))) for kind in Kind)
    # For the script beside the page: years without articles are not among them.
    by_year = " ".join(f"{year}:{count}" for year, count in totals.items())
    ends = [archive.catalogue.number(year) for year in (min(totals), max(totals))] if totals else ["", ""]
    write(WORDS, "words", groups=groups, totals=by_year, first=ends[0], last=ends[1])


def _list_names(archive: Archive, kind: Kind, totals: Mapping[int, int]) -> Iterator[NameOverTime]:
    """The names of a kind that most articles have."""
    counts = archive.store.counts
    for entity, count in archive.most_named(kind)[:MOST]:
        years = {int(year): articles for year, articles in counts.entity_years(entity)}
        chart = draw_shares(years, totals, archive.catalogue.number)
        # Of years with as many articles the one with fewer others.
        best = min(years, key=lambda year: (-years[year], totals[year], year), default=None)
        yield NameOverTime(
            archive.entity_link(entity, count),
            chart,
            archive.period_link(f"{best:04}", years[best]) if best is not None else None,
            totals[best] if best is not None else None,
        )
