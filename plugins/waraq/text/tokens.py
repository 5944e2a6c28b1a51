"""What a text is cut into."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple


class Token(NamedTuple):
    """A word or number: its folded text and where the original stands (code points, half open)."""

    text: str
    start: int
    end: int


class Passage(NamedTuple):
    """A text and its tokens in columns: their folded texts, and where they start and end (code points).

    A token is known by its number. Columns take little more than half the time of a list of tokens.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def gap(self, number: int) -> str:
        """What stands between a token and the one before it.

        >>> Passage("لاہور، کراچی", ["لاہور", "کراچی"], [0, 7], [5, 12]).gap(1)
        '، '
        """
        return self.text[self.ends[number - 1] : self.starts[number]]

    def merge(self, spans: Iterable[tuple[int, int, str]]) -> Passage:
        """The passage with spans of tokens (half open, ascending) each as one, which has the given text.

        >>> Passage("بی بی سی", ["بی", "بی", "سی"], [0, 3, 6], [2, 5, 8]).merge([(0, 3, "bbc")])
        Passage(text='بی بی سی', words=['bbc'], starts=[0], ends=[8])
        """
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        position = 0
        for first, last, word in spans:
            words += [*self.words[position:first], word]
            starts += self.starts[position : first + 1]
            ends += [*self.ends[position:first], self.ends[last - 1]]
            position = last
        words += self.words[position:]
        starts += self.starts[position:]
        ends += self.ends[position:]
        return Passage(self.text, words, starts, ends)

    def list_tokens(self) -> list[Token]:
        """The tokens in reading order.

        >>> Passage("لاہور میں", ["لاہور", "میں"], [0, 6], [5, 9]).list_tokens()
        [Token(text='لاہور', start=0, end=5), Token(text='میں', start=6, end=9)]
        """
        return list(map(_make_token, zip(self.words, self.starts, self.ends, strict=True)))


# As `Token` itself does, without a call of a Python function for each.
_make_token = partial(tuple.__new__, Token)
