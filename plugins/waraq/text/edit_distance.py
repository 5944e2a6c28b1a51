"""How far a typed word is from another: Damerau's edits, counted, or weighed with the usual mistakes cheaper.

All costs are whole hundredths of an edit, so that the browser can count the
same.
"""

from __future__ import annotations

from collections.abc import Mapping

from waraq.text.confusables import EDIT

# A letter typed that is not in the word: a little dearer than another letter, for
# that would be a mistake in a longer word, which has more letters to mistype.
EXTRA = 105
# Of all single mistakes few leave out a letter or exchange two: a word explained
# so is likelier than one of the many that another letter would explain.
OMITTED = 55
EXCHANGED = 55  # two neighbours in the wrong order


def measure_edits(typed: str, word: str, costs: Mapping[tuple[str, str], int]) -> int:
    """What it costs to make `word` of `typed`: the optimal string alignment.

    A letter is edited once, so an exchanged pair is not edited again. Takes
    time of the product of the lengths, after what both begin and end with.
    Source: F. Damerau, “A technique for computer detection and correction of
    spelling errors”, 1964.

    >>> from waraq.text.confusables import load_confusables
    >>> costs = load_confusables().costs
    >>> [measure_edits(typed, "حکومت", costs) for typed in ("حکمت", "حکومط", "حکوتم", "حکومتگ")]
    [55, 55, 55, 105]
    """
    typed, word = _strip_common(typed, word)
    if not typed or not word:
        return EXTRA * len(typed) + OMITTED * len(word)
    before: list[int] = []
    above = [OMITTED * column for column in range(len(word) + 1)]
    for row, letter in enumerate(typed, start=1):
        current = [EXTRA * row]
        for column, wanted in enumerate(word, start=1):
            change = 0 if letter == wanted else costs.get((letter, wanted), EDIT)
            cost = min(above[column - 1] + change, above[column] + EXTRA, current[-1] + OMITTED)
            if row > 1 < column and letter == word[column - 2] and typed[row - 2] == wanted:
                cost = min(cost, before[column - 2] + EXCHANGED)
            current.append(cost)
        before, above = above, current
    return above[-1]


def count_edits(typed: str, word: str) -> int:
    """How many letters are to be changed, left out or put in, or neighbours exchanged: the same, unweighed.

    All rows of a column are reckoned at once, as the bits of numbers.
    Source: H. Hyyrö, “A bit-vector algorithm for computing Levenshtein and
    Damerau edit distances”, 2003.

    >>> [count_edits(typed, "حکومت") for typed in ("حکومت", "حکوتم", "کومت", "گحکمت")]
    [0, 1, 1, 2]
    """
    if not typed:
        return len(word)
    places: dict[str, int] = {}
    for place, letter in enumerate(typed):
        places[letter] = places.get(letter, 0) | 1 << place
    count = len(typed)
    all_rows = (1 << count) - 1
    last = 1 << count - 1
    rises, falls, same, seen = all_rows, 0, 0, 0
    for letter in word:
        before, seen = seen, places.get(letter, 0)
        exchanged = (~same & seen) << 1 & before
        same = (((seen & rises) + rises) ^ rises) | seen | falls | exchanged
        right_rises = falls | ~(same | rises)
        right_falls = same & rises
        count += bool(right_rises & last) - bool(right_falls & last)
        right_rises = right_rises << 1 | 1
        rises = (right_falls << 1 | ~(same | right_rises)) & all_rows
        falls = right_rises & same & all_rows
    return count


def _strip_common(typed: str, word: str) -> tuple[str, str]:
    """Both without the letters they begin and end with alike."""
    shorter = min(len(typed), len(word))
    start = 0
    while start < shorter and typed[start] == word[start]:
        start += 1
    end = 0
    while end < shorter - start and typed[-1 - end] == word[-1 - end]:
        end += 1
    return typed[start : len(typed) - end], word[start : len(word) - end]
