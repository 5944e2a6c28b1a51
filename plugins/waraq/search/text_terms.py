"""The terms that a text has in the index, put together from what is remembered of its chunks.

A newspaper repeats its words. What a run of word characters (a chunk) gives
the index hardly ever depends on what stands around it, so each is analysed
once, and a text costs a look into a dictionary for each of its chunks. Only
two things reach across a gap: the compound of two neighbours, and the letters of
an abbreviation. Both are looked for wherever they could be.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, compress, count
from operator import add, itemgetter
from typing import NamedTuple

from waraq.search.vocabulary import pick_words
from waraq.text import Analyzer, Token
from waraq.text.alternatives import Alternatives
from waraq.text.memory import Remembered
from waraq.text.spacing import Spacing, is_space

# Chunks that are remembered; then all are forgotten, which bounds the memory at some 60 MB.
_MOST = 1 << 17
_MOST_ROWS = 1 << 14
_LETTER, _WORD, _NOTHING, _UNCERTAIN = "L", "-", "0", "?"
_LETTERS = re.compile("LL+")
_PAIR = 2
_SHARED = 5  # of what a chunk gives: what a whole text has, too


class TextTerms(NamedTuple):
    """What one text gives the index.

    `own` are the terms of its words in reading order, as many as its length
    counts; `beside` those of other spacings and other citation forms, which
    do not count; `forms` tell for each of both in which form the text has it
    first, its own words before others; `words` are the different ones printed.
    """

    own: list[str]
    beside: list[str]
    forms: dict[str, str]
    words: dict[str, None]


class _Chunk(NamedTuple):
    """What one chunk gives, its first and its last token, and what stands before and behind them in it.

    `folded` are the words of the terms in `own`; `spaced` are terms of other
    spacings, `others` those of other citation forms, each with its word;
    `more` tells whether there are any of these.
    """

    own: tuple[str, ...]
    folded: tuple[str, ...]
    spaced: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    first: str = ""
    last: str = ""
    kind: str = ""
    head: str = ""
    tail: str = ""
    more: bool = False


_KIND, _FIRST, _LAST = (itemgetter(_Chunk._fields.index(name)) for name in ("kind", "first", "last"))
_OWN, _FOLDED, _SPACED, _OTHERS, _WORDS, _MORE = (
    itemgetter(_Chunk._fields.index(name)) for name in ("own", "folded", "spaced", "others", "words", "more")
)


class TextReader:
    """Reads the terms of texts.

    >>> TextReader.load().read("وزیر اعظم نے کتابیں خریدیں")[:2]
    (['وزیر', 'اعظم', 'کتاب', 'خرید'], ['وزیراعظم'])
    """

    def __init__(self, analyzer: Analyzer, spacing: Spacing, alternatives: Alternatives) -> None:
        self._analyzer = analyzer
        self._spacing = spacing
        self._alternatives = alternatives
        self._chunks = Remembered(self._describe_chunk, _MOST)
        self._spell = lru_cache(_MOST_ROWS)(self._find_joined)

    @staticmethod
    def load() -> TextReader:
        """The reader by the shipped tables, made once."""
        return _load_shipped()

    def read(self, text: str) -> TextTerms:
        """What a text gives."""
        pieces = self._analyzer.split_chunks(text)
        chunks = list(map(self._chunks.__getitem__, pieces[1::2]))
        kinds = "".join(map(_KIND, chunks))
        if _UNCERTAIN in kinds:
            return self.read_whole(text)
        if _NOTHING in kinds:
            _drop_chunks(pieces, chunks, kinds)
            kinds = kinds.replace(_NOTHING, "")
        gaps = pieces[2::2]
        if _LETTER + _LETTER in kinds:
            for row in reversed(list(_LETTERS.finditer(kinds))):
                self._join_letters(chunks, gaps, pieces, *row.span())
        more = list(compress(chunks, map(_MORE, chunks)))
        return _put_together(
            list(chain.from_iterable(map(_OWN, chunks))),
            list(chain.from_iterable(map(_FOLDED, chunks))),
            [*chain.from_iterable(map(_SPACED, more)), *self._join(chunks, gaps)],
            list(chain.from_iterable(map(_OTHERS, more))),
            chain.from_iterable(map(_WORDS, chunks)),
        )

    def _join_letters(
        self, chunks: list[_Chunk], gaps: list[str], pieces: list[str], first: int, stop: int
    ) -> None:
        """Put one chunk in the place of those that spell an abbreviation."""
        # What stands before two letters does not matter, see `waraq.text.acronyms`.
        before = max(0, first - 1) if stop - first > _PAIR else first
        window = tuple(pieces[2 * before + 1 : 2 * stop])
        for start, end, joined in reversed(self._spell(window, first - before)):
            chunks[before + start : before + end] = [joined]
            del gaps[before + start : before + end - 1]

    def _find_joined(self, window: tuple[str, ...], skipped: int) -> list[tuple[int, int, _Chunk]]:
        """The chunks of a row (half open) that are one token, and what this one gives."""
        text = "".join(window)
        starts = list(accumulate(map(len, window), initial=0))[:-1:2]
        found = []
        for token in self._analyzer.tokenize(text):
            start, end = bisect_right(starts, token.start) - 1, bisect_left(starts, token.end)
            if start >= skipped and end - start > 1:
                around = (
                    text[starts[start] : token.start],
                    text[token.end : starts[end - 1] + len(window[2 * end - 2])],
                )
                found.append((start, end, self._describe_word(token, text, _LETTER, *around)))
        return found

    def _join(self, chunks: list[_Chunk], gaps: list[str]) -> Iterator[str]:
        """The terms of neighbours in two chunks that are often written as one."""
        lasts = map(_LAST, chunks)
        firsts = map(_FIRST, chunks)
        next(firsts, None)
        possible = map(self._spacing.joinable.__contains__, map(add, lasts, firsts))
        for place in compress(count(), possible):
            left, right = chunks[place], chunks[place + 1]
            compound = self._spacing.join(left.last, right.first)
            if compound and is_space(left.tail + gaps[place] + right.head):
                yield self._analyzer.index_form(compound)

    def read_whole(self, text: str) -> TextTerms:
        """The same without a memory: what `read` must give for every text."""
        found = self._read_tokens(self._analyzer.tokenize(text), text)
        return _put_together(list(found.own), found.folded, found.spaced, found.others, found.words)

    def _read_tokens(self, tokens: list[Token], text: str) -> _Chunk:
        terms = self._analyzer.select_terms(tokens)
        others = self._alternatives.read_tokens(tokens)
        return _Chunk(
            own=tuple(term.text for term in terms),
            folded=tuple(tokens[term.position].text for term in terms),
            spaced=tuple(term.text for term in self._spacing.read_tokens(tokens, text)),
            others=tuple((term.text, tokens[term.position].text) for term in others),
            words=tuple(pick_words(tokens, text)),
        )

    def _describe_chunk(self, chunk: str) -> _Chunk:
        """What one chunk gives, if that does not depend on what stands around it."""
        tokens = self._analyzer.divide(chunk)
        letters = [self._analyzer.is_letter(token.text) for token in tokens]
        if not tokens or (any(letters) and len(tokens) > 1):
            return _Chunk((), (), (), (), (), kind=_UNCERTAIN if tokens else _NOTHING)
        around = (chunk[: tokens[0].start], chunk[tokens[-1].end :])
        if len(tokens) == 1:
            return self._describe_word(tokens[0], chunk, _LETTER if letters[0] else _WORD, *around)
        found = self._read_tokens(tokens, chunk)
        more = bool(found.spaced or found.others)
        return _Chunk(*found[:_SHARED], tokens[0].text, tokens[-1].text, _WORD, *around, more)

    def _describe_word(self, token: Token, text: str, kind: str, head: str, tail: str) -> _Chunk:
        """What one token gives; `head` and `tail` stand before and behind it in its chunk."""
        printed = text[token.start : token.end]
        word = printed if token.text == printed else token.text
        stopwords, form = self._analyzer.stopwords, self._analyzer.index_form
        term = "" if word in stopwords else form(word)
        parts = self._spacing.list_parts(word, printed)
        spaced = tuple(form(part) for part in parts if part not in stopwords) if parts else ()
        others = tuple((other, word) for other in self._alternatives.find(word))
        # There are many of these: what is equal is one object.
        one = (word,)
        shown = tuple(pick_words((token,), text))
        return _Chunk(
            own=one if term == word else (term,) if term else (),
            folded=one if term else (),
            spaced=spaced,
            others=others,
            words=one if shown == one else shown,
            first=word,
            last=word,
            kind=kind,
            head=head,
            tail=tail,
            more=bool(spaced or others),
        )


def _put_together(
    own: list[str],
    folded: Sequence[str],
    spaced: Sequence[str],
    others: Sequence[tuple[str, str]],
    words: Iterable[str],
) -> TextTerms:
    """What a text gives whose words give these; the first form of a term is set last."""
    forms = dict(reversed(others))
    forms.update(zip(spaced, spaced, strict=True))
    forms.update(zip(reversed(own), reversed(folded), strict=True))
    return TextTerms(own, [*spaced, *(term for term, _ in others)], forms, dict.fromkeys(words))


def _drop_chunks(pieces: list[str], chunks: list[_Chunk], kinds: str) -> None:
    """Make chunks without a word, as the ء behind a year, part of the gap that they stand in."""
    for place in range(len(chunks) - 1, -1, -1):
        if kinds[place] == _NOTHING:
            del chunks[place]
            pieces[2 * place : 2 * place + 3] = ["".join(pieces[2 * place : 2 * place + 3])]


@cache
def _load_shipped() -> TextReader:
    return TextReader(Analyzer.load(), Spacing.load(), Alternatives.load())
