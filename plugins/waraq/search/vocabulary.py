"""The words of an archive as they are printed, and how many articles have each.

The index holds terms; readers are offered words. The counts lie beside the
Whoosh index and are kept up to date article by article: what an article had
is read from the article as it was indexed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from waraq.text import Token

VOCABULARY = "vocabulary.tsv"
LONGEST_WORD = 32  # code points as printed; what is longer is no word
# Of these the browser offers corrections: as many as fit into some tens of kilobytes.
MOST_OFFERED = 30_000


class Vocabulary:
    """Words as printed with their numbers of articles.

    >>> vocabulary = Vocabulary({"کتاب": 2, "کتب": 1})
    >>> vocabulary.remove({"کتاب", "کتب"})
    >>> dict(vocabulary.counts)
    {'کتاب': 1}
    """

    def __init__(self, counts: dict[str, int] | None = None) -> None:
        self.counts = Counter(counts or {})

    @classmethod
    def load(cls, directory: Path) -> Vocabulary:
        """The vocabulary beside an index; raises OSError or ValueError when it can't be read."""
        cells = (directory / VOCABULARY).read_bytes().decode().replace("\n", "\t").split("\t")
        cells.pop()  # what stands behind the last line
        return cls(dict(zip(cells[::2], map(int, cells[1::2]), strict=True)))

    def save(self, directory: Path) -> None:
        """Write it beside an index, a line a word."""
        lines = [f"{word}\t{count}\n" for word, count in self.counts.items()]
        (directory / VOCABULARY).write_bytes("".join(lines).encode())

    def add(self, words: Iterable[str]) -> None:
        """Count one more article with each of the words."""
        self.counts.update(words)

    def remove(self, words: Iterable[str]) -> None:
        """Count one article less with each of the words."""
        for word in words:
            self.counts[word] -= 1
            if self.counts[word] <= 0:
                del self.counts[word]

    def offer(self) -> list[tuple[str, int]]:
        """The words that are offered as corrections, sorted, each with the binary digits of its count.

        All, or those of so many articles that at most `MOST_OFFERED` are left.
        """
        digits = Counter(count.bit_length() for count in self.counts.values())
        fewest, offered = max(digits, default=0), 0
        while fewest > 0 and offered + digits[fewest] <= MOST_OFFERED:
            offered += digits[fewest]
            fewest -= 1
        chosen = ((word, count.bit_length()) for word, count in self.counts.items())
        return sorted(each for each in chosen if each[1] > fewest)


def pick_words(tokens: Iterable[Token], text: str) -> Iterator[str]:
    """The words among the tokens of a text, as printed: no numbers, no abbreviations spelled by letters."""
    for token in tokens:
        printed = text[token.start : token.end]
        spelled = token.text.isascii() and not printed.isascii()
        if len(printed) <= LONGEST_WORD and not spelled and not token.text[0].isdigit():
            yield printed
