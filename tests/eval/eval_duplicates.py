"""How many of the pairs of texts that are alike are found, and how many of those found are not.

Real texts of three lengths and edited copies of them, some with a footer
that all papers have. Which are alike is counted out for all pairs, from the
words as folding and Python's regular expressions divide them.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.eval.edited_copies import edit_copy
from tests.eval.figure import Figure
from tests.eval.reference import OPEN_DATA, find_missing, read_json_lines, skip_figures
from waraq.ingest.duplicates import Duplicates, Group, make_sketch
from waraq.text import fold

NEWS = OPEN_DATA / "counter_news.jsonl"
THRESHOLD = 0.5
COPIES = 6
FOOTER = (
    "جملہ حقوق بحق ادارہ محفوظ ہیں۔ تازہ ترین خبروں کے لیے ہماری ویب گاہ دیکھیں، فیس بک پر ہمیں فالو کریں"
)
# Originals by their words: briefs, short reports, long ones.
LENGTHS = {"brief": (10, 40, 250), "short": (60, 120, 150), "long": (250, 400, 100)}
NAMES = [f"duplicates.alike.{kind}" for kind in LENGTHS]
_FOUND = """
    SELECT one.id, other.id FROM pair JOIN article one ON one.text = a JOIN article other ON other.text = b
    UNION
    SELECT one.id, other.id FROM article one JOIN article other USING (letters) WHERE one.id < other.id"""
_WORD = re.compile(r"[^\W_]+")

Pair = tuple[str, str]


def measure() -> Iterator[Figure]:
    """The share found of pairs that are alike, by the length of the original, and the share of false ones."""
    names = [*NAMES, "duplicates.false", "duplicates.grouped", "duplicates.mixed", "duplicates.footer"]
    missing = find_missing(NEWS)
    if missing:
        yield from skip_figures(names, missing)
        return
    texts = make_texts([str(row["text"]) for row in read_json_lines(NEWS)])
    alike = find_alike(texts)
    found = find_pairs(texts)
    for kind in LENGTHS:
        wanted = {pair for pair in alike if pair[0].startswith(kind)}
        yield Figure(f"duplicates.alike.{kind}", len(wanted & found) / len(wanted))
    yield Figure("duplicates.false", len(found - alike) / len(found))
    grouped = find_grouped(texts)
    yield Figure("duplicates.grouped", len(alike & grouped) / len(alike))
    yield Figure("duplicates.mixed", len(find_strange(texts, grouped)) / len(grouped))
    footed = make_footed(texts)
    found = find_pairs(footed)
    yield Figure("duplicates.footer", len(found - find_alike(footed)) / max(len(found), 1))


def make_texts(news: Sequence[str]) -> dict[str, str]:
    """The originals and their copies, by id."""
    random = Random("duplicates")
    words = " ".join(news).split()
    texts = {}
    for kind, (shortest, longest, count) in LENGTHS.items():
        for number in range(count):
            length, start = random.randint(shortest, longest), random.randrange(len(words) - longest)
            original = " ".join(words[start : start + length])
            texts[f"{kind}-{number:03}"] = original
            for copy in range(COPIES):
                texts[f"{kind}-{number:03}-{copy}"] = edit_copy(original, news, random)
    return texts


def make_footed(texts: Mapping[str, str]) -> dict[str, str]:
    """The originals alone, each with the same footer."""
    return {id_: f"{text}\n{FOOTER}" for id_, text in texts.items() if id_.count("-") == 1}


def find_alike(texts: Mapping[str, str]) -> set[Pair]:
    """The pairs that are alike, counted out, and those that differ in nothing but where words are divided."""
    grams = {id_: list_grams(text) for id_, text in texts.items()}
    having = defaultdict(list)
    for id_ in sorted(grams):
        for gram in grams[id_]:
            having[gram].append(id_)
    alike = set()
    for id_, own in grams.items():
        shared = Counter(other for gram in own for other in having[gram] if other > id_)
        alike.update(
            (id_, other)
            for other, both in shared.items()
            if both / (len(own) + len(grams[other]) - both) >= THRESHOLD
        )
    letters = {id_: "".join(_WORD.findall(fold(text))) for id_, text in texts.items()}
    same = defaultdict(list)
    for id_ in sorted(texts):
        same[letters[id_]].append(id_)
    return alike.union(*(combinations(ids, 2) for ids in same.values()))


def list_grams(text: str) -> set[tuple[str, ...]]:
    """All three words in a row."""
    words = _WORD.findall(fold(text))
    return {*zip(words, words[1:], words[2:], strict=False)} or {tuple(words)}


def name_original(id_: str) -> str:
    """What a text was made from; its own id where it is an original.

    >>> name_original("brief-003-2")
    'brief-003'
    """
    return "-".join(id_.split("-")[:2])


def find_pairs(texts: Mapping[str, str]) -> set[Pair]:
    """The pairs that are found to be alike, members of one group or not."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "duplicates.sqlite")
        _put_texts(path, texts)
        with closing(sqlite3.connect(path)) as db:
            return {(min(pair), max(pair)) for pair in db.execute(_FOUND)}


def find_grouped(texts: Mapping[str, str]) -> set[Pair]:
    """The pairs that are in one group."""
    with TemporaryDirectory() as folder:
        groups = _put_texts(Path(folder, "duplicates.sqlite"), texts)
    ids = (sorted([group.primary, *(member.id for member in group.members)]) for group in groups)
    return {pair for each in ids for pair in combinations(each, 2)}


def find_strange(texts: Mapping[str, str], pairs: Iterable[Pair]) -> set[Pair]:
    """Those pairs whose originals have no run of three words in common: some are pieces of one text."""
    grams = {id_: list_grams(text) for id_, text in texts.items() if name_original(id_) == id_}
    return {pair for pair in pairs if grams[name_original(pair[0])].isdisjoint(grams[name_original(pair[1])])}


def _put_texts(path: Path, texts: Mapping[str, str]) -> list[Group]:
    with Duplicates(path) as known:
        for id_, text in texts.items():
            known.put(id_, "", "", make_sketch(text))
        return list(known.groups())
