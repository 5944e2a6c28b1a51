"""How much of a listed name a mention covers: no rank before it, and not who administers a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waraq.entities.judge import Verdict
from waraq.entities.small_words import load_small_words
from waraq.entity import Kind
from waraq.text import Passage


def settle_spans(verdicts: Sequence[Verdict], passage: Passage) -> list[Verdict]:
    """The verdicts, in their order, with the words that mentions cover.

    The tables have «جنرل نیازی» and «بھارت کے زیر انتظام کشمیر» to tell whom and
    which part is meant; what is named there is نیازی, and بھارت and کشمیر.
    """
    settled: list[Verdict] = []
    covered: set[tuple[int, int]] = set()
    small = load_small_words()
    words = passage.words
    for number, verdict in enumerate(verdicts):
        candidate, reading = verdict.candidate, verdict.reading
        if reading is None:
            if (candidate.first, candidate.last) not in covered:
                settled.append(verdict)
        elif words[candidate.first] in small.rank and reading.entity.kind is Kind.PERSON:
            settled.append(_leave_out_rank(verdict, passage))
        elif candidate.last - candidate.first > 3 and words[candidate.last - 2] in small.administration:
            parts = list(_part(verdict, verdicts[number + 1 :], passage))
            covered.update((each.candidate.first, each.candidate.last) for each in parts)
            settled.extend(parts)
        else:
            settled.append(verdict)
    return settled


def _leave_out_rank(verdict: Verdict, passage: Passage) -> Verdict:
    candidate = verdict.candidate
    small, first = load_small_words(), candidate.first
    while first + 1 < candidate.last and passage.words[first] in small.rank:
        first += 1
        if first + 1 < candidate.last and passage.words[first] in small.retired:
            first += 1
    return _begin_at(verdict, first, passage) if first > candidate.first else verdict


def _part(verdict: Verdict, behind: Sequence[Verdict], passage: Passage) -> Iterator[Verdict]:
    """Who administers a place, if it is listed, and the place, which is the last word."""
    candidate = verdict.candidate
    for other in behind:
        inner = other.candidate
        if inner.first != candidate.first:
            break
        if inner.readings[0].is_plain:
            yield verdict._replace(candidate=inner, reading=inner.readings[0])
            break
    yield _begin_at(verdict, candidate.last - 1, passage)


def _begin_at(verdict: Verdict, first: int, passage: Passage) -> Verdict:
    candidate = verdict.candidate._replace(start=passage.starts[first], first=first)
    return verdict._replace(candidate=candidate)
