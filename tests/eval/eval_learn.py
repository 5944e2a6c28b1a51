"""People that no table lists, found by what unmarked news has taught: with the rules, and without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.eval.figure import Figure
from tests.eval.reference import OPEN_DATA, SETS, find_missing, read_json_lines, skip_figures
from waraq.entities import Tagger
from waraq.entities.learning import Learned, Lesson, choose_texts, learn
from waraq.entity import Kind, Mention

NAMES = ("learned.uner.precision", "learned.uner.recall", "learned.uner.gain", "learned.uner.both.precision")
SENTENCES = SETS / "ner_dev.jsonl"
NEWS = OPEN_DATA / "counter_news.jsonl"
CLEAN = "uner"  # the other sources mark titles, lists and gaps as parts of names
TEXTS = 1200  # all of them take twice as long, and gain a hundredth
PERSON = "PERSON"


def measure() -> Iterator[Figure]:
    """Precision of the learned people, and what share they are of the people that no table lists.

    `gain` is the share found with the rules, less that found by the rules
    alone. The sentences that this is measured on teach nothing.
    """
    missing = find_missing(SENTENCES, NEWS)
    if missing:
        yield from skip_figures(NAMES, missing)
        return
    tagger = Tagger.load()
    news = (Lesson(str(number), str(row["text"])) for number, row in enumerate(read_json_lines(NEWS)))
    learned = Learned(learn(choose_texts(news, TEXTS), tagger, measure=False).model, tagger)
    total: Counter[str] = Counter()
    for row in read_json_lines(SENTENCES):
        if row["src"] == CLEAN:
            total += _count(str(row["text"]), row["spans"], learned)
    values = (
        total["learned right"] / total["learned"],
        total["learned right"] / total["unlisted"],
        (total["both right"] - total["rules right"]) / total["unlisted"],
        total["both right"] / total["both"],
    )
    for name, value in zip(NAMES, values, strict=True):
        yield Figure(name, value)


def _count(text: str, spans: object, learned: Learned) -> Counter[str]:
    assert isinstance(spans, list)
    listed = learned.tagger.tag_listed(text)
    covered = {place for each in listed for place in range(each.start, each.end)}
    marked = {(start, end) for start, end, kind in spans if kind == PERSON}
    unlisted = {span for span in marked if covered.isdisjoint(range(*span))}
    rules = _places([each for each in learned.tagger.tag(text) if not each.entity])
    found = {
        "learned": _places(learned.find_beside(text, listed)),
        "rules": rules,
        "both": rules | _places(learned.find(text)),
    }
    counts = Counter({"unlisted": len(unlisted)})
    for name, places in found.items():
        counts[name] = len(places)
        counts[f"{name} right"] = len(places & unlisted)
    return counts


def _places(mentions: list[Mention]) -> set[tuple[int, int]]:
    return {(each.start, each.end) for each in mentions if each.kind is Kind.PERSON}
