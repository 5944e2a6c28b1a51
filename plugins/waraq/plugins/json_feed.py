"""JSON Feed 1.1 (https://jsonfeed.org/version/1.1) of the newest dated articles."""

from __future__ import annotations

import json
from collections.abc import Iterable

from waraq.plugins.catalogue import ARCHIVE
from waraq.plugins.feed import FeedHead, name_author, write_moment
from waraq.plugins.views import Card, Site

FILE = "feed.json"
# Names of what is no part of the format begin with this sign, it says.
EXTENSION = "_waraq"
VERSION = "https://jsonfeed.org/version/1.1"


def build_json_feed(site: Site, head: FeedHead, cards: Iterable[Card]) -> bytes:
    """The feed as UTF-8 JSON; an item's text is its opening, or its headline where it has none."""
    told = {
        "version": VERSION,
        "title": head.title,
        "home_page_url": f"{site.url}/{head.page}",
        "feed_url": f"{site.url}/{head.page}{FILE}",
        "description": head.subtitle,
        "language": ARCHIVE,
        "items": [_describe(site, card) for card in cards],
    }
    known = {key: value for key, value in told.items() if value or key == "items"}
    return (json.dumps(known, ensure_ascii=False, indent=1) + "\n").encode()


def _describe(site: Site, card: Card) -> dict[str, object]:
    address = f"{site.url}/{card.url}"
    item: dict[str, object] = {
        "id": address,
        "url": address,
        "title": card.headline,
        "content_text": card.lead or card.headline,
        "date_published": write_moment(card.date or ""),
        "authors": [{"name": name_author(card, site.name)}],
        "language": card.lang,
    }
    if card.changed:
        item["date_modified"] = write_moment(card.changed)
    if card.section:
        item["tags"] = [card.section.name]
    return {**item, EXTENSION: told} if (told := _describe_print(card)) else item


def _describe_print(card: Card) -> dict[str, object]:
    """What is known of an article that JSON Feed has no name for."""
    told = {
        "page": card.page,
        "edition": card.edition,
        "prominence": card.prominence,
        "corrections": [{"date": each.date, "text": each.text} for each in card.corrections],
    }
    return {key: value for key, value in told.items() if value}
