"""JSON Lines: one JSON object a line, one article an object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import StringIO

from waraq.errors import Problem
from waraq.ingest.encodings import DamagedError, EncodingError, decode_text
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.decoding import report_encoding
from waraq.ingest.readers.fields import fill_record, pick_line, pick_paragraphs
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

REMEDY = 'write one object a line, such as {"id": "1", "headline": "…", "body": "…"}'


def read_json_lines(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of each line; a bad line is named and the others go on."""
    for number, line in _split_lines(source):
        if isinstance(line, Problem):
            yield line
        elif line.strip():
            yield _read_line(source, number, line)


def _split_lines(source: SourceFile) -> Iterator[tuple[int, str | Problem]]:
    """Yield the lines with their numbers, and the problems of the file or of a line."""
    raw = source.read()
    try:
        encoding, text = decode_text(raw)
    except DamagedError:
        for number, line in enumerate(raw.split(b"\n"), 1):
            try:
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                yield number, source.report("some bytes of the line are damaged", "repair it", number)
        return
    except EncodingError as error:
        yield 0, source.report(error.reason, error.remedy, error.line)
        return
    for problem in report_encoding(source, encoding):
        yield 0, problem
    yield from enumerate(StringIO(text, newline="\n"), 1)


def _read_line(source: SourceFile, number: int, line: str) -> Record | Problem:
    try:
        values = json.loads(line)
    except RecursionError:
        return source.report("the lists lie too deep in one another", REMEDY, number)
    except json.JSONDecodeError as error:
        return source.report(f"the line is not JSON ({error})", REMEDY, number)
    except ValueError:  # Python reads whole numbers of up to 4,300 digits
        return source.report("a number in the line is too long", "put it between quotes", number)
    if not isinstance(values, dict):
        return source.report("the line is no JSON object", REMEDY, number)
    sha256 = hash_bytes(line.strip().encode("utf-8", "surrogatepass"))
    key = pick_line(values, "id") or ""
    paragraphs = pick_paragraphs(values, "body")
    if not paragraphs:
        return source.report("the record has no text", "give it a “body”", number, key or None)
    record = Record(
        key=key,
        sha256=sha256,
        media_type="application/jsonl",
        paragraphs=paragraphs,
        line=number,
        number=number,
    )
    return fill_record(record, values)
