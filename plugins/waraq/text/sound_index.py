"""Words by how they are spoken: exactly those at most one or two edits from what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waraq.text.edit_distance import count_edits

_MASK_BITS = 64  # of the letters a word has; what falls together only lets more words be compared


class SoundIndex:
    """Words, given with their sounds.

    One edit is looked up as in symmetric deletion (W. Garbe's SymSpell): two
    words one edit apart become the same when one letter is left out of each.
    Two edits would fill the memory so; they are sought among all words of
    fitting length and letters.

    >>> index = SoundIndex([("صدر", "سدر"), ("سادہ", "سادہ"), ("قدر", "قدر")])
    >>> sorted(index.find("سدر", 1)), sorted(index.find("سدر", 2))
    (['صدر', 'قدر'], ['سادہ', 'صدر', 'قدر'])
    """

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        self._sounds: dict[str, str] = {}
        self._by_deletion: dict[str, list[str]] = {}
        self._by_length: dict[int, list[tuple[int, str]]] = {}
        for word, sounds in words:
            self._sounds[word] = sounds
            self._by_length.setdefault(len(sounds), []).append((_mask_letters(sounds), word))
            for shortened in _leave_out_one(sounds):
                self._by_deletion.setdefault(shortened, []).append(word)

    def find(self, sounds: str, most: int) -> list[str]:
        """The words whose sounds are at most so many edits (1 or 2) from these, in any order."""
        candidates = self._look_up(sounds) if most == 1 else self._list_similar(sounds, most)
        return [word for word in candidates if count_edits(sounds, self._sounds[word]) <= most]

    def _look_up(self, sounds: str) -> set[str]:
        keys = _leave_out_one(sounds)
        return {word for key in keys for word in self._by_deletion.get(key, ())}

    def _list_similar(self, sounds: str, most: int) -> Iterator[str]:
        """Each edit brings in one letter and takes one away, at most."""
        letters = _mask_letters(sounds)
        for length in range(len(sounds) - most, len(sounds) + most + 1):
            for mask, word in self._by_length.get(length, ()):
                if (mask & ~letters).bit_count() <= most >= (letters & ~mask).bit_count():
                    yield word


def _leave_out_one(word: str) -> set[str]:
    """The word itself, and the word without each of its letters."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _mask_letters(word: str) -> int:
    mask = 0
    for letter in word:
        mask |= 1 << ord(letter) % _MASK_BITS
    return mask
