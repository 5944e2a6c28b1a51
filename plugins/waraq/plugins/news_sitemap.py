"""The sitemap of the newest news, as Google News reads it.

It has the articles of the newest day in the archive and of the day before it.
Google takes those of the last two days by its own clock and passes over older ones; by
the archive's newest day, the same articles give the same file on every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from waraq.plugins.archive import Archive
from waraq.plugins.sitemap import NAMESPACE
from waraq.plugins.views import Card
from waraq.plugins.xml_text import write_xml
from waraq.store import ArticleQuery

# Not “sitemap-….xml”, as the parts of the other one are called.
FILE = "news-sitemap.xml"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
MOST = 1_000  # articles, says Google


def build_news_sitemap(archive: Archive) -> bytes | None:
    """The sitemap; None where no article has a day."""
    entries = [_write_entry(archive, card) for card in islice(_find_newest(archive), MOST)]
    if not entries:
        return None
    head = f'<urlset xmlns="{NAMESPACE}" xmlns:news="{NEWS}">'
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', head, *entries, "</urlset>", ""]).encode()


def _find_newest(archive: Archive) -> Iterator[Card]:
    newest = archive.store.counts.latest_day()
    if newest is None:
        return
    day = date.fromisoformat(newest)
    for each in (day, day - timedelta(days=1)) if day > date.min else (day,):
        yield from archive.iterate_cards(ArticleQuery(date=each.isoformat(), limit=MOST))


def _write_entry(archive: Archive, card: Card) -> str:
    name, title = map(write_xml, (archive.site.name, card.headline))
    return (
        f"<url><loc>{write_xml(archive.site.url)}/{card.url}</loc><news:news><news:publication>"
        f"<news:name>{name}</news:name><news:language>{write_xml(card.lang)}</news:language></news:publication>"
        f"<news:publication_date>{card.date}</news:publication_date><news:title>{title}</news:title>"
        "</news:news></url>"
    )
