"""The Urdu text core: one place that knows letters, words, numbers and their order.

`normalize` makes text fit to show, `fold` and `Analyzer` make it fit to
search; the two never mix. All offsets are code points, half open. The tables
behind everything are TSV files in ``waraq/data``.
"""

from __future__ import annotations

from waraq.text.analyzer import Analyzer, Term
from waraq.text.collate import CollationKey, collation_key, collation_letter
from waraq.text.fold import fold
from waraq.text.normalize import explain_normalization, normalize
from waraq.text.numerals import to_latin_digits, to_urdu_digits
from waraq.text.romanize import romanize, slugify
from waraq.text.stem import stem
from waraq.text.tokenize import Token, tokenize

__all__ = [
    "Analyzer",
    "CollationKey",
    "Term",
    "Token",
    "collation_key",
    "collation_letter",
    "explain_normalization",
    "fold",
    "normalize",
    "romanize",
    "slugify",
    "stem",
    "to_latin_digits",
    "to_urdu_digits",
    "tokenize",
]
