"""Digits of the three scripts in which Urdu papers print numbers."""

from __future__ import annotations

_LATIN = "0123456789"
_ARABIC = "".join(chr(0x660 + digit) for digit in range(10))
_URDU = "".join(chr(0x6F0 + digit) for digit in range(10))

_TO_LATIN = str.maketrans(_ARABIC + _URDU, _LATIN * 2)
_TO_URDU = str.maketrans(_ARABIC + _LATIN, _URDU * 2)


def to_latin_digits(text: str) -> str:
    """The text with Arabic (٠-٩) and Urdu digits (۰-۹) as 0-9; its length and all else stay.

    >>> to_latin_digits("۱۷ جنوری ۲۰۲۵ء، ١٧٬٥٠٠ روپے")
    '17 جنوری 2025ء، 17٬500 روپے'
    """
    return text.translate(_TO_LATIN)


def to_urdu_digits(text: str) -> str:
    """The text with Latin (0-9) and Arabic digits (٠-٩) as ۰-۹ (U+06F0-U+06F9); its length and all else stay.

    >>> to_urdu_digits("17 جنوری 2025ء")
    '۱۷ جنوری ۲۰۲۵ء'
    """
    return text.translate(_TO_URDU)
