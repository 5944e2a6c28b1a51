"""What stands above a mail: lines with a name, a colon and a value, as RFC 5322 has them."""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from waraq.ingest.encodings import EncodingError, clean_text, decode_text
from waraq.ingest.readers.field_names import FIELDS, arrange_names
from waraq.ingest.settings import Columns
from waraq.text.tables import read_table

TABLE = "mail.tsv"
COLUMNS = ("name", "use", "why")
OTHER, MARK = "other", "mark"
USES = (*FIELDS, OTHER, MARK)
MOST_HEAD = 64_000  # bytes: that of a mail which went over many servers has ten thousand
MOST_LINES = 1_000
LONGEST = 2_000  # bytes of one value that is read
OWN = "x-"  # names that programs give to lines of their own
# Python has other codecs too, some of which take very long for a long text.
CHARSETS = frozenset(
    {"ascii", "cp1252", "cp1256", "iso8859-1", "iso8859-6", "mac-arabic", "utf-16", "utf-16-be", "utf-16-le"}
    | {"utf-7", "utf-8"}
)
LATIN = "cp1252"
UNSURE = frozenset({"ascii", "cp1252", "iso8859-1"})  # programs said so of whatever they sent
_LINE = re.compile(rb"([!-9;-~]{1,76})[ \t]*:((?:.*+)(?:\r?\n[ \t].*+)*+)(?:\r?\n|\Z)")
_MBOX = re.compile(rb"From [^\n]{0,200}\n")
_WORD = re.compile(r"=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]*)\?=", re.IGNORECASE | re.ASCII)
_NAME = re.compile(r"\s*\"?([^<>\"]*+)\"?\s*<[^<>]*>\s*\Z")
_COMMENT = re.compile(r"\s*[^\s()]+@[^\s()]+\s*\(([^()]*)\)\s*\Z")


class MailHead(NamedTuple):
    """The lines of a header, each with its name in small letters and its bytes, and where the text begins."""

    lines: Sequence[tuple[str, bytes]]
    end: int

    def get(self, name: str) -> str:
        """The value of the first line of that name; empty where there is none."""
        return next((_decode_value(raw) for key, raw in self.lines if key == name), "")

    def values(self) -> Iterator[tuple[str, str]]:
        """Yield each line's name and its value, decoded and without a break."""
        for name, raw in self.lines:
            yield name, _decode_value(raw)


@cache
def load_uses() -> Mapping[str, str]:
    """Load what names in small letters are used for. Raises DataError."""
    uses: dict[str, str] = {}
    for row in read_table(TABLE, COLUMNS):
        if row[1] not in USES:
            raise row.error(1, f"must be one of {' '.join(USES)}")
        uses[row[0].lower()] = row[1]
    return uses


def read_head(raw: bytes, start: int = 0, end: int | None = None) -> MailHead:
    r"""Return the header that begins at a place in a mail or a part of one; it may have no lines.

    >>> list(read_head(b"Subject: =?UTF-8?B?2K7YqNix?=\nTo:\n a@b.pk\n\nx").values())
    [('subject', 'خبر'), ('to', 'a@b.pk')]
    """
    place = start
    lines: list[tuple[str, bytes]] = []
    if found := _MBOX.match(raw, place):
        place = found.end()
    last = min(len(raw) if end is None else end, start + MOST_HEAD)
    while len(lines) < MOST_LINES and (found := _LINE.match(raw, place, last)) is not None:
        lines.append((found[1].decode("ascii").lower(), found[2][:LONGEST]))
        place = found.end()
    for gap in (b"\r\n", b"\n"):
        if raw.startswith(gap, place, last):
            return MailHead(lines, place + len(gap))
    return MailHead(lines, place)


def is_mail(head: MailHead, columns: Columns = ()) -> bool:
    """Whether a header is that of a mail: it has a subject, and one who wrote or got it.

    Half of its names are known at least. A newspaper's own program may write
    such lines too, beside one of a headline: that is no mail.
    """
    names = {name for name, _ in head.lines}
    known = sum(name in load_uses() or name.startswith(OWN) for name in names)
    is_other = "headline" in arrange_names(tuple(names), columns)
    return "subject" in names and bool(names & {"from", "to"}) and 2 * known >= len(names) and not is_other


def decode_words(text: str) -> str:
    """Return the text with the words that RFC 2047 codes as they are; what can't be decoded stays.

    >>> decode_words("=?utf-8?Q?=D8=AE=D8=A8?= =?utf-8?Q?=D8=B1?= 1")
    'خبر 1'
    """
    parts: list[str] = []
    words: list[re.Match[str]] = []
    place = 0
    for found in _WORD.finditer(text):
        between = text[place : found.start()]
        if between.strip() or not words:
            parts += [*_join(words), between]
            words = []
        words.append(found)
        place = found.end()
    return "".join((*parts, *_join(words), text[place:]))


def _join(words: Sequence[re.Match[str]]) -> Iterator[str]:
    """Yield the texts of words one behind the other; a letter may be divided between two of the same code."""
    for charset, same in groupby(words, lambda word: word[1].lower()):
        coded = list(same)
        raw = b"".join(_decode_word(word[2].lower(), word[3]) for word in coded)
        text = decode_bytes(raw, charset)
        yield " ".join(word[0] for word in coded) if text is None else text


def _decode_word(code: str, coded: str) -> bytes:
    raw = coded.encode("utf-8", "replace")
    try:
        return binascii.a2b_qp(raw, header=True) if code == "q" else binascii.a2b_base64(raw + b"==")
    except (binascii.Error, ValueError):
        return raw


def decode_bytes(raw: bytes, charset: str) -> str | None:
    """Return a text in the code that a mail says it is in; None where it is not, or the code is unknown.

    >>> decode_bytes("خبر".encode("cp1256"), "windows-1256"), decode_bytes(b"x", "idna")
    ('خبر', None)
    """
    try:
        name = codecs.lookup(charset).name
        if name in UNSURE:
            return _guess(raw) or raw.decode(LATIN, "replace")
        return raw.decode(name) if name in CHARSETS else None
    except (LookupError, ValueError):
        return None


def _guess(raw: bytes) -> str | None:
    try:
        return decode_text(raw)[1]
    except EncodingError:
        return None


def _decode_value(raw: bytes) -> str:
    return decode_words(" ".join(clean_text(_guess(raw) or raw.decode("utf-8", "replace")).split()))


def read_sender(value: str) -> str:
    """Return the name of who sent a mail; empty where there is an address alone.

    >>> read_sender('"علی رضا" <ali@m.pk>'), read_sender("ali@m.pk"), read_sender("ali@m.pk (علی)")
    ('علی رضا', '', 'علی')
    """
    found = _NAME.match(value) or _COMMENT.match(value)
    name = (found[1] if found else "" if "@" in value else value).strip()
    return "" if "@" in name else name


def split_marks(subject: str) -> tuple[str, str]:
    """Part a subject from “Re:” and “Fwd:” before it.

    >>> split_marks("Fwd: RE: بارش: تباہی")
    ('Fwd: RE: ', 'بارش: تباہی')
    """
    rest = subject
    while True:
        mark, colon, below = rest.partition(":")
        if not colon or load_uses().get(mark.strip().lower()) != MARK:
            return subject[: len(subject) - len(rest)], rest
        rest = below.lstrip()
