"""The Arabic heh, for which Urdu has two letters: ہ, and ھ after a consonant that it makes one sound with.

The printed words of Makhzan decide. What this module leaves as it is becomes ہ
by ``letters.tsv``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from waraq.text.code_points import exchange_letter
from waraq.text.edit import Edit
from waraq.text.frequency import load_frequencies
from waraq.text.letter_roles import load_aspirated
from waraq.text.word_span import find_words, strip_marks

_HEH = "\u0647"
_HEH_GOAL = "\u06c1"
_DO_CHASHMI = "\u06be"
_YEH = "\u06cc"
_BARREE = "\u06d2"
_ARABIC_HEH = re.compile(_HEH)
_PIECE = re.compile(f"[^{_BARREE}]+{_BARREE}?|{_BARREE}")
_MOST_HEHS = 4  # in one word that may be ھ; each doubles the spellings to look up
_CLEARLY = 2  # times as often: کہا (10,721) and کھا (361) are both words
_SHORTEST_STEM = 3


def find_do_chashmi(text: str) -> Iterator[Edit]:
    """Arabic heh where the printed word has ھ: بهارت is بھارت, but كها is کہا.

    A word that nobody printed goes by its longest printed beginning.

    >>> [(edit.start, edit.after) for edit in find_do_chashmi("بهارت نے كها")]
    [(1, 'ھ')]
    """
    for start, end in find_words(text, _ARABIC_HEH):
        for place, why in _place_do_chashmi(text[start:end]):
            yield Edit(start + place, start + place + 1, _DO_CHASHMI, why)


@lru_cache(maxsize=1 << 14)
def _place_do_chashmi(word: str) -> tuple[tuple[int, str], ...]:
    """Where the word has ھ for its Arabic heh, and why."""
    bare, places = strip_marks(word)
    spellings = [(0, _find_spelling(bare))]
    if not spellings[0][1]:
        # کےساته: where words have lost their space, each is looked up.
        spellings = [(piece.start(), _find_spelling(piece.group())) for piece in _PIECE.finditer(bare)]
    found: list[tuple[int, str]] = []
    for start, spelling in spellings:
        why = f"Arabic heh, which is ھ in {spelling}"
        found += [
            (places[start + place], why)
            for place, letter in enumerate(spelling)
            if letter == _DO_CHASHMI and bare[start + place] == _HEH
        ]
    return tuple(found)


def _find_spelling(bare: str) -> str:
    """The most frequent spelling of a word, or of its longest printed beginning; empty if there is none."""
    # One for one: a compatibility letter becomes two.
    *inner, last = (exchange_letter(letter)[0] for letter in bare)
    # A ے inside a word was typed for ی.
    written = [*(_YEH if letter == _BARREE else letter for letter in inner), last]
    open_places = [
        place
        for place in range(1, len(bare))
        if bare[place] == _HEH and written[place - 1] in load_aspirated()
    ][:_MOST_HEHS]
    if not open_places:
        return ""
    shortest = min(len(written), max(open_places[-1] + 1, _SHORTEST_STEM))
    plain, *others = _list_spellings(written, open_places)
    for end in range(len(written), shortest - 1, -1):
        usual = _count(plain[:end])
        most, best = max((_count(other[:end]), other) for other in others)
        if most or usual:
            return best if most >= _CLEARLY * usual else plain
    return ""


def _list_spellings(written: list[str], open_places: list[int]) -> Iterator[str]:
    """The word with ہ or ھ at each of the places, first with ہ alone."""
    for choice in itertools.product((_HEH_GOAL, _DO_CHASHMI), repeat=len(open_places)):
        spelling = list(written)
        for place, letter in zip(open_places, choice, strict=True):
            spelling[place] = letter
        yield "".join(spelling)


def _count(word: str) -> int:
    return load_frequencies().get(word, 0)
