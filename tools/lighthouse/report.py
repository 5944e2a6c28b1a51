"""The table of all judgements, the same for programs, and whether a page is below the goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .judging import AUDITS, CATEGORIES, Judgement

HEADS = (
    "performance",
    "accessib.",
    "practices",
    "SEO",
    "first text",
    "largest",
    "all seen",
    "blocked",
    "shift",
)


def is_below(judgements: Mapping[str, Judgement], goal: float) -> bool:
    """Whether any page has less than `goal` points in any category."""
    return any(points < goal for each in judgements.values() for points in each.scores.values())


def draw_table(judgements: Mapping[str, Judgement], goal: float) -> str:
    """A line a page; points below the goal are marked, and what did not pass is named below."""
    lines = [f"{'':10}" + "".join(f"{head:>12}" for head in HEADS)]
    for kind, each in judgements.items():
        points = [f"{each.scores[name]:.0f}{'<' if each.scores[name] < goal else ' '}" for name in CATEGORIES]
        times = [f"{each.values[name] / 1000:.2f} s" for name in AUDITS[:3]]
        rest = [f"{each.values[AUDITS[3]]:.0f} ms", f"{each.values[AUDITS[4]]:.3f}"]
        lines.append(f"{kind:10}" + "".join(f"{cell:>12}" for cell in (*points, *times, *rest)))
    lines += [f"{kind}: {title}" for kind, each in judgements.items() for title in each.failed]
    return "\n".join(lines)


def list_figures(judgements: Mapping[str, Judgement], addresses: Mapping[str, str]) -> dict[str, Any]:
    """All figures by kind of page, with its address below the root."""
    return {
        kind: {
            "page": addresses[kind],
            "scores": dict(each.scores),
            "values": dict(each.values),
            "failed": list(each.failed),
        }
        for kind, each in judgements.items()
    }
