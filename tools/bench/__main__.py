"""Runs the bench: ``python -m tools.bench --help``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.bench.articles import make_article
from tools.bench.builds import Values, add_more, build_ours, build_pagefind, make_archive
from tools.bench.corpus import load_counts
from tools.bench.engines import OURS, PAGEFIND
from tools.bench.goals import TABLE_OF_MANY, load_goals
from tools.bench.layout import PROJECT, Layout
from tools.bench.many import MANY, build_many, measure_many
from tools.bench.measures import measure_engine
from tools.bench.options import read_count
from tools.bench.pages import write_search_pages
from tools.bench.queries import choose_queries
from tools.bench.report import NOTES, Row, describe_rows, make_rows, write_table
from tools.bench.server import serve_folder
from tools.chromium import open_chromium

GOALS_ARE_FOR = 50_000
FEWEST = 500  # with fewer there are not enough words of each kind


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what is wanted, measure, print the table; 1 with ``--strict`` when a goal is not reached."""
    options = make_parser().parse_args(arguments)
    layout = Layout.of(options.articles)
    if options.reuse and not layout.values.exists():
        print(f"nothing to reuse: {layout.values} is not there", file=sys.stderr)
        return 2
    rows = run_many(layout, options) if options.articles >= MANY else run(layout, options)
    print(f"{options.articles:,} articles in {layout.folder.relative_to(PROJECT)}/", end="")
    goals_are_for = 1_000_000 if options.articles >= MANY else GOALS_ARE_FOR
    print("" if options.articles == goals_are_for else f"; the goals are set for {goals_are_for:,}")
    print(f"\n{write_table(rows)}\n{NOTES}{write_summary(rows)}")
    if options.json is not None:
        found = {"articles": options.articles, "figures": describe_rows(rows)}
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return int(options.strict and any(row.verdict in {"missed", "not there"} for row in rows))


def run(layout: Layout, options: argparse.Namespace) -> list[Row]:
    """Build and measure both sides."""
    pagefind, ours = build(layout, options.articles, options.reuse)
    seen = measure(layout, options.articles)
    rows = make_rows({**pagefind, **seen[0]}, {**ours, **seen[1]}, load_goals())
    return [row for row in rows if row.goal or row.pagefind is not None or row.ours is not None]


def run_many(layout: Layout, options: argparse.Namespace) -> list[Row]:
    """Build and measure our postings alone: rows for what is measured so."""
    reused = json.loads(layout.values.read_text("utf-8"))[1] if options.reuse else None
    ours = reused or build_many(layout, options.articles)
    rows = make_rows({}, {**ours, **measure_many(layout, options.articles)}, load_goals(TABLE_OF_MANY))
    return [row for row in rows if row.ours is not None]


def make_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument(
        "articles", type=read_count(FEWEST), nargs="?", default=GOALS_ARE_FOR, help="how many (50,000)"
    )
    parser.add_argument(
        "--reuse",
        nargs="?",
        const="all",
        choices=("all", "pagefind"),
        help="build nothing, or only ours, and take the rest from an earlier run",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures for programs as well")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a goal is not reached")
    return parser


def build(layout: Layout, articles: int, reuse: str | None) -> tuple[Values, Values]:
    """What the builds of Pagefind and of ours took, now or (reused) when they were made."""
    if reuse == "all":
        pagefind, ours = json.loads(layout.values.read_text("utf-8"))
        return pagefind, ours
    if reuse == "pagefind":
        pagefind = json.loads(layout.values.read_text("utf-8"))[0]
    else:
        make_archive(layout, articles)
        text = {"disk.text": float(load_counts(layout.words).text_bytes)}
        pagefind = {**build_pagefind(layout), **text}
    ours = {**build_ours(layout), **add_more(layout, articles), "disk.text": pagefind["disk.text"]}
    layout.values.write_text(json.dumps([pagefind, ours], indent=1) + "\n", "utf-8")
    return pagefind, ours


def measure(layout: Layout, articles: int) -> tuple[Values, Values]:
    """What readers of Pagefind's page and of ours fetch and wait for."""
    write_search_pages(layout)
    queries = choose_queries(load_counts(layout.words).words, articles)
    first, middle, last = (make_article(number).date or "" for number in (0, articles // 2, articles - 1))
    year = middle[:4] if first[:4] != last[:4] else None
    found = []
    with open_chromium() as browser:
        for engine, site in ((PAGEFIND, layout.pagefind_site), (OURS, layout.our_site)):
            with serve_folder(site) as server:
                found.append(measure_engine(browser, server, engine, queries, year))
    return found[0], found[1]


def write_summary(rows: Sequence[Row]) -> str:
    """One line: how many goals are reached, missed, and not there yet."""
    verdicts = [row.verdict for row in rows if row.goal is not None]
    return ", ".join(f"{verdicts.count(name)} {name}" for name in ("reached", "missed", "not there"))


if __name__ == "__main__":
    sys.exit(main())
