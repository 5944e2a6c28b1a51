"""What the chunks of a text, its runs of word characters, give the index by themselves.

A chunk hardly ever depends on what stands around it. Only the letters of an
abbreviation reach across a gap; a row of chunks that may be some is read as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from waraq.search.vocabulary import is_offered
from waraq.text import Analyzer, Token
from waraq.text.alternatives import Alternatives
from waraq.text.spacing import Spacing

LETTER, PLAIN, NOTHING, SEVERAL = "L", "-", "0", "S"
"""The kinds of chunks: one token, which may be a letter of an abbreviation or not; no token; several."""
_PAIR = 2
_MOST_ROWS = 1 << 14  # of letters, that are remembered
_LETTERS = re.compile(f"{LETTER}{{{_PAIR},}}")
_TO_PART = re.compile(f"{NOTHING}+|{SEVERAL}")


class Chunk(NamedTuple):
    """What a chunk of one token gives, and what stands before and behind this in it.

    `word` is the token, `term` its term, empty for a word that is not
    indexed, `printed` the word as readers are offered it, if they are. `more`
    are terms of other spacings and those of other citation forms, if there
    are any. A chunk of several tokens has the piece of each with what it gives.
    """

    word: str
    term: str
    printed: str
    kind: str
    more: tuple[tuple[str, ...], ...] = ()
    head: str = ""
    tail: str = ""
    parts: tuple[tuple[str, Chunk], ...] = ()


class ChunkReader:
    """Reads chunks."""

    def __init__(self, analyzer: Analyzer, spacing: Spacing, alternatives: Alternatives) -> None:
        self._analyzer = analyzer
        self._spacing = spacing
        self._alternatives = alternatives
        self._spell = lru_cache(_MOST_ROWS)(self._read_letters)

    def read(self, chunk: str) -> Chunk:
        """What one chunk gives."""
        tokens = self._analyzer.divide(chunk)
        if len(tokens) == 1:
            return self._describe(tokens[0], chunk, 0, len(chunk))
        if not tokens:
            return Chunk("", "", "", NOTHING)
        ends = [*(token.start for token in tokens[1:]), len(chunk)]
        starts = [0, *ends[:-1]]
        parts = (
            (chunk[start:end], self._describe(token, chunk, start, end))
            for token, start, end in zip(tokens, starts, ends, strict=True)
        )
        return Chunk("", "", "", SEVERAL, parts=tuple(parts))

    def _describe(self, token: Token, text: str, start: int, end: int) -> Chunk:
        """What a token gives that stands between two places."""
        printed = text[token.start : token.end]
        word = printed if token.text == printed else token.text  # what is equal is one object
        stopwords, form = self._analyzer.stopwords, self._analyzer.index_form
        parts = self._spacing.list_parts(word, printed)
        spaced = tuple(form(part) for part in parts if part not in stopwords) if parts else ()
        others = self._alternatives.find(word)
        return Chunk(
            word,
            "" if word in stopwords else form(word),
            printed if is_offered(word, printed) else "",
            LETTER if self._analyzer.is_letter(word) else PLAIN,
            (spaced, others) if spaced or others else (),
            text[start : token.start],
            text[token.end : end],
        )

    def find_joined(self, pieces: list[str], kinds: str) -> Iterator[tuple[int, int, Chunk]]:
        """The chunks (half open) that are one token, an abbreviation spelled by letters, and what it gives.

        `pieces` are the text, every second one a chunk; each has a letter in `kinds`.
        """
        for row in _LETTERS.finditer(kinds):
            first, stop = row.span()
            # What stands before two letters does not matter, see `waraq.text.acronyms`.
            before = max(0, first - 1) if stop - first > _PAIR else first
            window = tuple(pieces[2 * before + 1 : 2 * stop])
            for start, end, joined in self._spell(window, first - before):
                yield before + start, before + end, joined

    def _read_letters(self, window: tuple[str, ...], skipped: int) -> list[tuple[int, int, Chunk]]:
        """The same of the pieces from one chunk to another; the first chunks are not in the row itself."""
        text = "".join(window)
        starts = list(accumulate(map(len, window), initial=0))[:-1:2]
        found = []
        for token in self._analyzer.tokenize(text):
            start, end = bisect_right(starts, token.start) - 1, bisect_left(starts, token.end)
            if start >= skipped and end - start > 1:
                last = starts[end - 1] + len(window[2 * end - 2])
                found.append((start, end, self._describe(token, text, starts[start], last)))
        return found


def part_chunks(pieces: list[str], chunks: list[Chunk], kinds: str) -> tuple[list[str], list[Chunk]]:
    """The pieces of a text and its chunks so that each has one token.

    A chunk without one, as a comma behind a quotation mark, becomes part of the gap that it stands in.
    """
    parted, done = pieces[:1], 0
    found: list[Chunk] = []
    for row in _TO_PART.finditer(kinds):
        first, stop = row.span()
        parted += pieces[2 * done + 1 : 2 * first + 1]
        found += chunks[done:first]
        if kinds[first] == NOTHING:
            parted[-1] = "".join(pieces[2 * first : 2 * stop + 1])
        else:
            for text, part in chunks[first].parts:
                parted += text, ""
                found.append(part)
            parted[-1] = pieces[2 * stop]
        done = stop
    return [*parted, *pieces[2 * done + 1 :]], [*found, *chunks[done:]]


def merge_chunks(
    chunks: list[Chunk], gaps: list[str], spans: Iterable[tuple[int, int, Chunk]]
) -> tuple[list[Chunk], list[str]]:
    """The chunks, and the gap behind each, with one chunk in the place of those in each span (half open)."""
    merged: list[Chunk] = []
    behind: list[str] = []
    done = 0
    for start, end, chunk in spans:
        merged += [*chunks[done:start], chunk]
        behind += [*gaps[done:start], gaps[end - 1]]
        done = end
    return [*merged, *chunks[done:]], [*behind, *gaps[done:]]
