"""The words of an archive, found by what readers type in Latin letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from waraq.text.roman_keys import hear_latin, key_sounds, load_roman_tables, read_urdu, split_roman

_OTHER_SOUND = 120  # hundredths of a letter: more than leaving one sound out, less than both
_SAID_TWICE = 10  # written twice and heard once: ہوئی, اللہ
_FREQUENCY_WEIGHT = 4  # hundredths of a letter for every doubling of a word's frequency
_LONGEST_SPAN = 3  # words: ضیاالحق is typed zia ul haq
_JOINED_DISTANCE = 5  # hundredths a letter typed: Abdus Salam is عبدالسلام, "zia ul" is not ذیل


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
    """Urdu words, folded or not, by their Roman keys; a word given twice counts its frequencies together.

    >>> index = RomanIndex([("سدھار", 5), ("صدر", 90), ("سڑک", 20)])
    >>> [match.word for match in index.match("sadar")]
    ['صدر', 'سدھار']
    """

    def __init__(self, vocabulary: Iterable[tuple[str, int]]) -> None:
        self._frequencies: dict[str, int] = {}
        for word, frequency in vocabulary:
            self._frequencies[word] = self._frequencies.get(word, 0) + max(frequency, 0)
        self._readings: dict[str, list[tuple[str, str]]] = {}
        for word in self._frequencies:
            for sounds in read_urdu(word):
                self._readings.setdefault(key_sounds(sounds), []).append((word, sounds))

    def __len__(self) -> int:
        return len(self._frequencies)

    def match(self, latin: str, limit: int = 10) -> tuple[RomanMatch, ...]:
        """The words the Latin letters may mean, together read as one word, likeliest first.

        >>> index = RomanIndex([("وزیراعظم", 5), ("وزیر", 9), ("وزارت", 4)])
        >>> [match.word for match in index.match("wazeer e azam")], index.match("Lahore")
        (['وزیراعظم'], ())
        """
        typed = hear_latin("".join(split_roman(latin)))
        nearest: dict[str, int] = {}
        for word, sounds in self._readings.get(key_sounds(typed), []) if typed else []:
            distance = measure_distance(typed, sounds)
            nearest[word] = min(distance, nearest.get(word, distance))
        ordered = sorted(nearest.items(), key=lambda item: (self._score(*item), item[0]))
        return tuple(RomanMatch(word, distance) for word, distance in ordered[:limit])

    def _score(self, word: str, distance: int) -> int:
        return distance - _FREQUENCY_WEIGHT * self._frequencies[word].bit_length()


def measure_distance(typed: str, written: str) -> int:
    """How far the sounds typed lie from those written, in hundredths of a letter: a weighted edit distance.

    The costs are those of ``roman_sounds.tsv`` and ``roman_costs.tsv``.

    >>> measure_distance("kitAb", "ktAb") < measure_distance("kAtib", "ktAb")
    True
    """
    tables = load_roman_tables()
    costs = tables.costs
    left_out = [
        min(tables.sounds[sound].written, _SAID_TWICE)
        if index and written[index - 1] == sound
        else tables.sounds[sound].written
        for index, sound in enumerate(written)
    ]
    row = [0]
    for cost in left_out:
        row.append(row[-1] + cost)
    for sound in typed:
        alone = tables.sounds[sound].typed
        longer = [row[0] + alone]
        for index, other in enumerate(written):
            exchanged = row[index] + (0 if sound == other else costs.get(sound + other, _OTHER_SOUND))
            longer.append(min(exchanged, row[index + 1] + alone, longer[index] + left_out[index]))
        row = longer
    return row[-1]


def rank_roman(query: str, index: RomanIndex, limit: int = 10) -> tuple[RomanReading, ...]:
    """What a query in Latin letters may mean: a reading for each word, then for neighbours written as one.

    A word that the index does not know has a reading without words. Neighbours
    are only read as one word when that word is very near to what was typed.

    >>> index = RomanIndex([("وزیر", 9), ("اعظم", 7), ("وزیراعظم", 5), ("نظر", 1)])
    >>> [(reading.start, reading.end, reading.words) for reading in rank_roman("wazeer-e-azam", index)]
    [(0, 1, ('وزیر',)), (1, 2, ('اعظم',)), (0, 2, ('وزیراعظم',))]
    """
    words = split_roman(query)
    readings = [
        RomanReading(start, start + 1, tuple(match.word for match in index.match(word, limit)))
        for start, word in enumerate(words)
    ]
    for span in range(2, _LONGEST_SPAN + 1):
        for start in range(len(words) - span + 1):
            joined = "".join(words[start : start + span])
            farthest = _JOINED_DISTANCE * len(joined)
            near = tuple(match.word for match in index.match(joined, limit) if match.distance <= farthest)
            if near:
                readings.append(RomanReading(start, start + span, near))
    return tuple(readings)
