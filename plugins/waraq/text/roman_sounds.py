"""What words in Latin and in Urdu letters sound like, and how far two words are apart.

Both writings become sounds by one table, read from left to right, the longest
match first. What Urdu letters leave open (ض is z or d) gives a word several
readings; what is typed has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from waraq.text.fold import fold_letters
from waraq.text.roman_tables import EDGE, load_roman_tables

LONGEST_WORD = 40  # letters; what goes beyond is no word and is left out
MOST_READINGS = 8  # of one word; every further letter is then read one way
OTHER_SOUND = 120  # hundredths of a letter: more than leaving one sound out, less than both
SAID_TWICE = 10  # written twice and heard once: ہوئی, اللہ


def _match_rules(word: str) -> Iterator[tuple[str, ...]]:
    """The readings of the word's letters in turn; letters that no rule knows are passed over."""
    tables = load_roman_tables()
    position = 0
    while position < len(word):
        for length in tables.lengths.get(word[position], ()):
            readings = _find_rule(tables.rules, word, position, position + length)
            if readings is not None:
                yield readings
                position += length
                break
        else:
            position += 1


def _find_rule(
    rules: Mapping[str, tuple[str, ...]], word: str, start: int, end: int
) -> tuple[str, ...] | None:
    """The readings of the letters from `start` to `end`; a rule for the edge of a word goes first."""
    if end > len(word):
        return None
    letters = word[start:end]
    if start == 0 and end == len(word) and f"{EDGE}{letters}{EDGE}" in rules:
        return rules[f"{EDGE}{letters}{EDGE}"]
    if end == len(word) and EDGE + letters in rules:
        return rules[EDGE + letters]
    if start == 0 and letters + EDGE in rules:
        return rules[letters + EDGE]
    return rules.get(letters)


def hear_latin(word: str) -> str:
    """The sounds of a word in Latin letters, doubled ones once.

    >>> hear_latin("Shehbaaz"), hear_latin("mohabbat")
    ('xehbAz', 'mohabat')
    """
    sounds = ""
    for readings in _match_rules(fold_letters(word)[:LONGEST_WORD]):
        for sound in readings[0]:
            if sounds[-1:] != sound:
                sounds += sound
    return sounds


def hear_urdu(word: str) -> tuple[str, ...]:
    """The readings of an Urdu word, each a row of sounds; the likeliest first, at most eight.

    >>> hear_urdu("رمضان")
    ('rmzAn', 'rmdAn')
    """
    heard = [""]
    for readings in _match_rules(fold_letters(word)[:LONGEST_WORD]):
        choice = readings if len(heard) * len(readings) <= MOST_READINGS else readings[:1]
        heard = [sounds + reading for reading in choice for sounds in heard]
    return tuple(dict.fromkeys(filter(None, heard)))


def key_sounds(sounds: str) -> str:
    """The key of a row of sounds: the classes of its consonants, doubled ones once."""
    known = load_roman_tables().sounds
    key = ""
    for index, sound in enumerate(sounds):
        part = known[sound].inside if index else known[sound].start
        if key[-1:] != part:
            key += part
    return key


def measure_distance(typed: str, written: str) -> int:
    """How far the sounds typed lie from those written, in hundredths of a letter: a weighted edit distance.

    The costs are those of ``roman_sounds.tsv`` and ``roman_costs.tsv``.

    >>> measure_distance("kitAb", "ktAb") < measure_distance("kAtib", "ktAb")
    True
    """
    tables = load_roman_tables()
    costs = tables.costs
    left_out = [
        min(tables.sounds[sound].written, SAID_TWICE)
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
            exchanged = row[index] + (0 if sound == other else costs.get(sound + other, OTHER_SOUND))
            longer.append(min(exchanged, row[index + 1] + alone, longer[index] + left_out[index]))
        row = longer
    return row[-1]
