"""People's names of rare words, as names from abroad are: no table has all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from waraq.entities.ordinary_words import count_uses, is_glued, load_news_words
from waraq.entities.person_names import PLURALS, Part, PersonWords, may_be_one_name
from waraq.entities.runs import is_joined
from waraq.entities.small_words import load_small_words
from waraq.text import Passage
from waraq.text.vocabulary import load_stopwords

SELDOM = 60  # uses in Makhzan of a word that a family name behind it makes a given name, nine times in ten
SHORTEST_PART = 3  # letters of a name; what is shorter before two rare words is a piece of them: ر چرڈ

QUOTATION = frozenset("\"'«“”‘’")


@dataclass(frozen=True, slots=True)
class RareNames:
    """Tells which rare words may be a name. Read-only, so safe to share.

    `titles` are the last words of titles, `places` the folded words that are a place's whole name.
    """

    words: PersonWords
    titles: frozenset[str]
    places: frozenset[str]

    def may_act(self, words: list[str], first: int) -> bool:
        """Whether a word begins two unknown ones, and no more, before «نے»: لورنٹ فیبیس نے."""
        if load_small_words().agent.isdisjoint(words[first + 2 : first + 3]):
            return False
        if self.words.look(words[first]) is not Part.UNKNOWN:
            return False
        return first == 0 or self.words.look(words[first - 1]) is not Part.UNKNOWN

    def are_name(self, passage: Passage, first: int, last: int) -> bool:
        """Whether rare words are whole, and nothing else.

        A plural, a film in quotation marks, a title, a listed place, a word in two pieces are no name.
        """
        if passage.words[last - 1] in self.titles or not QUOTATION.isdisjoint(passage.gap(first)):
            return False
        words = [word for word in passage.words[first:last] if self.words.look(word) is Part.UNKNOWN]
        if any(word.endswith(PLURALS) or is_glued(word) for word in words):
            return False
        before = passage.words[first - 1] if is_joined(passage, first) else ""
        if before and len(before) < SHORTEST_PART and before not in load_stopwords():
            return False
        joined = "".join(passage.words[first:last])
        return joined not in self.places and not count_uses(joined)

    def find_of_countries(
        self, passage: Passage, countries: Collection[int], blocked: Collection[int]
    ) -> Iterator[tuple[int, int]]:
        """Two rare words (half open) behind a country and کے or کی: «جاپان کی کرومی ناراکو».

        `countries` are where names of countries end, `blocked` words are parts of other names.
        """
        small, words = load_small_words(), passage.words
        for number in sorted(countries):
            first, last = number + 1, number + 3
            if last > len(words) or words[number] not in small.genitive - small.thing:
                continue
            if not all(is_joined(passage, each) for each in (number, first, first + 1)):
                continue
            if any(each in blocked for each in range(first, last)) or self._goes_on(words, last):
                continue
            one, two = self.words.look(words[first]), self.words.look(words[first + 1])
            rare = two is Part.UNKNOWN and (one is Part.UNKNOWN or one & Part.GIVEN)
            if (rare or (one is Part.UNKNOWN and two.is_name)) and self.are_name(passage, first, last):
                yield first, last

    def _goes_on(self, words: list[str], last: int) -> bool:
        return last < len(words) and self.words.look(words[last]) is not Part.NONE

    def has_foreign_first(
        self, passage: Passage, first: int, blocked: Collection[int], parts: list[Part]
    ) -> bool:
        """Whether a rare word before a lone family name is its given name: کینرائے پیٹرز."""
        number = first - 1
        return (
            len(parts) == 1
            and bool(parts[0] & Part.FAMILY)
            and not parts[0] & (Part.GIVEN | Part.COMMON)
            and number >= 0
            and number not in blocked
            and is_joined(passage, first)
            and self._may_be_given(passage.words[number])
        )

    def _may_be_given(self, word: str) -> bool:
        """Whether a word that no table lists is rare enough to be somebody's given name: ہنی سنگھ."""
        part = self.words.look(word)
        if part or word in self.titles:
            return part is Part.UNKNOWN
        if not may_be_one_name(word) or word[-1:] in load_small_words().plural:
            return False
        return not is_glued(word) and word not in load_news_words() and count_uses(word) <= SELDOM
