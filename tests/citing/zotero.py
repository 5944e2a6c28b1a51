"""A page as Zotero takes it: which of its names it reads, and which of several it believes.

After its translators “Embedded Metadata” (June 2024), “RDF” and “COinS”; no
code of theirs is here. Where a page has COinS, that translator comes first.
"""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib

PREFIXES = {"dc", "dcterms", "prism", "og", "article", "z", "eprints", "bib", "bibo", "rdf", "video", "book"}
# Any of these makes the page's article one of that type, whatever else it says.
FORCED = {
    "citation_journal_title": "journalArticle",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
}
TYPES = {"newspaperArticle", "journalArticle", "magazineArticle", "webpage", "blogPost", "book"}
FIELDS = {
    "title": ("citation_title", "dc:title", "og:title"),
    "publicationTitle": ("citation_journal_title", "prism:publicationName", "dc:source", "og:site_name"),
    "date": ("citation_date", "citation_publication_date", "og:published_time", "dc:date.issued", "dc:date"),
    "language": ("citation_language", "dc:language"),
    "url": ("citation_public_url", "og:url"),
    "section": ("article:section",),
    "abstractNote": ("og:description", "dc:description"),
}
COINS = {
    "rft.title": "title",
    "rft.source": "publicationTitle",
    "rft.date": "date",
    "rft.language": "language",
    "rft.identifier": "url",
    "rft.type": "itemType",
}
Item = dict[str, object]


def parse(html: str) -> Element:
    return html5lib.HTMLParser(namespaceHTMLElements=False).parse(html)


def clean_author(name: str) -> tuple[str, str]:
    """First and last name; what has no comma is divided before its last word."""
    plain = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    if "," in name:
        last, _, first = plain.partition(",")
        return first.strip(), last
    first, _, last = plain.rpartition(" ")
    return first, last


def read_names(page: Element) -> dict[str, list[str]]:
    """What the page's elements `meta` say, under the names by which it is looked up."""
    found: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        content = meta.get("content")
        for tag in (meta.get("name") or meta.get("property") or "").split():
            prefix, sign, rest = re.match(r"([^.:_]*)([.:_]?)(.*)", tag).groups()  # type: ignore[union-attr]
            if sign and prefix.lower() in PREFIXES:
                tag = f"{prefix.lower()}:{rest[:1].lower()}{rest[1:]}"  # noqa: PLW2901
            if content:
                found.setdefault(tag, []).append(content)
    return found


def read_embedded(page: Element) -> Item:
    """The item that comes of the page's head."""
    names = read_names(page)
    item: Item = {}
    for field, order in FIELDS.items():
        for name in order:
            if name in names:
                item.setdefault(field, names[name][0])
    forced = [kind for name, kind in FORCED.items() if name in names]
    said = [kind for name in ("z:itemType", "dc:type") for kind in names.get(name, ()) if kind in TYPES]
    guessed = "journalArticle" if "citation_title" in names else "webpage"
    item["itemType"] = [*forced, *said, guessed][0]
    if "date" not in item:
        item["date"] = next((time.get("datetime") for time in page.iter("time")), None)
    authors = names.get("citation_author") or names.get("dc:creator") or []
    split = [each.strip() for author in authors for each in author.split(";")]
    item["creators"] = [clean_author(each) for each in split if each.strip(" ,.-")]
    return item


def read_coins(page: Element) -> list[Item]:
    """The items that come of the page's COinS."""
    titles = [
        each.get("title", "") for each in page.iter("span") if "Z3988" in (each.get("class") or "").split()
    ]
    return [_read_context(title) for title in titles]


def _read_context(context: str) -> Item:
    item: Item = {"creators": []}
    for pair in context.split("&"):
        key, equals, raw = pair.partition("=")
        assert equals, context
        value = unquote(re.sub(r"\+|%2[bB]", " ", raw), errors="strict")
        if key == "rft_val_fmt":
            assert value == "info:ofi/fmt:kev:mtx:dc", "the only form in which rft.type counts"
            item["itemType"] = "webpage"
        elif key == "rft.creator":
            item["creators"].append(clean_author(value))  # type: ignore[attr-defined]
        elif key in COINS and (key != "rft.type" or value in TYPES):
            item[COINS[key]] = value
    return item
