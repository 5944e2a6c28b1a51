"""Entity tagging: the gazetteer, the editor's authority files, and the rules that find names in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from waraq.lazily import load_lazily

if TYPE_CHECKING:
    from waraq.entities.article_names import resolve_corrections
    from waraq.entities.authority import AUTHORITY, read_columns
    from waraq.entities.changes import (
        Changes,
        Corrections,
        Names,
        compare_corrections,
        corrections_from_json,
        corrections_to_json,
    )
    from waraq.entities.name_finder import NameFinder
    from waraq.entities.suggestions import Found, Name, Suggestion, Text, find_new, merge_found, rank
    from waraq.entities.tables_digest import digest_tables
    from waraq.entities.tagger import Explanation, Tagger

__all__ = [
    "AUTHORITY",
    "Changes",
    "Corrections",
    "Explanation",
    "Found",
    "Name",
    "NameFinder",
    "Names",
    "Suggestion",
    "Tagger",
    "Text",
    "compare_corrections",
    "corrections_from_json",
    "corrections_to_json",
    "digest_tables",
    "find_new",
    "merge_found",
    "rank",
    "read_columns",
    "resolve_corrections",
]

__getattr__ = load_lazily(
    __name__,
    {
        "AUTHORITY": "authority",
        "Changes": "changes",
        "compare_corrections": "changes",
        "Corrections": "changes",
        "corrections_from_json": "changes",
        "corrections_to_json": "changes",
        "digest_tables": "tables_digest",
        "Explanation": "tagger",
        "find_new": "suggestions",
        "Found": "suggestions",
        "merge_found": "suggestions",
        "Name": "suggestions",
        "NameFinder": "name_finder",
        "Names": "changes",
        "rank": "suggestions",
        "read_columns": "authority",
        "resolve_corrections": "article_names",
        "Suggestion": "suggestions",
        "Tagger": "tagger",
        "Text": "suggestions",
    },
)
