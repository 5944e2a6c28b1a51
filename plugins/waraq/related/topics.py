"""What an article is about: the few terms and names by which others on the same are found.

A term weighs the more, the more often the article has it, and the rarer it is in
print. How rare it is comes from a shipped list, not from the archive: one more
article changes the weights of no other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log2, sqrt
from typing import NamedTuple

from waraq.entity import Mention
from waraq.text import Analyzer
from waraq.text import Passage as Columns
from waraq.text.fold import fold
from waraq.text.frequency import load_folded_frequencies
from waraq.text.memory import Remembered
from waraq.text.tables import read_table
from waraq.text.tokenize import read_passage

MOST = 10  # topics of an article
WHOLE = 1000  # the length of all weights of an article together, as that of a vector
_HEADED = 3  # a word of the headline counts as often
_SHORTEST = 3  # letters: shorter words are particles, or letters of abbreviations
_PLAIN = 6.0  # bits: one word of 64 says nothing of what a text is about; rarity is counted from there
_LEAST = 2.0  # bits: nor do words that are not much rarer, unless they are names
_UNKNOWN = 2  # times: as often an unlisted word counts, since the list has those seen three times
_ADDED = 6.0  # bits: the rarity of what an editor added, which the text does not name
_NAMED = 1.5  # a name says more than a word as rare
_MANY = 31  # times: what comes more often counts no more
_LOGARITHMS = tuple(log2(1 + times) for times in range(_MANY + 1))
_SEEN = 1 << 16  # words that are remembered


class Topic(NamedTuple):
    """What two articles can share: an entity's id, or a term of the index, which has no ``/``.

    `weight` is in thousandths; `printed` is the word as the article has it, ""
    for an entity, which pages call by its name.
    """

    key: str
    weight: int
    printed: str = ""


class Passage(NamedTuple):
    """A text of an article and the names found in it; what stands before `start` is no part of the report."""

    text: str
    mentions: Sequence[Mention] = ()
    start: int = 0


class _Reading(NamedTuple):
    """What a passage gives: the terms of its words, "" for those of names and of no topic, and the names.

    Of each name it has the entity and the rarity of its rarest word.
    """

    columns: Columns
    terms: list[str]
    names: list[tuple[str, float]]

    def find_printed(self, term: str) -> str:
        """The word of a term as it is printed first; "" where it is not."""
        try:
            number = self.terms.index(term)
        except ValueError:
            return ""
        return self.columns.text[self.columns.starts[number] : self.columns.ends[number]]


class TopicFinder:
    """Finds the topics of articles.

    >>> text = "بوشہر کے نیوکلیئر پاور پلانٹ میں زلزلے کے بعد نیوکلیئر ماہرین نے معائنہ کیا"
    >>> [topic.printed for topic in TopicFinder.load().find(Passage("بوشہر میں زلزلہ"), Passage(text))][:3]
    ['بوشہر', 'زلزلہ', 'نیوکلیئر']
    """

    def __init__(self, analyzer: Analyzer, counts: Mapping[str, int], plain: Iterable[str]) -> None:
        self._analyzer = analyzer
        self._counts = counts
        self._total = sum(counts.values())
        self._plain = analyzer.stopwords.union(plain)
        self._terms = Remembered(self._find_term, _SEEN)
        self._rarities = Remembered(self._measure, _SEEN)
        self._once = Remembered(self._measure_once, _SEEN)

    @staticmethod
    def load() -> TopicFinder:
        """The finder by the shipped tables, made once."""
        return _load_shipped()

    def find(self, headline: Passage, body: Passage, added: Iterable[str] = ()) -> tuple[Topic, ...]:
        """The topics of an article, the strongest first; `added` are entities that it does not name."""
        headed, reported = self._read(headline), self._read(body)
        counts = Counter(headed.terms * _HEADED + reported.terms)
        del counts[""]
        rarities, once = self._rarities, self._once
        strengths = {
            term: strength
            for term, times in counts.items()
            if (strength := once[term] if times == 1 else _LOGARITHMS[min(times, _MANY)] * rarities[term])
        }
        names = Counter(entity for entity, _ in headed.names * _HEADED + reported.names)
        entities = dict.fromkeys(added, _ADDED) | dict(reported.names + headed.names)
        for entity, rarity in entities.items():
            if rarity > 0:
                strengths[entity] = _NAMED * _LOGARITHMS[min(names[entity] or 1, _MANY)] * rarity
        strongest = _find_strongest(strengths)
        length = sqrt(sum(strengths[key] ** 2 for key in strongest)) / WHOLE
        return tuple(
            Topic(
                key,
                round(strengths[key] / length),
                "" if key in entities else headed.find_printed(key) or reported.find_printed(key),
            )
            for key in strongest
        )

    def _read(self, passage: Passage) -> _Reading:
        columns = read_passage(passage.text)
        starts = columns.starts
        terms = list(map(self._terms.__getitem__, columns.words))
        first = bisect_left(starts, passage.start) if passage.start else 0
        terms[:first] = [""] * first
        names = []
        for mention in passage.mentions:
            begin, end = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
            terms[begin:end] = [""] * (end - begin)
            if first <= begin < end:
                names.append((mention.entity, max(map(self._rarities.__getitem__, columns.words[begin:end]))))
        return _Reading(columns, terms, names)

    def _find_term(self, word: str) -> str:
        """The term of a folded word, "" where it tells no topic."""
        if len(word) < _SHORTEST or word in self._plain or word[0].isdigit():
            return ""
        term = self._analyzer.index_form(word)
        common = term in self._plain or min(self._rarities[word], self._rarities[term]) < _LEAST
        return "" if common else term

    def _measure(self, word: str) -> float:
        """How rare a word or a term is, beyond what is plain: bits."""
        if len(word) < _SHORTEST or word in self._plain:
            return 0.0
        return log2(self._total / max(self._counts.get(word, 0), _UNKNOWN)) - _PLAIN

    def _measure_once(self, term: str) -> float:
        """The rarity of a term that a text has once; nothing where no list has it.

        It may be a slip of the pen, or two words written as one.
        """
        return self._rarities[term] if term in self._counts else 0.0


def _find_strongest(strengths: Mapping[str, float]) -> list[str]:
    """The strongest topics, by their keys where they are as strong as each other."""
    # Numbers are sorted in a fifth of the time of pairs, and few of a text's words are strong.
    least = sorted(strengths.values(), reverse=True)[MOST - 1 : MOST] or [0.0]
    strong = ((-strength, key) for key, strength in strengths.items() if strength >= least[0])
    return [key for _, key in sorted(strong)[:MOST]]


@cache
def _load_shipped() -> TopicFinder:
    plain = (fold(row[0]) for row in read_table("plain_words.tsv", ["word", "why"]))
    return TopicFinder(Analyzer.load(), load_folded_frequencies(), plain)
