"""Urdu numbers of InPage 1 and 2, typed from right to left and so stored last digit first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from waraq.ingest.inpage.codes import load_codes

_DIGITS = re.compile("[۰-۹]{2,}+")
_THOUSANDS = re.compile("[۰-۹]{1,3}(?:,[۰-۹]{2})*,[۰-۹]{3}|[۰-۹]{1,3}(?:,[۰-۹]{3})++")
_YEAR = re.compile("1[3-9][0-9]{2}|20[0-4][0-9]")
_ASCII = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")
_FEWEST = 2


def are_turned(texts: Iterable[str]) -> bool:
    """Whether numbers are stored last digit first: true unless years and round numbers speak against it.

    >>> are_turned(["۴۱۰۲ میں ۰۵ افراد"]), are_turned(["۲۰۱۴ میں ۵۰ افراد"])
    (True, False)
    """
    turned = straight = 0
    for text in texts:
        for number in _DIGITS.findall(text):
            stored = number.translate(_ASCII)
            read = stored[::-1]
            straight += _is_likely(stored) and not _is_likely(read)
            turned += _is_likely(read) and not _is_likely(stored)
    return straight < _FEWEST or straight <= turned


def _is_likely(number: str) -> bool:
    """A year, or a number that ends in 0 and doesn't begin with it."""
    return bool(_YEAR.fullmatch(number)) or (number[-1] == "0" and number[0] != "0")


def turn_numbers(text: str) -> str:
    """The text with each number the other way round, those with a slash or a point in them as a whole.

    >>> turn_numbers("۴۱۰۲ میں ۰۰۵,۷۱ روپے، ۲/۱ حصہ"), turn_numbers("۰۱,۱۱,۲۱")
    ('۲۰۱۴ میں ۱۷,۵۰۰ روپے، ۱/۲ حصہ', '۱۰,۱۱,۱۲')
    """
    return _number().sub(lambda match: _turn(match[0]), text)


def _turn(number: str) -> str:
    codes = load_codes()
    whole = number[::-1]
    if not any(sign in number for sign in codes.groups) or _THOUSANDS.fullmatch(whole):
        return whole
    parts: Sequence[str] = re.split(f"([{re.escape(codes.groups)}])", number)
    return "".join(part[::-1] for part in parts)


@cache
def _number() -> re.Pattern[str]:
    codes = load_codes()
    joints = re.escape(codes.joints + codes.groups)
    return re.compile(f"[۰-۹]++(?:[{joints}][۰-۹]++)*+")
