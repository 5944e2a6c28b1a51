"""The Urdu text core: one place that knows letters, words, numbers and their order.

`normalize` makes text fit to show, `fold` and `Analyzer` make it fit to
search; the two never mix. All offsets are code points, half open. The tables
behind everything are TSV files in ``waraq/data``.
"""

from __future__ import annotations

from waraq.text.analyzer import Analyzer, Term
from waraq.text.collate import CollationKey, collation_key, collation_letter
from waraq.text.explain import Change, explain
from waraq.text.fold import fold
from waraq.text.normalize import normalize
from waraq.text.numerals import to_latin_digits, to_urdu_digits
from waraq.text.roman_index import RomanIndex, RomanMatch, RomanReading, rank_roman
from waraq.text.roman_keys import roman_key, split_roman, urdu_keys
from waraq.text.romanize import romanize, slugify
from waraq.text.spelling import SpellingIndex, Suggestion
from waraq.text.stem import stem
from waraq.text.tokenize import read_passage, tokenize
from waraq.text.tokens import Passage, Token

__all__ = [
    "Analyzer",
    "Change",
    "CollationKey",
    "Passage",
    "RomanIndex",
    "RomanMatch",
    "RomanReading",
    "SpellingIndex",
    "Suggestion",
    "Term",
    "Token",
    "collation_key",
    "collation_letter",
    "explain",
    "fold",
    "normalize",
    "rank_roman",
    "read_passage",
    "roman_key",
    "romanize",
    "slugify",
    "split_roman",
    "stem",
    "to_latin_digits",
    "to_urdu_digits",
    "tokenize",
    "urdu_keys",
]
