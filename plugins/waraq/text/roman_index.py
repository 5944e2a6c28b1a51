"""The words of an archive, found by what readers type in Latin letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from waraq.text.fold import fold, fold_letters
from waraq.text.printed_words import PrintedWord, gather_spellings, take_different
from waraq.text.roman_keys import read_urdu, split_roman
from waraq.text.roman_sounds import hear_latin, key_sounds, measure_distance

FREQUENCY_WEIGHT = 4  # hundredths of a letter for every doubling of a word's frequency
LONGEST_SPAN = 3  # words: ضیاالحق is typed zia ul haq
MOST_WORDS = 32  # of a query; what is beyond that is ignored
JOINED_DISTANCE = 5  # hundredths a letter typed: Abdus Salam is عبدالسلام, "zia ul" is not ذیل


class RomanMatch(NamedTuple):
    """An Urdu word and its distance from what was typed, in hundredths of a letter."""

    word: str
    distance: int


class RomanReading(NamedTuple):
    """The Urdu words that some words of a query may mean, best first.

    `start` and `end` count the words of `split_roman`, half open.
    """

    start: int
    end: int
    words: tuple[str, ...]


class RomanIndex:
    """Counted Urdu words by their Roman keys; spellings of the same letters are one, shown as most frequent.

    >>> index = RomanIndex([("سدھار", 5), ("صدر", 90), ("سڑک", 20)])
    >>> [match.word for match in index.match("sadar")]
    ['صدر', 'سدھار']
    """

    def __init__(self, vocabulary: Iterable[tuple[str, int]]) -> None:
        self._words = gather_spellings(vocabulary, fold_letters)
        self._readings: dict[str, list[tuple[str, str]]] = {}
        for word in self._words:
            for sounds in read_urdu(word):
                self._readings.setdefault(key_sounds(sounds), []).append((word, sounds))

    def __len__(self) -> int:
        return len(self._words)

    def match(self, latin: str, limit: int = 10) -> tuple[RomanMatch, ...]:
        """The words the Latin letters may mean, together read as one word, likeliest first.

        Of words that a search takes for one only the likeliest is given.

        >>> index = RomanIndex([("وزیراعظم", 5), ("وزیر", 9), ("وزارت", 4)])
        >>> [match.word for match in index.match("wazeer e azam")], index.match("Lahore")
        (['وزیراعظم'], ())
        """
        typed = hear_latin("".join(split_roman(latin)))
        nearest: dict[str, int] = {}
        for word, sounds in self._readings.get(key_sounds(typed), []) if typed else []:
            distance = measure_distance(typed, sounds)
            nearest[word] = min(distance, nearest.get(word, distance))
        found = [(self._words[word], distance) for word, distance in nearest.items()]
        found.sort(key=lambda each: (_score(*each), each[0].shown))
        matches = (RomanMatch(word.shown, distance) for word, distance in found)
        return tuple(take_different(matches, lambda match: fold(match.word), limit))


def _score(word: PrintedWord, distance: int) -> int:
    """The lower, the likelier."""
    return distance - FREQUENCY_WEIGHT * word.frequency.bit_length()


def rank_roman(query: str, index: RomanIndex, limit: int = 10) -> tuple[RomanReading, ...]:
    """What a query in Latin letters may mean: a reading for each word, then for neighbours written as one.

    A word that the index does not know has a reading without words. Neighbours
    are only read as one word when that word is very near to what was typed.

    >>> index = RomanIndex([("وزیر", 9), ("اعظم", 7), ("وزیراعظم", 5), ("نظر", 1)])
    >>> [(reading.start, reading.end, reading.words) for reading in rank_roman("wazeer-e-azam", index)]
    [(0, 1, ('وزیر',)), (1, 2, ('اعظم',)), (0, 2, ('وزیراعظم',))]
    """
    words = split_roman(query)[:MOST_WORDS]
    readings = [
        RomanReading(start, start + 1, tuple(match.word for match in index.match(word, limit)))
        for start, word in enumerate(words)
    ]
    for span in range(2, LONGEST_SPAN + 1):
        for start in range(len(words) - span + 1):
            joined = "".join(words[start : start + span])
            farthest = JOINED_DISTANCE * len(joined)
            near = tuple(match.word for match in index.match(joined, limit) if match.distance <= farthest)
            if near:
                readings.append(RomanReading(start, start + span, near))
    return tuple(readings)
