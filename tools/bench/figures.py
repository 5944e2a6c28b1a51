"""The figures of the bench, in the order of the report, each with its unit."""

from __future__ import annotations

from dataclasses import dataclass

UNITS = {"": 1.0, "s": 1.0, "ms": 1.0, "%": 0.01, "KB": 1e3, "MB": 1e6, "GB": 1e9}
"""What one of each is among the values measured: seconds, milliseconds, bytes, shares and counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured on both sides; less is better for every one."""

    name: str
    unit: str
    label: str

    def write(self, value: float | None) -> str:
        """A value as the report prints it; ``-`` for None.

        >>> Figure("load.bytes", "KB", "").write(81_234), Figure("load.requests", "", "").write(16)
        ('81.2 KB', '16')
        """
        if value is None:
            return "-"
        number = value / UNITS[self.unit]
        places = 0 if number >= 100 or not self.unit else 1 if number >= 10 else 2
        return f"{number:,.{places}f} {self.unit}".rstrip()


FIGURES = (
    Figure("build.wall", "s", "index build"),
    Figure("build.cpu", "s", "index build, CPU"),
    Figure("build.memory", "GB", "index build, peak memory"),
    Figure("more.wall", "s", "50 more articles"),
    Figure("more.cpu", "s", "50 more articles, CPU"),
    Figure("more.memory", "GB", "50 more articles, peak memory"),
    Figure("more.rewritten", "%", "50 more articles, bytes rewritten"),
    Figure("disk.text", "MB", "headlines and bodies"),
    Figure("disk.index", "MB", "words and articles on disk"),
    Figure("disk.all", "MB", "the same with page tables and filters"),
    Figure("load.bytes", "KB", "first load, before a query"),
    Figure("load.requests", "", "first load, requests"),
    Figure("first.common.bytes", "KB", "first query, common word"),
    Figure("first.common.requests", "", "first query, common word, requests"),
    Figure("first.common.rounds", "", "first query, common word, rounds"),
    Figure("first.common.seconds", "s", "first query, common word, 300 ms a response"),
    Figure("first.two.bytes", "KB", "first query, two words"),
    Figure("first.two.requests", "", "first query, two words, requests"),
    Figure("first.two.rounds", "", "first query, two words, rounds"),
    Figure("first.two.seconds", "s", "first query, two words, 300 ms a response"),
    Figure("first.rare.bytes", "KB", "first query, rare word"),
    Figure("first.rare.requests", "", "first query, rare word, requests"),
    Figure("first.rare.rounds", "", "first query, rare word, rounds"),
    Figure("first.rare.seconds", "s", "first query, rare word, 300 ms a response"),
    Figure("later.rare.bytes", "KB", "later query, rare word"),
    Figure("later.rare.requests", "", "later query, rare word, requests"),
    Figure("later.two.bytes", "KB", "later query, two common words"),
    Figure("later.two.requests", "", "later query, two common words, requests"),
    Figure("later.three.median", "KB", "later query, three words, half are below"),
    Figure("later.three.p90", "KB", "later query, three words, nine of ten are below"),
    Figure("engine.common", "ms", "engine, common word"),
    Figure("engine.common.fastest", "ms", "engine, common word, fastest run"),
    Figure("engine.newest", "ms", "engine, newest first"),
    Figure("engine.newest.fastest", "ms", "engine, newest first, fastest run"),
    Figure("engine.year", "ms", "engine, within a year"),
    Figure("engine.year.fastest", "ms", "engine, within a year, fastest run"),
)
