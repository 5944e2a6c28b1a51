"""In which language a text is written, of those that newspapers in Arabic script use beside Urdu."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import cache

from waraq.text.tables import read_table

TABLE = "language_signs.tsv"
COLUMNS = ("lang", "words", "letters", "why")
_WORD = re.compile(r"[^\W\d_]+")
_READ = 1_000  # code points: no article needs more to be told
_FEWEST = 3.0  # signs: fewer say nothing
_LETTER = 0.5  # of a word: many words of a text have such a letter
_LEAD = 1.3  # so many times as many as the next language's
# Keyboards of Arabic give these for Urdu's; of the languages here none tells words apart by them.
_SAME = (("ي", "ی"), ("ى", "ی"), ("ك", "ک"), ("ه", "ہ"))


@cache
def _load_signs() -> tuple[Mapping[str, Mapping[str, float]], Mapping[str, Mapping[str, float]]]:
    """By word, and by letter: how much it speaks for each language; less, the more languages have it."""
    words: dict[str, set[str]] = defaultdict(set)
    letters: dict[str, set[str]] = defaultdict(set)
    for row in read_table(TABLE, COLUMNS):
        for word in row[1].split():
            words[_unify(word)].add(row[0])
        for letter in row[2].split():
            letters[letter].add(row[0])
    return _weigh(words), _weigh(letters)


def _unify(text: str) -> str:
    for theirs, ours in _SAME:
        text = text.replace(theirs, ours)
    return text


def _weigh(signs: Mapping[str, Collection[str]]) -> Mapping[str, Mapping[str, float]]:
    return {sign: dict.fromkeys(langs, 1 / len(langs)) for sign, langs in signs.items()}


def detect_language(text: str) -> str | None:
    """The language of a text, of seven; None where that can't be told.

    They are Urdu ``ur``, Western Punjabi ``pnb``, Persian ``fa``, Arabic
    ``ar``, Pashto ``ps``, Sindhi ``sd`` and English ``en``. Small words and
    letters of each are counted, up to some thousand code points. A text of a few
    words, or one in two languages, is in none.

    >>> detect_language("وزیر اعظم نے کہا کہ یہ معاہدہ ملک کے لیے اہم ہے")
    'ur'
    >>> detect_language("رئیس جمهور گفت که این قرارداد برای کشور مهم است")
    'fa'
    >>> detect_language("لاہور"), detect_language("۱۲۳")
    (None, None)
    """
    words, letters = _load_signs()
    opening = text[:_READ]
    scores: dict[str, float] = defaultdict(float)
    found = Counter(filter(words.__contains__, _WORD.findall(_unify(opening.casefold()))))
    for word, count in found.items():
        for lang, weight in words[word].items():
            scores[lang] += count * weight
    for letter, langs in letters.items():  # as few as they are, counting each is faster than counting all
        if count := opening.count(letter):
            for lang, weight in langs.items():
                scores[lang] += count * weight * _LETTER
    ranked = sorted(((score, lang) for lang, score in scores.items()), reverse=True)
    (most, first), (next_most, _) = (*ranked, (0.0, ""), (0.0, ""))[:2]
    return first if most >= _FEWEST and most >= _LEAD * next_most else None
