"""The words of a tier by their first letters, and the documents of beginnings that many terms share.

With these a query for the beginning of a word is answered in full and by
itself: the words that begin so stand in one file of each tier, and where
they are of more than `MOST_LISTED` terms the documents are in one list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby
from operator import length_hint
from typing import NamedTuple

from waraq import stages
from waraq.search.binary import compress, decode_rising, decompress, encode_rising
from waraq.search.keys import prefix_key
from waraq.search.reader import IndexReader
from waraq.search.statistics import Statistics, read_postings
from waraq.search.term_shards import TermList, hash_term
from waraq.search.tiers import Tier
from waraq.search.vocabulary import Vocabulary
from waraq.search.words_file import decode_words, encode_words
from waraq.text import Analyzer
from waraq.workers import Workers, divide

MOST_LISTED = 16
SHORTEST = 2  # letters of a beginning, as in a query
_DOCUMENTS_OF_A_FILE = 128
_MOST_FILES = 1024
_WORDS_AT_ONCE = 4096


class Beginning(NamedTuple):
    """The letters of a word, each folded by itself, and its term."""

    letters: str
    term: str


def describe_word(word: str, analyzer: Analyzer) -> Beginning | None:
    """The letters and the term of a printed word; None where it has no beginning that can be asked for.

    >>> describe_word("كتابیں", Analyzer.load()), describe_word("کے", Analyzer.load())
    (Beginning(letters='کتابیں', term='کتاب'), None)
    """
    tokens = analyzer.tokenize(word)
    letters = analyzer.read_last_letters(word)
    if len(tokens) != 1 or tokens[0].text in analyzer.stopwords:
        return None
    if letters is None or letters.start > tokens[0].start or len(letters.text) < SHORTEST:
        return None
    return Beginning(letters.text, analyzer.index_form(tokens[0].text))


def count_words(
    reader: IndexReader, statistics: Statistics, vocabulary: Vocabulary, tier: Tier
) -> Counter[str]:
    """How many documents of a tier have each word as printed; those of the base are the rest of all."""
    recent: Counter[str] = Counter()
    if statistics.base:
        for docnum in statistics.docnums[statistics.base :]:
            recent.update(reader.read_words(docnum))
    return recent if tier.first else Counter(vocabulary.counts) - recent


def count_word_files(documents: int) -> int:
    """How many files the words of so many documents are divided into: a power of two.

    >>> [count_word_files(documents) for documents in (0, 300, 49_152, 1_000_000)]
    [1, 2, 256, 1024]
    """
    return min(_MOST_FILES, 1 << max(0, (documents // _DOCUMENTS_OF_A_FILE).bit_length() - 1))


def choose_word_file(letters: str, files: int) -> int:
    """The file of the words that begin with some letters, by the first two."""
    return hash_term(letters[:SHORTEST]) & (files - 1)


def place_words(number: int) -> str:
    """The path of a file of words in the folder of a tier."""
    return f"w/{number}.bin"


def make_word_files(
    counts: Mapping[str, int], beginnings: Mapping[str, Beginning], tier: Tier
) -> Iterator[bytes]:
    """The files of a tier's words, in their order; the first line of each says which it is."""
    total = count_word_files(tier.documents)
    files: list[list[tuple[str, int]]] = [[] for _ in range(total)]
    for word in sorted(beginnings):
        files[choose_word_file(beginnings[word].letters, total)].append((word, counts[word].bit_length()))
    return (encode_word_file(words, number, tier) for number, words in enumerate(files))


def encode_word_file(words: Iterable[tuple[str, int]], number: int, tier: Tier) -> bytes:
    """One file, of its words in their order, each with the binary digits of its count."""
    return compress(_write_head(number, tier) + encode_words(words))


def decode_word_file(data: bytes, number: int, tier: Tier) -> list[tuple[str, int]]:
    """The words that `encode_word_file` wrote; raises ValueError where it is another file, or damaged."""
    head, text = _write_head(number, tier), decompress(data)
    if not text.startswith(head):
        message = "other words"
        raise ValueError(message)
    return decode_words(text.removeprefix(head))


def _write_head(number: int, tier: Tier) -> bytes:
    total = count_word_files(tier.documents)
    return f"{number} {total} {tier.first} {tier.documents}\n".encode()


def make_unions(lists: Iterable[TermList], beginnings: Iterable[Beginning]) -> Iterator[TermList]:
    """A list for each beginning that words of more than `MOST_LISTED` terms of a tier share."""
    gaps = {each.term.decode(): each.gaps for each in lists}
    for letters, terms in _find_broad(sorted(set(beginnings))):
        found = sorted(set().union(*(decode_rising(gaps[term]) for term in terms if term in gaps)))
        yield make_union(prefix_key(letters), found)


def make_union(key: str, numbers: Sequence[int]) -> TermList:
    """The list of a beginning by its key: of these documents of a tier, by rising numbers."""
    return TermList(key.encode(), [], len(numbers), encode_rising(numbers), b"\1" * len(numbers))


def _find_broad(beginnings: list[Beginning]) -> Iterator[tuple[str, set[str]]]:
    """The letters that words of many terms begin with, and these terms; the words in code-point order."""
    for length in count(SHORTEST):
        longer = [each for each in beginnings if len(each.letters) >= length]
        # What is shared by few stays so, however many letters more it has.
        beginnings = []
        for letters, group in groupby(longer, key=lambda each: each.letters[:length]):
            members = list(group)
            terms = {each.term for each in members}
            if len(terms) > MOST_LISTED:
                beginnings += members
                yield letters, terms
        if not beginnings:
            return


class PrefixFinder:
    """The documents that have words with a beginning, tier by tier as the browser finds them."""

    def __init__(self, reader: IndexReader, statistics: Statistics, vocabulary: Vocabulary) -> None:
        self._reader = reader
        self._statistics = statistics
        self._vocabulary = vocabulary
        self._beginnings: dict[Tier, set[Beginning]] = {}

    def find(self, letters: str, tiers: Iterable[Tier]) -> set[int]:
        """The numbers of the documents."""
        found: set[int] = set()
        for tier in tiers:
            terms = {each.term for each in self._describe(tier) if each.letters.startswith(letters)}
            for term in terms:
                postings = read_postings(self._reader, self._statistics, term)
                found.update(number for number in postings if number in tier.numbers)
        return found

    def _describe(self, tier: Tier) -> set[Beginning]:
        if tier not in self._beginnings:
            counts = count_words(self._reader, self._statistics, self._vocabulary, tier)
            self._beginnings[tier] = set(describe_words(counts, Workers(1)).values())
        return self._beginnings[tier]


def describe_words(words: Iterable[str], workers: Workers) -> dict[str, Beginning]:
    """The beginnings of printed words, of those that have one."""
    found: dict[str, Beginning] = {}
    with stages.run("Describing words", "words", length_hint(words) or None) as stage:
        for described in workers.map(_describe_some, divide(words, _WORDS_AT_ONCE)):
            found.update((word, beginning) for word, beginning in described if beginning is not None)
            stage.advance(len(described))
    return found


def _describe_some(words: Sequence[str]) -> list[tuple[str, Beginning | None]]:
    analyzer = Analyzer.load()
    return [(word, describe_word(word, analyzer)) for word in words]
