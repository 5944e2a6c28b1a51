"""Builds our index and exports it, as a process of its own so that it can be measured::

python -m tools.bench.index_articles articles.jsonl index site/search
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

from tools.bench.progress import say
from waraq.search import DocumentSource, SearchDocument, export_index, update_index
from waraq.workers import Workers

# Quotation marks inside of texts are escaped, so this is nothing but the field.
IDENTITY = b',"id":"'


def main(articles: Path, index: Path, output: Path) -> None:
    """Bring the index up to date with the articles, and the exported files with the index."""
    with Workers() as workers:
        report = update_index(index, read_sources(articles), progress=_show, workers=workers)
        say(f"  {report.added:,} articles added, {report.unchanged:,} unchanged; exporting")
        exported = export_index(index, output, index.with_name("client"), workers)
    say(f"  {exported.files:,} files, {exported.bytes:,} bytes")


def read_sources(articles: Path) -> Iterator[DocumentSource]:
    """The articles of a file of lines of JSON; the version of each is the SHA-256 of its line."""
    with articles.open("rb") as lines:
        for line in lines:
            start = line.rindex(IDENTITY) + len(IDENTITY)
            identity = line[start : line.index(b'"', start)].decode()
            yield DocumentSource(identity, sha256(line).hexdigest(), partial(_read_line, line))


def _read_line(line: bytes) -> SearchDocument:
    return SearchDocument.from_json(line.decode())


def _show(seen: int) -> None:
    if seen % 5000 == 0:
        say(f"  {seen:,} articles seen")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
