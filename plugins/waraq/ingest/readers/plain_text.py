"""Plain text: a line is a paragraph; the first may be the headline, or a header stand above them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waraq.errors import Problem
from waraq.ingest.readers.decoding import decode_source
from waraq.ingest.readers.fields import fill_record, name_fields, pick_line
from waraq.ingest.readers.limits import DIVIDE, PLAIN_TEXT, check_marks
from waraq.ingest.readers.mail import read_message
from waraq.ingest.readers.mail_header import MOST_HEAD, is_mail, read_head
from waraq.ingest.readers.text_header import find_repeated, split_header
from waraq.ingest.readers.text_lines import make_record
from waraq.ingest.readers.text_several import find_parting, is_chat
from waraq.ingest.readers.text_table import find_table
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

SEVERAL = "the file seems to hold several articles, and was read as one"


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
    begun = text.lstrip("\n")
    head = read_head(begun[:MOST_HEAD].encode("utf-8"))
    if is_mail(head, columns):
        yield from read_message(source, head, begun.encode("utf-8"), is_text=True)
        return
    if table := find_table(lines, columns):
        yield source.report(table.reason, table.remedy, table.line)
        return
    stripped = [line.strip() for line in lines]
    if is_chat(stripped):
        yield source.report("the file is a chat of WhatsApp", DIVIDE)
        return
    header = split_header(stripped, columns)
    fields = name_fields(header.values, columns)
    headline = pick_line(fields, "headline")
    above = len(lines) - len(header.text)
    if (below := find_repeated(header)) is not None:
        yield source.note(f"another header stands in the text: {SEVERAL}", DIVIDE, above + below + 1)
    elif (below := find_parting(header.text)) is not None:
        yield source.note(f"a headline stands below a line of dashes: {SEVERAL}", DIVIDE, above + below + 1)
    record = make_record(header.text, raw, "text/plain", headline)
    yield replace(fill_record(record, fields), key=pick_line(fields, "id") or "")
