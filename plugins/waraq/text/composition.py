"""Letters and their marks: Unicode's composed form, hamza on Urdu letters, no towers of marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from waraq.text.edit import Edit

_LONGEST_MARK_RUN = 30  # UAX #15, stream-safe text: no language needs more
# Combining marks are neither word characters nor spaces to a pattern, so long runs of them lie in such runs.
_UNSPACED_SIGNS = re.compile(rf"[^\w\s]{{{_LONGEST_MARK_RUN + 1},}}")
# Nothing composes with the space or line end before it.
_LINE = re.compile(r"\n?[^\n]+")
_PIECE = re.compile(r"[ \n]?[^ \n]+")
_HAMZA_ABOVE = "\u0654"
# NFC composes the hamza with U+064A and U+06C1 alone; these look the same with it.
_WITH_HAMZA = {"\u06cc": "\u0626", "\u0649": "\u0626", "\u0647": "\u06c2", "\u06d5": "\u06c2"}
_HANGUL_VOWELS_AND_FINALS = range(0x1160, 0x1200)  # composed by rule, in no decomposition of the database
_LAST_COMPOSITION = 0x1FFFF  # beyond it stand Chinese characters that decompose to another one


def find_excess_marks(text: str) -> Iterator[Edit]:
    r"""The marks after the thirtieth on one letter: vandalism, and slow to put in order.

    >>> [edit[:3] for edit in find_excess_marks("ب" + "\u064e" * 32)]
    [(31, 33, '')]
    """
    for match in _UNSPACED_SIGNS.finditer(text):
        run = 0
        for index in range(match.start(), match.end() + 1):
            if index < match.end() and _is_mark(text[index]):
                run += 1
                continue
            if run > _LONGEST_MARK_RUN:
                yield Edit(index - run + _LONGEST_MARK_RUN, index, "", "more than 30 marks on one letter")
            run = 0


@lru_cache(maxsize=1 << 12)
def _is_mark(character: str) -> bool:
    """Whether it combines, or decomposes to marks alone, as three vowel signs of Tibetan do."""
    return unicodedata.combining(unicodedata.normalize("NFD", character)[0]) > 0


def find_compositions(text: str) -> Iterator[Edit]:
    r"""Unicode NFC: آ as one code point, marks in canonical order.

    >>> [edit[:3] for edit in find_compositions("کل ا\u0653ج")]
    [(3, 5, 'آ')]
    """
    for start, line in _find_disordered(_LINE, text):
        for offset, piece in _find_disordered(_PIECE, line):
            yield from _compose_piece(piece, start + offset)


def _find_disordered(pieces: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    """The pieces of the text that are not NFC, each with its start."""
    for match in pieces.finditer(text):
        if not unicodedata.is_normalized("NFC", match.group()):
            yield match.start(), match.group()


def _compose_piece(piece: str, offset: int) -> Iterator[Edit]:
    start = 0
    for end in range(1, len(piece) + 1):
        if end < len(piece) and not _begins_cluster(piece[end]):
            continue
        cluster = piece[start:end]
        composed = unicodedata.normalize("NFC", cluster)
        if composed != cluster:
            yield Edit(offset + start, offset + end, composed, _explain(cluster, composed))
        start = end


def _explain(cluster: str, composed: str) -> str:
    if len(composed) < len(cluster):
        return "a letter and its mark as one code point (Unicode NFC)"
    if sorted(composed) == sorted(cluster):
        return "marks in Unicode's order (NFC)"
    return "a code point for which Unicode prefers another (NFC)"


@lru_cache(maxsize=1 << 12)
def _begins_cluster(character: str) -> bool:
    """Whether nothing before the character can become one with it, and no mark can move across it."""
    first = unicodedata.normalize("NFD", character)[0]
    return not _is_mark(first) and first not in _second_parts()


@cache
def _second_parts() -> frozenset[str]:
    """What can become one code point with what stands before it."""
    parts = (unicodedata.decomposition(chr(cp)) for cp in range(_LAST_COMPOSITION))
    canonical = (part for part in parts if part and not part.startswith("<"))
    seconds = {chr(int(part.split()[1], 16)) for part in canonical if " " in part}
    return frozenset(seconds | set(map(chr, _HANGUL_VOWELS_AND_FINALS)))


def find_loose_hamzas(text: str) -> Iterator[Edit]:
    r"""ئ and ۂ as one code point also where the hamza was typed after a letter Unicode has no such form of.

    >>> [edit[:3] for edit in find_loose_hamzas("لی\u0654ے")]
    [(1, 3, 'ئ')]
    """
    place = text.find(_HAMZA_ABOVE)
    while place >= 0:
        base = _find_base(text, place)
        if base >= 0 and text[base] in _WITH_HAMZA:
            after = _WITH_HAMZA[text[base]] + text[base + 1 : place]
            yield Edit(base, place + 1, after, "a letter and its hamza as one code point")
        place = text.find(_HAMZA_ABOVE, place + 1)


def _find_base(text: str, hamza: int) -> int:
    """The letter under a hamza, or -1 when a mark of the same place keeps them apart."""
    weight = unicodedata.combining(_HAMZA_ABOVE)
    lowest = max(hamza - 1 - _LONGEST_MARK_RUN, 0)
    for index in range(hamza - 1, lowest - 1, -1):
        between = unicodedata.combining(text[index])
        if between == 0:
            return index
        if between == weight:
            return -1
    return -1
