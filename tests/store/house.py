"""Records of made-up articles, put into a store and asked for."""

from __future__ import annotations

from waraq.article import Article
from waraq.store import ArticleQuery, Record, Store, make_row


def record(article_id: str, date: str | None = None, **more: object) -> Record:
    entities = more.pop("entities", ())
    topics = more.pop("topics", ())
    article = Article(id=article_id, headline=f"سرخی {article_id}", body="", date=date, **more)
    path, digest = f"articles/{article_id}.md", f"sha-{article_id}"
    return Record(article, path, digest, "خلاصہ", "<p>متن</p>", "متن", entities, topics=topics)


def fill(store: Store, *records: Record, status: str = "published") -> None:
    for each in records:
        store.put(make_row(each, status))


def ids(store: Store, **query: object) -> list[str]:
    return [each.article.id for each in store.records(ArticleQuery(**query))]
