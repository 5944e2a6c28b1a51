"""The paragraphs of a mail's plain text: lines that were broken for its width are joined again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from waraq.ingest.trace import leave_out, tell

SIGNATURE = "-- "  # RFC 3676: what stands below this line is a signature
WIDEST, NARROWEST = 80, 60  # code points of lines that mail programs break; verses are shorter
FEWEST = 3  # lines that are full: fewer may be so by chance
QUOTED = ">"


def drop_signature(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines above a signature; all where there is none, or nothing else.

    >>> drop_signature(["متن", "-- ", "علی"])
    ['متن']
    """
    place = next((number for number, line in enumerate(lines) if line == SIGNATURE), len(lines))
    if not any(map(str.strip, lines[:place])):
        return lines
    leave_out("the signature below “-- ”", " ".join(lines[place + 1 :]))
    return lines[:place]


def join_flowed(lines: Sequence[str], *, deletes_space: bool = False) -> list[str]:
    """Return lines of which those that end with a space go on in the next, as the part says (RFC 3676).

    >>> join_flowed(["لاہور میں ", "بارش ہوئی۔", "دوسرا پیرا"])
    ['لاہور میں بارش ہوئی۔', 'دوسرا پیرا']
    """
    joined: list[list[str]] = [[]]
    for line in lines:
        text = line.removeprefix(" ")  # one that was put before “>” and “From”
        goes_on = text.endswith(" ") and not text.startswith(QUOTED)
        joined[-1].append(text[:-1] if goes_on and deletes_space else text)
        if not goes_on:
            joined.append([])
    return ["".join(parts) for parts in joined if parts]


def join_broken(lines: Sequence[str]) -> list[str]:
    """Return lines of which those are joined that a program broke where they were full.

    A line is full if the first word of the next one would have made it longer
    than the longest line. That says nothing where lines are longer than a mail
    program makes them, or where most lines end for another reason, as in a poem.

    >>> join_broken(["لاہور میں بارش ہوئی", "تو سڑکیں ڈوب گئیں۔"])
    ['لاہور میں بارش ہوئی', 'تو سڑکیں ڈوب گئیں۔']
    """
    stripped = [line.strip() for line in lines]
    width = max(map(len, stripped), default=0)
    pairs = list(pairwise(stripped))
    full = [_is_full(line, following, width) for line, following in pairs]
    ended = sum(bool(line and following) for line, following in pairs)
    if not NARROWEST <= width <= WIDEST or sum(full) < max(FEWEST, ended / 2):
        return stripped
    tell("body", "lines that were broken for the width of a mail, joined", sum(full))
    joined: list[list[str]] = [[]]
    for line, goes_on in zip(stripped, [*full, False], strict=True):
        joined[-1].append(line)
        if not goes_on:
            joined.append([])
    return [" ".join(parts) for parts in joined if parts]


def _is_full(line: str, following: str, width: int) -> bool:
    if not line or not following or following.startswith(QUOTED):
        return False
    return len(line) + 1 + len(following.partition(" ")[0]) > width
