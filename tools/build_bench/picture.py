"""The runs as bars, in SVG: for each scenario the seconds of every tool, by the clock and of CPU."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tools.build_bench.runs import Run
from tools.build_bench.scenarios import SCENARIOS
from tools.build_bench.tools import TOOLS

WIDTH = 760
LEFT = 190  # where bars begin, behind the tools' names
LONGEST = 380  # the bar of the slowest run of a scenario
ROW, BAR, HEADING, MARGIN = 30, 10, 40, 16
COLOURS = {"wall": "#1f6f5c", "cpu": "#c9a24b"}
STYLE = "text{font:13px sans-serif;fill:#222}.h{font-weight:bold}.n{font-size:12px;fill:#555}"


def draw_runs(runs: Sequence[Run], articles: int) -> str:
    """A picture of all runs; the bars of each scenario have a scale of their own."""
    parts: list[str] = []
    y = MARGIN
    heading = f"{articles:,} articles: seconds by the clock (dark) and of CPU (light), peak memory"
    parts.append(write_text(MARGIN, y + 14, heading, "h"))
    y += HEADING
    for scenario in SCENARIOS:
        own = [run for run in runs if run.scenario == scenario.name]
        if own:
            parts.append(write_text(MARGIN, y + 14, scenario.label, "h"))
            y += HEADING - MARGIN
            parts += _draw_bars(own, y)
            y += ROW * len(own) + MARGIN
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y}" role="img">',
            f"<title>{escape(heading)}</title>",
            f"<style>{STYLE}</style>",
            f'<rect width="{WIDTH}" height="{y}" fill="#fff"/>',
            *parts,
            "</svg>",
            "",
        )
    )


def _draw_bars(runs: Sequence[Run], y: int) -> Iterator[str]:
    labels = {tool.name: tool.label for tool in TOOLS}
    most = max(max(run.usage.wall, run.usage.cpu) for run in runs)
    for at, run in enumerate(runs):
        top = y + at * ROW
        yield write_text(MARGIN, top + 15, labels.get(run.tool, run.tool))
        longest = 0.0
        for row, (measure, colour) in enumerate(COLOURS.items()):
            length = run.list_values()[measure] / most * LONGEST if most else 0.0
            longest = max(longest, length)
            place = f'x="{LEFT}" y="{top + row * BAR}" width="{length:.1f}" height="{BAR - 1}"'
            yield f'<rect {place} fill="{colour}"/>'
        usage = run.usage
        note = f"{usage.wall:,.1f} s, {usage.cpu:,.1f} s, {usage.memory / 1e6:,.0f} MB"
        yield write_text(LEFT + longest + 8, top + 14, note, "n")


def write_text(x: float, y: float, text: str, kind: str = "") -> str:
    """A line of text, whatever it holds.

    >>> write_text(0, 9, "a < b")
    '<text x="0.0" y="9">a &lt; b</text>'
    """
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.0f}"{named}>{escape(text)}</text>'
