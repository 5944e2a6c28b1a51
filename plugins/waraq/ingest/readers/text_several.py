"""Texts that hold something else than one article: several, parted by lines of dashes, or a chat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from waraq.ingest.readers.text_header import find_first_line
from waraq.ingest.readers.text_lines import split_headline
from waraq.ingest.trace import listen

FEWEST_SIGNS = 5  # of a line that parts; three stars stand between sections of one text too
FEWEST_MESSAGES = 3
MOST_RULES = 20
LOOKED_AT = 10  # lines below one
RULE = frozenset("-=_*#~—–ـ+")
# As WhatsApp exports chats: 14/10/2014, 8:31 pm - name: text; on iPhones [14/10/2014, 8:31:05 PM] name: text.
_MESSAGE = re.compile(
    r"\u200e?\[?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?"
    r"(?:\s?[ap]\.?m\.?)?\]?(?: -)? [^:]{1,60}:",
    re.IGNORECASE,
)


def is_chat(lines: Sequence[str]) -> bool:
    """Tell whether lines are a chat of WhatsApp.

    >>> is_chat(["14/10/2014, 8:31 pm - علی: بارش ہوئی"] * 3), is_chat(["14/10/2014 کو بارش ہوئی: علی"] * 3)
    (True, False)
    """
    return sum(_MESSAGE.match(line) is not None for line in lines) >= FEWEST_MESSAGES


def find_parting(lines: Sequence[str]) -> int | None:
    """Return in which line another article seems to begin: below a line of dashes, with a headline.

    >>> find_parting(["خبر", "", "متن", "-----", "دوسری خبر", "", "دوسرا متن"])
    4
    """
    rules = (number for number, line in enumerate(lines) if _is_rule(line))
    first = find_first_line(lines)
    for number in islice((number for number in rules if number > first), MOST_RULES):
        with listen():  # nothing is taken for a headline here
            headline, start = split_headline(lines[number + 1 : number + 1 + LOOKED_AT])
        if headline:
            return number + start
    return None


def _is_rule(line: str) -> bool:
    return len(line) >= FEWEST_SIGNS and line[0] in RULE and line == line[0] * len(line)
