"""RSS 2.0 (https://www.rssboard.org/rss-specification) of the newest dated articles, for old readers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from waraq.plugins.catalogue import ARCHIVE
from waraq.plugins.feed import FeedHead, name_author
from waraq.plugins.views import Card, Site

FILE = "rss.xml"
_NAMES = (
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
)


def build_rss(site: Site, head: FeedHead, cards: Sequence[Card]) -> bytes:
    """The feed as UTF-8 XML; its time is that of its newest item, so the same articles give the same feed."""
    page, file = (escape(f"{site.url}/{each}") for each in (head.page, f"{head.page}{FILE}"))
    newest = max((card.date or "" for card in cards), default="")
    built = f"<lastBuildDate>{_write_day(newest)}</lastBuildDate>" if newest else ""
    # A channel must have a description; the name says what it is where there is no other.
    title, description = (escape(each, quote=False) for each in (head.title, head.subtitle or head.title))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<rss version="2.0" {_NAMES}><channel><title>{title}</title><link>{page}</link>'
        f"<description>{description}</description><language>{ARCHIVE}</language>{built}"
        f'<atom:link href="{file}" rel="self" type="application/rss+xml"/>'
        f"{''.join(_write_item(site, card) for card in cards)}</channel></rss>"
    ).encode()


def _write_item(site: Site, card: Card) -> str:
    address = escape(f"{site.url}/{card.url}")
    section = f"<category>{escape(card.section.name, quote=False)}</category>" if card.section else ""
    summary = escape(card.lead or card.headline)  # readers take a description for HTML
    # RSS itself has no word for it.
    lang = f"<dc:language>{escape(card.lang)}</dc:language>" if card.lang != ARCHIVE else ""
    changed = f"<dcterms:modified>{card.changed}</dcterms:modified>" if card.changed else ""
    return (
        f"<item><title>{escape(card.headline, quote=False)}</title><link>{address}</link>"
        f'<guid isPermaLink="true">{address}</guid><pubDate>{_write_day(card.date or "")}</pubDate>'
        f"{changed}{lang}"
        f"<dc:creator>{escape(name_author(card, site.name), quote=False)}</dc:creator>"
        f"<description>{escape(summary, quote=False)}</description>{section}</item>"
    )


def _write_day(day: str) -> str:
    """Midnight UTC of a day as RFC 822 writes it, in its English names whatever the machine's language.

    >>> _write_day("1992-03-26")
    'Thu, 26 Mar 1992 00:00:00 +0000'
    """
    return format_datetime(datetime.fromisoformat(day).replace(tzinfo=UTC))
