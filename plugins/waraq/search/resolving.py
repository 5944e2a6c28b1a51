"""What the words of a query come to in an index: their own lists, compounds, and parts.

Mirrored in `client/resolving.js`. A word counts as found where its own term
stands, or the compound of it and its neighbour in the query, or all the
parts that a joiner divides it into. A word that is nowhere is looked for as
two words whose space was left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from waraq.search.listing import NOWHERE, Impacts, Listings
from waraq.search.narrowing import list_filter_keys
from waraq.search.query import Query, Word


@dataclass(frozen=True, slots=True)
class Resolution:
    """The impacts of each word of a query, by its term, and all terms that are marked in a text.

    `nowhere` are the words, as typed, that no article has as one word, though it may have them as two.
    """

    impacts: Mapping[str, Impacts]
    marked: frozenset[str]
    nowhere: frozenset[str]


def list_terms(query: Query) -> list[str]:
    """The terms and keys whose lists a query needs first, each once."""
    terms = [word.term for word in query.words]
    for word in query.words:
        terms += [*word.joins, *word.parts]
    return list(dict.fromkeys([*terms, *query.excluded, *list_filter_keys(query.filters)]))


def list_split_terms(query: Query, lists: Listings) -> list[str]:
    """The terms needed then: the parts of words that are nowhere."""
    nowhere = [word for word in query.words if not _find(word, lists)[0]]
    return list(dict.fromkeys(term for word in nowhere for parts in word.splits for term in parts))


def resolve_words(query: Query, lists: Listings, prefixes: Mapping[str, Impacts]) -> Resolution:
    """What the words come to, given the lists of all terms named before, and of the beginnings of words.

    A term without a list is nowhere.
    """
    impacts: dict[str, Impacts] = dict(prefixes)
    marked = set(prefixes)
    nowhere: set[str] = set()
    for word in query.words:
        found, terms = _find(word, lists)
        if not found:
            found, terms = _find_split(word, lists)
            nowhere.add(word.typed)
        impacts[word.term] = found
        marked.update(terms)
    return Resolution(impacts, frozenset(marked), frozenset(nowhere))


def _find(word: Word, lists: Listings) -> tuple[Impacts, list[str]]:
    """The documents with the word, a compound of it or its parts, and the terms that were found."""
    found = lists.get(word.term, NOWHERE).weigh(word.folded)
    terms = [word.term]
    for term in word.joins:
        joined = lists.get(term, NOWHERE).weigh(term)
        if joined:
            _add(found, joined)
            terms.append(term)
    together = _intersect(word.parts, lists)
    if together:
        _add(found, together)
        terms += word.parts
    return found, terms


def _find_split(word: Word, lists: Listings) -> tuple[Impacts, list[str]]:
    """The split that the most documents have, the first of several."""
    best: tuple[Impacts, list[str]] = ({}, [word.term])
    for parts in word.splits:
        together = _intersect(parts, lists)
        if len(together) > len(best[0]):
            best = together, [word.term, *parts]
    return best


def _intersect(terms: tuple[str, ...], lists: Listings) -> dict[int, int]:
    """The documents with all the terms, and the mean of their impacts, rounded down."""
    if not terms:
        return {}
    first, *rest = (lists.get(term, NOWHERE).weigh(term) for term in terms)
    return {
        number: (impact + sum(impacts[number] for impacts in rest)) // len(terms)
        for number, impact in first.items()
        if all(number in impacts for impacts in rest)
    }


def _add(found: dict[int, int], more: Impacts) -> None:
    """Add the documents that have another spacing, none above the best that has the word itself.

    A compound is rarer than its parts: with its own impact it would push them down.
    """
    best = max(found.values(), default=max(more.values()))
    for number, impact in more.items():
        found.setdefault(number, min(impact, best))
