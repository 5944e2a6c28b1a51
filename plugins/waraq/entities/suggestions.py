"""Names that no table lists, gathered from all articles for an editor to list."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from waraq.entities.authority import fold_name
from waraq.entities.gazetteer import LONGEST_SLUG
from waraq.entities.second_mentions import FAMILY, GIVEN
from waraq.entities.tables import LIST_SEPARATOR
from waraq.entities.tagger import Explanation, Tagger
from waraq.entity import Kind
from waraq.sheet import MARK
from waraq.text import slugify

REPEATING = frozenset({FAMILY, GIVEN})  # rules of a name that repeats another
EXAMPLES = 3
AROUND = 40  # code points beside the name in an example
_NO_CELL = frozenset(LIST_SEPARATOR + MARK)

Name = tuple[Kind, tuple[str, ...]]
"""A new name: its kind, and its folded words."""


class Explainer(Protocol):
    """A tagger, or one with what was learned beside it."""

    def explain(self, text: str) -> list[Explanation]:
        """Every name in the text, also those that do not count."""
        ...


class Text(NamedTuple):
    """An article, as names are looked for in it."""

    id: str
    headline: str
    body: str
    lang: str = "ur"


class Example(NamedTuple):
    """Where an article has a name: the name as it stands there, and what is around it."""

    article: str
    before: str
    name: str
    after: str


@dataclass(slots=True)
class Found:
    """What is known of one new name: in so many articles, by which rules, in which spellings."""

    articles: int = 0
    score: float = 0.0
    rules: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    examples: list[Example] = field(default_factory=list)

    def add(self, other: Found) -> None:
        """Add what was found of the same name in articles that come after these."""
        self.articles += other.articles
        self.score += other.score
        self.rules += other.rules
        self.spellings += other.spellings
        self.examples += other.examples[: EXAMPLES - len(self.examples)]


class Suggestion(NamedTuple):
    """A name that an editor may list, with an `id` that is free.

    It is in so many `articles`; `rule` found it most often, `score` is the
    mean of all its places.
    """

    id: str
    kind: Kind
    name: str
    articles: int
    rule: str
    score: float
    examples: tuple[Example, ...]


def find_new(tagger: Explainer, texts: Iterable[Text]) -> dict[Name, Found]:
    """The names in some articles that no table lists, also those that are too unsure to be tagged."""
    found: dict[Name, Found] = {}
    for article in texts:
        here: dict[Name, Found] = {}
        for text in (article.headline, article.body):
            for each in tagger.explain(text):
                if not each.entities and each.rule not in REPEATING:
                    _note(here, each, article.id, text)
        merge_found(found, here)
    return found


def merge_found(found: dict[Name, Found], more: Mapping[Name, Found]) -> None:
    """Add what was found in articles that come after those of `found`."""
    for name, each in more.items():
        found.setdefault(name, Found()).add(each)


def _note(here: dict[Name, Found], each: Explanation, article: str, text: str) -> None:
    name = _clean(each.text)
    key = each.kind, fold_name(name)
    if not key[1] or not _NO_CELL.isdisjoint(name):
        return
    found = here.setdefault(key, Found(articles=1))
    found.score += each.score
    found.rules[each.rule] += 1
    found.spellings[name] += 1
    if not found.examples:
        before, after = text[max(each.start - AROUND, 0) : each.start], text[each.end : each.end + AROUND]
        found.examples.append(Example(article, _clean(before), name, _clean(after)))


def _clean(text: str) -> str:
    """A text in one line, without control characters, in Unicode's composed form."""
    line = " ".join(text.split())
    return unicodedata.normalize("NFC", "".join(c for c in line if unicodedata.category(c) != "Cc"))


def rank(found: Mapping[Name, Found], tagger: Tagger, limit: int) -> list[Suggestion]:
    """The names that would touch most articles, without those that a table has, or hides, by now."""
    known = set(_list_known(tagger))
    names = [(name, each) for name, each in found.items() if name[1] not in known]
    names.sort(key=lambda pair: (-pair[1].articles, -_mean(pair[1]), pair[0]))
    taken = {*tagger.entities, *tagger.corrections.merged, *tagger.corrections.hidden}
    suggestions = []
    for (kind, _), each in names[:limit]:
        name = _choose(each.spellings)
        entity = propose_id(kind, name, taken)
        taken.add(entity)
        examples = tuple(each.examples)
        score = round(_mean(each), 2)
        suggestions.append(
            Suggestion(entity, kind, name, each.articles, _choose(each.rules), score, examples)
        )
    return suggestions


def _list_known(tagger: Tagger) -> Iterator[tuple[str, ...]]:
    for entity in (*tagger.entities.values(), *tagger.hidden):
        yield from map(fold_name, filter(None, (entity.name, *entity.aliases)))


def _mean(found: Found) -> float:
    return found.score / found.rules.total()


def _choose(counted: Counter[str]) -> str:
    """The most frequent one, of several the first in the order of letters."""
    return min(counted, key=lambda each: (-counted[each], each))


def propose_id(kind: Kind, name: str, taken: Collection[str]) -> str:
    """An id for a name that is none of those `taken`.

    >>> propose_id(Kind.PERSON, "رضا علی", {"person/raza-ali"})
    'person/raza-ali-2'
    """
    slug = slugify(name)[: LONGEST_SLUG - 10]
    entity, number = f"{kind}/{slug}", 1
    while entity in taken:
        number += 1
        entity = f"{kind}/{slug}-{number}"
    return entity
