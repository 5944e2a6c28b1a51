"""How often the spellings people type in Latin letters lead to their Urdu word.

    python -m tests.eval.eval_roman [VOCABULARY] [--misses] [--as-printed]

It writes recall among the first and the first ten words, for the rows tuned on
and the rows held back. VOCABULARY is a TSV of words and frequencies without a
header; without one, the words of ``seeds/`` are used. Words are folded, as a
search index has them, unless ``--as-printed``. Misses are only shown for the
rows tuned on.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.eval.figure import Figure
from tests.eval.reference import PROJECT
from waraq.text import fold, tokenize
from waraq.text.roman_index import RomanIndex
from waraq.text.tables import read_table

HERE = Path(__file__).parent
SPELLINGS = HERE / "roman_spellings.tsv"
SEEDS = HERE.parents[1] / "seeds"
FREQUENCIES = PROJECT / "plugins" / "waraq" / "data" / "word_frequencies.txt"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One Latin spelling of an Urdu word, and the set (`tune` or `held`) the word belongs to."""

    word: str
    latin: str
    set: str


@dataclass(frozen=True, slots=True)
class Recall:
    """Of `count` spellings, how many had their word `first` and among the first `ten`; `missed` had not."""

    count: int
    first: int
    ten: int
    missed: tuple[Spelling, ...]


def read_spellings(path: Path = SPELLINGS) -> list[Spelling]:
    """The list, a spelling an item."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return [
        Spelling(word, latin, part) for word, latin_all, part, _ in rows for latin in latin_all.split("|")
    ]


def read_vocabulary(path: Path | None) -> Counter[str]:
    """Words with their frequencies: of a TSV, or counted in the samples."""
    counts: Counter[str] = Counter()
    if path is None:
        for sample in sorted(SEEDS.rglob("*")):
            if sample.suffix in {".txt", ".jsonl", ".xml", ".html"}:
                text = sample.read_text("utf-8")
                counts.update(text[token.start : token.end] for token in tokenize(text))
        return counts
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            word, _, frequency = line.partition("\t")
            counts[word] += int(frequency)
    return counts


def build_index(path: Path | None, spellings: Iterable[Spelling], *, as_printed: bool = False) -> RomanIndex:
    """An index of the vocabulary and the words of the list."""
    counts = read_vocabulary(path)
    counts.update({spelling.word for spelling in spellings})
    if as_printed:
        return RomanIndex(counts.items())
    return RomanIndex((fold(word), frequency) for word, frequency in counts.items())


def measure_recall(index: RomanIndex, spellings: Iterable[Spelling]) -> Recall:
    """Recall of the spellings in the index."""
    count = first = ten = 0
    missed = []
    for spelling in spellings:
        found = [fold(match.word) for match in index.match(spelling.latin, 10)]
        count += 1
        first += found[:1] == [fold(spelling.word)]
        if fold(spelling.word) in found:
            ten += 1
        else:
            missed.append(spelling)
    return Recall(count, first, ten, tuple(missed))


def measure() -> Iterator[Figure]:
    """Recall of the spellings held back, among the samples' words and Makhzan's; how many words there are."""
    spellings = read_spellings()
    words = {spelling.word: spelling.set for spelling in spellings}
    yield Figure("roman.words", len(words))
    yield Figure("roman.held", sum(part == "held" for part in words.values()) / len(words))
    yield from measure_vocabulary("seeds", None)
    yield from measure_vocabulary("makhzan", FREQUENCIES)


def measure_vocabulary(name: str, path: Path | None) -> Iterator[Figure]:
    """The figures of the spellings held back, among the words of one vocabulary."""
    spellings = read_spellings()
    held = [spelling for spelling in spellings if spelling.set == "held"]
    recall = measure_recall(build_index(path, spellings), held)
    yield Figure(f"roman.{name}.held.top1", recall.first / recall.count)
    yield Figure(f"roman.{name}.held.top10", recall.ten / recall.count)


def listed_names() -> frozenset[str]:
    """The words whose English spelling the package ships; they are easier than the rest."""
    return frozenset(fold(row[0]) for row in read_table("names_roman.tsv", ["word", "roman", "why"]))


def write_report(vocabulary: Path | None, *, misses: bool, as_printed: bool) -> None:
    """Writes the table of figures."""
    spellings = read_spellings()
    start = time.perf_counter()
    index = build_index(vocabulary, spellings, as_printed=as_printed)
    show(f"{len(index)} words, index built in {time.perf_counter() - start:.1f} s")
    names = listed_names()
    for part in ("tune", "held"):
        rows = [spelling for spelling in spellings if spelling.set == part]
        rest = [spelling for spelling in rows if fold(spelling.word) not in names]
        recall = measure_recall(index, rows)
        show(f"{part}: all {describe(rows, recall)}")
        show(
            f"{part}: without an English spelling in our table {describe(rest, measure_recall(index, rest))}"
        )
        if misses and part == "tune":
            for missed in recall.missed:
                found = " ".join(match.word for match in index.match(missed.latin))
                show(f"    {missed.latin}\t{missed.word}\tfound: {found}")


def describe(spellings: Iterable[Spelling], recall: Recall) -> str:
    """The figures of one line."""
    words = len({spelling.word for spelling in spellings})
    return (
        f"{words} words, {recall.count} spellings: "
        f"recall@1 {recall.first / recall.count:.3f}, recall@10 {recall.ten / recall.count:.3f}"
    )


def show(line: str) -> None:
    """One line on the terminal."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    write_report(
        paths[0] if paths else None, misses="--misses" in sys.argv, as_printed="--as-printed" in sys.argv
    )
