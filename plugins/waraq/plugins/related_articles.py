"""Related articles: on the page of one, those near it that share most of its topics, and which."""

from __future__ import annotations

from collections.abc import Mapping

from waraq.article import Article
from waraq.plugins.archive import Archive
from waraq.plugins.views import RelatedView
from waraq.related import choose_related
from waraq.store import place_in_time


def find_related(
    archive: Archive, article: Article, topics: Mapping[str, tuple[int, str]]
) -> tuple[RelatedView, ...]:
    """What the page of a published article with these `topics` shows beside it, the nearest first.

    Not its copies, which have a list of their own, and of copies of another story one.
    """
    near = archive.store.topics.find_near(article.id, place_in_time(article.date), topics)
    copies = archive.store.copies
    mine = copies.origin_of(article.id)
    others = {each: shared for each, shared in near.items() if not mine or copies.origin_of(each) != mine}
    weights = {key: weight for key, (weight, _) in topics.items()}
    return tuple(
        RelatedView(
            card=archive.card_of(choice.article),
            shared=tuple(topics[key][1] or archive.entity_link(key).name for key in choice.shared),
        )
        for choice in choose_related(weights, others, lambda each: copies.origin_of(each) or each)
    )
