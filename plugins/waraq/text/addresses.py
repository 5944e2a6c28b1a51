"""Addresses on the web in running text, in which no sign is punctuation."""

from __future__ import annotations

import re
from bisect import bisect_right

# A scheme, www. or a domain with a path, as far as no space, quote or angle bracket comes.
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9.-])"
    r"(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://|[Ww]{3}\.|(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/)"
    r"[^\s<>\"«»“”‘’]*+"
)
_HINTS = ("/", "www.", "WWW.", "Www.")
_TRAILING = ".,:;!?)]}'۔،؛؟"  # belongs to the sentence


class Addresses:
    """The addresses of one text.

    >>> found = Addresses("دیکھیے https://example.org/اردو. اور")
    >>> found.cover(9), found.cover(31)
    (True, False)
    """

    def __init__(self, text: str) -> None:
        found = _ADDRESS.finditer(text) if any(hint in text for hint in _HINTS) else ()
        spans = [(match.start(), match.group().rstrip(_TRAILING)) for match in found]
        self._starts = [start for start, _ in spans]
        self._ends = [start + len(address) for start, address in spans]

    def cover(self, place: int) -> bool:
        """Whether the character at the place (code points) belongs to an address."""
        found = bisect_right(self._starts, place) - 1
        return found >= 0 and place < self._ends[found]
