"""A light stemmer: the forms of a noun, an adjective or a common verb meet in their citation form.

It knows the longest suffix that applies, lists of stems and a table of
exceptions, nothing else, so that the browser can do exactly the same. The
lists were checked with word frequencies (`waraq.text.frequency`), so that
common words lead to words. Precision comes first: a word without a rule
stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from waraq.text.fold import default_folding, fold
from waraq.text.tables import read_table

CITATION = "~"
ALEF = ("alef", "\u0627")
HEH = ("heh", "\u06c1")


@dataclass(frozen=True, slots=True)
class SuffixRule:
    """Replace `suffix` by `replacement` if at least `minimum` letters stay before it.

    Where `stems` names a list, what stays must be one of its words. A
    replacement that ends in `CITATION` ends as the citation form does.
    """

    suffix: str
    replacement: str
    minimum: int
    stems: str


@dataclass(frozen=True, slots=True)
class Morphology:
    """The tables of the stemmer, all in folded spelling.

    `rules` are tried in order: longer suffixes first, and of one suffix those
    bound to a list of stems first. `exceptions` map whole words to their stem.
    `endings` tell by the last letters of what stays how its citation form
    ends, the empty text for all others; the lists `ALEF` and `HEH` go before.
    """

    rules: tuple[SuffixRule, ...]
    stems: Mapping[str, frozenset[str]]
    exceptions: Mapping[str, str]
    endings: Mapping[str, str]


@cache
def load_morphology() -> Morphology:
    """The shipped tables; raises `DataError` where one is wrong."""
    stems: dict[str, set[str]] = {}
    for row in read_table("stems.tsv", ["stem", "lists", "why"]):
        for name in row[1].split(" "):
            stems.setdefault(name, set()).add(fold(row[0]))
    rules = _read_rules(stems)
    lists = {name: frozenset(words) for name, words in stems.items()}
    citations = {fold(row[0]): fold(row[1]) for row in read_table("plurals.tsv", ["form", "stem", "why"])}
    endings = {row[0]: row[1] for row in read_table("citation_endings.tsv", ["letters", "ending", "why"])}
    endings[""] = HEH[1]
    regular = Stemmer(Morphology(rules, lists, {}, endings))
    exceptions = {
        form: citations.get(citation) or regular.stem(citation) if form != citation else form
        for form, citation in citations.items()
    }
    return Morphology(rules, lists, exceptions, endings)


def _read_rules(stems: Mapping[str, set[str]]) -> tuple[SuffixRule, ...]:
    rules = []
    for row in read_table("suffixes.tsv", ["rule", "suffix", "replacement", "minimum", "stems", "why"]):
        if row[4] and row[4] not in stems:
            raise row.error(4, f"no stem of stems.tsv is in a list {row[4]!r}")
        rules.append(SuffixRule(fold(row[1]), fold(row[2]), row.number(3), row[4]))
    return tuple(sorted(rules, key=lambda rule: (-len(rule.suffix), not rule.stems, rule.suffix, rule.stems)))


class Stemmer:
    """Stemming of folded words by one set of tables."""

    def __init__(self, morphology: Morphology) -> None:
        self._exceptions = morphology.exceptions
        self._stems = morphology.stems
        self._by_suffix: dict[str, list[SuffixRule]] = {}
        for rule in morphology.rules:
            self._by_suffix.setdefault(rule.suffix, []).append(rule)
        self._longest = max(map(len, self._by_suffix), default=0)
        self._suffixes = tuple(self._by_suffix)
        self._endings = morphology.endings
        self.stem = lru_cache(maxsize=1 << 16)(self._find_stem)

    def _find_stem(self, word: str) -> str:
        known = self._exceptions.get(word)
        if known is not None:
            return known
        if not word.endswith(self._suffixes):
            return word
        for length in range(min(self._longest, len(word) - 1), 0, -1):
            rest = word[:-length]
            for rule in self._by_suffix.get(word[-length:], ()):
                if len(rest) >= rule.minimum and (not rule.stems or rest in self._stems[rule.stems]):
                    return self._replace(rest, rule.replacement)
        return word

    def cite(self, base: str) -> str:
        """The citation form of a noun or adjective that lost its vowel before an ending.

        >>> default_stemmer().cite("لڑک"), default_stemmer().cite("زمان")
        ('لڑکا', 'زمانہ')
        """
        for name, ending in (ALEF, HEH):
            if base in self._stems[name]:
                return base + ending
        for tail in (base[-2:], base[-1:]):
            if tail in self._endings:
                return base + self._endings[tail]
        return base + self._endings[""]

    def _replace(self, rest: str, replacement: str) -> str:
        if replacement.endswith(CITATION):
            return self.cite(rest + replacement.removesuffix(CITATION))
        stem = rest + replacement
        return self._exceptions.get(stem, stem)  # an ending on a broken plural: علمائے


@cache
def default_stemmer() -> Stemmer:
    """The stemmer by the shipped tables."""
    return Stemmer(load_morphology())


def stem(word: str) -> str:
    """The index form of a word, in folded spelling; not always a word itself.

    >>> stem("حکومتوں") == stem("حکومتیں") == stem("حکومت")
    True
    >>> stem("لڑکوں") == stem("لڑکے") == stem("لڑکا")
    True
    """
    return default_stemmer().stem(default_folding().fold(word))
