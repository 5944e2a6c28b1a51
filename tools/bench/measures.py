"""Everything that is measured in the browser, as figures of one engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from statistics import median

from playwright.sync_api import Browser

from tools.bench.builds import Values
from tools.bench.engines import Engine, Way
from tools.bench.progress import say
from tools.bench.queries import COMMON, Queries
from tools.bench.reader import Reader, Timed
from tools.bench.server import FileServer


def measure_engine(
    browser: Browser, server: FileServer, engine: Engine, queries: Queries, year: str | None
) -> Values:
    """What a reader fetches and waits for; figures of what the engine can't do are missing.

    `year` is one that holds some of the articles; None when it would hold all.
    """
    say(f"Asking {engine.name}")
    reader = Reader(browser, server, engine)
    loaded = reader.load()
    return {
        "load.bytes": loaded.bytes,
        "load.requests": loaded.requests,
        **_measure_first(reader, queries),
        **_measure_later(reader, "rare", queries.rare),
        **_measure_later(reader, "two", queries.two),
        **_measure_times(reader, engine, year),
    }


def _measure_first(reader: Reader, queries: Queries) -> Values:
    values: Values = {}
    for kind, query in queries.first.items():
        near, far = reader.ask_first(query), reader.ask_first(query, far=True)
        values[f"first.{kind}.bytes"] = near.bytes
        values[f"first.{kind}.requests"] = near.requests
        values[f"first.{kind}.rounds"] = far.rounds
        values[f"first.{kind}.seconds"] = far.seconds
        say(f"  {query}: {near.bytes:,} bytes, {near.requests} requests, {far.rounds} rounds")
    return values


def _measure_later(reader: Reader, kind: str, queries: Iterable[str]) -> Values:
    found = [reader.ask_later(query, COMMON) for query in queries]
    say(f"  later, {kind}: {', '.join(f'{each.bytes:,}' for each in found)} bytes")
    return {
        f"later.{kind}.bytes": median(each.bytes for each in found),
        f"later.{kind}.requests": median(each.requests for each in found),
    }


def _measure_times(reader: Reader, engine: Engine, year: str | None) -> Values:
    plain = reader.time(COMMON, Way())
    values = _name_times("engine.common", plain)
    newest = _find(reader, engine.newest, lambda timed: is_newest_first(timed, plain))
    if newest is not None:
        values |= _name_times("engine.newest", newest)
    if year is not None:
        within = _find(reader, engine.year, lambda timed: is_within(timed, plain, year), year)
        if within is not None:
            values |= _name_times("engine.year", within)
    say(f"  engine: {', '.join(f'{name} {value:.0f} ms' for name, value in values.items())}")
    return values


def _name_times(name: str, timed: Timed) -> Values:
    return {name: timed.median, f"{name}.fastest": min(timed.times)}


def _find(
    reader: Reader, ways: Iterable[Way], works: Callable[[Timed], bool], year: str = ""
) -> Timed | None:
    """The times of the first way of asking that does what it should."""
    return next((timed for way in ways if works(timed := reader.time(COMMON, way, year))), None)


def is_newest_first(timed: Timed, plain: Timed) -> bool:
    """Whether the newest came, newest first, and others than came without asking for it."""
    dates = timed.dates
    if not dates or dates == plain.dates or list(dates) != sorted(dates, reverse=True):
        return False
    return all(date in dates or date < dates[-1] for date in plain.dates)


def is_within(timed: Timed, plain: Timed, year: str) -> bool:
    """Whether some of the articles came, all of them of that year."""
    return 0 < timed.total < plain.total and all(date[:4] == year for date in timed.dates)
