"""What machines read of an article and of a name, by schema.org, with what the source says and nothing else.

Of the names in an article, those in its headline are what it is `about`, all
others what it `mentions`.
"""

from __future__ import annotations

from collections.abc import Iterable

from waraq.entity import Kind
from waraq.plugins.views import ArticleView, EntityLink, EntityView, PictureView, Site
from waraq.store import AUTHOR

_TYPES = {Kind.PERSON: "Person", Kind.PLACE: "Place", Kind.ORGANISATION: "Organization"}
_WITHIN = {Kind.PLACE: "containedInPlace", Kind.ORGANISATION: "location"}
_WIKIDATA = "https://www.wikidata.org/wiki/"
_PEOPLE = frozenset({"byline", "reporter"})  # kinds of credits


def describe_article(article: ArticleView, site: Site) -> dict[str, object]:
    """The article as a NewsArticle, for JSON-LD; what is unknown is not in it."""
    card, line = article.card, article.dateline
    named = article.people + article.places + article.organisations
    address = f"{site.url}/{card.url}" if site.url else None
    known: dict[str, object] = {
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": card.date,
        "dateModified": card.corrected,
        "correction": [
            {"@type": "CorrectionComment", "datePublished": each.date, "text": each.text}
            for each in article.corrections
        ],
        "articleSection": card.section and card.section.name,
        "isPartOf": card.publication and {"@type": "Newspaper", "name": card.publication},
        "printEdition": card.edition,
        "printPage": card.page,
        "image": [_describe_picture(each, site) for each in article.pictures],
        "keywords": article.keywords,
        "creditText": article.byline,
        "dateline": line and ", ".join(line.places),
        "author": _describe_authors(article),
        "about": _describe((each for each in named if each.url in article.about), site),
        "mentions": _describe((each for each in named if each.url not in article.about), site),
    }
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "identifier": card.id,
        "headline": card.headline,
        "inLanguage": card.lang,
        **{key: value for key, value in known.items() if value},
    }


def _describe_authors(article: ArticleView) -> list[dict[str, str]]:
    """Whom the byline names, then whom the dateline credits, each once."""
    credits_ = article.dateline.credits if article.dateline else ()
    kinds = {credit.text: credit.kind in _PEOPLE for credit in credits_}
    if article.byline:
        # A byline may be the paper or an agency: then it has no page among the authors.
        is_author = article.credit_urls.get(article.byline, "").startswith(f"{AUTHOR}/")
        kinds = {article.byline: is_author, **kinds}
    return [{"@type": "Person" if kinds[name] else "Organization", "name": name} for name in kinds]


def _describe_picture(picture: PictureView, site: Site) -> dict[str, str | int]:
    address = f"{site.url}/{picture.url}" if site.url else picture.url
    return {
        "@type": "ImageObject",
        "url": address,
        "width": picture.width,
        "height": picture.height,
        "description": picture.alternative,
    }


def _describe(entities: Iterable[EntityLink], site: Site) -> list[dict[str, str]]:
    things = []
    for entity in entities:
        thing = {"@type": _TYPES[entity.kind], "name": entity.name}
        if entity.name_en:
            thing["alternateName"] = entity.name_en
        if site.url:
            thing["url"] = f"{site.url}/{entity.url}"
        if entity.wikidata:
            thing["sameAs"] = f"{_WIKIDATA}{entity.wikidata}"
        things.append(thing)
    return things


def describe_entity(entity: EntityView, site: Site) -> dict[str, object]:
    """A person, a place or an organisation, for the JSON-LD of its own page.

    What somebody was is told without years, of which a `jobTitle` has none.
    """
    located = entity.latitude is not None and entity.longitude is not None
    geo = {"@type": "GeoCoordinates", "latitude": entity.latitude, "longitude": entity.longitude}
    country = entity.country and {"@type": "Country", "name": entity.country}
    known: dict[str, object] = {
        "alternateName": [each for each in (entity.name_en, *entity.aliases, *entity.roman) if each],
        "jobTitle": list(dict.fromkeys(role.title for role in entity.roles)),
        "geo": geo if located else None,
        _WITHIN.get(entity.kind, ""): country,
        "url": f"{site.url}/{entity.url}" if site.url else None,
        "sameAs": entity.wikidata and f"{_WIKIDATA}{entity.wikidata}",
    }
    return {
        "@context": "https://schema.org",
        "@type": _TYPES[entity.kind],
        "name": entity.name,
        **{key: value for key, value in known.items() if value},
    }
