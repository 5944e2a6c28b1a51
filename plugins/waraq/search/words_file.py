"""The words of an archive that corrections are taken from, as a file (read by `client/words-file.js`)."""

from __future__ import annotations

from collections.abc import Iterable

WORDS_HEAD = b"words\n"
"""The first line of the file, which tells it from others."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST = len(_DIGITS) - 1


def restore_counts(words: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Words with the binary digits of their counts as words with counts, as a reader of the file has them.

    Of the counts that have so many digits the lowest is taken; to rank words
    `SpellingIndex` and `RomanIndex` need no more of them.

    >>> restore_counts([("کتاب", 9), ("کتابی", 3)])
    [('کتاب', 256), ('کتابی', 4)]
    """
    return [(word, 1 << min(digits, _MOST) - 1) for word, digits in words]


def encode_words(words: Iterable[tuple[str, int]]) -> bytes:
    """Sorted words with the binary digits of their counts, a line each.

    A line begins with the number of code points that the word shares with
    the one before and ends with the binary digits, both as one digit of base
    36; between them stands the rest of the word.

    >>> encode_words([("کتاب", 9), ("کتابی", 3)]).decode().split()
    ['0کتاب9', '4ی3']
    """
    lines = []
    before = ""
    for word, digits in words:
        most = min(len(before), len(word), _MOST)
        shared = 0
        while shared < most and before[shared] == word[shared]:
            shared += 1
        lines.append(f"{_DIGITS[shared]}{word[shared:]}{_DIGITS[min(digits, _MOST)]}\n")
        before = word
    return "".join(lines).encode()


def decode_words(data: bytes) -> list[tuple[str, int]]:
    """The words that `encode_words` wrote, each with the binary digits of its count.

    >>> decode_words(encode_words([("کتاب", 9), ("کتابی", 3)]))
    [('کتاب', 9), ('کتابی', 3)]
    """
    words = []
    before = ""
    for line in data.decode().split("\n")[:-1]:
        before = before[: int(line[0], 36)] + line[1:-1]
        words.append((before, int(line[-1], 36)))
    return words
