"""How long an article takes to read."""

from __future__ import annotations

from functools import cache

from waraq.plugins.catalogue import ARCHIVE
from waraq.text.tables import read_table


def count_minutes(words: int, lang: str) -> int:
    """Whole minutes that an adult takes for so many words of a language (`ur`, `en-GB`); one at least.

    The rates and their sources stand in ``data/reading_rates.tsv``.

    >>> count_minutes(650, "ur"), count_minutes(650, "en-GB"), count_minutes(3, "ur")
    (3, 3, 1)
    """
    rates = _load_rates()
    rate = rates.get(lang.partition("-")[0], rates[ARCHIVE])
    return max(1, round(words / rate))


@cache
def _load_rates() -> dict[str, int]:
    rows = read_table("reading_rates.tsv", ["lang", "words_a_minute", "source"])
    return {row[0]: int(row[1]) for row in rows}
