"""Writing the index as static files that a browser can search.

Every file but the manifest and the client's modules has a hash of its content
in its name and may be cached for ever. The manifest is written last, so that
an export broken off, or half uploaded, leaves the old index working.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path

from waraq.search.ranking import rate_term
from waraq.search.reader import IndexReader, open_index
from waraq.search.shards import (
    ARTICLES_IN_BLOCK,
    File,
    NameTree,
    build_name_tree,
    encode_json,
    encode_postings,
    make_article_blocks,
    make_name,
    make_term_shards,
    name_files,
)
from waraq.search.statistics import Statistics, iterate_postings, read_statistics
from waraq.text import Analyzer

FORMAT = 1
MANIFEST = "manifest.json"
ENTRY = "client/search-page.js"
# What an earlier export may have left: nothing else is ever deleted.
_OLD_FILES = re.compile(r"(analyzer|\d+|names-\d+-\d+)-[0-9a-f]{8}\.json|[a-z-]+\.js")


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many files were written and their bytes, and the client module that pages load."""

    files: int
    bytes: int
    entry: str = ENTRY


def export_index(directory: Path, output: Path) -> ExportReport:
    """Write the index in `directory` as static files below `output` (the site's ``search/``).

    The same documents give the same bytes, however the index came about.
    Files that hold the right bytes already are left alone; those of earlier
    exports are deleted. Raises IndexFormatError when the index can't be read.
    """
    analyzer = Analyzer.load()
    writer = _Writer(output)
    for module in sorted(files("waraq.search").joinpath("client").iterdir(), key=lambda path: path.name):
        if module.name.endswith(".js"):
            writer.write(File(f"client/{module.name}", module.read_bytes()))
    with open_index(directory, analyzer) as reader:
        statistics = read_statistics(reader)
        articles = _write_articles(writer, reader, statistics)
        terms = _write_terms(writer, reader, statistics)
    tables = analyzer.to_json().encode()
    analyzer_file = File(f"analyzer-{make_name(tables)}.json", tables)
    writer.write(analyzer_file)
    manifest = {
        "format": FORMAT,
        "documents": statistics.documents,
        "analyzer": {"file": analyzer_file.path, "digest": analyzer.digest},
        "terms": asdict(terms),
        "articles": {**asdict(articles), "block": ARTICLES_IN_BLOCK},
    }
    writer.write(File(MANIFEST, encode_json(manifest)))
    writer.delete_old()
    return ExportReport(len(writer.sizes), sum(writer.sizes.values()))


def _write_articles(writer: _Writer, reader: IndexReader, statistics: Statistics) -> NameTree:
    documents = (reader.read_document(docnum) for docnum in statistics.docnums)
    return writer.write_tree("articles", make_article_blocks(documents))


def _write_terms(writer: _Writer, reader: IndexReader, statistics: Statistics) -> NameTree:
    postings = [
        (term, encode_postings(rate_term(found, statistics)))
        for term, found in iterate_postings(reader, statistics)
    ]
    return writer.write_tree("terms", make_term_shards(postings))


class _Writer:
    """Writes files below one folder, and remembers which."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self.sizes: dict[str, int] = {}

    def write(self, file: File) -> None:
        """Put a file in its place in one step, unless it is there already."""
        self.sizes[file.path] = len(file.data)
        path = self._output / file.path
        if path.is_file() and path.read_bytes() == file.data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.part")
        unfinished.write_bytes(file.data)
        unfinished.replace(path)

    def write_tree(self, kind: str, contents: Iterable[bytes]) -> NameTree:
        """Write the numbered files of one kind, and the lists of their names."""
        names = []
        for file in name_files(kind, contents):
            self.write(file)
            names.append(make_name(file.data))
        tree, lists = build_name_tree(kind, names)
        for file in lists:
            self.write(file)
        return tree

    def delete_old(self) -> None:
        """Delete what earlier exports wrote and this one did not."""
        for folder in ("", "terms", "articles", "client"):
            for path in (self._output / folder).glob("*"):
                relative = f"{folder}/{path.name}".lstrip("/")
                if path.is_file() and relative not in self.sizes and _OLD_FILES.fullmatch(path.name):
                    path.unlink()
