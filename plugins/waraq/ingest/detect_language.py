"""In which language a text is written, of those that newspapers in Arabic script use beside Urdu."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from math import lcm

from waraq.ingest.letters import replace_letters
from waraq.text.memory import Remembered
from waraq.text.tables import read_table

TABLE = "language_signs.tsv"
COLUMNS = ("lang", "words", "letters", "least", "why")
NEVER = "-"  # told, but not to be taken for another
_WORD = re.compile(r"[^\W\d_]+")
_READ = 1_000  # code points: no article needs more to be told
_FEWEST = 3  # signs: fewer say nothing
_LETTER = 2  # letters are one word: many words of a text have such a letter
_LEAD = 13, 10  # so many times as many as the next language's
# Keyboards of Arabic give these for Urdu's; of the languages here none tells words apart by them.
_SAME = (("ي", "ی"), ("ى", "ی"), ("ك", "ک"), ("ه", "ہ"))
_MOST_PIECES = 1 << 15
_LANE = 32  # bits, which hold the score of one language; those of all lie side by side in one number


class _Signs:
    """How much the words and letters of a text speak for each language, those that are never told too.

    A sign is worth less, the more languages have it; `unit` is what a word of one alone is worth, so
    that all are whole numbers. What stands between two spaces is looked through once and remembered.
    """

    def __init__(self) -> None:
        words: defaultdict[str, set[str]] = defaultdict(set)
        letters: defaultdict[str, set[str]] = defaultdict(set)
        self.least: dict[str, int] = {}  # of those that are told: signs among a hundred words
        for row in read_table(TABLE, COLUMNS):
            for word in row[1].split():
                words[replace_letters(word, _SAME)].add(row[0])
            for letter in row[2].split():
                if len(letter) > 1:
                    raise row.error(2, f"{letter} is more than one letter")
                letters[letter].add(row[0])
            if row[3] != NEVER:
                self.least[row[0]] = row.number(3)
        langs = sorted({lang for sign in (words, letters) for each in sign.values() for lang in each})
        self.unit = _LETTER * lcm(*range(1, len(langs) + 1))
        self._shifts = {lang: place * _LANE for place, lang in enumerate(langs)}
        self._words = self._weigh(words, self.unit)
        self._letters = self._weigh(letters, self.unit // _LETTER)
        self._pieces = Remembered(self._read_piece, _MOST_PIECES)

    def _weigh(self, signs: Mapping[str, Collection[str]], worth: int) -> Mapping[str, int]:
        return {
            sign: sum(worth // len(langs) << self._shifts[lang] for lang in langs)
            for sign, langs in signs.items()
        }

    def _read_piece(self, piece: str) -> int:
        words, letters = self._words, self._letters
        found = sum(
            [words[word] for word in _WORD.findall(replace_letters(piece.casefold(), _SAME)) if word in words]
        )
        return found + sum([letters[letter] for letter in piece if letter in letters])

    def rank(self, pieces: Sequence[str]) -> list[tuple[int, str]]:
        """The languages with their scores in what stands between spaces, the highest first."""
        found = sum(map(self._pieces.__getitem__, pieces))
        scores = ((found >> shift & (1 << _LANE) - 1, lang) for lang, shift in self._shifts.items())
        return sorted(scores, reverse=True)


@cache
def _load_signs() -> _Signs:
    return _Signs()


def detect_language(text: str) -> str | None:
    """The language of a text, of those that newspapers have; None where that can't be told.

    They are Urdu ``ur``, also in Latin letters ``ur-Latn``, Western Punjabi ``pnb``, Persian ``fa``, Arabic
    ``ar``, Pashto ``ps``, Sindhi ``sd`` and English ``en``. Small words and
    letters of each are counted, up to some thousand code points. A text of a few
    words, one in two languages, and one in another language, as Saraiki or
    French, is in none.

    >>> detect_language("وزیر اعظم نے کہا کہ یہ معاہدہ ملک کے لیے اہم ہے")
    'ur'
    >>> detect_language("رئیس جمهور گفت که این قرارداد برای کشور مهم است")
    'fa'
    >>> detect_language("لاہور"), detect_language("۱۲۳")
    (None, None)
    >>> detect_language("Karachi mein aaj barish hui aur sarkon par pani jama ho gaya")
    'ur-Latn'
    """
    signs = _load_signs()
    pieces = text[:_READ].split()
    (most, first), (next_most, _) = signs.rank(pieces)[:2]
    least = signs.least.get(first)
    if least is None or most < _FEWEST * signs.unit or 100 * most < least * signs.unit * len(pieces):
        return None
    lead, of = _LEAD
    return first if of * most >= lead * next_most else None
