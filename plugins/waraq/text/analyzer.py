"""The analyzer: text to index terms, and the tables that let the browser do the same."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from waraq.text.acronyms import Acronyms, Spelling, load_spelling
from waraq.text.analyzer_file import read_tables, write_tables
from waraq.text.fold import Folding
from waraq.text.orthography import Orthography, load_orthography
from waraq.text.stem import Morphology, Stemmer, load_morphology
from waraq.text.tokenize import Tokenizer, default_tokenizer
from waraq.text.tokens import Token
from waraq.text.vocabulary import Vocabulary, load_vocabulary

_CACHE_SIZE = 1 << 16


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

    def __init__(
        self,
        orthography: Orthography,
        spelling: Spelling,
        morphology: Morphology,
        words: Vocabulary,
        tokenizer: Tokenizer | None = None,
    ) -> None:
        """`tokenizer` may be one that was made of the same tables, to share what it remembers."""
        self.orthography = orthography
        self.spelling = spelling
        self.morphology = morphology
        self.words = words
        self.stopwords = words.stopwords
        self._tokenizer = tokenizer or _make_tokenizer(orthography, spelling)
        folding = self._tokenizer.folding
        self._fold = folding.fold
        self.unify_spelling = folding.unify_spelling
        self._stem = Stemmer(morphology).stem
        self.index_form = lru_cache(_CACHE_SIZE)(self._find_index_form)
        self._json = ""

    @staticmethod
    def load() -> Analyzer:
        """The analyzer by the shipped tables, made once.

        >>> Analyzer.load().index_form("کتابیں")
        'کتاب'
        """
        return _load_shipped()

    def tokenize(self, text: str) -> list[Token]:
        """The words and numbers, folded, neither stemmed nor dropped.

        >>> [token.text for token in Analyzer.load().tokenize("كتابوں کی ۱۲ دکانیں")]
        ['کتابوں', 'کی', '12', 'دکانیں']
        """
        return self._tokenizer.tokenize(text)

    def divide(self, text: str) -> list[Token]:
        """The same with the letters of abbreviations one by one.

        >>> [token.text for token in Analyzer.load().divide("پی ٹی آئی")]
        ['پی', 'ٹی', 'ایی']
        """
        return self._tokenizer.divide(text)

    def split_chunks(self, text: str) -> list[str]:
        """The whole text in pieces; the first, third, … are gaps, in which no token is, the others chunks.

        No token is in two chunks, but for the letters of abbreviations.

        >>> Analyzer.load().split_chunks("کتاب۔ قلم")
        ['', 'کتاب', '۔ ', 'قلم', '']
        """
        return self._tokenizer.split_chunks(text)

    def is_letter(self, word: str) -> bool:
        """Whether a token may be a letter of an abbreviation.

        >>> [Analyzer.load().is_letter(word) for word in ("پی", "p", "کتاب")]
        [True, True, False]
        """
        return self._tokenizer.is_letter(word)

    def analyze(self, text: str) -> list[Term]:
        """The terms in reading order; a dropped stopword still counts as a position.

        >>> Analyzer.load().analyze("حکومت کی کتابیں")[1]
        Term(text='کتاب', start=9, end=15, position=2)
        """
        return self.select_terms(self.tokenize(text))

    def select_terms(self, tokens: Sequence[Token]) -> list[Term]:
        """The terms of a text that is cut into tokens already.

        >>> analyzer = Analyzer.load()
        >>> [term.text for term in analyzer.select_terms(analyzer.tokenize("کتابوں کی دکان"))]
        ['کتاب', 'دکان']
        """
        form = self.index_form
        stopwords = self.stopwords
        return [
            Term(form(word), start, end, position)
            for position, (word, start, end) in enumerate(tokens)
            if word not in stopwords
        ]

    def compound(self, left: str, right: str) -> str:
        """The term of two folded words written as one; empty for numbers and where it is a stopword.

        >>> Analyzer.load().compound("خوب", "صورت"), Analyzer.load().compound("20", "14")
        ('خوبصورت', '')
        """
        if left[-1:].isascii() and left[-1:].isdigit() and right[:1].isascii() and right[:1].isdigit():
            return ""
        word = self.unify_spelling(left + right)
        return "" if word in self.stopwords else self.index_form(word)

    def find_seams(self, word: str, most: int | None = None) -> list[tuple[str, str]]:
        """The two parts, of two letters at least, that a folded word may have with the space left out.

        The first `most` of them: a hostile word of thousands of letters has as many seams.

        >>> Analyzer.load().find_seams("چلتاملی")
        [('چلتا', 'ملی')]
        """
        nonjoiners = self.orthography.nonjoiners
        seams = (seam for seam in range(2, len(word) - 1) if word[seam - 1] in nonjoiners)
        return [(word[:seam], word[seam:]) for seam in islice(seams, most)]

    def query_terms(self, text: str) -> list[str]:
        """The different terms of a query, in its order; stopwords never count.

        >>> Analyzer.load().query_terms("حکومتوں کی حکومت")
        ['حکومت']
        """
        return list(dict.fromkeys(term.text for term in self.analyze(text)))

    def find_field(self, name: str) -> str:
        """The field that a name before the colon of a query asks for; empty where there is none.

        >>> [Analyzer.load().find_field(name) for name in ("اداره", "Place", "خبر")]
        ['org', 'place', '']
        """
        return self.words.fields.get(self._fold(name), "")

    def read_last_letters(self, text: str) -> Token | None:
        """The letters of one script that a text ends in, each folded by itself; None where it ends in none.

        They may be the beginning of longer words, so spelling variants are not joined.

        >>> Analyzer.load().read_last_letters("شمال–پاكِ")
        Token(text='پاک', start=5, end=9)
        """
        return self._tokenizer.read_last_letters(text)

    def to_json(self) -> str:
        """All tables as JSON, the same bytes for the same tables; ends in a line feed.

        >>> [word in Analyzer.load().to_json() for word in ("ترکمانستانی", "کیونکہ")]
        [False, True]
        """
        if not self._json:
            self._json = write_tables(self.orthography, self.spelling, self.morphology, self.words)
        return self._json

    @property
    def digest(self) -> str:
        """The SHA-256 of `to_json()` in hexadecimal: an index made with other tables must be rebuilt.

        >>> tables = Analyzer.load().to_json()
        >>> other = Analyzer.from_json(tables.replace("کیونکہ", "کیونکر"))
        >>> len(other.digest), other.digest == Analyzer.load().digest
        (64, False)
        """
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    @classmethod
    def from_json(cls, text: str) -> Analyzer:
        """The analyzer that `to_json` wrote; raises `IndexFormatError` for another format.

        >>> Analyzer.from_json(Analyzer.load().to_json()).query_terms("کتابوں کی دکان")
        ['کتاب', 'دکان']
        """
        return cls(*read_tables(text))

    def _find_index_form(self, word: str) -> str:
        """The term of a folded word."""
        stem = self._stem(word)
        return self.words.equivalents.get(stem, stem)


def _make_tokenizer(orthography: Orthography, spelling: Spelling) -> Tokenizer:
    folding = Folding(orthography)
    return Tokenizer(folding, Acronyms(spelling, folding.fold))


@cache
def _load_shipped() -> Analyzer:
    tables = load_orthography(), load_spelling(), load_morphology(), load_vocabulary()
    return Analyzer(*tables, default_tokenizer())
