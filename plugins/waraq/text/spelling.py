"""Spelling suggestions: the words of a vocabulary that a mistyped word was likely meant to be.

The rules stand in ``docs/search.md``; ``client/spelling.js`` follows the same
ones and gives the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waraq.text.confusables import Confusables, Spelling, load_confusables
from waraq.text.edit_distance import EXTRA, measure_edits
from waraq.text.fold import fold, fold_letters
from waraq.text.printed_words import gather_spellings, take_different
from waraq.text.sound_index import SoundIndex

SPACE = 130  # a space too few or too many, in hundredths of an edit
# What a word twice as frequent may cost more: frequent words are meant, and mistyped, more often. Up to
# 31 counts (five binary digits) each doubling says more, for a rare word may be a misprint itself.
DOUBLING = 4
RARE_DOUBLING = 12
RARE_DIGITS = 5
LONGEST_WORD = 30  # letters; what is longer is no word and is neither kept nor looked up
LONGEST_TYPED = LONGEST_WORD + 2  # letters; the browser counts them in the bits of one number
MOST_TYPED = 4 * LONGEST_TYPED  # code points, with the marks
LONG_WORD = 6  # letters; two edits turn a shorter one into too many others
NEAR = EXTRA + 20  # one edit, and a letter that searching takes for another: the most for words not long
FAR = 2 * NEAR  # the most for long ones
SHORTEST_HALF = 2  # letters of a word that lacked its space
# White space, named here because Python's and JavaScript's own ideas of it differ.
_SPACES = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word, what it costs to make it of the typed one (100 = one edit), and how often it was counted."""

    word: str
    cost: int
    frequency: int

    @property
    def score(self) -> int:
        """The lower, the likelier: the cost less what the binary digits of the frequency are worth.

        The first five digits are worth 12 each, the others 4.

        >>> [Suggestion("صدر", 55, frequency).score for frequency in (1, 2, 31, 32)]
        [43, 31, -5, -9]
        """
        digits = self.frequency.bit_length()
        rare = min(digits, RARE_DIGITS)
        return self.cost - RARE_DOUBLING * rare - DOUBLING * (digits - rare)


class SpellingIndex:
    """Suggestions from counted words, by one table of confusable letters.

    Of spellings that differ in marks and keyboards alone the most frequent
    is shown, with the counts of all. What is no single word of at most
    `LONGEST_WORD` letters, or was never counted, is left out.

    >>> index = SpellingIndex([("حکومت", 90), ("حکمت", 8), ("وزیر", 70), ("اعظم", 60), ("صدر", 50)])
    >>> [found.word for found in index.suggest("حکوت")]
    ['حکومت', 'حکمت']
    >>> index.suggest("سدر"), index.suggest("وزیراعظم")[0].word
    ([Suggestion(word='صدر', cost=55, frequency=50)], 'وزیر اعظم')
    """

    def __init__(self, words: Iterable[tuple[str, int]], confusables: Confusables | None = None) -> None:
        self._confusables = confusables or load_confusables()
        gathered = gather_spellings(words, fold_letters)
        self._words = {
            word: printed
            for word, printed in gathered.items()
            if len(word) <= LONGEST_WORD and not _SPACES.search(word)
        }
        self._sounds = SoundIndex((word, self._sound(word)) for word in self._words)

    def __contains__(self, word: str) -> bool:
        return fold_letters(word) in self._words

    def suggest(self, word: str, limit: int = 5) -> list[Suggestion]:
        """At most `limit` words or pairs of words, likeliest first; equal scores by cost, then code points.

        `word` is as typed and may have a space too many. A known word whose
        letters were typed otherwise (ئ for ی, an Arabic keyboard) comes first,
        as it is printed. Of what a search takes for one word nothing else is
        suggested, and nothing twice. A word longer than any that is kept gets
        nothing.

        >>> index = SpellingIndex([("اجلاس", 60), ("اخلاص", 7), ("انڈیز", 9)])
        >>> [found.word for found in index.suggest("اجلاص")], index.suggest("اجلاس", limit=1)
        (['اجلاس', 'اخلاص'], [])
        >>> index.suggest("انڈئز")
        [Suggestion(word='انڈیز', cost=0, frequency=9)]
        """
        if len(word) > MOST_TYPED:
            return []
        typed = _SPACES.sub(" ", word).strip(" ")
        pieces = [piece for piece in map(self._confusables.spell, typed.split(" ")) if piece.folded]
        joined = Spelling("".join(each.folded for each in pieces), "".join(each.written for each in pieces))
        if not 0 < len(joined.folded) <= LONGEST_TYPED:
            return []
        spaces = SPACE * (len(pieces) - 1)
        found = [
            Suggestion(self._words[key].shown, cost + spaces, self._words[key].frequency)
            for key, cost in self._find_words(joined).items()
        ]
        if not spaces:
            found.extend(self._divide(joined.folded))
        found.sort(key=lambda each: (each.score, each.cost, each.word))
        known = [each for each in found if each.cost == 0 and each.word != typed]
        searched = fold(" ".join(each.folded for each in pieces))
        others = (each for each in found if fold(each.word) != searched)
        return [*known, *take_different(others, lambda each: fold(each.word), limit)][: max(limit, 0)]

    def _find_words(self, typed: Spelling) -> dict[str, int]:
        """The words near enough, with their costs; two edits away only where one edit finds nothing."""
        near = self._measure(typed, 1)
        return near if min(near.values(), default=FAR) <= NEAR else self._measure(typed, 2)

    def _measure(self, typed: Spelling, edits: int) -> dict[str, int]:
        """The words that sound at most so many edits from the typed one and cost little enough."""
        costs: dict[str, int] = {}
        for word in self._sounds.find(self._sound(typed.folded), edits):
            written = self._confusables.spell(self._words[word].shown).written
            cost = measure_edits(typed.written, written, self._confusables.costs)
            if word == typed.folded:
                cost = 0
            if cost <= (FAR if len(word) >= LONG_WORD else NEAR):
                costs[word] = cost
        return costs

    def _divide(self, typed: str) -> Iterator[Suggestion]:
        """The pairs of words that are the typed letters with a space between."""
        for place in range(SHORTEST_HALF, len(typed) - SHORTEST_HALF + 1):
            first, second = self._words.get(typed[:place]), self._words.get(typed[place:])
            if first and second:
                rarer = min(first.frequency, second.frequency)
                yield Suggestion(f"{first.shown} {second.shown}", SPACE, rarer)

    def _sound(self, word: str) -> str:
        return word.translate(self._confusables.sounds)
