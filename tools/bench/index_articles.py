"""Builds our index and exports it, as a process of its own so that it can be measured::

python -m tools.bench.index_articles articles.jsonl index site/search
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.bench.progress import say
from tools.bench.sources import read_sources
from waraq.search import export_index, update_index
from waraq.workers import Workers


def main(articles: Path, index: Path, output: Path) -> None:
    """Bring the index up to date with the articles, and the exported files with the index."""
    with Workers() as workers:
        report = update_index(index, read_sources(articles), workers=workers)
        say(f"  {report.added:,} articles added, {report.unchanged:,} unchanged; exporting")
        exported = export_index(index, output, index.with_name("client"), workers)
    say(f"  {exported.files:,} files, {exported.bytes:,} bytes")


def _show(seen: int) -> None:
    if seen % 5000 == 0:
        say(f"  {seen:,} articles seen")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
