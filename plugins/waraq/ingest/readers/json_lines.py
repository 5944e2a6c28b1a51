"""JSON Lines: one JSON object a line, one article an object."""

from __future__ import annotations

from collections.abc import Iterator

from waraq.errors import Problem
from waraq.ingest.readers.json_articles import JsonArticles
from waraq.ingest.readers.json_record import LINES, JsonRecords
from waraq.ingest.readers.pieces import TextPieces, refuse_length
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile


def read_json_lines(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of each line; a bad line is named and the others go on."""
    with source.open() as stream:
        pieces = TextPieces(source, stream)
        yield from pieces.notices
        records = JsonRecords(source, LINES)
        articles = JsonArticles(source, records)
        for number, line in pieces.read_lines():
            if line is None:
                yield refuse_length(source, number)
            elif line.strip():
                yield from _read_line(records, articles, number, line)
        yield from records.report()


def _read_line(
    records: JsonRecords, articles: JsonArticles, number: int, line: str
) -> Iterator[Record | Problem]:
    try:
        # Of a line that is cut off its end would be told as a wrong character.
        values = records.decoder.decode(line.removesuffix("\n"))
    except (ValueError, RecursionError) as error:
        yield records.describe(error, number)
        return
    yield from articles.make(values, line, number)
