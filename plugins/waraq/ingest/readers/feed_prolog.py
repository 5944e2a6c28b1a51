"""What stands before the first element of a feed, as feedparser can read it in little time.

It looks there for an encoding, entities and a DOCTYPE with regular expressions
that take minutes for a long line, or for many empty ones.
"""

from __future__ import annotations

import re

_ELEMENT = re.compile(r"<\w")
_GAP = re.compile(r"\s{100,}")
_LONGEST_DECLARATION = 1_000


def is_strange(text: str) -> bool:
    """Whether a feed says twice of which kind it is, as no feed does."""
    return text.lower().count("<!doctype") > 1


def tame_prolog(text: str) -> str:
    r"""The text without its XML declaration, which says what nobody asks any more, and without long gaps.

    >>> tame_prolog('<?xml version="1.0"?>\n<?xsl?><rss>'), tame_prolog("<?xsl?><rss>")
    ('\n<?xsl?><rss>', '\n<?xsl?><rss>')
    """
    found = _ELEMENT.search(text)
    start = found.start() if found else len(text)
    prolog = text[:start]
    end = prolog.find("?>", 0, _LONGEST_DECLARATION)
    if end >= 0 and prolog.startswith("<?xml") and "<" not in prolog[1:end]:
        prolog = prolog[end + 2 :]
    prolog = _GAP.sub("\n", prolog)
    before = "\n" if prolog.startswith("<") else ""  # what it looks for is in the first line
    return before + prolog + text[start:]
