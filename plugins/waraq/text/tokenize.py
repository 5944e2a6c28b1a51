"""Words and numbers of a text, each with its exact place.

A newspaper repeats its words. What stands between two spaces is divided once
and remembered, so a text costs a look into a dictionary for each of its
words. Only the letters of an abbreviation reach across a space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from waraq.text.acronyms import Acronyms, default_acronyms
from waraq.text.fold import FoldedText, Folding, default_folding
from waraq.text.memory import Remembered
from waraq.text.tokens import Passage, Token

_WORDS = frozenset({"arabic", "latin", "other"})
_NUMBER_SIGNS = frozenset({"group", "decimal"})
_SPACE = " "
_LINE_FEED = "\n"  # parts pieces as a space does; no table has either in a word
_MOST = 1 << 17  # pieces that are remembered; then all are forgotten, which bounds the memory at some 30 MB

_Run: TypeAlias = tuple[str, int, int]  # class, start, end in the folded chunk
_Found: TypeAlias = tuple[str, int, int, bool]  # a token's text, start, end, and whether it may be a letter
# How far off the next piece begins, the first token of this one, with an empty text where there is none, and
# its other ones. Plain tuples, which Python takes apart faster than named ones, and flat, as memory is slow.
_Piece: TypeAlias = tuple[int, str, int, int, bool, tuple[_Found, ...]]


class Tokenizer:
    """Word division by one folding.

    Words are runs of letters of one script with their marks and joiners, so
    ۔ and ، divide even where no space follows, and so do digits. The letters
    of an abbreviation are one word.
    """

    def __init__(self, folding: Folding, acronyms: Acronyms) -> None:
        self.folding = folding
        self._acronyms = acronyms
        self._pieces = Remembered(self._read_piece, _MOST)

    def tokenize(self, text: str) -> list[Token]:
        """The tokens in reading order."""
        return self.read(text).list_tokens()

    def read(self, text: str) -> Passage:
        """The text with its tokens, from what is remembered of its pieces."""
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        letters: list[int] = []
        place = 0
        pieces = text.replace(_LINE_FEED, _SPACE).split(_SPACE)
        for length, word, start, end, is_letter, others in map(self._pieces.__getitem__, pieces):
            if word:
                if is_letter:
                    letters.append(len(words))
                words.append(word)
                starts.append(place + start)
                ends.append(place + end)
                for word, start, end, is_letter in others:  # noqa: PLW2901
                    if is_letter:
                        letters.append(len(words))
                    words.append(word)
                    starts.append(place + start)
                    ends.append(place + end)
            place += length
        return self._acronyms.join(Passage(text, words, starts, ends), letters)

    def join_words(self, text: str) -> str:
        """The words of the text written together; nothing of it is remembered."""
        words = [self.folding.read_plain(piece) for piece in text.split(_SPACE)]
        known = [word for word in words if word is not None]
        if len(known) < len(words) or sum(map(self.is_letter, known)) > 1:  # it may spell an abbreviation
            return "".join(self.read(text).words)
        return "".join(known)

    def read_whole(self, text: str) -> Passage:
        """The same without a memory: what `read` must give for every text."""
        tokens = self.divide(text)
        words = [token.text for token in tokens]
        letters = [number for number, word in enumerate(words) if self.is_letter(word)]
        passage = Passage(text, words, [token.start for token in tokens], [token.end for token in tokens])
        return self._acronyms.join(passage, letters)

    def divide(self, text: str) -> list[Token]:
        """The tokens with the letters of abbreviations one by one."""
        plain = self.folding.find_plain(text)
        if plain:
            return [Token(self.folding.fold_plain(plain[1]), *plain.span(1))]
        return [
            token
            for chunk in self.folding.find_chunks(text)
            for token in self._split_chunk(chunk.group(), chunk.start())
        ]

    def _read_piece(self, piece: str) -> _Piece:
        """What is remembered of a piece of a text, which ends before a space."""
        found = [(*token, self.is_letter(token.text)) for token in self.divide(piece)]
        (word, start, end, is_letter), *others = found or [("", 0, 0, False)]
        return len(piece) + 1, piece if word == piece else word, start, end, is_letter, tuple(others)

    def split_chunks(self, text: str) -> list[str]:
        """The pieces of a text: every second one is a run of characters that tokens are in."""
        return self.folding.split_chunks(text)

    def is_letter(self, word: str) -> bool:
        """Whether a token is a letter of an abbreviation, or its name."""
        return self._acronyms.is_letter(word)

    def read_last_letters(self, text: str) -> Token | None:
        """The run of letters at the end of a text, each folded by itself; None where it ends in none."""
        folded = self.folding.fold_letters(text)
        runs = self.folding.split_runs(folded.text)
        if not runs or runs[-1][0] not in _WORDS:
            return None
        _, start, end = runs[-1]
        return Token(folded.text[start:end], folded.starts[start], folded.ends[end - 1])

    def _split_chunk(self, chunk: str, place: int) -> Iterator[Token]:
        folded = self.folding.fold_letters(chunk, place)
        runs = self.folding.split_runs(folded.text)
        position = 0
        while position < len(runs):
            kind, start, end = runs[position]
            if kind == "digit":
                chain = _take_number_chain(runs, position)
                yield from _read_numbers(folded, chain)
                position += len(chain)
                continue
            if kind in _WORDS:
                word = folded.text[start:end]
                spelled = self.folding.unify_spelling(word) if kind == "arabic" else word
                yield Token(spelled, folded.starts[start], folded.ends[end - 1])
            position += 1


def _take_number_chain(runs: Sequence[_Run], position: int) -> Sequence[_Run]:
    """Digits, sign, digits, sign … as far as they go."""
    stop = position + 1
    while stop + 1 < len(runs) and runs[stop][0] in _NUMBER_SIGNS and runs[stop + 1][0] == "digit":
        stop += 2
    return runs[position:stop]


def _read_numbers(folded: FoldedText, chain: Sequence[_Run]) -> Iterator[Token]:
    """One token when the chain is one number (1,250 or 12,50,000.5), else one for each run of digits."""
    digits = chain[::2]
    texts = [folded.text[start:end] for _, start, end in digits]
    decimals = [kind for kind, _, _ in chain[1::2]].count("decimal")
    groups = texts[: len(texts) - decimals]
    ends_in_decimal = not decimals or (decimals == 1 and chain[-2][0] == "decimal")
    if ends_in_decimal and _are_groups(groups):
        text = "".join(groups) + "".join(f".{text}" for text in texts[len(groups) :])
        yield Token(text, folded.starts[digits[0][1]], folded.ends[digits[-1][2] - 1])
        return
    for text, (_, start, end) in zip(texts, digits, strict=True):
        yield Token(text, folded.starts[start], folded.ends[end - 1])


def _are_groups(groups: Sequence[str]) -> bool:
    """Whether digits stand in thousands, or in the lakhs and crores of South Asia: 12,50,000."""
    if len(groups) == 1:
        return True
    return (
        len(groups[0]) <= 3 and len(groups[-1]) == 3 and all(len(group) in {2, 3} for group in groups[1:-1])
    )


@cache
def default_tokenizer() -> Tokenizer:
    """The tokenizer by the shipped tables."""
    return Tokenizer(default_folding(), default_acronyms())


def tokenize(text: str) -> list[Token]:
    """The words and numbers of a text, folded; offsets are code points of the text given.

    >>> [token.text for token in tokenize("پیغام08 ہوگئی۔انہوں نے ۱٬۲۵۰ روپے")]
    ['پیغام', '08', 'ہوگیی', 'انہوں', 'نے', '1250', 'روپے']
    >>> tokenize("وہ پُرعزم ہے۔")[1]
    Token(text='پرعزم', start=3, end=9)
    """
    return default_tokenizer().tokenize(text)


def join_words(text: str) -> str:
    """The words of a name, folded and written together: tables of names are read in a fifth of the time.

    >>> join_words("بہاول نگر"), join_words("پی ٹی آئی")
    ('بہاولنگر', 'pti')
    """
    return default_tokenizer().join_words(text)


@lru_cache(2)  # names and topics are looked for in the same headline and the same body
def read_passage(text: str) -> Passage:
    """The text with its words and numbers in columns, which are not to be changed.

    >>> read_passage("كراچی میں")
    Passage(text='كراچی میں', words=['کراچی', 'میں'], starts=[0, 6], ends=[5, 9])
    """
    return default_tokenizer().read(text)
