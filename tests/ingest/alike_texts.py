"""Texts that are nearly the same, and what is known of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from waraq.ingest.duplicates import Duplicates, links, make_sketch
from waraq.text.frequency import load_frequencies

WORDS = list(load_frequencies())
PAIRS = """SELECT min(one.words, other.words), max(one.words, other.words), similarity FROM pair
    JOIN text one ON one.number = a JOIN text other ON other.number = b ORDER BY 1, 2"""
TABLES = (
    "SELECT key FROM crowd",
    "SELECT key, words FROM band JOIN text ON number = text ORDER BY 1, 2",
    PAIRS,
)


def make_variants(count: int, changed: int) -> list[str]:
    """Texts of thirty words that are the same but for a few at changing places."""
    random = Random("variants")
    words = random.choices(WORDS, k=30)
    variants = []
    for _ in range(count):
        variant = list(words)
        for place in random.sample(range(30), changed):
            variant[place] = random.choice(WORDS)
        variants.append(" ".join(variant))
    return variants


def read_tables(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        return [db.execute(query).fetchall() for query in TABLES]


def put_all(path: Path, texts: Sequence[str], most: int = links.MOST) -> None:
    with Duplicates(path, most) as known:
        for number, text in enumerate(texts):
            known.put(f"{number:04}", "1", "", make_sketch(text))
