"""The archive as page makers see it: queries in, views out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from heapq import nsmallest
from itertools import chain
from sys import intern
from typing import Protocol

from waraq.article import Article
from waraq.config import SiteConfig
from waraq.entity import Entity, Kind
from waraq.plugins.addresses import article_url, date_url, entity_url
from waraq.plugins.catalogue import Catalogue
from waraq.plugins.deriver_source import DeriverSource
from waraq.plugins.leads import make_lead, measure_dateline
from waraq.plugins.views import Card, EntityLink, Link, Site
from waraq.store import ArticleQuery, CreditCount, Store

COUNTED_NAMES = 300  # of a kind, the most named: as many as the map shows
_NEAR = 64  # articles
INFERRED = frozenset({"dateline", "filename"})  # where dates are read that no field of a source has
_CARDS = 1 << 16  # each stands in ten lists; a kilobyte
_NAMING = 1 << 16  # a third of a kilobyte


@dataclass(slots=True)
class Download:
    """A file for other programs while it is written: it takes text or bytes, and has so many `records`."""

    _write: Callable[[bytes], None]
    records: int = 0

    def write(self, text: str, records: int = 0) -> None:
        """Write the next piece, in which there are so many records."""
        self.write_bytes(text.encode("utf-8"))
        self.records += records

    def write_bytes(self, data: bytes) -> None:
        """Write a piece of a file that is no text."""
        self._write(data)


class WritePage(Protocol):
    """Renders one template to one output file."""

    def __call__(self, url: str, template: str, **context: object) -> None:
        """Write the page at `url` (relative to the site's root) with `context`."""

    def file(self, name: str, data: bytes) -> None:
        """Write a file that is no page, such as a feed (its name relative to the site's root)."""

    def download(self, name: str) -> AbstractContextManager[Download]:
        """Write such a file piece by piece; its size, hash and number of records are kept."""

    def keep(self, url: str) -> None:
        """Leave the page at `url`: it was written by an earlier build and has not changed."""


@dataclass(frozen=True)
class Archive:
    """All a page maker needs; `section_slugs` are those of published articles.

    The entities are those of the tagger of `deriver`, which is loaded when they are first asked for.
    """

    store: Store
    config: SiteConfig
    site: Site
    catalogue: Catalogue
    deriver: DeriverSource
    section_slugs: Mapping[str, str]

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """All known entities by their ids."""
        return self.deriver.load().tagger.entities

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """The ids of the countries by their ISO 3166 codes."""
        return self.deriver.load().tagger.countries

    @cached_property
    def merged(self) -> Mapping[str, str]:
        """The ids of entities that editors merged into others, each with the id of that."""
        return self.deriver.load().tagger.corrections.merged

    def card(self, article: Article, lead: str) -> Card:
        """What a list shows of one article."""
        return Card(
            id=article.id,
            url=article_url(article.id),
            headline=article.headline,
            headline_inferred=article.headline_source == "inferred",
            lead=lead,
            date=article.date,
            not_before=article.not_before,
            section=self.section_link(article.section) if article.section else None,
            publication=article.publication,
            places=article.dateline.places if article.dateline else (),
            lang=article.lang,
            byline=article.byline,
            page=article.page,
            edition=article.edition,
            prominence=article.prominence,
            corrections=article.corrections,
            date_qualifier=article.date_qualifier,
            date_inferred=article.date_source if article.date_source in INFERRED else None,
            date_hijri=article.date_hijri,
            not_after=article.not_after,
        )

    def article(self, article_id: str) -> Article:
        """The article with an id, without its body; raises KeyError where there is none."""
        return self._headers(article_id)[0]

    def card_of(self, article_id: str) -> Card:
        """The card of the article with an id; raises KeyError where there is none."""
        return self._cards(article_id)

    @cached_property
    def _headers(self) -> Callable[[str], tuple[Article, str]]:
        """The articles that were read last: a page shows the next ones, too."""
        return lru_cache(_NEAR)(self.store.header)

    @cached_property
    def _cards(self) -> Callable[[str], Card]:
        return lru_cache(_CARDS)(lambda article_id: self.card(*self._headers(article_id)))

    def excerpt(self, article_id: str, length: int) -> str:
        """The opening of a report without its dateline, at most about so many code points."""
        record = self.store.record(article_id)
        return make_lead(record.text[measure_dateline(record.text) :], record.article, length)

    def cards(self, query: ArticleQuery) -> tuple[Card, ...]:
        """The cards of the articles that `query` asks for, newest first."""
        return tuple(self.iterate_cards(query))

    def iterate_cards(self, query: ArticleQuery) -> Iterator[Card]:
        """The same one by one, for lists that run over many pages."""
        return map(self._cards, self.store.ids(query))

    def named_in(self, article_id: str) -> tuple[str, ...]:
        """The ids of the entities that an article names, in the order in which it names them."""
        return self._named(article_id)

    @cached_property
    def _named(self) -> Callable[[str], tuple[str, ...]]:
        # The same few thousand ids come again and again: each is kept once.
        return lru_cache(_NAMING)(lambda each: tuple(map(intern, self.store.entities_of(each))))

    def named_together(self, entity_id: str, limit: int, newest: int) -> list[tuple[str, int]]:
        """The entities named in the `newest` articles that name one, with counts, the most often first."""
        articles = self.store.ids(ArticleQuery(entity=entity_id, limit=newest))
        counted = Counter(chain.from_iterable(map(self._named, articles)))
        del counted[entity_id]
        return nsmallest(limit, counted.items(), key=lambda pair: (-pair[1], pair[0]))

    def section_link(self, name: str) -> Link | None:
        """The section `name` with its address; None for one whose only articles are withheld."""
        return self._sections.get(name)

    @cached_property
    def _sections(self) -> Mapping[str, Link]:
        return {name: Link(name, f"section/{slug}/") for name, slug in self.section_slugs.items()}

    def entity_link(self, entity_id: str, count: int = 0) -> EntityLink:
        """An entity as a tag; `count` is the number of articles to show beside it, 0 for none."""
        link = self._links(entity_id)
        if not count:
            return link
        # A page of a name has a dozen of them, and `replace` takes three times as long.
        return EntityLink(link.name, link.kind, link.url, count, link.name_en, link.wikidata)

    @cached_property
    def _links(self) -> Callable[[str], EntityLink]:
        def link(entity_id: str) -> EntityLink:
            entity = self.entities[entity_id]
            url, name_en, wikidata = entity_url(entity), entity.name_en, entity.wikidata
            return EntityLink(entity.name, entity.kind, url, name_en=name_en, wikidata=wikidata)

        return cache(link)

    def most_named(self, kind: Kind) -> tuple[tuple[str, int], ...]:
        """The ids of a kind that most articles name, with the numbers of these, as many as any page lists."""
        return self._most_named(kind)

    @cached_property
    def _most_named(self) -> Callable[[Kind], tuple[tuple[str, int], ...]]:
        # All mentions are counted for it, and several pages ask.
        return cache(lambda kind: self.store.counts.entities(kind.value, COUNTED_NAMES))

    def credit(self, key: str) -> CreditCount | None:
        """A paper, a desk or an author by its key; None where no published article has it."""
        return self._credits(key)

    @cached_property
    def _credits(self) -> Callable[[str], CreditCount | None]:
        # All its articles are counted, before its pages are written and behind them.
        return lru_cache(_NEAR)(self.store.credits.find)

    def entity_links(self, ids: Iterable[str], kind: Kind) -> tuple[EntityLink, ...]:
        """Those of `ids` that are of `kind`, in the order given.

        They carry no counts: an article's page must not change when another names the same people.
        """
        beginning = f"{kind.value}/"
        return tuple(self._links(each) for each in ids if each.startswith(beginning))

    def year_links(self) -> tuple[Link, ...]:
        """The years that have articles, newest first, with their counts."""
        years = self.store.counts.periods("", 4)
        return tuple(self.period_link(*pair) for pair in reversed(years))

    def period_link(self, edtf: str, count: int) -> Link:
        """A day, month or year with its address; a year by its number alone, as lists of years print it."""
        name = self.catalogue.date(edtf) if "-" in edtf else self.catalogue.number(int(edtf))
        return Link(name, date_url(edtf), count)

    def undated_link(self) -> Link | None:
        """The page of articles whose date is unknown, or None where there are none."""
        count = self.store.counts.undated()
        name = self.catalogue.plain("date.unknown")
        return Link(name, date_url(None), count) if count else None
