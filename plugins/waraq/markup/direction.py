"""How a language is written, and the words of Arabic letters in one that runs from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from waraq.markup.foreign_runs import Run
from waraq.text.tables import read_table

Direction = Literal["rtl", "ltr", "auto"]
TABLE = "rtl_languages.tsv"
ARABIC = "und-Arab"  # the script is certain, the language is not
_PRIMARY = re.compile(r"(?!und\b|mul\b|mis\b|zxx\b)[a-z]{2,3}(?:-[a-z0-9]+)*", re.IGNORECASE)
_SCRIPT = re.compile(r"-([a-z]{4})(?:-|$)", re.IGNORECASE)
# Letters with their marks, and what joins two words of them; Urdu's own signs go with them.
_LETTERS = "[\u0610-\u061a\u0620-\u065f\u066e-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]"
_ARABIC = re.compile(rf"{_LETTERS}+(?:[ \u00a0\u200c\u060c]+{_LETTERS}+)*")


def find_direction(lang: str) -> Direction:
    """How a language is written, by its tag (BCP 47); ``auto`` for what is the tag of none.

    >>> [find_direction(lang) for lang in ("ur-PK", "ur-Latn", "en", "pa", "pa-Arab", "und")]
    ['rtl', 'ltr', 'ltr', 'ltr', 'rtl', 'auto']
    """
    script = _SCRIPT.search(lang)
    key = f"und-{script[1].title()}" if script else lang.partition("-")[0].lower()
    if key in list_right_to_left():
        return "rtl"
    return "ltr" if script or _PRIMARY.fullmatch(lang) else "auto"


@cache
def list_right_to_left() -> frozenset[str]:
    """The languages, and as ``und-Arab`` the scripts, that are written from right to left."""
    return frozenset(row[0] for row in read_table(TABLE, ["lang", "why"]))


class ArabicScript:
    """Knows the words of Arabic letters, which are foreign in a text that runs from left to right."""

    def have_letter(self, text: str) -> bool:
        """Whether there are any."""
        return _ARABIC.search(text) is not None

    def find_runs(self, text: str) -> Iterator[Run]:
        """The runs of such words, in order.

        >>> text = "Imran Khan (عمران خان)."
        >>> [text[run.start : run.end] for run in ArabicScript().find_runs(text)]
        ['عمران خان']
        """
        for match in _ARABIC.finditer(text):
            yield Run(match.start(), match.end(), ARABIC, "rtl")
