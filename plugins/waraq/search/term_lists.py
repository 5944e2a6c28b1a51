"""The lists of all terms of a tier.

Those of a recent tier are gathered from its documents one after the other:
Whoosh's postings would be those of the whole archive. Those of the base are
made out of these, by all cores.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path

from waraq import stages
from waraq.files import State, read_state
from waraq.search.binary import encode_rising
from waraq.search.forms import MOST_FORMS, pick_forms
from waraq.search.packed import PackedList, PackedPostings
from waraq.search.postings import Entry
from waraq.search.ranking import Ranking, TierLevels
from waraq.search.reader import IndexReader
from waraq.search.schema import Vector
from waraq.search.stamp import STAMP
from waraq.search.statistics import Statistics, read_statistics
from waraq.search.term_shards import TermList
from waraq.search.tiers import Tier, is_long
from waraq.workers import Workers, divide

LISTING = "Listing where words stand"
LEVEL_BITS = 5
# So many bytes of postings are handed to a process at once.
_BYTES_AT_ONCE = 1 << 21


def list_terms(reader: IndexReader, statistics: Statistics, tier: Tier) -> Iterator[TermList]:
    """The lists of one tier in the order of their terms' code points."""
    leveller = Ranking(statistics).level_tier(tier.numbers)
    packed = _gather(reader.read_vector(statistics.docnums[number]) for number in tier.numbers)
    return (make_list(term, postings, leveller) for term, postings in packed.pop_lists())


def list_first_terms(reader: IndexReader, tier: Tier, workers: Workers) -> Iterator[TermList]:
    """The same of a tier that begins with the first document, by all cores."""
    entries = reader.open_lists().list_entries()
    portions = divide(entries, _BYTES_AT_ONCE, _count_bytes)
    with stages.run(LISTING, "terms", len(entries)) as stage:
        for made in workers.map(partial(_make_lists, reader.directory, tier), portions):
            yield from made
            stage.advance(len(made))


def _gather(vectors: Iterable[Vector]) -> PackedPostings:
    """The postings of a tier's documents, given in the order of their numbers."""
    packed = PackedPostings()
    for number, vector in enumerate(vectors):
        packed.add(number, vector)
    return packed


def _count_bytes(entry: Entry) -> int:
    """How long the postings of an entry are."""
    return sum(place.length for place in entry[1])


def _make_lists(directory: Path, tier: Tier, entries: Sequence[Entry]) -> list[TermList]:
    numbers, leveller = _prepare(directory, tier, read_state(directory / STAMP))
    made = []
    with IndexReader(directory) as reader:
        lists = reader.open_lists()
        for term, places in entries:
            postings = lists.read(places, numbers, tier.documents)
            if postings.numbers:
                made.append(make_list(term.decode(), postings, leveller))
    return made


@lru_cache(1)
def _prepare(
    directory: Path,
    tier: Tier,
    state: State,  # noqa: ARG001 - of the memory's key
) -> tuple[tuple[int, ...], TierLevels]:
    """The numbers of all documents and the levels of a tier; an index is read once while its stamp stays."""
    with IndexReader(directory) as reader:
        statistics = read_statistics(reader)
    return statistics.numbers, Ranking(statistics).level_tier(tier.numbers)


def make_list(term: str, postings: PackedList, leveller: TierLevels) -> TermList:
    """The list of a term in one tier."""
    numbers, counts, forms = postings
    levels = leveller.level_row(term, numbers, counts)
    gaps = encode_rising(numbers)
    if not forms:
        return TermList(term.encode(), [], len(numbers), gaps, levels)
    found = [forms.get(number, b"") for number in numbers]
    chosen = pick_forms(found)
    places = {form: place << LEVEL_BITS for place, form in enumerate(chosen)}
    other = MOST_FORMS << LEVEL_BITS
    if is_long(len(numbers), leveller.documents):
        lowest = min(levels)
        found = [form if level > lowest else chosen[0] for level, form in zip(levels, found, strict=True)]
    values = bytes(level | places.get(form, other) for level, form in zip(levels, found, strict=True))
    return TermList(term.encode(), chosen, len(numbers), gaps, values)
