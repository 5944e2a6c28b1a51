"""Copies of texts as other papers and other keyboards make them, by kinds of edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from types import MappingProxyType

_SENTENCE_ENDS = "۔؟!"
_ARABIC_KEYS = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه"})
_MARKS = "\u064e\u0650\u064f\u0651"
_PLACES = ("کراچی", "لاہور", "پشاور", "کوئٹہ", "ملتان", "سکھر")
_CREDITS = ("نامہ نگار", "اے پی پی", "اسٹاف رپورٹر", "مانیٹرنگ ڈیسک", "نیوز ایجنسیاں")

Edit = Callable[[list[str], Sequence[str], Random], list[str]]


def edit_copy(text: str, others: Sequence[str], random: Random) -> str:
    """A copy of the text after one to three edits; `others` lend words and paragraphs."""
    kinds = random.sample(sorted(EDITS), random.choice((1, 1, 2, 3)))
    words = text.split()
    for kind in kinds:
        words = EDITS[kind](words, random.choice(others).split(), random) or words
    return " ".join(words)


def cut_sentences(words: Sequence[str]) -> list[list[str]]:
    """The sentences of a text, as words; the last may have no end."""
    sentences: list[list[str]] = [[]]
    for word in words:
        sentences[-1].append(word)
        if word[-1] in _SENTENCE_ENDS:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _replace_words(words: list[str], other: Sequence[str], random: Random) -> list[str]:
    share = random.uniform(0.01, 0.15)
    return [random.choice(other) if random.random() < share else word for word in words]


def _drop_sentences(words: list[str], other: Sequence[str], random: Random) -> list[str]:
    sentences = cut_sentences(words)
    kept = random.sample(range(len(sentences)), max(1, round(len(sentences) * random.uniform(0.5, 0.95))))
    return [word for place in sorted(kept) for word in sentences[place]]


def _move_sentences(words: list[str], other: Sequence[str], random: Random) -> list[str]:
    sentences = cut_sentences(words)
    sentences.insert(random.randrange(len(sentences)), sentences.pop(random.randrange(len(sentences))))
    return [word for sentence in sentences for word in sentence]


def _put_head(words: list[str], other: Sequence[str], random: Random) -> list[str]:
    line = f"{random.choice(_PLACES)} ({random.choice(_CREDITS)})".split()
    return [*other[: random.randint(0, 9)], *line, *words]


def _add_paragraph(words: list[str], other: Sequence[str], random: Random) -> list[str]:
    return [*words, *other[: max(3, round(len(words) * random.uniform(0.05, 0.8)))]]


def _cut_end(words: list[str], other: Sequence[str], random: Random) -> list[str]:
    return words[: max(3, round(len(words) * random.uniform(0.45, 0.98)))]


def _type_arabic(words: list[str], other: Sequence[str], random: Random) -> list[str]:
    return [word.translate(_ARABIC_KEYS) for word in words]


def _mark_vowels(words: list[str], other: Sequence[str], random: Random) -> list[str]:
    return [word[:1] + random.choice(_MARKS) + word[1:] if random.random() < 0.2 else word for word in words]


def _join_words(words: list[str], other: Sequence[str], random: Random) -> list[str]:
    share = random.uniform(0.01, 0.1)
    ends = (" " if random.random() > share else "" for _ in words)
    return "".join(word + end for word, end in zip(words, ends, strict=True)).split()


EDITS: Mapping[str, Edit] = MappingProxyType(
    {
        "arabic": _type_arabic,
        "cut": _cut_end,
        "drop": _drop_sentences,
        "head": _put_head,
        "join": _join_words,
        "longer": _add_paragraph,
        "marks": _mark_vowels,
        "move": _move_sentences,
        "words": _replace_words,
    }
)
