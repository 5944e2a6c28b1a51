"""The analyzer: text to index terms, and the tables that let the browser do the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from waraq.errors import IndexFormatError
from waraq.text.fold import Folding, fold
from waraq.text.orthography import Orthography, load_orthography
from waraq.text.stem import Morphology, Stemmer, SuffixRule, load_morphology
from waraq.text.tables import read_words
from waraq.text.tokenize import Token, Tokenizer

FORMAT = 1


class Term(NamedTuple):
    """An index term, the place of its word (code points, half open), and the number of the word."""

    text: str
    start: int
    end: int
    position: int


class Analyzer:
    """Tokens, folded and stemmed, without the words that stand in every text.

    >>> [term.text for term in Analyzer.load().analyze("حکومتوں نے کتابیں خریدیں۔")]
    ['حکومت', 'کتاب', 'خرید']
    """

    def __init__(self, orthography: Orthography, morphology: Morphology, stopwords: Iterable[str]) -> None:
        self.orthography = orthography
        self.morphology = morphology
        self.stopwords = frozenset(stopwords)
        self._tokenizer = Tokenizer(Folding(orthography))
        self._stemmer = Stemmer(morphology)
        self._json = ""

    @staticmethod
    def load() -> Analyzer:
        """The analyzer by the shipped tables, made once."""
        return _load_shipped()

    def tokenize(self, text: str) -> list[Token]:
        """The words and numbers, folded, neither stemmed nor dropped."""
        return self._tokenizer.tokenize(text)

    def analyze(self, text: str) -> list[Term]:
        """The terms in reading order; a dropped stopword still counts as a position.

        >>> Analyzer.load().analyze("حکومت کی کتابیں")[1]
        Term(text='کتاب', start=9, end=15, position=2)
        """
        stem = self._stemmer.stem
        return [
            Term(stem(token.text), token.start, token.end, position)
            for position, token in enumerate(self.tokenize(text))
            if token.text not in self.stopwords
        ]

    def query_terms(self, text: str) -> list[str]:
        """The different terms of a query, in its order; stopwords never count.

        >>> Analyzer.load().query_terms("حکومتوں کی حکومت")
        ['حکومت']
        """
        return list(dict.fromkeys(term.text for term in self.analyze(text)))

    def to_json(self) -> str:
        """All tables as JSON, the same bytes for the same tables; ends in a line feed."""
        if not self._json:
            tables = {"format": FORMAT, **_orthography_to_json(self.orthography)}
            tables |= _morphology_to_json(self.morphology)
            tables["stopwords"] = sorted(self.stopwords)
            self._json = json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        return self._json

    @property
    def digest(self) -> str:
        """The SHA-256 of `to_json()` in hexadecimal: an index made with other tables must be rebuilt."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> Analyzer:
        """The analyzer that `to_json` wrote; raises `IndexFormatError` for another format.

        >>> Analyzer.from_json(Analyzer.load().to_json()).digest == Analyzer.load().digest
        True
        """
        tables = json.loads(text)
        if tables["format"] != FORMAT:
            message = f"analyzer tables have format {tables['format']}, this Waraq reads {FORMAT}"
            raise IndexFormatError(message)
        orthography = Orthography(
            letters=tuple((first, last, to) for first, last, to in tables["letters"]),
            marks=tuple((first, last) for first, last in tables["marks"]),
            joiners=tuple((first, last) for first, last in tables["joiners"]),
            classes=tuple((first, last, kind) for first, last, kind in tables["classes"]),
            words=tuple(tables["words"].items()),
            prefixes=tuple(tables["prefixes"].items()),
        )
        morphology = Morphology(
            rules=tuple(SuffixRule(*rule) for rule in tables["suffixes"]),
            stems={name: frozenset(words) for name, words in tables["stems"].items()},
            exceptions=tables["exceptions"],
        )
        return cls(orthography, morphology, tables["stopwords"])


def _orthography_to_json(orthography: Orthography) -> dict[str, object]:
    return {
        "letters": orthography.letters,
        "marks": orthography.marks,
        "joiners": orthography.joiners,
        "classes": orthography.classes,
        "words": dict(orthography.words),
        "prefixes": dict(orthography.prefixes),
    }


def _morphology_to_json(morphology: Morphology) -> dict[str, object]:
    return {
        "suffixes": [[r.suffix, r.replacement, r.minimum, r.stems] for r in morphology.rules],
        "stems": {name: sorted(words) for name, words in morphology.stems.items()},
        "exceptions": dict(morphology.exceptions),
    }


@cache
def _load_shipped() -> Analyzer:
    stopwords = {fold(word) for word in read_words("stopwords.txt")}
    return Analyzer(load_orthography(), load_morphology(), stopwords)
