"""Names that lost the space to the word beside them: «رشیدنے», «اورجرمنی», «ارشدخان».

Behind a letter that does not join to the next one the space can't be seen, and many texts lack it there.
What a name is comes from a table; other words are left as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from waraq.entities.ordinary_words import count_uses, is_ordinary
from waraq.entities.person_names import Part, is_compound_end, load_person_names
from waraq.entities.small_words import load_small_words
from waraq.text import Passage
from waraq.text.memory import Remembered
from waraq.text.orthography import load_orthography

SHORTEST_NAME = 3
SHORTEST_BEHIND = 4  # letters of a name that a small word begins: in کوئنز there is no other
SHORTEST = 5  # letters of a name and a small word
MOST_USES = 3  # of a word that is not in Makhzan by a slip
_MOST = 1 << 16


class GlueParter:
    """Parts such words.

    `is_listed` tells whether a folded word is a name by the archive's tables, `list_words` gives all words of
    names there: none of them is two words.
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
        """The passage with two words for each word that is a name and a small word, or two names.

        >>> from waraq.text import read_passage
        >>> GlueParter(lambda word: word == "جرمنی", list).part(read_passage("روس اورجرمنی")).words
        ['روس', 'اور', 'جرمنی']
        """
        parted = self._parted
        numbers = [
            number for number, word in enumerate(passage.words) if len(word) >= SHORTEST and parted[word]
        ]
        if not numbers:
            return passage
        words, starts, ends = [], [], []
        position = 0
        for number in numbers:
            at, start, end = parted[passage.words[number]], passage.starts[number], passage.ends[number]
            word = passage.words[number]
            if end - start != len(word):  # it has marks: where the letters stand is not known
                continue
            words += [*passage.words[position:number], word[:at], word[at:]]
            starts += [*passage.starts[position : number + 1], start + at]
            ends += [*passage.ends[position:number], start + at, end]
            position = number + 1
        words += passage.words[position:]
        starts += passage.starts[position:]
        ends += passage.ends[position:]
        return Passage(passage.text, words, starts, ends)

    def part_word(self, word: str) -> tuple[str, ...]:
        """The two words that a folded word is, or itself alone."""
        at = self._parted[word] if len(word) >= SHORTEST else 0
        return (word[:at], word[at:]) if at else (word,)

    def _part_word(self, word: str) -> int:
        """How many letters belong to the first of two words; 0 for one word."""
        if self._is_name(word) or count_uses(word) > MOST_USES:
            return 0
        at = self._find_place(word)
        return 0 if at and word in self._list_words() else at

    def _find_place(self, word: str) -> int:
        """Where a word divides into a name and a small word, or into two names; 0 if it doesn't."""
        nonjoiners = load_orthography().nonjoiners
        for small in self._behind:
            at = len(word) - len(small)
            if word.endswith(small) and word[at - 1] in nonjoiners and self._is_name(word[:at]):
                return at
        for small in self._before:
            at = len(small)
            if word.startswith(small) and len(word) - at >= SHORTEST_BEHIND and self._is_name(word[at:]):
                return at
        return next(
            (
                at
                for at in range(SHORTEST_NAME, len(word) - SHORTEST_NAME + 1)
                if word[at - 1] in nonjoiners and _are_names(word[:at], word[at:])
            ),
            0,
        )

    def _is_name(self, word: str) -> bool:
        return len(word) >= SHORTEST_NAME and (
            self._is_listed(word) or load_person_names().get(word, Part.NONE).is_sure
        )


def _are_names(given: str, other: str) -> bool:
    """Whether the first is a given name and the other goes with it, and one of them is surely a name.

    Of three letters they are well-known ones: خان, علی.
    """
    names = load_person_names()
    one, two = names.get(given, Part.NONE), names.get(other, Part.NONE)
    if not one & Part.GIVEN or any(
        len(word) == SHORTEST_NAME and not is_ordinary(word) for word in (given, other)
    ):
        return False
    return (two.is_name and (one.is_sure or two.is_sure)) or is_compound_end(other, two)
