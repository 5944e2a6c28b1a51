"""How large, and how full of marks, a source may be that is held in memory as a whole.

A letter takes a few bytes, a tag or a paragraph a kilobyte. With these limits a
source takes less than 300 MB, whatever it holds (measured with files of nothing
but short paragraphs, tags and items); articles, pages and feeds are far below.
"""

from __future__ import annotations

from typing import NamedTuple

from waraq.errors import RecordError
from waraq.ingest.source_file import SourceFile


class Limit(NamedTuple):
    """The most `size` in bytes, and the most `marks`: characters of `counted`, which are called `name`."""

    size: int
    marks: int
    counted: str
    name: str
    remedy: str


DIVIDE = "make a file of each article"
PLAIN_TEXT = Limit(5_000_000, 1_000_000, "\n", "lines", DIVIDE)
MARKDOWN = Limit(5_000_000, 200_000, "\n*_[`<&\\", "lines and marks", DIVIDE)
WEB_PAGE = Limit(20_000_000, 100_000, "<", "tags", "save its text as .txt")
FEED = Limit(20_000_000, 1_000_000, "<", "tags", "divide it into several feeds")
MAIL = Limit(5_000_000, 200_000, "\n", "lines", "save its text as .txt")
OFFICE = Limit(20_000_000, 1_000_000, "<", "marks", "divide it into several documents")
OFFICE_SIZE = 40_000_000  # bytes, with its pictures
MOST_MEMBERS = 5_000  # files that are packed in a document: pictures, mostly
MAIL_SIZE = 40_000_000  # bytes: what servers let through, 25 MB of files, takes a third more as it is coded


def check_marks(source: SourceFile, text: str, limit: Limit) -> None:
    """Raise RecordError where a text has more marks than the limit."""
    found = sum(map(text.count, limit.counted))
    if found > limit.marks:
        reason = f"it has {found:,} {limit.name}, more than {limit.marks:,}"
        raise RecordError(source.report(reason, limit.remedy))
