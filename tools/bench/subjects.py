"""What articles are about: sections with the words that fill their news, and topics of rarer words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from random import Random

from tools.bench.weights import Draw, pick_below, weigh_by_rank
from waraq.text.frequency import load_frequencies

TABLE = Path(__file__).parent / "subjects.tsv"
COLUMNS = ["section", "words", "why"]
COMMONEST = 800  # words of the list that belong to every topic
WORDS_OF_TOPIC = 90
# Topics come up as time goes by: so many at the start, and one more every so many articles.
FIRST_TOPICS, ARTICLES_A_TOPIC = 60, 40
IN_THE_NEWS = 0.5  # the share of articles on one of the latest topics
LATEST = 30


@dataclass(frozen=True, slots=True)
class Section:
    """A section by its name, and the draw of its words (some of them several words)."""

    name: str
    words: Draw[str]


@dataclass(frozen=True, slots=True)
class Topic:
    """What some articles of one section share: words that are rare elsewhere."""

    section: Section
    words: Draw[str]


@cache
def load_sections() -> tuple[Section, ...]:
    """The sections of ``subjects.tsv``; raises ValueError for another header."""
    header, *rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[0] != "#")
    if header != COLUMNS:
        message = f"the header of {TABLE.name} must be {', '.join(COLUMNS)}"
        raise ValueError(message)
    return tuple(Section(name, weigh_by_rank(words.split(", "), offset=10)) for name, words, _ in rows)


@cache
def load_words() -> tuple[Draw[str], frozenset[str]]:
    """The words of Makhzan drawn by their counts, and the commonest of them."""
    counts = load_frequencies()
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return Draw((word, counts[word]) for word in ranked), frozenset(ranked[:COMMONEST])


@lru_cache(maxsize=4096)
def load_topic(number: int) -> Topic:
    """The topic of a number from 0 on."""
    random = Random(f"topic {number}")
    words, commonest = load_words()
    chosen: list[str] = []
    while len(chosen) < WORDS_OF_TOPIC:
        word = words.pick(random)
        if word not in commonest and word not in chosen:
            chosen.append(word)
    return Topic(random.choice(load_sections()), weigh_by_rank(chosen, offset=3))


def pick_topic(article: int, random: Random) -> Topic:
    """The topic of an article: one of the latest at that time, or any that there has been."""
    topics = FIRST_TOPICS + article // ARTICLES_A_TOPIC
    if random.random() < IN_THE_NEWS:
        return load_topic(topics - 1 - pick_below(LATEST, random))
    return load_topic(random.randrange(topics))
