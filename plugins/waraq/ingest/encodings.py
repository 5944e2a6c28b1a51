"""Text out of the bytes of a source, whatever encoding an old computer wrote it in."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# The 32-bit marks first: that of UTF-32-LE begins with that of UTF-16-LE.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows' Arabic code page holds all Urdu letters; web pages and databases of the 1990s and 2000s use it.
LEGACY = "cp1256"
MAX_DAMAGE = 0.4  # of the characters beyond ASCII; of CP1256 read as UTF-8 nearly all are damaged
MIN_ARABIC = 0.8  # of the letters beyond ASCII; a wrong guess gives Latin letters with accents
FEW_NUL = 4
MAX_NUL = 0.01  # of the bytes: more is no text, less is one that has been damaged
MIN_WIDE = 16  # bytes by which UTF-16 without a mark can be told


class EncodingError(ValueError):
    """The bytes are no text, or in an encoding that can't be told."""

    def __init__(self, reason: str, remedy: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.line = line


class DamagedError(EncodingError):
    """The bytes are UTF-8 but for some; `line` is that of the first of them."""


_NO_TEXT = ("the file holds NUL characters and is no text", "save it as text in UTF-8")
_EMPTY = ("the file is empty", "fill it or delete it")
_UNKNOWN = (
    "the encoding is neither UTF-8, UTF-16 nor Windows-1256",
    "save the file as UTF-8, or give its “encoding” in source.yaml",
)
_DAMAGED = (
    "the file is UTF-8 but some bytes are damaged",
    "open it in an editor and repair the letters marked �",
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """What bytes are decoded with: the name of the codec, and how many bytes of mark stand before the text.

    `confidence` is from 0 to 1 where the encoding was guessed, None where it is certain or was given.
    """

    name: str
    mark: int = 0
    confidence: float | None = None


UTF8 = Encoding("utf-8")


def decode_text(raw: bytes, given: str | None = None) -> tuple[Encoding, str]:
    """Return the encoding and the text of a source. Raises EncodingError.

    `given` is used in place of a guess, but not of a mark.

    >>> decode_text("آج لاہور میں بارش".replace("ی", "ي").encode("cp1256"))[1]
    'آج لاہور ميں بارش'
    """
    encoding = find_mark(raw) or (Encoding(given) if given else UTF8)
    try:
        text = raw[encoding.mark :].decode(encoding.name)
    except UnicodeDecodeError as error:
        if encoding is not UTF8:
            raise EncodingError(*_UNKNOWN if given is None else describe_given(given)) from error
        encoding = guess_encoding(raw)
        if encoding is UTF8:
            raise DamagedError(*_DAMAGED, raw.count(b"\n", 0, error.start) + 1) from error
        try:
            text = raw[encoding.mark :].decode(encoding.name)
        except UnicodeDecodeError:
            raise EncodingError(*_UNKNOWN) from error
    if "\0" in text and encoding is UTF8 and (wide := _guess_wide(raw)):
        encoding, text = wide, raw.decode(wide.name, "replace")
    if "\0" in text:
        raise EncodingError(*_NO_TEXT)
    if not text.strip():
        raise EncodingError(*_EMPTY)
    return encoding, text


def find_mark(raw: bytes) -> Encoding | None:
    """Return the encoding whose byte order mark the bytes begin with."""
    for mark, name in MARKS:
        if raw.startswith(mark):
            return Encoding(name, len(mark))
    return None


def describe_given(name: str) -> tuple[str, str]:
    """Reason and remedy where a source is not in the encoding that the settings give it."""
    return f"the file is not in {name}, as source.yaml has it", "correct “encoding”, or leave it out"


def read_given(name: str, head: bytes) -> Encoding:
    """The encoding that the settings give to a text that begins like this, without a mark.

    Of UTF-16 and UTF-32 the order of bytes is told by the text; Python's own
    codecs of these names want a mark when they read piece by piece.
    """
    codec = codecs.lookup(name).name
    if codec not in {"utf-16", "utf-32"}:
        return Encoding(name)
    wide = _guess_wide(head) if codec == "utf-16" else None
    return Encoding(wide.name if wide else f"{codec}-{'be' if head.startswith(bytes(1)) else 'le'}")


def guess_encoding(sample: bytes) -> Encoding:
    """Return the encoding of a text that begins like this. Raises EncodingError.

    A few damaged bytes don't keep a text from being UTF-8; the sample may end inside a letter.
    """
    if encoding := find_mark(sample) or _guess_wide(sample):
        return encoding
    if sample.count(b"\0") > max(FEW_NUL, MAX_NUL * len(sample)):
        raise EncodingError(*_NO_TEXT)
    decoder = codecs.getincrementaldecoder("utf-8")
    try:
        decoder().decode(sample)
    except UnicodeDecodeError:
        text = decoder("replace").decode(sample)
        beyond = sum(not character.isascii() for character in text)
        return UTF8 if text.count("\ufffd") < MAX_DAMAGE * beyond else _guess_legacy(sample)
    return UTF8


def _guess_wide(sample: bytes) -> Encoding | None:
    """Return UTF-16 where text has it without a mark: every other byte is that of a block of letters."""
    if b"\0" not in sample or len(sample) < MIN_WIDE:
        return None
    for high, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        blocks = sample[high::2]
        share = (blocks.count(b"\x00") + blocks.count(b"\x06")) / len(blocks)
        if share > MIN_ARABIC and sample[1 - high :: 2].count(b"\x00") < MAX_NUL * len(blocks):
            return Encoding(name, 0, round(share, 2))
    return None


def _guess_legacy(sample: bytes) -> Encoding:
    if sample.count(b"\0") > MAX_NUL * len(sample):
        raise EncodingError(*_NO_TEXT)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most sources are told without it

    best = from_bytes(sample, cp_isolation=[LEGACY], enable_fallback=False).best()
    text = "" if best is None else str(best)
    letters = [character for character in text if not character.isascii() and character.isalpha()]
    arabic = sum("\u0600" <= character <= "\u06ff" for character in letters)
    if best is None or not letters or arabic < MIN_ARABIC * len(letters):
        raise EncodingError(*_UNKNOWN)
    return Encoding(LEGACY, 0, round(1 - best.chaos, 2))


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
# Control codes, surrogates (half of a pair in broken JSON), stray byte order marks.
_NO_TEXT_RE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]+")
# Carriage return, vertical tab, form feed, next line, line and paragraph separator.
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"))


def clean_text(text: str) -> str:
    r"""Return the text in NFC with LF line ends, without control characters and lone surrogates.

    >>> clean_text("سطر\r\nدوسری\x07")
    'سطر\nدوسری'
    """
    if has_unseen(text):
        text = _NO_TEXT_RE.sub("", text.replace("\r\n", "\n").translate(_LINE_ENDS))
    return unicodedata.normalize("NFC", text)


@lru_cache(2)  # what is written, and is then compared: of a long text it takes as long as to read it
def compose(text: str) -> str:
    """Return the text in NFC."""
    return unicodedata.normalize("NFC", text)


def is_visible(text: str) -> bool:
    r"""Tell whether a text shows anything: marks of direction and joiners alone are a gap.

    >>> is_visible("۔"), is_visible("\u200f\u200b ")
    (True, False)
    """
    # What begins with a letter, as most texts do, need not be looked through.
    return text[:1].isalnum() or any(unicodedata.category(each) not in _UNSEEN for each in text)


def has_unseen(text: str) -> bool:
    """Whether there is more than printable characters, line ends and tabs, as in few texts."""
    return not text.replace("\n", "").replace("\t", "").isprintable()
