"""ے before a letter: a ی that was typed with the wrong key (سےاسی), or a lost space (کےساتھ).

ے ends an Urdu word and joins to nothing behind it, so a lost space hardly
shows; and where InPage set a ے inside a word, it drew a ی. The printed words of
Makhzan decide, by a rule that was tried on the news of Pakistani papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from waraq.text.charset import letter_class
from waraq.text.edit import Edit
from waraq.text.frequency import load_frequencies
from waraq.text.letter_names import is_spelled_out
from waraq.text.letter_roles import load_inner
from waraq.text.word_span import find_words, strip_marks

_BARREE = "\u06d2"
_YEH = "\u06cc"
_SPACE = " "
_SINGLE_BARREE = re.compile(f"(?<!{_BARREE}){_BARREE}(?=[^{_BARREE}])")
_MOST_BARREES = 8  # in one word; more are no slips of the pen
# A word with ی that is this much rarer than two words is still likelier: words are joined seldom.
_JOINING_IS_RARE = 20
_KNOWN = 10
_FREQUENT = 1000
_LONG = 3  # letters that do not make up a word by accident


def find_joined_barrees(text: str) -> Iterator[Edit]:
    """Each ے directly before a letter: ی in its place, or a space behind it.

    >>> [edit[:3] for edit in find_joined_barrees("سےاسی کےساتھ")]
    [(1, 2, 'ی'), (8, 8, ' ')]
    """
    for start, end in find_words(text, _trigger()):
        for place, after, why in _decide(text[start:end]):
            at = start + place
            yield Edit(at + 1, at + 1, after, why) if after == _SPACE else Edit(at, at + 1, after, why)


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(_BARREE + letter_class())


@lru_cache(maxsize=1 << 14)
def _decide(word: str) -> tuple[tuple[int, str, str], ...]:
    """For each ے of a word that stands before a letter: its place, ی or a space, and why.

    ےے is a drawn-out cry, واہ رےےے, and stays.
    """
    bare, places = strip_marks(word)
    joined = [match.start() for match in _SINGLE_BARREE.finditer(bare)]
    joined = [place for place in joined if places[place + 1] == places[place] + 1]
    if len(joined) > _MOST_BARREES:
        return ()
    written = list(bare)
    start = 0
    decisions = []
    for place in joined:
        after, why = _choose("".join(written[start:place]), bare[place + 1 :])
        if after == _SPACE:
            start = place + 1
        elif after == _YEH:
            written[place] = _YEH
        if after:
            decisions.append((places[place], after, why))
    return tuple(decisions)


def _choose(left: str, right: str) -> tuple[str, str]:
    """ی or a space for the ے between two pieces of a word, and why; empty to leave it."""
    rights = _read_right(right)
    words = {left + _YEH + right: _count(left + _YEH + right) for right in rights}
    word = max(words, key=words.__getitem__)
    left_count = _count(left + _BARREE)
    right_count, right_word = max((_count(right), right) for right in rights)
    if words[word] * _JOINING_IS_RARE > min(left_count, right_count):
        return _YEH, f"ے typed for ی: {word}"
    if right[0] not in load_inner() and (
        min(left_count, right_count) >= _KNOWN
        or (left_count >= _FREQUENT and len(right) >= _LONG)
        or (right_count >= _FREQUENT and len(right_word) >= _LONG and len(left) >= _LONG)
    ):
        return _SPACE, f"two words without a space: {left}{_BARREE} {right_word}"
    if is_spelled_out(left + _BARREE + right):
        return "", ""
    return _YEH, "ے inside a word, typed for ی"


def _read_right(right: str) -> list[str]:
    """What may stand behind the ے: all the rest, or a word that ends in the next ے."""
    readings = [right[:-1].replace(_BARREE, _YEH) + right[-1]]
    if _BARREE in right[:-1]:
        readings.append(right[: right.index(_BARREE) + 1])
    return readings


def _count(word: str) -> int:
    return load_frequencies().get(word, 0)
