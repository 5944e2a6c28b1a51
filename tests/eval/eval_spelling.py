"""Spelling suggestions for words mistyped on purpose: the right word first, and among the first five."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from tests.eval.figure import Figure
from tests.eval.reference import PROJECT, SETS, find_missing, read_json_lines, skip_figures
from tests.eval.typos import Typo, mistype
from waraq.text import fold, tokenize
from waraq.text.frequency import load_frequencies
from waraq.text.spelling import SpellingIndex

SEEDS = PROJECT / "seeds"
NEWS = SETS / "ir_dev_docs.jsonl"
QUERIES = SETS / "ir_dev_queries.jsonl"
SAMPLES = {"words": False, "text": True}  # each word alike, or as often as it stands in texts
SHORTEST = 4  # letters; of a shorter word a mistake makes another word
TYPOS = 6_000
SEED = 1964  # any number; the costs were chosen with other typos
FIRST = 5


def measure() -> Iterator[Figure]:
    """Of the samples' words (three times or more), of Makhzan's (20 times or more), and of the news texts."""
    yield from measure_news()
    yield from measure_vocabulary("seeds", count_seed_words(), 3)
    yield from measure_vocabulary("makhzan", load_frequencies(), 20)


def measure_vocabulary(name: str, counts: Mapping[str, int], rarest: int) -> Iterator[Figure]:
    """The figures of typos of the long and frequent words, with all words to choose from."""
    index = SpellingIndex(counts.items())
    known = {fold(word) for word in counts}
    fit = {word: count for word, count in counts.items() if count >= rarest and len(fold(word)) >= SHORTEST}
    for sample, as_frequent in SAMPLES.items():
        typos = mistype(fit, known, TYPOS, SEED, as_frequent=as_frequent)
        ranks = [rank_meant(index, typo) for typo in typos]
        for top in (1, FIRST):
            share = sum(rank <= top for rank in ranks) / len(ranks)
            yield Figure(f"spelling.{name}.{sample}.top{top}", share)


def measure_news() -> Iterator[Figure]:
    """The figures of the mistyped words in the queries of the news texts, with all words of these."""
    missing = find_missing(NEWS, QUERIES)
    if missing:
        yield from skip_figures([f"spelling.news.top{top}" for top in (1, FIRST)], missing)
        return
    counts: Counter[str] = Counter()
    for row in read_json_lines(NEWS):
        count_words(str(row["body"]), counts)
    pairs = {
        str(row["sub"]).partition(":")[2] for row in read_json_lines(QUERIES) if "typo" in str(row["cls"])
    }
    index = SpellingIndex(counts.items())
    ranks = [rank_meant(index, Typo(*pair.split(">"))) for pair in sorted(pairs)]
    for top in (1, FIRST):
        yield Figure(f"spelling.news.top{top}", sum(rank <= top for rank in ranks) / len(ranks))


def rank_meant(index: SpellingIndex, typo: Typo) -> int:
    """The place of the meant word among the suggestions, from 1; `FIRST` + 1 when it is not there."""
    meant = fold(typo.meant)
    found = [fold(suggestion.word) for suggestion in index.suggest(typo.typed, FIRST)]
    return found.index(meant) + 1 if meant in found else FIRST + 1


def count_seed_words() -> Counter[str]:
    """The Urdu words of the sample articles, as printed."""
    counts: Counter[str] = Counter()
    for path in sorted(SEEDS.rglob("*")):
        if path.suffix in {".txt", ".jsonl", ".xml", ".html"}:
            count_words(path.read_text("utf-8"), counts)
    return counts


def count_words(text: str, counts: Counter[str]) -> None:
    """Add the Urdu words of a text, as printed."""
    counts.update(text[token.start : token.end] for token in tokenize(text) if token.text[0] >= "\u0600")
