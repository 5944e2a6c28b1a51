"""Which articles are shown beside one: those that share its topics, and not all the same one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import mul
from typing import NamedTuple

from waraq.related.topics import WHOLE

MOST = 4
REASONS = 3
# Of the product of two articles' weights, which is 1 where they have the same topics alike. Both were
# chosen by looking at lists of real news: below, one in two was about another thing.
_LEAST = 0.15
_LEAST_BY_ONE = 0.25  # where one topic alone is shared


class Choice(NamedTuple):
    """An article that is shown, and the topics that it shares, the weightiest first."""

    article: str
    shared: tuple[str, ...]


def choose_related(
    weights: Mapping[str, int],
    found: Mapping[str, Mapping[str, int]],
    same: Callable[[str], object] = str,
) -> list[Choice]:
    """Of the articles `found` those to show beside the one with these `weights` of topics, the nearest first.

    `found` has of each article its weights of the topics shared. After each
    that is chosen, its topics count half as much, so that the next one may be
    about another of them. Of articles of which `same` is equal one is shown.

    >>> weights = {"place/bushehr": 800, "زلزلہ": 600}
    >>> choose_related(weights, {"old": {"place/bushehr": 700, "زلزلہ": 500}, "other": {"زلزلہ": 150}})
    [Choice(article='old', shared=('place/bushehr', 'زلزلہ'))]
    """
    products: dict[str, dict[str, int]] = {}
    left: dict[str, int] = {}
    for article, shared_weights in found.items():  # most share one topic, and that not enough
        score = sum(map(mul, map(weights.__getitem__, shared_weights), shared_weights.values()))
        if score >= (_LEAST_BY_ONE if len(shared_weights) == 1 else _LEAST) * WHOLE**2:
            left[article] = score
            products[article] = {key: weights[key] * weight for key, weight in shared_weights.items()}
    chosen: list[Choice] = []
    used: dict[str, int] = {}
    shown: set[object] = set()
    while left and len(chosen) < MOST:
        best = max(left, key=lambda article: (left[article], article))
        shared = products[best]
        del left[best]
        if (kind := same(best)) in shown:
            continue
        shown.add(kind)
        strongest = sorted(shared, key=lambda key: (-shared[key], key))[:REASONS]
        chosen.append(Choice(best, tuple(strongest)))
        for key in shared:
            used[key] = used.get(key, 0) + 1
        for article in left:
            left[article] = sum(value >> used.get(key, 0) for key, value in products[article].items())
    return chosen
