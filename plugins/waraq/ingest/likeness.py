"""Whether one text is another version of the same article, told from the two alone."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from waraq.article import Article
from waraq.ingest.duplicates import THRESHOLD, make_sketch, make_word_set, measure_similarity
from waraq.ingest.identity import reduce_text

# Of texts without a date: what is printed each day with other words is not to be taken for a correction.
_SURE = 0.8
_NUMBER = re.compile(r"\d+")


class Features(NamedTuple):
    """What is kept of a text to compare it: hashes of runs of three words and of words, its numbers."""

    dated: bool
    headline: str
    runs: bytes
    words: bytes
    numbers: str


def name_topic(article: Article) -> str:
    r"""What two versions of an article must have in common: the date, else the headline; and the newspaper.

    >>> name_topic(Article(id="3kq7m2x9tb", headline="موسم کا حال", body="", date="2014-10-14"))
    '2014-10-14\x00'
    """
    topic = article.date or f"\0{reduce_text(article.headline)}"
    return f"{topic}\0{reduce_text(article.publication or '')}"


def read_features(article: Article) -> Features | None:
    """The features of an article; None where it has no words."""
    sketch = make_sketch(article.body)
    if sketch is None:
        return None
    words = array("Q", sorted(make_word_set(article.body)))
    numbers = " ".join(map(reduce_text, _NUMBER.findall(article.body)))
    headline = reduce_text(article.headline)
    return Features(bool(article.date), headline, sketch.grams.tobytes(), words.tobytes(), numbers)


def measure_likeness(one: Features, other: Features) -> float | None:
    """How like each other two texts of one topic are, the more the higher; None where that is not enough.

    Enough is half of all runs of three words that are in either, or, below the
    same headline, half of all words. Without a date it is most of the runs,
    and no number may be another.
    """
    runs = measure_similarity(frozenset(_read("I", one.runs)), array("I", other.runs))
    words = _share(_read("Q", one.words), _read("Q", other.words))
    if one.dated:
        enough = runs >= THRESHOLD or (one.headline == other.headline and words >= THRESHOLD)
    else:
        enough = runs >= _SURE and one.numbers == other.numbers
    return runs + words if enough else None


def _read(code: str, data: bytes) -> Sequence[int]:
    values: array[int] = array(code)
    values.frombytes(data)
    return values


def _share(one: Sequence[int], other: Sequence[int]) -> float:
    first = frozenset(one)
    both = len(first.intersection(other))
    return both / (len(first) + len(other) - both)
