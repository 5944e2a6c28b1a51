"""Names that lost the space to the word beside them: «رشیدنے», «اورجرمنی», «ارشدخان».

Behind a letter that does not join to the next one the space can't be seen, and many texts lack it there.
What a name is comes from a table; other words are left as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import accumulate

from waraq.entities.ordinary_words import count_uses, is_ordinary
from waraq.entities.person_names import Part, is_compound_end, load_person_names
from waraq.entities.runs import is_joined
from waraq.entities.small_words import load_small_words
from waraq.text import Passage
from waraq.text.memory import Remembered
from waraq.text.orthography import load_orthography

SHORTEST_NAME = 3
SHORTEST_BEHIND = 4  # letters of a name that a small word begins: in کوئنز there is no other
SHORTEST, LONGEST = 5, 24  # letters of a name and a small word, and of several names
MOST_NAMES = 3
MOST_USES = 3  # of a word that is not in Makhzan by a slip
_MOST = 1 << 16


class GlueParter:
    """Parts such words.

    `is_listed` tells whether a folded word is a name by the archive's tables, `list_words` gives all words
    of names there: none of them is two words.
    """

    def __init__(self, is_listed: Callable[[str], bool], list_words: Callable[[], Collection[str]]) -> None:
        self._is_listed = is_listed
        self._list_words = list_words
        self._parted = Remembered(self._part_word, _MOST)
        small = load_small_words()
        before = small.postposition | small.conjunction
        self._behind = tuple(word for word in before | small.attached if len(word) > 1)
        nonjoiners = load_orthography().nonjoiners
        self._before = tuple(word for word in before if len(word) > 1 and word[-1] in nonjoiners)

    def part(self, passage: Passage) -> Passage:
        """The passage with a word for each name and small word that are written together.

        >>> from waraq.text import read_passage
        >>> GlueParter(lambda word: word == "جرمنی", list).part(read_passage("روس اورجرمنی")).words
        ['روس', 'اور', 'جرمنی']
        """
        parted = self._parted
        # Most texts have none.
        numbers = [
            number
            for number, word in enumerate(passage.words)
            if SHORTEST <= len(word) <= LONGEST and len(parted[word]) > 1
        ]
        if not numbers:
            return passage
        words, starts, ends = [], [], []
        position = 0
        for number in numbers:
            word, start, end = passage.words[number], passage.starts[number], passage.ends[number]
            if end - start != len(word) or self._ends_name(passage, number):
                continue  # where the letters stand is not known if it has marks
            cuts = list(accumulate(map(len, parted[word]), initial=start))
            words += [*passage.words[position:number], *parted[word]]
            starts += [*passage.starts[position:number], *cuts[:-1]]
            ends += [*passage.ends[position:number], *cuts[1:]]
            position = number + 1
        words += passage.words[position:]
        starts += passage.starts[position:]
        ends += passage.ends[position:]
        return Passage(passage.text, words, starts, ends)

    def _ends_name(self, passage: Passage, number: int) -> bool:
        """Whether a word ends the name that a rare word begins, and is no place: «کارول ناوروکی»."""
        first = self._parted[passage.words[number]][0]
        if load_person_names().get(first, Part.NONE) or first in self._behind:
            return False
        return is_joined(passage, number) and not is_ordinary(passage.words[number - 1])

    def part_word(self, word: str) -> tuple[str, ...]:
        """The words that a folded word is: itself alone, or two or more."""
        return self._parted[word] if SHORTEST <= len(word) <= LONGEST else (word,)

    def _part_word(self, word: str) -> tuple[str, ...]:
        if self._is_name(word) or count_uses(word) > MOST_USES:
            return (word,)
        parts = self._divide(word)
        return (word,) if not parts or word in self._list_words() else parts

    def _divide(self, word: str) -> tuple[str, ...]:
        """Names and small words that make up a word; none if they don't."""
        nonjoiners = load_orthography().nonjoiners
        for small in self._behind:
            rest = word.removesuffix(small)
            if rest == word or rest[-1:] not in nonjoiners:
                continue
            if names := self._list_names(rest):
                return (*names, small)
            # It may end a longer name, as in لیاقت آبادمیں; but مورنے is a name.
            if len(rest) >= SHORTEST_BEHIND and is_ordinary(rest) and rest in self._list_words():
                return (rest, small)
        for small in self._before:
            rest = word.removeprefix(small)
            if rest != word and len(rest) >= SHORTEST_BEHIND and (names := self._list_names(rest)):
                return (small, *names)
        return _divide_names(word, MOST_NAMES)

    def _list_names(self, word: str) -> tuple[str, ...]:
        return (word,) if self._is_name(word) else _divide_names(word, MOST_NAMES)

    def _is_name(self, word: str) -> bool:
        return len(word) >= SHORTEST_NAME and (
            self._is_listed(word) or load_person_names().get(word, Part.NONE).is_sure
        )


def _divide_names(word: str, most: int) -> tuple[str, ...]:
    """Up to `most` names that make up a word, the first ones given names; none if they don't."""
    nonjoiners, names = load_orthography().nonjoiners, load_person_names()
    given = [
        (word[:at], word[at:])
        for at in range(SHORTEST_NAME, len(word) - SHORTEST_NAME + 1)
        if word[at - 1] in nonjoiners and names.get(word[:at], Part.NONE) & Part.GIVEN
    ]
    for one, other in given:
        if _are_names(one, other):
            return (one, other)
    if most > 2:
        for one, other in given:
            if (others := _divide_names(other, most - 1)) and _is_known(one):
                return (one, *others)
    return ()


def _are_names(given: str, other: str) -> bool:
    """Whether another name goes with a given name, and one of them is surely a name."""
    names = load_person_names()
    one, two = names.get(given, Part.NONE), names.get(other, Part.NONE)
    if not (_is_known(given) and _is_known(other)):
        return False
    sure = one.is_sure or two.is_sure or one & Part.OPENS
    return bool(two.is_name and sure) or is_compound_end(other, two)


def _is_known(name: str) -> bool:
    """Whether a name is long enough, or well-known: خان, علی."""
    return len(name) > SHORTEST_NAME or is_ordinary(name)
