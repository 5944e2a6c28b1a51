"""Plain text: a line is a paragraph; the first may be the headline, or a header stand above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from waraq.errors import Problem
from waraq.ingest.dateline import parse_dateline
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.decoding import decode_source
from waraq.ingest.readers.fields import fill_record, name_fields, pick_line
from waraq.ingest.readers.limits import DIVIDE, PLAIN_TEXT, check_marks
from waraq.ingest.readers.text_header import find_first_line, find_repeated, split_header
from waraq.ingest.readers.text_table import find_table
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.trace import tell

MAX_HEADLINE = 120
FULL_STOP = "۔"


def read_plain_text(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the one article of a text file."""
    raw = source.read(PLAIN_TEXT.size)
    text, problems = decode_source(source, raw)
    yield from problems
    if text is None:
        return
    check_marks(source, text, PLAIN_TEXT)
    columns = source.settings.columns
    lines = text.split("\n")
    if table := find_table(lines, columns):
        yield source.report(table.reason, table.remedy, table.line)
        return
    header = split_header([line.strip() for line in lines], columns)
    fields = name_fields(header.values, columns)
    headline = pick_line(fields, "headline")
    if (below := find_repeated(header)) is not None:
        reason = (
            "another header stands in the text: the file seems to hold several articles, and was read as one"
        )
        line = len(lines) - len(header.text) + below + 1
        yield source.note(reason, DIVIDE, line)
    record = make_record(header.text, raw, "text/plain", headline)
    yield replace(fill_record(record, fields), key=pick_line(fields, "id") or "")


def make_record(lines: Sequence[str], raw: bytes, media_type: str, known: str | None = None) -> Record:
    """Return the one article of a source with these bytes: its lines are the paragraphs, but for a headline.

    Where that is `known`, the first line is left out if it says the same.
    """
    headline, start = (known, _pass_headline(lines, known)) if known else split_headline(lines)
    return Record(
        key="",
        sha256=hash_bytes(raw),
        media_type=media_type,
        paragraphs=tuple(line for line in lines[start:] if line),
        headline=headline,
    )


def _pass_headline(lines: Sequence[str], headline: str) -> int:
    """The number of the line in which the text below a known headline begins."""
    first = find_first_line(lines)
    return first + 1 if any(lines[first + 1 :]) and " ".join(lines[first].split()) == headline else first


def split_headline(lines: Sequence[str]) -> tuple[str | None, int]:
    """Return the headline, if the first line is one, and the number of the line after it.

    A headline is short, has an empty line below it, is no sentence with a
    full stop and no paragraph with a dateline.
    """
    first = find_first_line(lines)
    below = lines[first + 1 : first + 2] == [""] and any(lines[first + 2 :])
    if not below or len(lines[first]) > MAX_HEADLINE or lines[first].endswith(FULL_STOP):
        return None, first
    # «کراچی: بارش سے تباہی» is a headline; a dateline credits somebody or has a date.
    dateline = parse_dateline("\n".join(lines[first:]))
    if dateline and (dateline.credits or dateline.date):
        return None, first
    tell("headline", "the first line, with an empty one below it", lines[first])
    return lines[first], first + 1
