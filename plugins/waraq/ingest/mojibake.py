"""Text that was decoded with the wrong code page and saved like that: «Ú©Ø±Ø§Ú†ÛŒ» for «کراچی».

It is told and shown with its likely repair, and never repaired here: only
the editor knows which program did it, and to which part of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

# The letter alef, and quotation marks and dashes, as the wrong code pages show their UTF-8: alef read as
# Windows-1252 or Latin-1, the same read as Windows-1256, both once more, and the marks.
SIGNS = ("Ø§", "ط§", "Â§", "آ§", "â€", "â\x80")
RARE = ("§", "€", "\x80")  # each sign has one of these, and clean text seldom has any
CODE_PAGES = ("cp1252", "cp1256")
LOST = "\ufffd"
LONGEST_RUN = 240  # characters, which show enough
# A line of text, in JSON or in a table a part of a value.
_RUN = re.compile(rf'[^\n"\x1f]{{0,{LONGEST_RUN}}}')
SHOWN_WORDS = 6
MOST_TIMES = 3
MAX_STRANGE = 0.1  # of what a repair gives beyond ASCII may be other than Urdu letters and signs


@dataclass(frozen=True, slots=True)
class Mojibake:
    """Where wrongly decoded text was found first: its offset, its first words as they are, and repaired."""

    start: int
    found: str
    repaired: str


def find_mojibake(text: str) -> Mojibake | None:
    """Return the first text that was decoded with the wrong code page, with its likely repair.

    >>> find_mojibake("شہر: Ú©Ø±Ø§Ú†ÛŒ").repaired
    'کراچی'
    >>> find_mojibake("آج لاہور میں بارش")
    """
    if not any(letter in text for letter in RARE):
        return None
    places = [place for sign in SIGNS if (place := text.find(sign)) >= 0]
    if not places:
        return None
    start = min(places)
    while start and min(places) - start < LONGEST_RUN and _goes_on(text[start - 1]):
        start -= 1
    found_run = _RUN.match(text, start)
    run = found_run.group() if found_run else ""
    found = max(_repairs(run), key=itemgetter(0), default=None)
    if found is None:
        return None
    length, repaired = found
    return Mojibake(start, _first_words(run[:length]), _first_words(repaired))


def _goes_on(letter: str) -> bool:
    """Whether a letter before the first sign can belong to the same word: a key or a mark of JSON can't."""
    return not (letter.isascii() or letter.isspace())


def _repairs(run: str, times: int = MOST_TIMES) -> Iterator[tuple[int, str]]:
    """Yield how much of a run may be wrongly decoded text, and that text repaired."""
    for page in CODE_PAGES:
        codes = _codes(page)
        known = next((place for place, letter in enumerate(run) if letter not in codes), len(run))
        # The run may end inside a letter.
        text = bytes(codes[letter] for letter in run[:known]).decode("utf-8", "replace").rstrip(LOST)
        if _is_urdu(text):
            yield known, text
        elif times > 1 and any(sign in text for sign in SIGNS):
            yield from ((known, repaired) for _, repaired in _repairs(text, times - 1))


@cache
def _codes(page: str) -> Mapping[str, int]:
    """The bytes of a code page's characters; one that it doesn't have stands for itself, as in browsers."""
    codes = {chr(number): number for number in range(256)}
    for number in range(256):
        codes[bytes([number]).decode(page, "replace")] = number
    # Of the bytes that Windows-1252 lacks 81 is the one that Urdu needs: the second half of ہ and ف.
    codes[LOST] = 0x81
    return codes


def _is_urdu(text: str) -> bool:
    beyond = [letter for letter in text if not letter.isascii()]
    known = sum("\u0600" <= letter <= "\u06ff" or "\u2000" <= letter <= "\u206f" for letter in beyond)
    return bool(beyond) and len(beyond) - known <= MAX_STRANGE * len(beyond)


def _first_words(text: str) -> str:
    return " ".join(text.split()[:SHOWN_WORDS])
