"""Words written together and apart: وزیر اعظم and وزیراعظم, خوب صورت and خوبصورت.

Urdu has no rule for the space inside a compound, and behind a letter that
does not join the next one a missing space can't be seen. So a text gets
terms beside its own: the compound of two words that are often written as
one, and the parts of a word that is two. Frequencies decide, not pairs. The
letters of an abbreviation are words as well: پی ٹی is a part of پی ٹی آئی.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256

from waraq.text.analyzer import Analyzer, Term
from waraq.text.fold import fold
from waraq.text.frequency import FREQUENCIES, load_folded_frequencies
from waraq.text.tables import read_bytes
from waraq.text.tokens import Token

ZWNJ = "\u200c"
_BARREE = "\u06d2"
_YEH = "\u06cc"
_NOTHING = Token("", 0, 0)
_LONGEST_GAP = 3
_SHORTEST_WORD = 4
_LONGEST_WORD = 40
_CACHE_SIZE = 1 << 16

# Measured on Makhzan's counts and read through on newspaper text: a compound is seen five times, and
# as one word at least this often for each time its rarer part is seen at all.
_SEEN = 5
_TOGETHER = 0.02
_BEHIND_STOPWORD = 0.1
_ONE_LETTER = 1.0  # عمرا ن: a word that was torn apart
# Both parts of a split are known words; beside a stopword of two letters (پر, کو) well known ones.
_KNOWN = 20
_WELL_KNOWN = 100
_RARER = 20


class Spacing:
    """Compounds and splits of folded words, by how often words are seen.

    >>> Spacing.load().join("وزیر", "اعظم"), Spacing.load().split("ازادکشمیر")
    ('وزیراعظم', ('ازاد', 'کشمیر'))
    """

    def __init__(self, counts: Mapping[str, int], analyzer: Analyzer) -> None:
        self._counts = counts
        self._analyzer = analyzer
        self._stopwords = analyzer.stopwords
        self.join = lru_cache(_CACHE_SIZE)(self._join)
        self.joinable = frozenset(self._list_joinable())
        self.split = lru_cache(_CACHE_SIZE)(self._split)

    @staticmethod
    def load() -> Spacing:
        """The decisions by the shipped frequencies, made once."""
        return _load_shipped()

    def _list_joinable(self) -> Iterator[str]:
        """All that two words can make, written together, which have a compound; and perhaps more."""
        seen = {word for word, count in self._counts.items() if count >= _SEEN}
        yield from seen
        orthography = self._analyzer.orthography
        yield from (word for word, spelled in orthography.words if spelled in seen)
        spellings: defaultdict[str, list[str]] = defaultdict(list)
        for prefix, spelled in orthography.prefixes:
            spellings[spelled].append(prefix)
        beginnings = tuple(spellings)
        begun = [word for word in seen if word.startswith(beginnings)]
        for length in {len(spelled) for spelled in spellings}:
            for word in begun:
                yield from (prefix + word[length:] for prefix in spellings.get(word[:length], ()))

    def _join(self, left: str, right: str) -> str | None:
        """The compound of two neighbouring words, or None where they are just neighbours."""
        shorter = min(len(left), len(right))
        if not shorter or len(left) + len(right) > _LONGEST_WORD or right in self._stopwords:
            return None
        compound = self._analyzer.unify_spelling(left + right)
        seen = self._counts.get(compound, 0)
        if seen < _SEEN or compound in self._stopwords:
            return None
        alone = min(self._counts.get(left, 0), self._counts.get(right, 0))
        share = _BEHIND_STOPWORD if left in self._stopwords else _TOGETHER
        share = _ONE_LETTER if shorter == 1 else share
        return compound if seen >= share * alone else None

    def _split(self, word: str) -> tuple[str, ...]:
        """The two words that one is, or another reading of its ے, or nothing where it is one."""
        if not _SHORTEST_WORD <= len(word) <= _LONGEST_WORD or word in self._stopwords:
            return ()
        parts = self._divide(word)
        return self._mend_barree(word, parts) if _BARREE in word[:-1] else parts

    def _divide(self, word: str) -> tuple[str, ...]:
        count = self._counts.get
        # Nearly all words have no such seam, and are done.
        pairs = [
            pair
            for pair in self._analyzer.find_seams(word)
            if count(pair[0], 0) >= _KNOWN and count(pair[1], 0) >= _KNOWN
        ]
        if not pairs:
            return ()
        seen = max(count(word, 0), count(self._analyzer.index_form(word), 0))
        weight, best = max((self._weigh(pair, seen), pair) for pair in pairs)
        return best if weight else ()

    def _weigh(self, parts: tuple[str, str], seen: int) -> int:
        """How well two known parts are known; 0 where the whole is known better."""
        counts = [self._counts.get(part, 0) for part in parts]
        common = [part in self._stopwords for part in parts]
        short = any(len(part) < 3 for part in parts)
        if all(common) or (short and not any(common)):
            return 0
        if short and min(counts) < _WELL_KNOWN:
            return 0
        if seen and (any(common) or min(counts) < seen * _RARER):
            return 0
        return counts[0] * counts[1]

    def read(self, text: str) -> list[Term]:
        """The terms of a text beside its own, in reading order, each at the place of its words.

        >>> [term.text for term in Spacing.load().read("وزیر اعظم نے آزادکشمیر میں")]
        ['وزیراعظم', 'ازاد', 'کشمیر']
        """
        return self.read_tokens(self._analyzer.tokenize(text), text)

    def read_tokens(self, tokens: Sequence[Token], text: str) -> list[Term]:
        """The same for a text that is cut into tokens already."""
        form = self._analyzer.index_form
        terms: list[Term] = []
        before = _NOTHING
        for position, token in enumerate(tokens):
            compound = self.join(before.text, token.text)
            if compound and is_space(text[before.end : token.start]):
                terms.append(Term(form(compound), before.start, token.end, position - 1))
            parts = self.list_parts(token.text, text[token.start : token.end])
            if parts:
                places = (token.start, token.end, position)
                terms.extend(Term(form(word), *places) for word in parts if word not in self._stopwords)
            before = token
        return terms

    def list_parts(self, word: str, printed: str) -> tuple[str, ...]:
        """The words that one word may be: its letters, at its joiners, else where frequencies say so.

        >>> Spacing.load().list_parts("ازادکشمیر", "آزادکشمیر")
        ('ازاد', 'کشمیر')
        """
        if len(printed) != len(word):  # else it has neither joiners nor spelled letters
            if ZWNJ in printed:
                return tuple(part for part in map(fold, printed.split(ZWNJ)) if part and part != word)
            if word.isascii() and not printed.isascii():
                letters = [letter.text for letter in self._analyzer.divide(printed)]
                return tuple(letters) if len(letters) > 1 else ()
        return self.split(word)

    def _mend_barree(self, word: str, parts: tuple[str, ...]) -> tuple[str, ...]:
        """The reading of a word with ے inside, typed for ی (چےئرمین) or before a missing space (کےساتھ)."""
        mended = word[:-1].replace(_BARREE, _YEH) + word[-1]
        seen = min((self._counts.get(part, 0) for part in parts), default=0)
        return (mended,) if self._counts.get(mended, 0) * _RARER >= max(seen, 1) else parts


def is_space(gap: str) -> bool:
    """Whether what stands between two words is but a space, or nothing.

    >>> is_space(" "), is_space("، ")
    (True, False)
    """
    return len(gap) <= _LONGEST_GAP and gap.strip(" \u00a0\u200c") == ""


@cache
def digest_spacing() -> str:
    """A hash of the frequencies and the bounds (64 hex digits): with other ones texts get other terms."""
    bounds = (_SEEN, _TOGETHER, _BEHIND_STOPWORD, _ONE_LETTER, _KNOWN, _WELL_KNOWN, _RARER, _LONGEST_WORD)
    return sha256(repr(bounds).encode() + read_bytes(FREQUENCIES)).hexdigest()


@cache
def _load_shipped() -> Spacing:
    return Spacing(load_folded_frequencies(), Analyzer.load())
