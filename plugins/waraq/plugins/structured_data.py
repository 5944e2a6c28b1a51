"""What machines read of an article: schema.org's NewsArticle, with what the source says and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waraq.entity import Kind
from waraq.plugins.views import ArticleView, EntityLink, Site

_TYPES = {Kind.PERSON: "Person", Kind.PLACE: "Place", Kind.ORGANISATION: "Organization"}
_PEOPLE = frozenset({"person", "correspondent"})  # kinds of credits


def describe_article(article: ArticleView, site: Site) -> dict[str, object]:
    """The article as a NewsArticle, for JSON-LD; what is unknown is not in it."""
    card, line = article.card, article.dateline
    address = f"{site.url}/{card.url}" if site.url else None
    known: dict[str, object] = {
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": card.date,
        "articleSection": card.section and card.section.name,
        "isPartOf": card.publication and {"@type": "Newspaper", "name": card.publication},
        "keywords": article.keywords,
        "creditText": article.byline,
        "dateline": line and ", ".join(line.places),
        "author": [
            {"@type": "Person" if credit.kind in _PEOPLE else "Organization", "name": credit.text}
            for credit in (line.credits if line else ())
        ],
        "mentions": list(_describe(article.people + article.places + article.organisations, site)),
    }
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": card.id,
        "headline": card.headline,
        "inLanguage": card.lang,
        **{key: value for key, value in known.items() if value},
    }


def _describe(entities: Iterable[EntityLink], site: Site) -> Iterator[dict[str, str]]:
    for entity in entities:
        thing = {"@type": _TYPES[entity.kind], "name": entity.name}
        yield {**thing, "url": f"{site.url}/{entity.url}"} if site.url else thing
