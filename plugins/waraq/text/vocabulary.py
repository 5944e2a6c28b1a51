"""Words that the index treats as one or leaves out, words that name a field in a query, frequent words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from waraq.text.fold import fold
from waraq.text.frequency import load_frequencies
from waraq.text.kept_tables import kept
from waraq.text.tables import read_table, read_words

# Twice as many would save articles a fortieth more, and cost the first load as much again.
MOST_FREQUENT = 1_700
FIELDS = frozenset({"date", "headline", "org", "person", "place", "publication", "section"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the index and the query know of single words.

    `equivalents` map a stem to the one it is indexed as; `stopwords` are
    folded words, not stems; `fields` map the folded name of a field, as it
    is typed in a query, to the field. `frequent` are common words as printed,
    the rarer first: what stands in them costs an article's text little space.
    """

    equivalents: Mapping[str, str]
    stopwords: frozenset[str]
    fields: Mapping[str, str]
    frequent: tuple[str, ...] = ()


@cache
def load_vocabulary() -> Vocabulary:
    """The shipped tables; raises `DataError` where one is wrong.

    >>> load_vocabulary().equivalents[fold("بمبئی")] == fold("ممبئی")
    True
    """
    rows = read_table("equivalents.tsv", ["from", "to", "why"])
    equivalents = {fold(row[0]): fold(row[1]) for row in rows}
    for row in rows:
        if fold(row[1]) in equivalents:
            raise row.error(1, "stands in the first column too")
    return Vocabulary(equivalents, load_stopwords(), load_fields(), list_frequent())


@cache
def load_stopwords() -> frozenset[str]:
    """The shipped list of words that say too little to be looked for, folded; raises `DataError`.

    >>> "کے" in load_stopwords()
    True
    """
    return frozenset(map(fold, read_words("stopwords.txt")))


@kept("frequent-words", list, tuple)
def list_frequent() -> tuple[str, ...]:
    """The most frequent words of Makhzan, the rarer first.

    >>> list_frequent()[-2:]
    ('کی', 'کے')
    """
    counts = load_frequencies()
    fewest = sorted(counts.values(), reverse=True)[:MOST_FREQUENT][-1]
    ranked = sorted((count, word) for word, count in counts.items() if count >= fewest)
    return tuple(word for _, word in ranked[-MOST_FREQUENT:])


def load_fields() -> dict[str, str]:
    """The shipped names of fields, folded, with the field of each; raises `DataError` where one is wrong."""
    fields: dict[str, str] = {}
    for row in read_table("query_fields.tsv", ["name", "field", "why"]):
        name = fold(row[0])
        if name in fields:
            raise row.error(0, "folds like a name above")
        if row[1] not in FIELDS:
            raise row.error(1, f"the field must be one of {', '.join(sorted(FIELDS))}")
        fields[name] = row[1]
    return fields
