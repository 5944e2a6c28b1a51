"""The terms that a text has in the index, put together from what is remembered of its chunks.

A newspaper repeats its words. What a run of word characters (a chunk) gives
the index hardly ever depends on what stands around it, so each is analysed
once, and a text costs a look into a dictionary for each of its chunks. Only
two things reach across a gap: the compound of two neighbours, and the letters of
an abbreviation. Both are looked for wherever they could be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress, count, islice, repeat
from operator import add, itemgetter
from typing import NamedTuple

from waraq.search.chunks import LETTER, NOTHING, SEVERAL, Chunk, ChunkReader, merge_chunks, part_chunks
from waraq.search.vocabulary import pick_words
from waraq.text import Analyzer
from waraq.text.alternatives import Alternatives
from waraq.text.memory import Remembered
from waraq.text.spacing import Spacing, is_space

# Chunks that are remembered; then all are forgotten, which bounds the memory at some 60 MB.
_MOST = 1 << 17
_WORD, _TERM, _PRINTED, _KIND, _MORE = map(itemgetter, range(5))  # of a `Chunk`


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


class TextReader:
    """Reads the terms of texts.

    >>> TextReader.load().read("وزیر اعظم نے کتابیں خریدیں")[:2]
    (['وزیر', 'اعظم', 'کتاب', 'خرید'], ['وزیراعظم'])
    """

    def __init__(self, analyzer: Analyzer, spacing: Spacing, alternatives: Alternatives) -> None:
        self._analyzer = analyzer
        self._spacing = spacing
        self._alternatives = alternatives
        self._reader = ChunkReader(analyzer, spacing, alternatives)
        self._chunks = Remembered(self._reader.read, _MOST)

    @staticmethod
    def load() -> TextReader:
        """The reader by the shipped tables, made once."""
        return _load_shipped()

    def read(self, text: str) -> TextTerms:
        """What a text gives."""
        pieces = self._analyzer.split_chunks(text)
        chunks = list(map(self._chunks.__getitem__, pieces[1::2]))
        kinds = "".join(map(_KIND, chunks))
        if NOTHING in kinds or SEVERAL in kinds:
            pieces, chunks = part_chunks(pieces, chunks, kinds)
            kinds = "".join(map(_KIND, chunks))
        gaps = pieces[2::2]
        if LETTER + LETTER in kinds:
            chunks, gaps = merge_chunks(chunks, gaps, self._reader.find_joined(pieces, kinds))
        words, terms = list(map(_WORD, chunks)), list(map(_TERM, chunks))
        spaced: list[str] = []
        others: list[tuple[str, str]] = []
        for each in filter(_MORE, chunks):
            some, forms = each.more
            spaced += some
            others += zip(forms, repeat(each.word))
        spaced += self._join(words, chunks, gaps)
        own, folded = list(filter(None, terms)), list(compress(words, terms))
        return _put_together(own, folded, spaced, others, filter(None, map(_PRINTED, chunks)))

    def _join(self, words: list[str], chunks: list[Chunk], gaps: list[str]) -> list[str]:
        """The terms of neighbours that are often written as one."""
        found = []
        possible = map(self._spacing.joinable.__contains__, map(add, words, islice(words, 1, None)))
        for place in compress(count(), possible):
            compound = self._spacing.join(words[place], words[place + 1])
            if compound and is_space(chunks[place].tail + gaps[place] + chunks[place + 1].head):
                found.append(self._analyzer.index_form(compound))
        return found

    def read_whole(self, text: str) -> TextTerms:
        """The same without a memory: what `read` must give for every text."""
        tokens = self._analyzer.tokenize(text)
        terms = self._analyzer.select_terms(tokens)
        others = self._alternatives.read_tokens(tokens)
        return _put_together(
            [term.text for term in terms],
            [tokens[term.position].text for term in terms],
            [term.text for term in self._spacing.read_tokens(tokens, text)],
            [(term.text, tokens[term.position].text) for term in others],
            pick_words(tokens, text),
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


@cache
def _load_shipped() -> TextReader:
    return TextReader(Analyzer.load(), Spacing.load(), Alternatives.load())
