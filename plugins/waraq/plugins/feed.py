"""The Atom feed of the newest dated articles, in Urdu and saying so."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from io import BytesIO
from itertools import islice

from feedgenerator import Atom1Feed

from waraq.article import Article
from waraq.plugins.archive import Archive
from waraq.plugins.catalogue import INTERFACE
from waraq.store import ArticleQuery

FILE = "feed.atom"
DAY_LENGTH = len("1992-03-26")


class _Feed(Atom1Feed):  # type: ignore[misc]  # feedgenerator ships no types
    """A feed whose time is that of its newest entry: the same articles give the same feed at any hour."""

    def latest_post_date(self) -> datetime:
        """The newest entry's time; without entries the beginning of computers' time, since Atom wants one."""
        return max((item["pubdate"] for item in self.items), default=datetime.fromtimestamp(0, UTC))


def build_feed(archive: Archive) -> bytes:
    """The feed as UTF-8 XML.

    Only articles dated to the day are in it: Atom wants a moment of every
    entry, and a month or an unknown date has none. Midnight UTC of the
    article's day stands for that moment.
    """
    site = archive.site
    feed = _Feed(
        title=site.name,
        link=f"{site.url}/",
        description=site.tagline,
        subtitle=site.tagline,
        language=INTERFACE,
        feed_url=f"{site.url}/{FILE}",
        feed_guid=f"{site.url}/",
    )
    headers = archive.store.headers(ArticleQuery(dated=True))
    to_the_day = (each for each in headers if len(each[0].date or "") == DAY_LENGTH)
    for article, lead in islice(to_the_day, archive.config.feed_items):
        _add(feed, archive, article, lead)
    buffer = BytesIO()
    feed.write(buffer, "utf-8")
    return buffer.getvalue()


def _add(feed: _Feed, archive: Archive, article: Article, lead: str) -> None:
    card = archive.card(article, lead)
    moment = datetime.fromisoformat(f"{card.date}T00:00:00").replace(tzinfo=UTC)
    address = f"{archive.site.url}/{card.url}"
    feed.add_item(
        title=card.headline,
        link=address,
        description=escape(card.lead),  # Atom readers take a summary for HTML
        pubdate=moment,
        updateddate=moment,
        unique_id=address,
        author_name=article.byline or card.publication or archive.site.name,
        categories=[card.section.name] if card.section else [],
    )
