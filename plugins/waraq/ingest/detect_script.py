"""In which letters a text is written, where nobody knows its language."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cache

from waraq.text.tables import read_table

TABLE = "foreign_scripts.tsv"
COLUMNS = ("code_points", "lang", "dir", "why")
_READ = 1_000  # code points
_LEAST = 90  # letters of a hundred
_FEWEST = 20  # letters: a name or an abbreviation says nothing


@cache
def _load_ranges() -> tuple[list[int], list[tuple[int, str]]]:
    """Where each range of letters begins; its last letter, and the tag."""
    rows = sorted((*row.span(0), row[1]) for row in read_table(TABLE, COLUMNS))
    return [first for first, _, _ in rows], [(last, lang) for _, last, lang in rows]


def detect_script(text: str) -> str | None:
    """The tag that `foreign_scripts.tsv` has for nearly all letters of a text; None for Arabic letters.

    It is that of a script, as ``und-Latn``, or of the only language in the table that is written
    in it. Some thousand code points are looked at.

    >>> detect_script("Le ministre a annoncé lundi une réforme"), detect_script("آج بارش ہوئی")
    ('und-Latn', None)
    """
    starts, ends = _load_ranges()
    letters = [ord(each) for each in text[:_READ] if each.isalpha()]
    found: Counter[str] = Counter()
    for letter in letters:
        place = bisect_right(starts, letter) - 1
        if place >= 0 and letter <= ends[place][0]:
            found[ends[place][1]] += 1
    tag, count = next(iter(found.most_common(1)), ("", 0))
    return tag if len(letters) >= _FEWEST and 100 * count >= _LEAST * len(letters) else None
