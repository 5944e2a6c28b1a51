"""How many names of news the tagger finds, and how many of its tags are right: on texts of our own.

Right is a tag with the start, end and kind of a mark, whoever is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.eval.figure import Figure
from waraq.entities import Tagger
from waraq.entity import Kind

NAMES = Path(__file__).with_name("news_names.tsv")
KINDS = {"p": Kind.PERSON, "l": Kind.PLACE, "o": Kind.ORGANISATION}
MARK = re.compile(r"<([plo]):([^<>]+)>")


class Text(NamedTuple):
    """A text without its marks, and the names that were marked: start and end (code points), kind."""

    set: str
    subject: str
    text: str
    names: frozenset[tuple[int, int, Kind]]


def read_texts() -> list[Text]:
    """All texts. Raises ValueError for a row without three cells."""
    lines = [line for line in NAMES.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [read_text(*line.split("\t")) for line in lines[1:]]


def read_text(name: str, subject: str, marked: str) -> Text:
    """A text of the set `name`.

    >>> read_text("seen", "rain", "<l:لاہور> میں بارش").text
    'لاہور میں بارش'
    """
    text, position, names = "", 0, set()
    for mark in MARK.finditer(marked):
        text += marked[position : mark.start()]
        names.add((len(text), len(text) + len(mark[2]), KINDS[mark[1]]))
        text += mark[2]
        position = mark.end()
    return Text(name, subject, text + marked[position:], frozenset(names))


def measure() -> Iterator[Figure]:
    """Precision and recall of tags, the texts of each set together."""
    tagger = Tagger.load()
    counts: Counter[tuple[str, str]] = Counter()
    for each in read_texts():
        found = {(mention.start, mention.end, mention.kind) for mention in tagger.tag(each.text)}
        counts[each.set, "marked"] += len(each.names)
        counts[each.set, "tagged"] += len(found)
        counts[each.set, "right"] += len(found & each.names)
    for name in sorted({name for name, _ in counts}):
        right = counts[name, "right"]
        yield Figure(f"news.names.{name}.precision", right / counts[name, "tagged"])
        yield Figure(f"news.names.{name}.recall", right / counts[name, "marked"])
