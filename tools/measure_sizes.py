"""Prints what a reader downloads, raw and gzipped: ``python tools/measure_sizes.py output``."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

from waraq.search import load_client

GROUPS = {
    "style sheet": "theme/css/*.css",
    "scripts of every page": "theme/js/*.js",
    "fonts": "theme/fonts/*.woff2",
    "search page's script": load_client().addresses.search,
    "article page's script": load_client().addresses.highlight,
    "search tables": "search/analyzer-*.bin",
    "search manifest": "search/manifest.json",
    "search terms": "search/terms-*/*/*.bin",
    "search cards": "search/cards-*/*/*.bin",
    "article pages": "a/*/index.html",
    "all pages": "**/*.html",
}


def main() -> None:
    """Print a line a group: files, bytes, bytes gzipped, and the largest file."""
    output = Path(sys.argv[1])
    print(f"{'':24}{'files':>8}{'bytes':>12}{'gzipped':>12}{'largest':>12}")
    for name, pattern in GROUPS.items():
        data = [path.read_bytes() for path in output.glob(pattern)]
        packed = sum(len(gzip.compress(each, 9)) for each in data)
        largest = max((len(each) for each in data), default=0)
        print(f"{name:24}{len(data):>8}{sum(map(len, data)):>12,}{packed:>12,}{largest:>12,}")


if __name__ == "__main__":
    main()
