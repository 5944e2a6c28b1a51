"""Groups of articles with the same or nearly the same text, each round its primary one."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

_UNKNOWN = "\U0010ffff"  # behind every date
# Articles whose text is like another's, or whose letters are the same.
_GROUPED = """
    SELECT id, date, length, letters, text FROM article
    WHERE text IN (SELECT a FROM pair UNION SELECT b FROM pair)
       OR letters IN (
          SELECT letters FROM article WHERE letters IS NOT NULL GROUP BY letters HAVING count(*) > 1)"""

_Rank = tuple[str, int, str]  # date, words (the more the earlier), id
_Links = Mapping[bytes, Mapping[bytes, float]]


class Kind(StrEnum):
    """How like the primary one: the same letters and numbers, or at least half of all runs of three words."""

    EXACT = "exact"
    NEAR = "near"


class Member(NamedTuple):
    """An article like the primary one of its group; `similarity` is the Jaccard index, 1 for the same."""

    id: str
    kind: Kind
    similarity: float


class Group(NamedTuple):
    """A primary article and those like it, earliest first."""

    primary: str
    members: tuple[Member, ...]


def find_groups(db: sqlite3.Connection) -> Iterator[Group]:
    """The groups by their primary articles, earliest first.

    Each member is like its primary article: chains of texts of which only
    neighbours are alike are no group. Primary are those that are like the
    most others, of several the earliest, and like no other primary one;
    the rest join the one that they are most like. So the earliest is primary
    where all are alike, and no version is left alone because the earliest one
    was cut more. Of the same day the longest text counts as the earliest;
    undated ones are last, and those not published never before one that is.
    """
    ranks: defaultdict[bytes, list[_Rank]] = defaultdict(list)
    letters_of: dict[int, bytes] = {}
    for id_, date, length, letters, text in db.execute(_GROUPED):
        ranks[letters].append((date or _UNKNOWN, -length, id_))
        letters_of[text] = letters
    for each in ranks.values():
        each.sort()
    links = _read_links(db, letters_of)
    for primary, near in _gather(ranks, links).items():
        found = [(rank, Kind.EXACT, 1.0) for rank in ranks[primary][1:]]
        found += [(rank, Kind.NEAR, links[primary][each]) for each in near for rank in ranks[each]]
        members = tuple(Member(rank[-1], kind, similarity) for rank, kind, similarity in sorted(found))
        if members:
            yield Group(ranks[primary][0][-1], members)


def _read_links(db: sqlite3.Connection, letters_of: Mapping[int, bytes]) -> _Links:
    """How like each other texts are, by their letters; of several divisions into words the best."""
    links: defaultdict[bytes, dict[bytes, float]] = defaultdict(dict)
    for a, b, similarity in db.execute("SELECT a, b, similarity FROM pair"):
        first, second = letters_of[a], letters_of[b]
        if first != second and similarity > links[first].get(second, 0):
            links[first][second] = links[second][first] = similarity
    return links


def _gather(ranks: Mapping[bytes, list[_Rank]], links: _Links) -> dict[bytes, list[bytes]]:
    """The texts that are primary, the earliest first, and what is near to each, the earliest first."""
    by_rank = sorted(ranks, key=lambda letters: ranks[letters][0])
    order = {letters: place for place, letters in enumerate(by_rank)}
    primary: set[bytes] = set()
    for letters in sorted(by_rank, key=lambda each: (_is_hidden(ranks[each][0]), -len(links.get(each, ())))):
        if primary.isdisjoint(links.get(letters, ())):
            primary.add(letters)
    gathered: dict[bytes, list[bytes]] = {letters: [] for letters in by_rank if letters in primary}
    for letters in by_rank:
        if letters not in primary:
            like = links[letters]
            gathered[max(primary & like.keys(), key=lambda each: (like[each], -order[each]))].append(letters)
    return gathered


def _is_hidden(rank: _Rank) -> bool:
    """Whether an article is not published: those who put it in say so by something before its date."""
    return len(rank[0]) > 1 and rank[0].startswith(_UNKNOWN)
