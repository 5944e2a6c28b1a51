"""Spaces at signs of punctuation: none before, one after, as Urdu is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from waraq.text.addresses import Addresses
from waraq.text.charset import letter_class, letters, marks
from waraq.text.edit import Edit
from waraq.text.letter_names import is_initial
from waraq.text.punctuation import REPEATED, find_urdu_sign, stands_in_urdu
from waraq.text.signs import load_signs
from waraq.text.word_span import find_word_end, find_word_start, strip_marks, take_before

_MOST_SPACES = 8  # before a sign; more are a table or a layout
_FULL_STOP = "۔"
_COLON = ":"
_DOUBLED = "۔،"  # several in a row are an ellipsis, or the quotation marks of old papers
_SPACE = " "
_HAMZA = "ء"
_LOOK_BACK = 40  # marks and controls between a number and its sign


def find_gaps(text: str) -> Iterator[Edit]:
    """Spaces before a sign that closes a clause; a Latin sign behind them becomes the Urdu one at once.

    >>> [edit[:3] for edit in find_gaps("آئے ۔ لاہور ,کراچی")]
    [(3, 5, '۔'), (11, 13, '،')]
    """
    addresses: Addresses | None = None
    signs = load_signs()
    for match in _gap().finditer(text):
        before, place = match.start(), match.end() - 1
        shown = _close_up(text, before, place)
        if not shown:
            continue
        sign, following = text[place], text[place + 1 : place + 2]
        addresses = addresses or Addresses(text)
        if addresses.cover(before - 1) and following and not following.isspace():
            # Closed up, example.org/x ،اور would be one address; so the space changes sides.
            if sign not in signs.stops or following not in letters():
                continue
            shown += _SPACE
        why = dict.fromkeys([signs.why[sign], signs.why[shown[0]]])
        yield Edit(before, place + 1, shown, "; ".join(why))


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(f" {{1,{_MOST_SPACES}}}[{re.escape(load_signs().spaced)}]")


def _close_up(text: str, before: int, place: int) -> str:
    """The sign at `place` as it stands behind what ends at `before`; empty if it does not belong there."""
    signs = load_signs()
    preceding, sign, following = take_before(text, before), text[place], text[place + 1 : place + 2]
    if not preceding or preceding.isspace() or preceding in signs.spaced:
        return ""
    if following.isdecimal() and _ends_number(text, before):
        return ""  # 91 ،86 are two numbers, 91،86 might be one
    if sign in signs.urdu:
        in_word = preceding in letters() or preceding in marks()
        return find_urdu_sign(text, place, before) if in_word else ""
    if sign in signs.signs:
        return sign if _is_free(sign, following) and stands_in_urdu(text, before) else ""
    doubled = sign in _DOUBLED and sign in {following, text[place + 1 : place + 3].lstrip(_SPACE)}
    return "" if doubled else sign


def _ends_number(text: str, end: int) -> bool:
    """Whether a number ends here, though the sign of the year, marks or controls stand behind its digits."""
    for place in range(end - 1, max(end - 1 - _LOOK_BACK, -1), -1):
        character = text[place]
        if character != _HAMZA and character not in marks() and unicodedata.category(character) != "Cf":
            return character.isdecimal()
    return False


def _is_free(sign: str, following: str) -> bool:
    """Whether a colon or exclamation mark is one before this: not the eyes of :) or Markdown's ![."""
    if not following or following.isspace() or following.isdecimal() or following in letters():
        return True
    signs = load_signs()
    return following in (signs.quotes if sign == _COLON else signs.closing + REPEATED)


def find_lost_spaces(text: str) -> Iterator[Edit]:
    """Places where a letter stands directly behind a sign that closes a clause.

    >>> [edit[:3] for edit in find_lost_spaces("ہوگئی۔انہوں نے پی۔ٹی۔آئی")]
    [(6, 6, ' ')]
    """
    addresses: Addresses | None = None
    for match in _glued().finditer(text):
        place = match.start()
        if not _needs_space(text, place):
            continue
        addresses = addresses or Addresses(text)
        if not addresses.cover(place):
            yield Edit(place + 1, place + 1, _SPACE, load_signs().why[text[place]])


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(load_signs().stops)}]{letter_class()}")


def _needs_space(text: str, place: int) -> bool:
    sign = text[place]
    if sign in _DOUBLED and take_before(text, place) == sign:
        return False
    if sign != _FULL_STOP:
        return True
    left, _ = strip_marks(text[find_word_start(text, place) : place])
    right, _ = strip_marks(text[place + 1 : find_word_end(text, place + 1)])
    return not (is_initial(left) and is_initial(right))
