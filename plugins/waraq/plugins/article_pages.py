"""One page an article, and a tombstone for each that was withheld."""

from __future__ import annotations

from markupsafe import Markup

from waraq.article import Article
from waraq.entity import Kind
from waraq.plugins.addresses import article_url
from waraq.plugins.archive import Archive, WritePage
from waraq.plugins.article_data import write_beside
from waraq.plugins.citation import Citation, cite_article
from waraq.plugins.copies_pages import find_copies
from waraq.plugins.pictures import FOLDER
from waraq.plugins.reading_time import count_minutes
from waraq.plugins.related_articles import find_related
from waraq.plugins.views import ArticleView, PictureView
from waraq.store import Body, Part, list_credits


def write_article(archive: Archive, write: WritePage, part: Part) -> None:
    """Write ``a/<id>/`` for a published or a withheld article; nothing for any other."""
    body = archive.store.body(part.key) or Body("", "")
    if body.status == "withheld":
        reason = archive.article(part.key).withheld_reason
        write(article_url(part.key), "tombstone", card=archive.card_of(part.key), reason=reason)
    elif body.status == "published":
        article = archive.article(part.key)
        view = _view(archive, article, body, cite_article(archive, write, article))
        view = view._replace(data=write_beside(archive, write, part.key))
        write(article_url(part.key), "article", article=view)


def _view(archive: Archive, article: Article, body: Body, citation: Citation) -> ArticleView:
    entities = archive.named_in(article.id)
    newer, older = archive.store.neighbours(article)
    card = archive.card_of(article.id)
    return ArticleView(
        card=card,
        # Our own renderer made it, with raw HTML off and every attribute escaped.
        html=Markup(body.html),  # noqa: S704
        byline=article.byline,
        dateline=article.dateline,
        date_source=article.date_source,
        status=article.status,
        source_file=article.source.file if article.source else None,
        keywords=article.keywords,
        people=archive.entity_links(entities, Kind.PERSON),
        places=archive.entity_links(entities, Kind.PLACE),
        organisations=archive.entity_links(entities, Kind.ORGANISATION),
        older=archive.card_of(older) if older else None,
        newer=archive.card_of(newer) if newer else None,
        copies=find_copies(archive, card),
        about=frozenset(archive.entity_link(each).url for each in entities[: body.about]),
        corrections=article.corrections,
        related=find_related(archive, article, body.topics),
        citation=citation,
        credit_urls={each.name: f"{each.key}/" for each in list_credits(article)},
        pictures=_list_pictures(archive, article),
        minutes=count_minutes(body.words, card.lang),
    )


def _list_pictures(archive: Archive, article: Article) -> tuple[PictureView, ...]:
    pictures = archive.store.pictures.of(article.id)
    return tuple(
        PictureView(f"{FOLDER}{each.name}", each.width, each.height, each.alternative) for each in pictures
    )
