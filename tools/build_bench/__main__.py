"""Runs the bench: ``python -m tools.build_bench --help``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.bench.layout import PROJECT
from tools.bench.options import read_count
from tools.build_bench.goals import load_goals
from tools.build_bench.installed import MissingToolError
from tools.build_bench.layout import Layout
from tools.build_bench.measure import measure
from tools.build_bench.news import NEWS
from tools.build_bench.picture import draw_runs
from tools.build_bench.report import (
    NOTES,
    GoalRow,
    describe_goals,
    judge_goals,
    write_goals,
    write_runs,
)
from tools.build_bench.runs import Run, describe_runs, read_runs
from tools.build_bench.scenarios import SCENARIOS
from tools.build_bench.tools import TOOLS, Tool, choose_tools, list_installed, list_names

DEFAULT = 10_000
FEWEST = 60  # with fewer, no made-up person need stand in two articles


def main(arguments: Sequence[str] | None = None) -> int:
    """Build with all tools, print and save what that took; 1 with ``--strict`` when a goal is not reached."""
    options = make_parser().parse_args(arguments)
    layout = Layout.of(options.articles, None if options.made_up or not NEWS.is_file() else NEWS)
    try:
        chosen = choose_tools(options.only, options.more, options.articles)
        earlier = load_earlier(layout, chosen) if options.reuse else []
        tools = list_installed(chosen, {run.tool for run in earlier})
    except (MissingToolError, FileNotFoundError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    measured = measure(layout, options.articles, tools, others=options.others)
    keep_runs(layout, measured)
    runs = [*measured, *(run for run in earlier if run.tool not in {tool.name for tool in tools})]
    rows = judge_goals(load_goals(options.articles), runs)
    texts = "texts of news" if layout.texts else "made-up texts"
    print(f"{options.articles:,} articles of {texts} in {layout.folder.relative_to(PROJECT)}/\n")
    print(f"{write_runs(chosen, runs)}\n{write_goals(rows)}\n{NOTES}", end="")
    save(options, layout, runs, rows)
    return int(options.strict and any(row.verdict != "reached" for row in rows))


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.build_bench", description=__doc__)
    parser.add_argument(
        "articles", type=read_count(FEWEST), nargs="?", default=DEFAULT, help="how many (10,000)"
    )
    tools, builds = list_names(), [scenario.name for scenario in SCENARIOS]
    parser.add_argument(
        "--only", type=_among(tools), metavar="TOOL,…", help=f"these alone, of {', '.join(tools)}"
    )
    parser.add_argument(
        "--with", dest="more", type=_among(tools), metavar="TOOL,…", help="those left out otherwise"
    )
    parser.add_argument(
        "--others",
        type=_among(builds),
        metavar="BUILD,…",
        help=f"all but ours build in these alone, of {', '.join(builds)}",
    )
    parser.add_argument(
        "--reuse", action="store_true", help="take the others' figures from earlier runs, where there are any"
    )
    parser.add_argument(
        "--made-up", action="store_true", help="made-up texts, also where there are texts of news"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures for programs here too")
    parser.add_argument("--picture", type=Path, metavar="FILE.svg", help="draw them here too")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a goal is not reached")
    return parser


def _among(known: Sequence[str]) -> Callable[[str], list[str]]:
    def split(text: str) -> list[str]:
        names = text.split(",")
        if unknown := [name for name in names if name not in known]:
            message = f"{', '.join(unknown)}: not one of {', '.join(known)}"
            raise argparse.ArgumentTypeError(message)
        return names

    return split


def load_earlier(layout: Layout, tools: Sequence[Tool]) -> list[Run]:
    """The runs of these tools that are kept. Raises FileNotFoundError when nothing is."""
    if not layout.kept.exists():
        message = f"nothing to reuse: {layout.kept} is not there"
        raise FileNotFoundError(message)
    wanted = {tool.name for tool in tools}
    runs = read_runs(json.loads(layout.kept.read_text("utf-8")))
    return [run for run in runs if run.tool in wanted]


def keep_runs(layout: Layout, runs: Sequence[Run]) -> None:
    """Keep the runs of other tools than ours, beside those of tools that did not run this time."""
    ours = {tool.name for tool in TOOLS if tool.is_ours}
    new = [run for run in runs if run.tool not in ours]
    measured = {run.tool for run in new}
    old = read_runs(json.loads(layout.kept.read_text("utf-8"))) if layout.kept.exists() else []
    kept = [*(run for run in old if run.tool not in measured), *new]
    layout.kept.write_text(json.dumps(describe_runs(kept), indent=1) + "\n", "utf-8")


def save(options: argparse.Namespace, layout: Layout, runs: Sequence[Run], rows: Sequence[GoalRow]) -> None:
    """Keep the figures and draw them."""
    texts = "news" if layout.texts else "made up"
    found = {
        "articles": options.articles,
        "texts": texts,
        "runs": describe_runs(runs),
        "goals": describe_goals(rows),
    }
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    picture = draw_runs(runs, options.articles)
    for path in {layout.figures, options.json or layout.figures}:
        path.write_text(text, "utf-8")
    for path in {layout.picture, options.picture or layout.picture}:
        path.write_text(picture, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
