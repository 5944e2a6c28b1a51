"""Which articles have the same text, or nearly the same: grouped and reported, never dropped."""

from __future__ import annotations

from waraq.ingest.duplicates.archive import Duplicates, Versions
from waraq.ingest.duplicates.groups import Group, Kind, Member
from waraq.ingest.duplicates.links import THRESHOLD, Crowded
from waraq.ingest.duplicates.sketch import Sketch, make_sketch, make_word_set, measure_similarity

__all__ = [
    "THRESHOLD",
    "Crowded",
    "Duplicates",
    "Group",
    "Kind",
    "Member",
    "Sketch",
    "Versions",
    "make_sketch",
    "make_word_set",
    "measure_similarity",
]
