"""Citations of the sample articles."""

from __future__ import annotations

from waraq.citing import Reference
from waraq.plugins.citation import make_citation
from waraq.plugins.views import ArticleView, Site


def cite(view: ArticleView, site: Site) -> ArticleView:
    """The article as its page has it, with a citation."""
    card = view.card
    reference = Reference(
        card.id,
        card.headline,
        card.lang,
        (view.byline,) if view.byline else (),
        card.publication,
        card.date,
        None if card.date else card.not_before,
        card.section and card.section.name,
        f"{site.url}/{card.url}",
        site.name,
        not_after=None if card.date else card.not_after,
        qualifier=card.date_qualifier,
    )
    return view._replace(citation=make_citation(reference))
