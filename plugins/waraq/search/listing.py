"""Where a term stands, as a query meets it (mirrored in `client/listing.js`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from waraq.search.counts import read_form
from waraq.search.forms import FARTHEST_WEIGHT, pick_forms, weigh_form
from waraq.search.statistics import Postings
from waraq.search.tiers import Tier, is_long

Impacts = Mapping[int, int]
"""Document number -> impact."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The documents that have a term: level times rarity on each, and its form where it is a frequent one."""

    scores: Mapping[int, int] = field(default_factory=dict)
    forms: Mapping[int, str] = field(default_factory=dict)

    def weigh(self, typed: str) -> dict[int, int]:
        """The impact of the term on each document, when a reader typed it in a folded form.

        >>> Listing({7: 100, 8: 100}, {7: "کتابیں"}).weigh("کتاب")
        {7: 900, 8: 300}
        """
        weigh = cache(lambda form: weigh_form(typed, form))
        forms = self.forms
        return {
            number: score * (weigh(forms[number]) if number in forms else FARTHEST_WEIGHT)
            for number, score in self.scores.items()
        }


Listings = Mapping[str, Listing]
"""Term or key -> where it stands."""

NOWHERE = Listing()


def make_listing(
    term: str, postings: Postings, levels: Mapping[int, int], rarity: int, tiers: Iterable[Tier]
) -> Listing:
    """The listing of a term: of its forms those that a shard names."""
    forms: dict[int, str] = {}
    for tier in tiers:
        found = {number: read_form(postings[number]) for number in levels if number in tier.numbers}
        chosen = pick_forms(found.values())
        named = {form: form.decode() or term for form in chosen}
        if is_long(len(found), tier.documents):
            lowest = min(levels[number] for number in found)
            found.update((number, chosen[0]) for number in found if levels[number] == lowest)
        forms.update((number, named[form]) for number, form in found.items() if form in named)
    return Listing({number: level * rarity for number, level in levels.items()}, forms)
