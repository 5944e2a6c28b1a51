"""A digest of all tables that decide what is found in a text."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from waraq.entities.authority import authority_files
from waraq.entities.gazetteer import gazetteer_files
from waraq.entities.stray_tables import find_strays
from waraq.entities.tables import data_file, hash_files

RULE_TABLES = (
    "ambiguous_names.tsv",
    "body_words.tsv",
    "evidence.tsv",
    "institution_names.tsv",
    "name_endings.tsv",
    "nationalities.tsv",
    "news_words.tsv",
    "organisation_words.tsv",
    "other_acronyms.tsv",
    "person_names.tsv",
    "person_words.tsv",
    "place_kinds.tsv",
    "place_words.tsv",
    "small_words.tsv",
    "title_types.tsv",
    "titles.tsv",
)


def digest_tables(authority: Path | None = None) -> str:
    """The SHA-256 of all tables that a tagger is built from."""
    tables = [*gazetteer_files(), *(data_file(name) for name in RULE_TABLES)]
    if not authority:
        return hash_files(tables)
    digest = hash_files([*tables, *authority_files(authority)])
    # Of these an editor is told.
    strays = [path.name for path in find_strays(authority)]
    return sha256("\n".join([digest, *strays]).encode("utf-8", "replace")).hexdigest() if strays else digest
