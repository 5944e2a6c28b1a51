"""The articles of the archive with all that the pages of every tool show of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tools.bench.articles import make_article
from tools.build_bench.news import make_news
from waraq.article import Article, Source
from waraq.entities import Tagger
from waraq.entity import Kind
from waraq.ingest.identity import hash_bytes, make_id
from waraq.plugins.derive import canonical_section
from waraq.plugins.leads import make_lead

SOURCE = "articles.jsonl"
# What the edited article says besides: no word of it is a name.
ADDED = "یہ خبر بعد میں درست کی گئی۔"


@dataclass(frozen=True, slots=True)
class Record:
    """An article, the beginning of its text as lists print it, and the names that stand in it."""

    article: Article
    lead: str
    people: tuple[str, ...]
    places: tuple[str, ...]
    organisations: tuple[str, ...]


@cache
def load_tagger(authority: Path) -> Tagger:
    """The product's tagger with the made-up names."""
    return Tagger.load(authority)


def make_record(number: int, authority: Path, texts: Path | None = None, *, edited: bool = False) -> Record:
    """The article of a number, the same in every archive; `edited`: with one paragraph more.

    `texts` are those of news that its text is put together from, made-up ones where there are none.

    Section, lead and names are worked out as Waraq does when it builds, so
    that the other tools, which are given them, make the same pages.
    """
    document = make_news(number, texts) if texts else make_article(number)
    body = f"{document.body}\n\n{ADDED}" if edited else document.body
    article = Article(
        id=make_id(f"{SOURCE}\0{document.id}"),
        headline=document.headline,
        body=body,
        date=document.date,
        date_source="source",
        publication=document.publication,
        section=canonical_section(document.section),
        source=Source(SOURCE, document.id, hash_bytes(document.to_json().encode()), "application/jsonl"),
    )
    named = find_names(article, load_tagger(authority))
    return Record(article, make_lead(body, replace(article, body="")), *named)


def find_names(article: Article, tagger: Tagger) -> tuple[tuple[str, ...], ...]:
    """The names of people, places and organisations in headline and body, in the order of the text."""
    mentions = (mention for text in (article.headline, article.body) for mention in tagger.tag_listed(text))
    ids = dict.fromkeys(mention.entity for mention in mentions)
    entities = [tagger.entities[each] for each in ids]
    return tuple(
        tuple(dict.fromkeys(entity.name for entity in entities if entity.kind is kind)) for kind in Kind
    )
