"""Letters put in place of others, in texts of which each is read once."""

from __future__ import annotations

from collections.abc import Iterable


def replace_letters(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The text with the second of each pair for the first.

    For few letters `str.translate` takes many times as long.

    >>> replace_letters("كراچي", [("ي", "ی"), ("ك", "ک")])
    'کراچی'
    """
    for theirs, ours in pairs:
        text = text.replace(theirs, ours)
    return text
