"""Judge the built site (``make lighthouse``): a page of each kind several times, each figure's median.

Exits with 1 where a page has less than 98 points in a category, with 2 where it can't be judged.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tools.bench.server import serve_folder

from .judging import LighthouseError, judge, take_median
from .pages import KINDS, choose_pages
from .report import draw_table, is_below, list_figures

GOAL = 98


def main(words: list[str] | None = None) -> int:
    """Judge, print the table, write the figures where asked; the exit status comes out."""
    parser = argparse.ArgumentParser(prog="python -m tools.lighthouse", description=__doc__)
    parser.add_argument("output", type=Path, help="the built site")
    parser.add_argument("--runs", type=int, default=3, help="how often each page is judged (default 3)")
    parser.add_argument("--only", choices=KINDS, action="append", help="this kind of page; may be said again")
    parser.add_argument("--json", type=Path, help="write all figures here too")
    options = parser.parse_args(words)
    pages = {k: v for k, v in choose_pages(options.output).items() if not options.only or k in options.only}
    if not pages:
        parser.error(f"no page to judge in {options.output}: build the site first")
    judgements = {}
    try:
        with serve_folder(options.output) as server:
            for kind, page in pages.items():
                runs = [judge(server.address + page) for _ in range(max(options.runs, 1))]
                judgements[kind] = take_median(runs)
    except LighthouseError as error:
        print(f"Lighthouse gave no report: {error}", file=sys.stderr)
        return 2
    print(draw_table(judgements, GOAL))
    if options.json:
        options.json.write_text(json.dumps(list_figures(judgements, pages), indent=2) + "\n", "utf-8")
    return 1 if is_below(judgements, GOAL) else 0


if __name__ == "__main__":
    sys.exit(main())
