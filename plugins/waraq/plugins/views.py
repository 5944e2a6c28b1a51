"""What templates are given: plain values, ready to print, with no way back to the store.

Addresses are relative to the site's root and have no leading slash
(``a/3kq7m2x9tb/``); a template writes ``{{ root }}{{ card.url }}``. Text is
unescaped: Jinja escapes it. Dates are EDTF; `t`, `n` and `edtf` print them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from waraq.entity import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from waraq.article import Correction, Dateline, DateQualifier, DateSource, Prominence
    from waraq.plugins.citation import Citation
    from waraq.plugins.network import Network
    from waraq.plugins.year_chart import YearChart


@dataclass(frozen=True, slots=True)
class Link:
    """A name with an address, and how many articles stand behind it (None: not counted)."""

    name: str
    url: str
    count: int | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class EntityLink:
    """An entity as a tag: its name, kind, address and number of articles (0: not shown).

    `name_en` and `wikidata` are for machines.
    """

    name: str
    kind: Kind
    url: str
    count: int = 0
    name_en: str | None = None
    wikidata: str | None = None


class Card(NamedTuple):
    """One article in a list; its `corrections` in the order of their days.

    `date_qualifier` is ``~``, ``?`` or ``%`` of EDTF; `date_inferred` says what the
    date was read from where no field of the source has it.
    """

    id: str
    url: str
    headline: str
    headline_inferred: bool
    lead: str
    date: str | None
    not_before: str | None
    section: Link | None
    publication: str | None
    places: tuple[str, ...] = ()
    lang: str = "ur"
    byline: str | None = None
    page: str | None = None
    edition: str | None = None
    prominence: Prominence | None = None
    corrections: tuple[Correction, ...] = ()
    date_qualifier: DateQualifier | None = None
    date_inferred: DateSource | None = None
    date_hijri: str | None = None
    not_after: str | None = None

    @property
    def corrected(self) -> str | None:
        """The day of the last correction."""
        return self.corrections[-1].date if self.corrections else None

    @property
    def changed(self) -> str | None:
        """The same, where it is later than the day of the article."""
        return self.corrected if (self.corrected or "") > (self.date or "") else None


class CopiesView(NamedTuple):
    """The other printings of a story, as the page of one of them shows them.

    `others` are the first of them, the primary one before all; `first` is its
    id, that of the article itself on its own page. `total` counts all, this
    one too. `elsewhere` says that another newspaper printed one; `url` is the
    page of the group, None for a group of two.
    """

    others: tuple[Card, ...]
    first: str
    total: int
    elsewhere: bool
    url: str | None


class RelatedView(NamedTuple):
    """An article that is shown beside another, and what both are about: names and words in print."""

    card: Card
    shared: tuple[str, ...]


class PictureView(NamedTuple):
    """A picture of an article: its address, its size in points, and in words what it shows."""

    url: str
    width: int
    height: int
    alternative: str


class ArticleView(NamedTuple):
    """One article with everything its page shows; `about` has the addresses of whom its headline names.

    `credit_urls` has those of the papers, desks and authors that it is credited to,
    by their names as printed. `minutes` is how long it takes to read; 0: not said.
    `data` is a file with its fields, beside the page.
    """

    card: Card
    html: Markup
    byline: str | None
    dateline: Dateline | None
    date_source: str | None
    status: str
    source_file: str | None
    keywords: tuple[str, ...]
    people: tuple[EntityLink, ...]
    places: tuple[EntityLink, ...]
    organisations: tuple[EntityLink, ...]
    older: Card | None
    newer: Card | None
    copies: CopiesView | None = None
    about: frozenset[str] = frozenset()
    related: tuple[RelatedView, ...] = ()
    citation: Citation | None = None
    corrections: tuple[Correction, ...] = ()
    credit_urls: Mapping[str, str] = MappingProxyType({})
    pictures: tuple[PictureView, ...] = ()
    minutes: int = 0
    data: str | None = None


class Pager(NamedTuple):
    """Where a list goes on. Pages are numbered from the oldest article, which is on page 1."""

    number: int
    total: int
    newer: str | None
    older: str | None
    newest: str
    oldest: str


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """The entities that begin with one letter, in Urdu collation; `anchor` is an HTML id."""

    letter: str
    anchor: str
    entities: tuple[EntityLink | Link, ...]


class RoleView(NamedTuple):
    """What somebody was, in the language `lang`: `first` and `last` year as printed, where they are known.

    `ended` says that a role without a last year did not go on until now.
    """

    title: str
    first: str | None
    last: str | None
    ended: bool
    lang: str = "ur"


class EntityView(NamedTuple):
    """An entity as its own page shows it.

    `country` is the name of the one in which it lies; `feed` the address of
    its Atom feed; `total` counts its articles, on the newest page alone.
    """

    id: str
    kind: Kind
    name: str
    url: str
    name_en: str | None = None
    roman: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    type: str | None = None
    wikidata: str | None = None
    years: tuple[Link, ...] = ()
    together: tuple[EntityLink, ...] = ()
    roles: tuple[RoleView, ...] = ()
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    chart: YearChart | None = None
    network: Network | None = None
    feed: str | None = None
    total: int = 0


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page that is no article, such as the one about the archive."""

    title: str
    html: Markup
    lang: str = "ur"


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of the site.

    `url` is absolute, without a slash at the end; `face` is the type face a
    new reader meets; `sections` are those with articles, the fuller first;
    `service_worker` says that pages register one; `lang` is the language of
    the interface.
    """

    name: str
    tagline: str
    url: str
    version: str
    face: str = "naskh"
    sections: tuple[Link, ...] = field(default=())
    service_worker: bool = False
    lang: str = "ur"

    def __hash__(self) -> int:
        """What pages share is looked up by its site: not all sections are counted for that."""
        return hash(self.name)
