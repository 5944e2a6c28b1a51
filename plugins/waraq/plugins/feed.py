"""Atom feeds of the newest dated articles, of the archive and of single names, in Urdu and saying so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from html import escape
from itertools import islice
from typing import NamedTuple

from waraq.plugins.archive import Archive
from waraq.plugins.catalogue import ARCHIVE
from waraq.plugins.views import Card, Site
from waraq.store import ArticleQuery

FILE = "feed.atom"
DAY_LENGTH = len("1992-03-26")
# Without entries the beginning of computers' time, since Atom wants one.
NEVER = "1970-01-01"
# An article is in the feeds of ten names: so many entries are kept, a kilobyte each.
_KEPT = 1 << 13


class FeedHead(NamedTuple):
    """What a feed says of itself; `page` is its page's address from the root, below which it lies."""

    title: str
    subtitle: str
    page: str


class Entry(NamedTuple):
    """An article in a feed: the day on which it was last changed, and its XML."""

    date: str
    xml: str


def list_cards(archive: Archive, query: ArticleQuery) -> list[Card]:
    """The newest of some articles, as many as a feed may have.

    Only articles dated to the day are in it: Atom wants a moment of every
    entry, and a month or an unknown date has none.
    """
    dated = archive.iterate_cards(replace(query, dated=True))
    cards = (card for card in dated if len(card.date or "") == DAY_LENGTH)
    return list(islice(cards, archive.config.feed_items))


@lru_cache(_KEPT)
def write_entry(siteurl: str, paper: str, card: Card) -> Entry:
    """The entry of an article; midnight UTC of its day stands for the moment that Atom wants."""
    changed = max(card.date or NEVER, card.corrected or "")
    address, moment = escape(f"{siteurl}/{card.url}"), write_moment(card.date or NEVER)
    author = escape(name_author(card, paper), quote=False)
    summary = escape(escape(card.lead), quote=False)  # Atom readers take a summary for HTML
    section = f'<category term="{escape(card.section.name)}"/>' if card.section else ""
    lang = f' xml:lang="{escape(card.lang)}"' if card.lang != ARCHIVE else ""
    return Entry(
        changed,
        f"<entry{lang}><title>{escape(card.headline, quote=False)}</title>"
        f'<link href="{address}" rel="alternate"/>'
        f"<published>{moment}</published><updated>{write_moment(changed)}</updated>"
        f"<author><name>{author}</name></author><id>{address}</id>"
        f'<summary type="html">{summary}</summary>{section}</entry>',
    )


def build_feed(site: Site, head: FeedHead, cards: Iterable[Card]) -> bytes:
    """A feed as UTF-8 XML; its time is that of its newest entry, so the same articles give the same feed."""
    entries = [write_entry(site.url, site.name, card) for card in cards]
    page, file = (escape(f"{site.url}/{each}") for each in (head.page, f"{head.page}{FILE}"))
    updated = write_moment(max((entry.date for entry in entries), default=NEVER))
    title, subtitle = (escape(each, quote=False) for each in (head.title, head.subtitle))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xml:lang="{ARCHIVE}" xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>'
        f'<link href="{page}" rel="alternate"/><link href="{file}" rel="self"/><id>{page}</id>'
        f"<updated>{updated}</updated><subtitle>{subtitle}</subtitle>"
        f"{''.join(entry.xml for entry in entries)}</feed>"
    ).encode()


def name_author(card: Card, paper: str) -> str:
    """Whom a feed names as the author of an article: Atom wants somebody; `paper` is the site's own name."""
    return card.byline or card.publication or paper


def write_moment(day: str) -> str:
    """The moment that stands for a day, by RFC 3339."""
    return f"{day}T00:00:00+00:00"
