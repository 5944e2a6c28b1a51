"""Atom feeds of the newest dated articles, of the archive and of single names, in Urdu and saying so."""

from __future__ import annotations

from collections.abc import Sequence
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
    """What a feed says of itself; `page` and `file` are its page's address and its own, from the root."""

    title: str
    subtitle: str
    page: str
    file: str


class Entry(NamedTuple):
    """An article in a feed: the day on which it was last changed, and its XML."""

    date: str
    xml: str


def build_site_feed(archive: Archive) -> bytes:
    """The feed of the whole archive as UTF-8 XML."""
    site = archive.site
    head = FeedHead(site.name, site.tagline, "", FILE)
    return build_feed(site, head, list_entries(archive, ArticleQuery(dated=True)))


def list_entries(archive: Archive, query: ArticleQuery) -> list[Entry]:
    """The entries of the newest of some articles, as many as a feed may have.

    Only articles dated to the day are in it: Atom wants a moment of every
    entry, and a month or an unknown date has none.
    """
    site = archive.site
    cards = (card for card in archive.iterate_cards(query) if len(card.date or "") == DAY_LENGTH)
    return [write_entry(site.url, site.name, card) for card in islice(cards, archive.config.feed_items)]


@lru_cache(_KEPT)
def write_entry(siteurl: str, paper: str, card: Card) -> Entry:
    """The entry of an article; midnight UTC of its day stands for the moment that Atom wants."""
    address, moment = escape(f"{siteurl}/{card.url}"), _moment(card.date or NEVER)
    changed = max(card.date or NEVER, card.corrected or "")
    author = escape(card.byline or card.publication or paper, quote=False)
    summary = escape(escape(card.lead), quote=False)  # Atom readers take a summary for HTML
    section = f'<category term="{escape(card.section.name)}"/>' if card.section else ""
    return Entry(
        changed,
        f"<entry><title>{escape(card.headline, quote=False)}</title>"
        f'<link href="{address}" rel="alternate"/>'
        f"<published>{moment}</published><updated>{_moment(changed)}</updated>"
        f"<author><name>{author}</name></author><id>{address}</id>"
        f'<summary type="html">{summary}</summary>{section}</entry>',
    )


def build_feed(site: Site, head: FeedHead, entries: Sequence[Entry]) -> bytes:
    """A feed as UTF-8 XML; its time is that of its newest entry, so the same articles give the same feed."""
    page, file = (escape(f"{site.url}/{each}") for each in (head.page, head.file))
    updated = _moment(max((entry.date for entry in entries), default=NEVER))
    title, subtitle = (escape(each, quote=False) for each in (head.title, head.subtitle))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xml:lang="{ARCHIVE}" xmlns="http://www.w3.org/2005/Atom"><title>{title}</title>'
        f'<link href="{page}" rel="alternate"/><link href="{file}" rel="self"/><id>{page}</id>'
        f"<updated>{updated}</updated><subtitle>{subtitle}</subtitle>"
        f"{''.join(entry.xml for entry in entries)}</feed>"
    ).encode()


def _moment(day: str) -> str:
    return f"{day}T00:00:00+00:00"
