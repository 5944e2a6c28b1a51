"""The signs of the query language, and where a word of it ends (mirrored in `client/query-signs.js`)."""

from __future__ import annotations

# Signs that say in which direction to write: keyboards and copied text bring them along.
DIRECTIONS = frozenset(
    "\u061c\u200e\u200f" + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
)
# These and white space. Named here because Python's and JavaScript's own ideas of white space differ.
SPACES = DIRECTIONS | frozenset(
    "\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"
    + "".join(map(chr, range(0x2000, 0x200C)))
)
# Any of these opens a phrase and the next one closes it: papers print “…”, ”…“, «…» and mix them.
QUOTES = frozenset('"\u00ab\u00bb\u201c\u201d\u201e\u201f\uff02')
# Two in a row are a quotation mark to typists of InPage.
HALF_QUOTES = frozenset("'\u2018\u2019")
# Urdu is typed without a space behind these too, so a field, a date or a prefix may stand there.
BREAKS = frozenset("\u060c,\u061b;\u061f?!()[]{}")
# Only at the end: inside they belong to numbers (2014-05.7) and abbreviations (پی۔ٹی۔آئی).
FULL_STOPS = frozenset(".\u06d4")
COLONS = frozenset(":\uff1a")
# U+066D is the star of Arabic keyboards.
STARS = frozenset("*\u066d")
EXCLUDE = frozenset("-")


def measure_quote(text: str, position: int) -> int:
    """How many characters the quotation mark at `position` has; 0 when there is none.

    >>> [measure_quote("’’امن “", position) for position in (0, 1, 6)]
    [2, 0, 1]
    """
    if text[position] in QUOTES:
        return 1
    pair = text[position : position + 2]
    return 2 if len(pair) == 2 and HALF_QUOTES.issuperset(pair) else 0


def find_quote(text: str, start: int) -> int:
    """Where the next quotation mark stands; the length of the text when there is none."""
    return next((place for place in range(start, len(text)) if measure_quote(text, place)), len(text))


def find_word_end(text: str, start: int, signs: frozenset[str] = frozenset()) -> int:
    """Where the word ends: before a space, a quotation mark, a break or one of `signs`, or with the text.

    >>> find_word_end("لاہور،کراچی", 0)
    5
    """
    position = start
    while position < len(text) and text[position] not in signs and not _ends_word(text, position):
        position += 1
    return position


def is_stop(text: str, position: int) -> bool:
    """Whether a date or a prefix may end here: where a word ends, or at a full stop with nothing behind it.

    >>> is_stop("2014-05۔", 7), is_stop("2014-05.7", 7)
    (True, False)
    """
    if position < len(text) and text[position] in FULL_STOPS:
        position += 1
    return position == len(text) or _ends_word(text, position)


def skip_signs(text: str, position: int, signs: frozenset[str]) -> int:
    """The first place from `position` on that has none of the signs."""
    while position < len(text) and text[position] in signs:
        position += 1
    return position


def excludes(text: str, position: int) -> bool:
    """Whether the sign of exclusion stands at `position`: at the beginning or behind a space."""
    return text[position] in EXCLUDE and (position == 0 or text[position - 1] in SPACES)


def _ends_word(text: str, position: int) -> bool:
    character = text[position]
    return character in SPACES or character in BREAKS or measure_quote(text, position) > 0
