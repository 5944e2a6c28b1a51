"""The bench of an archive too large for pages: postings alone, asked through the search page.

Cards are made when the browser asks for them. Pagefind is left out: at a
million pages it would need some hundred gigabytes of memory.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from random import Random
from statistics import quantiles

from tools.bench.articles import make_article
from tools.bench.builds import Values, measure_files, name_usage
from tools.bench.engines import OURS, Way
from tools.bench.generated_postings import find_article
from tools.bench.layout import PROJECT, Layout
from tools.bench.pages import write_our_page
from tools.bench.processes import run_measured
from tools.bench.progress import say
from tools.bench.queries import COMMON
from tools.bench.reader import Reader
from tools.bench.server import Maker, serve_folder
from tools.chromium import open_chromium
from waraq.search.cards import encode_card
from waraq.search.text_code import load_text_code
from waraq.text import Analyzer

MANY = 200_000
QUERIES = 60
WORDS = 3
CARD = re.compile(r"/search/cards-([0-9a-f]{10})/(\d+)/(\d+)\.bin")


def build_many(layout: Layout, articles: int) -> Values:
    """Export the postings of so many articles."""
    shutil.rmtree(layout.folder, ignore_errors=True)
    layout.our_site.mkdir(parents=True)
    search = layout.our_site / "search"
    say(f"Exporting the postings of {articles:,} articles")
    command = [sys.executable, "-m", "tools.bench.generated_postings", str(articles)]
    paths = os.pathsep.join((str(PROJECT / "plugins"), str(PROJECT)))
    usage = run_measured(
        [*command, str(layout.vectors), str(search)],
        PROJECT,
        {"PYTHONPATH": paths, "PYTHONWARNINGS": "ignore"},
    )
    layout.vectors.unlink()
    size = measure_files(path for path in search.rglob("*") if path.suffix != ".js")
    values = {**name_usage("build", usage), "disk.index": size}
    layout.values.write_text(json.dumps([{}, values], indent=1) + "\n", "utf-8")
    return values


def measure_many(layout: Layout, articles: int) -> Values:
    """What readers fetch: before a query, for the first, and after that for three words of a headline."""
    write_our_page(layout)
    with open_chromium() as browser, serve_folder(layout.our_site, make_cards(layout.our_site)) as server:
        reader = Reader(browser, server, OURS)
        loaded = reader.load()
        near, far = reader.ask_first(COMMON), reader.ask_first(COMMON, far=True)
        sizes = [reader.ask_later(query, COMMON).bytes for query in choose_three(articles)]
        timed = reader.time(COMMON, Way())
    say(f"  three words: {', '.join(f'{size:,}' for size in sorted(sizes))} bytes")
    tenths = quantiles(sizes, n=10)
    return {
        "load.bytes": loaded.bytes,
        "load.requests": loaded.requests,
        "first.common.bytes": near.bytes,
        "first.common.requests": near.requests,
        "first.common.rounds": far.rounds,
        "later.three.median": tenths[4],
        "later.three.p90": tenths[8],
        "engine.common": timed.median,
        "engine.common.fastest": min(timed.times),
    }


def choose_three(articles: int) -> list[str]:
    """Queries of three words, each from the headline of an article, so that each finds something."""
    analyzer = Analyzer.load()
    queries = []
    for place in range(QUERIES):
        headline = make_article(place * articles // QUERIES).headline
        terms = analyzer.analyze(headline)
        words = dict.fromkeys(headline[term.start : term.end] for term in terms)
        chosen = Random(f"query {place}").sample(list(words), min(WORDS, len(words)))
        queries.append(" ".join(chosen))
    return queries


def make_cards(site: Path) -> Maker:
    """What gives the content of a card by its path."""
    cards = json.loads((site / "search" / "manifest.json").read_text("utf-8"))["cards"]
    folders = re.findall(".{10}", cards["folders"])
    code = load_text_code()

    def make(path: str) -> bytes | None:
        match = CARD.fullmatch(path)
        if not match or match[1] not in folders:
            return None
        number = folders.index(match[1]) * cards["size"] + int(match[2]) * 256 + int(match[3])
        return encode_card(find_article(number), number, code)

    return make
