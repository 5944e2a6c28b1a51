"""The words of an archive as they are printed, and how many articles have each.

The index holds terms; readers are offered words. The counts lie beside the
Whoosh index and are kept up to date article by article: what an article had
is read from the article as it was indexed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from waraq.files import State, read_state
from waraq.text import Token

VOCABULARY = "vocabulary.tsv"
LONGEST_WORD = 32  # code points as printed; what is longer is no word
# Of these the browser offers corrections: as many as fit into some tens of kilobytes.
MOST_OFFERED = 30_000
# What this process wrote last, and the state of the file then: an update is followed by an export.
_WRITTEN: dict[Path, tuple[State, Mapping[str, int]]] = {}


class Vocabulary:
    """Words as printed with their numbers of articles.

    >>> vocabulary = Vocabulary({"کتاب": 2, "کتب": 1})
    >>> vocabulary.remove({"کتاب", "کتب"})
    >>> dict(vocabulary.counts)
    {'کتاب': 1}
    """

    def __init__(self, counts: Mapping[str, int] | None = None) -> None:
        self.counts = Counter(counts or {})

    @classmethod
    def load(cls, directory: Path) -> Vocabulary:
        """The vocabulary beside an index; raises OSError or ValueError when it can't be read."""
        path = directory / VOCABULARY
        written, counts = _WRITTEN.pop(path, (None, {}))
        if written == read_state(path):
            return cls(counts)
        cells = path.read_bytes().decode().replace("\n", "\t").split("\t")
        cells.pop()  # what stands behind the last line
        return cls(dict(zip(cells[::2], map(int, cells[1::2]), strict=True)))

    def save(self, directory: Path) -> None:
        """Write it beside an index, a line a word."""
        lines = [f"{word}\t{count}\n" for word, count in self.counts.items()]
        path = directory / VOCABULARY
        path.write_bytes("".join(lines).encode())
        _WRITTEN.clear()
        _WRITTEN[path] = read_state(path), self.counts

    def add(self, words: Iterable[str]) -> None:
        """Count one more article with each of the words."""
        _WRITTEN.clear()
        self.counts.update(words)

    def remove(self, words: Iterable[str]) -> None:
        """Count one article less with each of the words."""
        _WRITTEN.clear()
        for word in words:
            self.counts[word] -= 1
            if self.counts[word] <= 0:
                del self.counts[word]

    def offer(self) -> list[tuple[str, int]]:
        """The words that are offered as corrections, sorted, each with the binary digits of its count.

        All, or those of so many articles that at most `MOST_OFFERED` are left.
        """
        digits = Counter(map(int.bit_length, self.counts.values()))
        fewest, offered = max(digits, default=0), 0
        while fewest > 0 and offered + digits[fewest] <= MOST_OFFERED:
            offered += digits[fewest]
            fewest -= 1
        least = 1 << fewest
        return sorted((word, count.bit_length()) for word, count in self.counts.items() if count >= least)


def pick_words(tokens: Iterable[Token], text: str) -> Iterator[str]:
    """The words among the tokens of a text, as printed: those that `is_offered` tells."""
    for token in tokens:
        printed = text[token.start : token.end]
        if is_offered(token.text, printed):
            yield printed


def is_offered(word: str, printed: str) -> bool:
    """Whether a token is a word that readers are offered: no number, no abbreviation spelled by letters.

    >>> is_offered("کتاب", "کتاب"), is_offered("2014", "۲۰۱۴"), is_offered("pti", "پی ٹی آئی")
    (True, False, False)
    """
    spelled = word.isascii() and not printed.isascii()
    return len(printed) <= LONGEST_WORD and not spelled and not word[0].isdigit()
