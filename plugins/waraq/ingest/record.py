"""What a reader gives for one article of a source file, before anything is inferred."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RecordDateSource = Literal["source", "feed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article as its source has it; what the source doesn't say is None or empty.

    `key` is the id that the source itself gives it, "" where it gives none.
    `number` is its place in a file of many, from 1; None in a file of one.
    `paragraphs` are the plain text; `markdown` is the same with its markup,
    where the source has markup worth keeping. `date`, `date_hijri` and `page` are as
    printed, whatever their form; `sha256` is of the record's bytes; `line` counts from 1.
    """

    key: str
    sha256: str
    media_type: str
    paragraphs: tuple[str, ...] = ()
    markdown: str | None = None
    headline: str | None = None
    date: str | None = None
    date_source: RecordDateSource = "source"
    date_hijri: str | None = None
    section: str | None = None
    byline: str | None = None
    publication: str | None = None
    edition: str | None = None
    page: str | None = None
    keywords: tuple[str, ...] = ()
    lang: str | None = None
    status: Literal["published", "draft"] = "published"
    line: int | None = None
    number: int | None = None

    @property
    def text(self) -> str:
        r"""The plain text, from which dateline, headline and dates are read, one paragraph a line.

        >>> Record(key="", sha256="", media_type="text/plain", paragraphs=("پہلا۔", "دوسرا۔")).text
        'پہلا۔\nدوسرا۔'
        """
        return "\n".join(self.paragraphs)
