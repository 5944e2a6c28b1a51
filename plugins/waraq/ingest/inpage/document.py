"""What is found in an InPage document: its paragraphs, and what an editor must know of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from waraq.ingest.told import name_some

REPLACEMENT = "\ufffd"
_MOST_NAMED = 6
_EXPORT = "open it in InPage and export its text as Unicode"


class InPageError(ValueError):
    """The bytes are no InPage document, or one that can't be read."""

    def __init__(self, reason: str, remedy: str = _EXPORT) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in a document that was read but not surely, and what an editor can do."""

    reason: str
    remedy: str = "compare the article with the document in InPage"


@dataclass(frozen=True, slots=True)
class Document:
    """The text of an InPage document, in NFC.

    `stream` is the name of the stream that held it. A paragraph is one line;
    an empty one is an empty line, or stands between two texts of the page.
    """

    stream: str
    paragraphs: tuple[str, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class Unknowns:
    """The codes that no table knows: how often each was met, and at which byte of the stream first.

    >>> unknowns = Unknowns()
    >>> unknowns.add("04 B7", 3671), unknowns.add("04 B7", 4000)
    (None, None)
    >>> unknowns.describe("InPage100").reason
    '2 codes of the stream InPage100 are in no table and became �: 04 B7 (2, first at byte 3671)'
    """

    found: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, code: str, offset: int) -> None:
        """Count one place."""
        count, first = self.found.get(code, (0, offset))
        self.found[code] = (count + 1, first)

    def describe(self, stream: str) -> Notice | None:
        """All of them for an editor; None when there are none."""
        if not self.found:
            return None
        total = sum(count for count, _ in self.found.values())
        places = [f"{code} ({count}, first at byte {first})" for code, (count, first) in self.found.items()]
        named = name_some(places, _MOST_NAMED)
        return Notice(
            f"{total} codes of the stream {stream} are in no table and became {REPLACEMENT}: {named}",
            f"look for {REPLACEMENT} in the article and write what InPage shows there",
        )


def keep(notices: Iterable[Notice | None]) -> tuple[Notice, ...]:
    """The notices that there are."""
    return tuple(notice for notice in notices if notice)


def join_texts(texts: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], Notice | None]:
    """The lines of all texts of a page, an empty one between two, and a notice where there are several.

    >>> join_texts([["", "سرخی", ""], ["", ""], ["خبر"]])[0]
    ('سرخی', '', 'خبر')
    """
    paragraphs: list[str] = []
    count = 0
    for text in texts:
        written = [number for number, line in enumerate(text) if line]
        if not written:
            continue
        count += 1
        paragraphs += [""] if paragraphs else []
        paragraphs += text[written[0] : written[-1] + 1]
    if count <= 1:
        return tuple(paragraphs), None
    reason = f"the document holds {count} texts, read one below the other in the order of the file"
    return tuple(paragraphs), Notice(reason, "part the article in several where they are not one")
