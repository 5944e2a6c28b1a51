"""The feeds of the archive, its sections and names in the forms that readers have: Atom, JSON Feed, RSS."""

from __future__ import annotations

from waraq.plugins import feed, json_feed, rss
from waraq.plugins.archive import Archive
from waraq.store import ArticleQuery


def make_site_feeds(archive: Archive) -> list[tuple[str, bytes]]:
    """The feeds of the whole archive, each with its file's name: there even when they are empty."""
    site = archive.site
    head = feed.FeedHead(site.name, site.tagline, "")
    cards = feed.list_cards(archive, ArticleQuery())
    return [
        (feed.FILE, feed.build_feed(site, head, cards)),
        (json_feed.FILE, json_feed.build_json_feed(site, head, cards)),
        (rss.FILE, rss.build_rss(site, head, cards)),
    ]


def make_feeds(archive: Archive, head: feed.FeedHead, query: ArticleQuery) -> list[tuple[str, bytes]]:
    """The Atom and the JSON feed of some articles, below their page; none where no article has a day."""
    cards = feed.list_cards(archive, query)
    if not cards:
        return []
    atom = feed.build_feed(archive.site, head, cards)
    told = json_feed.build_json_feed(archive.site, head, cards)
    return [(f"{head.page}{feed.FILE}", atom), (f"{head.page}{json_feed.FILE}", told)]


def make_name_feeds(
    archive: Archive, name: str, page: str, query: ArticleQuery, total: int
) -> list[tuple[str, bytes]]:
    """The feeds of a name that `total` articles have, Atom first, each with its file's name; none for few.

    `page` is the address of its page, `query` asks for its articles.
    """
    least = archive.config.name_feeds
    if not least or total < least:
        return []
    title = archive.catalogue.plain("title.page", title=name, site=archive.site.name)
    subtitle = archive.catalogue.plain("entity.description", name=name, site=archive.site.name)
    return make_feeds(archive, feed.FeedHead(title, subtitle, page), query)
