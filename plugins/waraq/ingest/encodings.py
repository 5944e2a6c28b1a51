"""Text out of the bytes of a source, whatever encoding an old computer wrote it in."""

from __future__ import annotations

import codecs
import unicodedata

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
_UNKNOWN = ("the encoding is neither UTF-8, UTF-16 nor Windows-1256", "save the file as UTF-8")
_DAMAGED = (
    "the file is UTF-8 but some bytes are damaged",
    "open it in an editor and repair the letters marked �",
)


def decode_text(raw: bytes) -> tuple[str, str]:
    """Return the encoding and the text of a source. Raises EncodingError.

    >>> decode_text("آج لاہور میں بارش".replace("ی", "ي").encode("cp1256"))
    ('cp1256', 'آج لاہور ميں بارش')
    """
    encoding, text = _decode(raw)
    if "\0" in text:
        raise EncodingError(*_NO_TEXT)
    if not text.strip():
        raise EncodingError(*_EMPTY)
    return encoding, text


def _decode(raw: bytes) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            try:
                return encoding, raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise EncodingError(*_UNKNOWN) from error
    try:
        return "utf-8", raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged(raw):
            raise DamagedError(*_DAMAGED, raw.count(b"\n", 0, error.start) + 1) from error
        return LEGACY, _decode_legacy(raw)


def _is_damaged(raw: bytes) -> bool:
    """Whether nearly all of the bytes beyond ASCII are good UTF-8."""
    text = raw.decode("utf-8", "replace")
    beyond = sum(not character.isascii() for character in text)
    return text.count("\ufffd") < MAX_DAMAGE * beyond


def _decode_legacy(raw: bytes) -> str:
    if b"\0" in raw:
        raise EncodingError(*_NO_TEXT)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most sources are told without it

    best = from_bytes(raw, cp_isolation=[LEGACY], enable_fallback=False).best()
    text = "" if best is None else str(best)
    letters = [character for character in text if not character.isascii() and character.isalpha()]
    arabic = sum("\u0600" <= character <= "\u06ff" for character in letters)
    if not letters or arabic < MIN_ARABIC * len(letters):
        raise EncodingError(*_UNKNOWN)
    return text


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
# Carriage return, vertical tab, form feed, next line, line and paragraph separator.
_LINE_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"))


def clean_text(text: str) -> str:
    r"""Return the text in NFC with LF line ends, without control characters and lone surrogates.

    >>> clean_text("سطر\r\nدوسری\x07")
    'سطر\nدوسری'
    """
    if _has_controls(text):
        text = text.replace("\r\n", "\n").translate(_LINE_ENDS)
        text = "".join(character for character in text if _is_text(character))
    return unicodedata.normalize("NFC", text)


def is_visible(text: str) -> bool:
    r"""Tell whether a text shows anything: marks of direction and joiners alone are a gap.

    >>> is_visible("۔"), is_visible("\u200f\u200b ")
    (True, False)
    """
    return any(unicodedata.category(character) not in _UNSEEN for character in text)


def _has_controls(text: str) -> bool:
    return not text.replace("\n", "").replace("\t", "").isprintable()


def _is_text(character: str) -> bool:
    # Cc are control codes, Cs surrogates (half of a pair in broken JSON), U+FEFF a stray byte order mark.
    return character in "\n\t" or (
        unicodedata.category(character) not in {"Cc", "Cs"} and character not in "\ufeff\ufffe\uffff"
    )
