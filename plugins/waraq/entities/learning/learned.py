"""People that no table lists, found by what the archive's own texts have taught."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pycrfsuite

from waraq.entities.learning.features import describe_words, divide_sentences
from waraq.entities.learning.samples import LETTERS, Sample
from waraq.entities.ordinary_words import load_news_phrases
from waraq.entities.phrases import Phrases
from waraq.entities.runs import is_joined
from waraq.entities.tagger import Explanation, Tagger
from waraq.entity import Kind, Mention
from waraq.text import read_passage

RULE = "learned"
REASON = "as people are named elsewhere in the archive"
LEAST = 0.45  # score of a finding: of marked news, 87 in 100 are people then
BEGIN, INSIDE = f"B-{LETTERS[Kind.PERSON]}", f"I-{LETTERS[Kind.PERSON]}"
# L1 keeps the model small.
_PARAMETERS = {
    "c1": 0.2,
    "c2": 0.05,
    "max_iterations": 50,
    "feature.possible_transitions": True,
    "feature.minfreq": 2,
}


def train(samples: Iterable[Sample]) -> bytes:
    """The model that these sentences teach; the same for the same sentences in the same order.

    Empty where there is no sentence.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(_PARAMETERS)
    count = 0
    for count, sample in enumerate(samples, 1):  # noqa: B007 - read below
        trainer.append(sample.features, sample.labels)
    if not count:
        return b""
    with tempfile.TemporaryDirectory() as folder:  # the library writes files only
        path = Path(folder) / "model"
        trainer.train(str(path))
        return path.read_bytes()


class Learned:
    """Finds people beside those of a tagger. One process may use it at a time.

    What it finds are suggestions; from the score `sure` on, names like those that rules find.
    """

    def __init__(self, model: bytes, tagger: Tagger, sure: float | None = None) -> None:
        self.tagger = tagger
        self._sure = sure
        self._model = pycrfsuite.Tagger() if model else None
        if self._model:
            self._bytes = model  # the library reads them where they are
            self._model.open_inmemory(model)

    def find(self, text: str) -> list[Mention]:
        """The learned people in `text` that the tagger does not find, with rule ``learned``; no entity.

        Sorted, not overlapping each other nor a mention of the tagger; offsets
        are code points, a score is the learner's own probability.
        """
        return self.find_beside(text, self.tagger.tag(text))

    def find_beside(self, text: str, taken: Iterable[Mention | Explanation]) -> list[Mention]:
        """The same, where these places are taken."""
        covered = {place for each in taken for place in range(each.start, each.end)}
        return [each for each in self._find_all(text) if covered.isdisjoint(range(each.start, each.end))]

    def tag(self, text: str) -> list[Mention]:
        """The mentions of the tagger, and the learned people that are sure enough to be names."""
        known = self.tagger.tag(text)
        if self._sure is None:
            return known
        new = (each for each in self.find_beside(text, known) if each.score >= self._sure)
        return sorted([*known, *new])

    def explain(self, text: str) -> list[Explanation]:
        """What the tagger explains, and the learned people, in place of its own suggestions there."""
        explained = self.tagger.explain(text)
        found = self.find_beside(text, (each for each in explained if each.entity is not None))
        if not found:
            return explained
        better = {(each.start, each.end) for each in found}
        kept = [
            each
            for each in explained
            if each.entity is not None or each.entities or (each.start, each.end) not in better
        ]
        new = [
            Explanation(
                m.start, m.end, text[m.start : m.end], m.kind, (), self._judge(m), RULE, m.score, REASON
            )
            for m in found
        ]
        return sorted([*kept, *new], key=lambda each: (each.start, -each.end))

    def _judge(self, found: Mention) -> str | None:
        return "" if self._sure is not None and found.score >= self._sure else None

    def _find_all(self, text: str) -> Iterator[Mention]:
        if self._model is None:
            return
        passage = read_passage(text)
        for first, last in divide_sentences(passage):
            self._model.set(describe_words(passage, first, last, self.tagger.person_words))
            labels = self._model.tag()
            joined = [is_joined(passage, number) for number in range(first, last)]
            for begin, end in _list_people(labels, joined):
                if _holds_no_name(passage.words, first + begin, first + end):
                    continue
                score = min(self._model.marginal(labels[place], place) for place in range(begin, end))
                if score >= LEAST:
                    start, stop = passage.starts[first + begin], passage.ends[first + end - 1]
                    yield Mention(start, stop, Kind.PERSON, "", RULE, round(score, 4))


def _holds_no_name(words: list[str], first: int, last: int) -> bool:
    """Whether a phrase begins within the words that the tables know to be no name: بالی وڈ."""
    phrases = load_no_names()
    return any(phrases.look(words, number, number) for number in range(first, last))


@cache
def load_no_names() -> Phrases:
    """The phrases of the news that begin like names. Raises DataError."""
    return Phrases(((each, 1) for each in load_news_phrases() if " " in each), before=False)


def _list_people(labels: list[str], joined: list[bool]) -> Iterator[tuple[int, int]]:
    """The people of a sentence; each ends where its next word is not `joined` to the one before."""
    first: int | None = None
    for number, (label, goes_on) in enumerate(zip([*labels, ""], [*joined, False], strict=True)):
        if first is not None and not (label == INSIDE and goes_on):
            yield first, number
            first = None
        if label == BEGIN or (label == INSIDE and not goes_on):
            first = number
