"""Builds both indexes of one archive, one after the other, and says what each took."""

from __future__ import annotations

import filecmp
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.bench.articles import ARTICLES_A_DAY
from tools.bench.corpus import Articles, save_counts, write_articles, write_pages
from tools.bench.layout import PAGEFIND, PROJECT, Layout
from tools.bench.processes import Usage, run_measured
from tools.bench.progress import say

Values = dict[str, float]
"""What was measured on one side: the name of a figure -> its value, seconds, bytes or a share."""

MORE = 50
# Pagefind's bundle: words, articles, its table of all pages, values that can be filtered by.
BUNDLE = {kind: f"*.pf_{kind}" for kind in ("index", "fragment", "meta", "filter")}


def make_archive(layout: Layout, articles: int) -> None:
    """Write the articles, once as lines of JSON and once as pages."""
    shutil.rmtree(layout.folder, ignore_errors=True)
    layout.folder.mkdir(parents=True)
    say(f"Making {articles:,} articles in {layout.folder}")
    save_counts(layout.words, write_articles(layout.articles, 0, articles))
    write_pages(layout.pagefind_site, Articles(layout.articles), articles)


def build_pagefind(layout: Layout) -> Values:
    """Run Pagefind on the pages; raises FileNotFoundError when it is not installed."""
    if not PAGEFIND.exists():
        message = f"there is no {PAGEFIND}: run npm ci in {PAGEFIND.parents[2]}"
        raise FileNotFoundError(message)
    bundle = layout.pagefind_site / "pagefind"
    shutil.rmtree(bundle, ignore_errors=True)
    say("Building with Pagefind")
    usage = run_measured([str(PAGEFIND), "--site", str(layout.pagefind_site)], layout.folder)
    sizes = {kind: measure_files(bundle.rglob(pattern)) for kind, pattern in BUNDLE.items()}
    return {
        **name_usage("build", usage),
        **name_usage("more", usage),  # it knows no other way than to build all again
        "disk.index": sizes["index"] + sizes["fragment"],
        "disk.all": sum(sizes.values()),
    }


def build_ours(layout: Layout) -> Values:
    """Build our index and export it."""
    shutil.rmtree(layout.our_site.parent, ignore_errors=True)
    layout.our_site.parent.mkdir()
    search = layout.our_site / "search"
    say("Building with Waraq")
    usage = index_articles(layout.articles, layout.index, search)
    size = measure_files(path for path in search.rglob("*") if path.suffix != ".js")
    return {**name_usage("build", usage), "disk.index": size, "disk.all": size}


def add_more(layout: Layout, articles: int) -> Values:
    """Add 50 articles, newer than all, to a copy of our index and what was exported."""
    updated = Layout(layout.updated)
    shutil.rmtree(updated.folder, ignore_errors=True)
    updated.folder.mkdir()
    say(f"Adding {MORE} articles to a copy")
    shutil.copy(layout.articles, updated.articles)
    shutil.copytree(layout.index.parent, updated.index.parent, ignore=shutil.ignore_patterns("site"))
    before, after = layout.our_site / "search", updated.our_site / "search"
    shutil.copytree(before, after)
    # Whether a copy is what it was made of is asked once; from then on it is as a build left it.
    index_articles(updated.articles, updated.index, after)
    next_day = -(-articles // ARTICLES_A_DAY) * ARTICLES_A_DAY
    write_articles(updated.articles, next_day, next_day + MORE)
    usage = index_articles(updated.articles, updated.index, after)
    share = measure_rewritten(before, after)
    shutil.rmtree(updated.folder)
    return {**name_usage("more", usage), "more.rewritten": share}


def index_articles(articles: Path, index: Path, output: Path) -> Usage:
    """Run `update_index` and `export_index` in a process of their own."""
    command = [sys.executable, "-m", "tools.bench.index_articles", str(articles), str(index), str(output)]
    paths = os.pathsep.join((str(PROJECT / "plugins"), str(PROJECT)))
    return run_measured(command, PROJECT, {"PYTHONPATH": paths, "PYTHONWARNINGS": "ignore"})


def name_usage(prefix: str, usage: Usage) -> Values:
    """The usage as figures: ``build.wall``, ``build.cpu``, ``build.memory``."""
    return {
        f"{prefix}.wall": usage.wall,
        f"{prefix}.cpu": usage.cpu,
        f"{prefix}.memory": usage.memory,
    }


def measure_files(paths: Iterator[Path]) -> int:
    """The bytes of those that are files."""
    return sum(path.stat().st_size for path in paths if path.is_file())


def measure_rewritten(before: Path, after: Path) -> float:
    """The share (0 to 1) of the bytes below `after` whose files are not in `before`, or differ there."""
    rewritten = total = 0
    for path in after.rglob("*"):
        if path.is_file():
            old = before / path.relative_to(after)
            total += path.stat().st_size
            if not (old.is_file() and filecmp.cmp(old, path, shallow=False)):
                rewritten += path.stat().st_size
    return rewritten / total if total else 0.0
