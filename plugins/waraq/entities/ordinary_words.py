"""Which words are ordinary, though no table of names says so: the often used, and those written together."""

from __future__ import annotations

from functools import cache

from waraq.entities.small_words import load_small_words
from waraq.entities.tables import data_file, read_rows
from waraq.text import read_passage, stem
from waraq.text.frequency import load_folded_frequencies

NEWS_WORDS = "news_words.tsv"
# A word that Makhzan has more often is ordinary: as a name from abroad, or beside being one.
RARE = 12
# Two words that Makhzan has as often as this are written together (ہوگیا), and are no rare third one.
GLUED = 500
SHORTEST_GLUED = 2
LONGEST_PLAIN = 6  # letters of a word that may end like a postposition by itself


def is_ordinary(word: str) -> bool:
    """Whether a folded word is often used, or a plural of one that is.

    >>> is_ordinary("چیمپینز"), is_ordinary("ملنگا")
    (True, False)
    """
    if word in load_news_words() or count_uses(word) > RARE:
        return True
    single = word[:-1]
    return word[-1:] in load_small_words().plural and (
        single in load_news_words() or count_uses(single) > RARE
    )


def count_uses(word: str) -> int:
    """How often Makhzan has the folded word, or the word it is a form of."""
    frequencies = load_folded_frequencies()
    return max(frequencies.get(word, 0), frequencies.get(stem(word), 0))


def is_scrap(word: str) -> bool:
    """Whether two Urdu letters are no word: the rest of a name, parted from it by a space.

    >>> is_scrap("وس"), is_scrap("کل"), is_scrap("کا")
    (True, False, False)
    """
    return len(word) == 2 and word.isalpha() and not word.isascii() and not count_uses(word)


@cache
def load_news_words() -> frozenset[str]:
    """The table's single words, folded: often in the news, hardly ever in essays. Raises DataError."""
    return frozenset(words[0] for phrase in load_news_phrases() if len(words := phrase.split()) == 1)


@cache
def load_news_phrases() -> frozenset[str]:
    """All that the table has, folded. Raises DataError."""
    rows = read_rows(data_file(NEWS_WORDS), ("phrase", "why"))
    return frozenset(" ".join(read_passage(row["phrase"]).words) for row in rows)


def is_glued(word: str) -> bool:
    """Whether a folded word is two ordinary ones, or a name and a postposition, without the space.

    >>> is_glued("ہوگیا"), is_glued("اوبامانے"), is_glued("ملنگا")
    (True, True, False)
    """
    frequencies = load_folded_frequencies()
    if word[-2:] in load_small_words().postposition and len(word) > LONGEST_PLAIN:
        return True
    return any(
        frequencies.get(word[:at], 0) >= GLUED and frequencies.get(word[at:], 0) >= GLUED
        for at in range(SHORTEST_GLUED, len(word) - SHORTEST_GLUED + 1)
    )
