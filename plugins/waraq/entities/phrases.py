"""Phrases looked for beside a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from waraq.entities.runs import is_joined
from waraq.entities.small_words import load_small_words
from waraq.text import Passage, read_passage

BESIDE = ("before", "after")


class Phrases:
    """Phrases looked for directly before or after a name; the longest one counts."""

    def __init__(self, phrases: Iterable[tuple[str, int]], *, before: bool) -> None:
        self._before = before
        values = {tuple(read_passage(phrase).words): value for phrase, value in phrases}
        # By the word that stands beside the name, the longest first: nearly always there is none.
        self._beside: defaultdict[str, list[tuple[list[str], int]]] = defaultdict(list)
        for words in sorted(filter(None, values), key=len, reverse=True):
            self._beside[words[-1 if before else 0]].append((list(words), values[words]))
        self._edges = frozenset(self._beside)

    def edges(self) -> frozenset[str]:
        """The words by which the phrases touch a name."""
        return self._edges

    def phrases(self) -> Iterator[str]:
        """All phrases, folded."""
        return (" ".join(words) for beside in self._beside.values() for words, _ in beside)

    def look(self, words: list[str], first: int, last: int) -> tuple[str, int] | None:
        """The phrase beside the words `first` to `last` (half open) and its value."""
        beside = first - 1 if self._before else last
        if not 0 <= beside < len(words):
            return None
        for phrase, value in self._beside.get(words[beside], ()):
            begin = first - len(phrase) if self._before else last
            if begin >= 0 and words[begin : begin + len(phrase)] == phrase:
                return " ".join(phrase), value
        return None

    def look_joined(self, passage: Passage, first: int, last: int) -> tuple[str, int] | None:
        """The same, where nothing but white space parts the phrase from the name: no comma, no full stop."""
        found = self.look(passage.words, first, last)
        if not found:
            return None
        length = len(found[0].split())
        inner = range(first - length + 1, first + 1) if self._before else range(last, last + length)
        return found if all(is_joined(passage, number) for number in inner) else None


def look_title(titles: Phrases, passage: Passage, first: int) -> str:
    """The title before word `first`, also of who has retired: جنرل (ر), جسٹس ریٹائرڈ; empty if none."""
    found = titles.look_joined(passage, first, first)
    if not found and _is_retired(passage, first - 1):
        found = titles.look(passage.words, first - 1, first - 1)
    return found[0] if found else ""


def _is_retired(passage: Passage, number: int) -> bool:
    """Whether a word says that who has the rank before it has retired: in brackets, or written out."""
    if not 0 < number < len(passage.words) - 1 or passage.words[number] not in load_small_words().retired:
        return False
    before, behind = passage.gap(number).strip(), passage.gap(number + 1).strip()
    bare = len(passage.words[number]) > 1 and is_joined(passage, number) and is_joined(passage, number + 1)
    return (before, behind) == ("(", ")") or bare


@lru_cache(maxsize=4096)
def fold_words(name: str) -> str:
    """The folded words of a name, with single spaces."""
    return " ".join(read_passage(name).words)
