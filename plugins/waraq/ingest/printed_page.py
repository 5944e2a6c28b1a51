"""The page of a printed paper, as sources and editors write it."""

from __future__ import annotations

import re

from waraq.text import to_latin_digits

# Three figures and the letter of a part of the paper: no paper has more.
_PAGE = re.compile(r"([A-Za-z]?)[ -]?0*([1-9][0-9]{0,2})", re.ASCII)


def read_page(value: str) -> str | None:
    """Return the number of a printed page, with the letter of its part of the paper if it has one; else None.

    >>> read_page("۰۳"), read_page("a-4"), read_page("صفحہ اول")
    ('3', 'A4', None)
    """
    found = _PAGE.fullmatch(to_latin_digits(value.strip()))
    return f"{found[1].upper()}{found[2]}" if found else None
