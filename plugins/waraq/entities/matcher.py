"""Where a text holds a known name: the table of names, looked up from every word.

The time is linear in the text, as names are short.
"""

from __future__ import annotations

from itertools import compress, count
from typing import NamedTuple

from waraq.entities.name_table import NameTable, Reading
from waraq.text import Passage

# What may stand between two words of one name, besides white space: joiners
# of compounds (Aral-Caspian) and, in acronyms, the Urdu and the Latin stop.
NAME_JOINERS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{ZERO WIDTH NON-JOINER}/")
ACRONYM_STOPS = frozenset(".\N{ARABIC FULL STOP}")
# Around the last word of a name: مسلم لیگ (ن), مسلم لیگ ’ن‘.
ENCLOSING = {
    "(": ")",
    "[": "]",
    "'": "'",
    '"': '"',
    "\N{LEFT SINGLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{RIGHT SINGLE QUOTATION MARK}": "\N{LEFT SINGLE QUOTATION MARK}",
    "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{RIGHT DOUBLE QUOTATION MARK}": "\N{LEFT DOUBLE QUOTATION MARK}",
}
ACRONYM_LETTERS = 5  # the longest Urdu letter name, ڈبلیو


class Candidate(NamedTuple):
    """A known name in a text.

    `start` and `end` are code points, `first` and `last` word numbers, both half open.
    """

    start: int
    end: int
    first: int
    last: int
    readings: tuple[Reading, ...]


class Matcher:
    """Finds every known name in a text, overlapping ones too."""

    def __init__(self, names: NameTable) -> None:
        self._forms, self._readings = names
        self._words: frozenset[str] | None = None  # few texts need them

    def find(self, passage: Passage) -> list[Candidate]:
        """The names in a text: by start, the longest first."""
        forms, readings = self._forms, self._readings
        starts, ends = passage.starts, passage.ends
        words = [*passage.words, ""]  # no name goes on with an empty word
        found: list[Candidate] = []
        for first in compress(count(), map(forms.__contains__, words)):
            form = words[first]
            what = forms[form]
            last = first + 1
            place = len(found)
            if what > 1:
                found.append(Candidate(starts[first], ends[first], first, last, readings[what // 2 - 1]))
            # Few of the words that may begin a name are followed by its next one.
            while what & 1:
                form = f"{form} {words[last]}"
                what = forms.get(form, 0)
                if not (what and _is_one_name(passage, last)):
                    break
                last += 1
                if what > 1:
                    end = find_close(passage, last - 1) or ends[last - 1]
                    longer = Candidate(starts[first], end, first, last, readings[what // 2 - 1])
                    found.insert(place, longer)
        return found

    def is_plain(self, word: str) -> bool:
        """Whether a folded word alone means an entity unless something speaks against it."""
        what = self._forms.get(word, 0)
        return what > 1 and any(reading.is_plain for reading in self._readings[what // 2 - 1])

    def list_words(self) -> frozenset[str]:
        """All folded words of names, also in their other forms."""
        if self._words is None:
            self._words = frozenset(word for form in self._forms for word in form.split(" "))
        return self._words

    def first_words(self) -> frozenset[str]:
        """The folded words that names begin with, also in their other forms."""
        return frozenset(form for form in self._forms if " " not in form)


def _is_one_name(passage: Passage, number: int) -> bool:
    """Whether the characters between a word and the one before it let them belong to one name."""
    gap = passage.gap(number)
    if gap in {" ", ""}:
        return True
    if gap.count("\n") > 1:
        return False
    if gap.strip() in ENCLOSING:
        return find_close(passage, number) > 0
    acronym = max(map(len, passage.words[number - 1 : number + 1])) <= ACRONYM_LETTERS
    return all(char.isspace() or char in NAME_JOINERS or (acronym and char in ACRONYM_STOPS) for char in gap)


def is_enclosed(passage: Passage, number: int) -> bool:
    """Whether brackets or quotation marks stand around just this word."""
    return find_close(passage, number) > 0


def find_close(passage: Passage, number: int) -> int:
    """Where the brackets or quotation marks around just this word end; 0 if there are none."""
    closing = ENCLOSING.get(passage.gap(number).strip(), "")
    if not closing:
        return 0
    end = passage.ends[number]
    stop = passage.starts[number + 1] if number + 1 < len(passage.words) else len(passage.text)
    behind = passage.text[end:stop]
    if not behind.lstrip(" ").startswith(closing):
        return 0
    return end + behind.index(closing) + 1
