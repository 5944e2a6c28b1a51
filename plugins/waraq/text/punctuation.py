"""Latin signs among Arabic letters as Urdu ones, and the sign of the year.

Only where the script is beyond doubt: never in numbers, addresses, Latin
text, abbreviations with dots, or an ellipsis. Quotes and brackets are the
paper's own and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waraq.text.addresses import Addresses
from waraq.text.charset import letters, marks
from waraq.text.edit import Edit
from waraq.text.frequency import load_frequencies
from waraq.text.letter_names import is_initial
from waraq.text.signs import load_signs
from waraq.text.tables import read_table
from waraq.text.word_span import find_word_end, find_word_start, strip_marks, take_before

_FULL_STOP, _SEMICOLON, _QUESTION = ".;?"
REPEATED = "?!؟"  # may stand together, and before a comma
_LOOK_BACK = 12  # quotes, brackets and marks between a letter and its sign
_DIGITS = "0123456789۰۱۲۳۴۵۶۷۸۹"
_YEAR_DIGITS = range(2, 5)  # 80ء, 622ء, 2014ء
_KNOWN = 10
_YEAR_SIGN = "ء"


def find_latin_signs(text: str) -> Iterator[Edit]:
    """Latin comma, semicolon, question mark and full stop where they close a clause of Urdu.

    >>> [edit[1:3] for edit in find_latin_signs("لاہور, 1,250 افراد. کیوں?")]
    [(6, '،'), (19, '۔'), (25, '؟')]
    """
    signs = load_signs()
    addresses: Addresses | None = None
    for match in _latin().finditer(text):
        place = match.start()
        after = find_urdu_sign(text, place, place)
        if not after:
            continue
        addresses = addresses or Addresses(text)
        if not addresses.cover(place):
            yield Edit(place, place + 1, after, signs.why[text[place]])


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(load_signs().urdu))}]")


def find_urdu_sign(text: str, place: int, before: int) -> str:
    """What the Latin sign at `place` is in Urdu, the clause before it ending at `before`; empty if it stays.

    >>> find_urdu_sign("کیوں ?", 5, 4), find_urdu_sign("why?", 3, 3)
    ('؟', '')
    """
    sign, following, preceding = text[place], text[place + 1 : place + 2], take_before(text, before)
    strong = _find_strong(text, before)
    if sign == _FULL_STOP:
        fits = strong in letters() and preceding not in REPEATED and _ends_clause(text, place, before)
    elif sign != _QUESTION and sign in {following, preceding}:
        fits = False  # ,, opens a quotation in old papers
    elif strong in letters():
        lost = sign == _QUESTION and _is_lost_letter(text, place, before)
        fits = _can_follow(sign, following) and not lost
    else:
        # The comma of "2014, لاہور", not that of 1,250.
        fits = strong.isdecimal() and text[place + 1 : place + 3].lstrip(" ")[:1] in letters()
    return load_signs().urdu[sign] if fits else ""


def stands_in_urdu(text: str, end: int) -> bool:
    """Whether what ends at `end` is Urdu, quotes and brackets left aside.

    >>> stands_in_urdu("(اے پی پی)", 10), stands_in_urdu("(PTI)", 5)
    (True, False)
    """
    return _find_strong(text, end) in letters()


def _find_strong(text: str, end: int) -> str:
    """The letter, digit or other sign that `end` stands behind, over quotes, brackets and marks."""
    skipped = load_signs().closing + REPEATED
    for place in range(end - 1, max(end - 1 - _LOOK_BACK, -1), -1):
        if text[place] not in skipped and text[place] not in marks():
            return text[place]
    return ""


def _ends_clause(text: str, place: int, before: int) -> bool:
    """Whether a dot is a full stop: not within a word, of an ellipsis, or the last of پی.ٹی.آئی."""
    following = text[place + 1 : place + 2]
    if before < place and following in letters():
        return True  # the space stands on its wrong side: ہے .انہوں
    if following and not following.isspace() and following not in load_signs().closing:
        return False
    if text[place + 1 : place + 3].endswith(_FULL_STOP):
        return False
    start = find_word_start(text, before)
    word, _ = strip_marks(text[start:before])
    dotted = take_before(text, start) == _FULL_STOP and find_word_start(text, start - 1) < start - 1
    return not (dotted and is_initial(word))


def _can_follow(sign: str, following: str) -> bool:
    """Whether the sign is punctuation before this: not in پاکستان?id=1, nor the eyes of ;)."""
    if not following or following.isspace() or following.isdecimal() or following in letters():
        return True
    signs = load_signs()
    if following in signs.closing + signs.opening:
        return not (sign == _SEMICOLON and following == ")")
    return sign == _QUESTION and following in REPEATED


def _is_lost_letter(text: str, place: int, before: int) -> bool:
    """Whether the ? stands for a letter that an old encoding could not write: ا?خرتک."""
    if text[place + 1 : place + 2] not in letters():
        return False
    words = text[find_word_start(text, before) : before], text[place + 1 : find_word_end(text, place + 1)]
    return any(load_frequencies().get(strip_marks(word)[0], 0) < _KNOWN for word in words)


def find_year_signs(text: str) -> Iterator[Edit]:
    """ع and ئ directly behind a year as the sign of the Christian year.

    >>> [edit[:3] for edit in find_year_signs("2013ئ، ۱۹۴۷ع")]
    [(4, 5, 'ء'), (11, 12, 'ء')]
    """
    reasons = _year_signs()
    for match in _year_end().finditer(text):
        place = match.end() - 1
        following = text[place + 1 : place + 2]
        if following in letters() or following in marks():
            continue
        digits = text[max(place - _YEAR_DIGITS.stop, 0) : place]
        if len(digits) - len(digits.rstrip(_DIGITS)) in _YEAR_DIGITS:
            yield Edit(place, place + 1, _YEAR_SIGN, reasons[text[place]])


@cache
def _year_signs() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("year_signs.tsv", ["letter", "why"])}


@cache
def _year_end() -> re.Pattern[str]:
    return re.compile(f"[{_DIGITS}][{re.escape(''.join(_year_signs()))}]")
