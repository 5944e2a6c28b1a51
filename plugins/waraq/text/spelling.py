"""Spelling suggestions: the words of a vocabulary that a mistyped word was likely meant to be.

Words are looked up as in symmetric deletion (W. Garbe's SymSpell): two words
one edit apart become the same when one letter is left out of each. Before
that, letters that sound alike are written as one, so any number of them may
be confused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waraq.text.edit_distance import EDIT, Confusables, load_confusables, measure_edits
from waraq.text.fold import default_folding, fold

SPACE = 130  # a space too few or too many, in hundredths of an edit
# What a word twice as frequent may cost more: frequent words are meant, and mistyped, more often. Up to
# 31 counts (five binary digits) each doubling says more, for a rare word may be a misprint itself.
DOUBLING = 3
RARE_DOUBLING = 12
RARE_DIGITS = 5
LONGEST_WORD = 32  # letters; what is longer is no word and is neither kept nor looked up
TWO_EDITS_FROM = 6  # letters of the word; two edits turn a shorter one into too many others
TWO_EDITS_UP_TO = 16  # letters typed; the keys to look up grow with their cube
_SHORTEST_HALF = 2  # letters of a word that lacked its space
_LONGEST_TYPED = 4 * LONGEST_WORD  # code points, with the marks
_MOST_LETTERS = 80  # Urdu, Latin and digits; another script among them must not multiply the keys


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word, what it costs to make it of the typed one (100 = one edit), and how often it was counted."""

    word: str
    cost: int
    frequency: int

    @property
    def score(self) -> int:
        """The lower, the likelier: the cost less what the binary digits of the frequency are worth.

        The first five digits are worth 12 each, the others 3.

        >>> [Suggestion("صدر", 55, frequency).score for frequency in (1, 2, 31, 32)]
        [43, 31, -5, -8]
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
    ([Suggestion(word='صدر', cost=45, frequency=50)], 'وزیر اعظم')
    """

    def __init__(self, words: Iterable[tuple[str, int]], confusables: Confusables | None = None) -> None:
        self._confusables = confusables or load_confusables()
        self._shown: dict[str, str] = {}
        self._frequencies: dict[str, int] = {}
        self._count(words)
        self._by_deletion: dict[str, list[str]] = {}
        counted = Counter("".join(self._shown).translate(self._confusables.sounds))
        self._letters = sorted(counted, key=lambda letter: (-counted[letter], letter))[:_MOST_LETTERS]
        for word in self._shown:
            sound = word.translate(self._confusables.sounds)
            for shortened in {sound, *_leave_out_one(sound)}:
                self._by_deletion.setdefault(shortened, []).append(word)

    def _count(self, words: Iterable[tuple[str, int]]) -> None:
        most: dict[str, int] = {}
        for shown, frequency in words:
            word = _fold_letters(shown)
            if frequency < 1 or not 0 < len(word) <= LONGEST_WORD or word.split() != [word]:
                continue
            self._frequencies[word] = self._frequencies.get(word, 0) + frequency
            if (frequency, self._shown.get(word, shown)) > (most.get(word, 0), shown):
                most[word] = frequency
                self._shown[word] = shown

    def __contains__(self, word: str) -> bool:
        return _fold_letters(word) in self._frequencies

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
        if len(word) > _LONGEST_TYPED:
            return []
        pieces = _fold_letters(word).split()
        typed = "".join(pieces)
        if not 0 < len(typed) <= LONGEST_WORD + 2:
            return []
        spaces = SPACE * (len(pieces) - 1)
        found = [
            Suggestion(self._shown[key], cost + spaces, self._frequencies[key])
            for key, cost in self._find_words(typed).items()
        ]
        if not spaces:
            found.extend(self._divide(typed))
        found.sort(key=lambda each: (each.score, each.cost, each.word))
        known = [each for each in found if each.cost == 0 and each.word != word.strip()]
        return [*known, *_take_different(found, fold(" ".join(pieces)), limit)][:limit]

    def _find_words(self, typed: str) -> dict[str, int]:
        """The words near enough, with their costs; two edits apart only where one edit finds nothing."""
        sound = typed.translate(self._confusables.sounds)
        candidates: set[str] = set()
        for shortened in {sound, *_leave_out_one(sound)}:
            candidates.update(self._by_deletion.get(shortened, ()))
        near = self._measure(typed, candidates)
        if (
            TWO_EDITS_FROM - 2 <= len(typed) <= TWO_EDITS_UP_TO
            and min(near.values(), default=2 * EDIT) > EDIT
        ):
            near |= self._measure(typed, self._widen(sound))
        return near

    def _measure(self, typed: str, candidates: Iterable[str]) -> dict[str, int]:
        costs = {word: measure_edits(typed, word, self._confusables) for word in candidates}
        return {
            word: cost
            for word, cost in costs.items()
            if cost <= (2 * EDIT if len(word) >= TWO_EDITS_FROM else EDIT)
        }

    def _widen(self, sound: str) -> set[str]:
        """The words two edits from the sound: leave out up to two letters, look up the rest with one more.

        Such a rest with a letter more is a word with a letter less.
        """
        rests = {sound, *_leave_out_one(sound)}
        rests |= {rest for each in tuple(rests) for rest in _leave_out_one(each)}
        keys = rests | {
            rest[:place] + letter + rest[place:]
            for rest in rests
            for place in range(len(rest) + 1)
            for letter in self._letters
        }
        return {word for key in keys & self._by_deletion.keys() for word in self._by_deletion[key]}

    def _divide(self, typed: str) -> Iterator[Suggestion]:
        """The pairs of words that are the typed letters with a space between."""
        for place in range(_SHORTEST_HALF, len(typed) - _SHORTEST_HALF + 1):
            first, second = typed[:place], typed[place:]
            if first in self._shown and second in self._shown:
                rarer = min(self._frequencies[first], self._frequencies[second])
                yield Suggestion(f"{self._shown[first]} {self._shown[second]}", SPACE, rarer)


def _fold_letters(word: str) -> str:
    """The word without what keyboards and marks make of it, its spelling variants kept apart."""
    return default_folding().fold_letters(word).text


def _take_different(found: Iterable[Suggestion], typed: str, limit: int) -> list[Suggestion]:
    """The first `limit` that a search tells apart from what was typed and from each other."""
    chosen: dict[str, Suggestion] = {}
    for suggestion in found:
        if len(chosen) >= limit:
            break
        folded = fold(suggestion.word)
        if folded != typed:
            chosen.setdefault(folded, suggestion)
    return list(chosen.values())


def _leave_out_one(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
