"""An article out of lines of plain text: each is a paragraph, the first may be the headline."""

from __future__ import annotations

from collections.abc import Sequence

from waraq.ingest.dateline import parse_dateline
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.text_header import find_first_line
from waraq.ingest.record import Record
from waraq.ingest.trace import tell

MAX_HEADLINE = 120
FULL_STOP = "۔"


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
