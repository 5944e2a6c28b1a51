"""What a web page says about itself: in its meta tags, its JSON-LD and its headings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from waraq.ingest.readers.html_tree import Element

# Our field -> names of meta tags, in the order of trust (Open Graph, Dublin Core, microdata, others).
META: Mapping[str, tuple[str, ...]] = {
    "headline": ("og:title", "headline", "twitter:title", "dc.title"),
    "date": (
        "article:published_time", "datepublished", "dc.date.issued", "dc.date", "dcterms.created",
        "pubdate", "publish-date", "date",
    ),
    "section": ("article:section", "articlesection", "section", "category"),
    "byline": ("author", "article:author", "byl", "dc.creator"),
    "publication": ("og:site_name", "dc.publisher", "application-name"),
    "keywords": ("keywords", "news_keywords", "article:tag"),
}  # fmt: skip
SCHEMA: Mapping[str, str] = {
    "headline": "headline",
    "date": "datePublished",
    "section": "articleSection",
    "byline": "author",
    "publication": "publisher",
    "keywords": "keywords",
    "lang": "inLanguage",
}
ARTICLE_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "OpinionNewsArticle")
MAX_SCRIPT = 1_000_000


def read_head(root: Element) -> dict[str, object]:
    """Return what a page says about itself, under our names; what it doesn't say is missing.

    >>> from waraq.ingest.readers.html_tree import parse_html
    >>> read_head(parse_html('<html lang="ur"><title>خبر | اخبار</title><h1>خبر</h1>'))
    {'headline': 'خبر', 'lang': 'ur'}
    """
    meta = _read_meta(root)
    schema = _read_schema(root)
    fields: dict[str, object] = {
        field: schema.get(SCHEMA[field]) or next((meta[name] for name in names if name in meta), None)
        for field, names in META.items()
    }
    fields["headline"] = fields["headline"] or _read_heading(root)
    fields["date"] = fields["date"] or _read_time(root)
    fields["lang"] = root.get("lang", "")
    return {field: value for field, value in fields.items() if value}


def _read_meta(root: Element) -> dict[str, list[str]]:
    """Return the contents of meta tags and microdata by their names in small letters."""
    meta: dict[str, list[str]] = {}
    for element in root.iter("meta", "time"):
        name = element.get("property", "") or element.get("name", "") or element.get("itemprop", "")
        content = (element.get("content", "") or element.get("datetime", "")).strip()
        if name and content:
            # Where a tag comes again it is a list (article:tag) or that of another article.
            values = meta.setdefault(name.lower(), [])
            if name.lower() in META["keywords"] or not values:
                values.append(content)
    return meta


def _read_heading(root: Element) -> str | None:
    texts = (
        " ".join("".join(element.itertext()).split()) for tag in ("h1", "title") for element in root.iter(tag)
    )
    return next((text for text in texts if text), None)


def _read_time(root: Element) -> str | None:
    """Return the day of the page's times, if there is only one: others are those of other articles."""
    times = {time for element in root.iter("time") if (time := element.get("datetime", "").strip())}
    return times.pop() if len(times) == 1 else None


def _read_schema(root: Element) -> dict[str, object]:
    """Return the schema.org article that the page describes in JSON-LD."""
    for script in root.iter("script"):
        source = script.text or ""
        if script.get("type", "").lower() != "application/ld+json" or len(source) > MAX_SCRIPT:
            continue
        try:
            data = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for item in _list_items(data):
            if item.get("@type") in ARTICLE_TYPES:
                return item
    return {}


def _list_items(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects of JSON-LD: one, a list, or a graph."""
    if isinstance(data, list):
        yield from (item for item in data if isinstance(item, dict))
    elif isinstance(data, dict):
        yield data
        graph = data.get("@graph")
        yield from (item for item in graph if isinstance(item, dict)) if isinstance(graph, list) else ()
