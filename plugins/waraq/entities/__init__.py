"""Entity tagging: the gazetteer, the editor's authority files, and the rules that find names in a text."""

from __future__ import annotations

from waraq.entities.authority import AUTHORITY
from waraq.entities.changes import Changes, Names, compare_editors, entities_from_json, entities_to_json
from waraq.entities.name_finder import NameFinder
from waraq.entities.tagger import Explanation, Tagger, digest_tables

__all__ = [
    "AUTHORITY",
    "Changes",
    "Explanation",
    "NameFinder",
    "Names",
    "Tagger",
    "compare_editors",
    "digest_tables",
    "entities_from_json",
    "entities_to_json",
]
