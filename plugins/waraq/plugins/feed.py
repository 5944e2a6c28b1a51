"""The Atom feed of the newest dated articles, in Urdu and saying so."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from io import BytesIO

from feedgenerator import Atom1Feed

from waraq.plugins.archive import Archive
from waraq.store import ArticleQuery, Record

FILE = "feed.atom"
DAY_LENGTH = len("1992-03-26")


def build_feed(archive: Archive) -> bytes:
    """The feed as UTF-8 XML.

    Only articles dated to the day are in it: Atom wants a moment of every
    entry, and a month or an unknown date has none. Midnight UTC of the
    article's day stands for that moment.
    """
    site = archive.site
    feed = Atom1Feed(
        title=site.name,
        link=f"{site.url}/",
        description=site.tagline,
        subtitle=site.tagline,
        language=archive.config.language,
        feed_url=f"{site.url}/{FILE}",
        feed_guid=f"{site.url}/",
    )
    written = 0
    for record in archive.store.records(ArticleQuery(dated=True)):
        if written == archive.config.feed_items:
            break
        if record.article.date and len(record.article.date) == DAY_LENGTH:
            _add(feed, archive, record)
            written += 1
    buffer = BytesIO()
    feed.write(buffer, "utf-8")
    return buffer.getvalue()


def _add(feed: Atom1Feed, archive: Archive, record: Record) -> None:
    card = archive.card(record)
    moment = datetime.fromisoformat(f"{card.date}T00:00:00").replace(tzinfo=UTC)
    address = f"{archive.site.url}/{card.url}"
    feed.add_item(
        title=card.headline,
        link=address,
        description=escape(card.lead),  # Atom readers take a summary for HTML
        pubdate=moment,
        updateddate=moment,
        unique_id=address,
        author_name=record.article.byline or card.publication or archive.site.name,
        categories=[card.section.name] if card.section else [],
    )
