"""What is known of an article's date, in the words of the interface."""

from __future__ import annotations

from waraq.article import Article
from waraq.plugins.archive import INFERRED
from waraq.plugins.catalogue import QUALIFIED, Catalogue


def print_date(article: Article, catalogue: Catalogue) -> str:
    """The date as plain text: with what is not sure of it, or the bounds where there is none.

    It says what `date_or_bound` of the templates does. Examples in the tests:
    «تقریباً مارچ 2014ء», «تاریخ نامعلوم، 1990ء اور 1995ء کے درمیان».
    """
    if article.date is None:
        return article.date_hijri or _print_bounds(article, catalogue)
    date = catalogue.date(article.date)
    if article.date_qualifier:
        date = catalogue.plain(QUALIFIED[article.date_qualifier], date=date)
    return catalogue.plain("date.with_inferred", date=date) if article.date_source in INFERRED else date


def list_forms(catalogue: Catalogue) -> tuple[str, ...]:
    """All that these texts are made of besides the dates: other ones make other texts."""
    return (
        catalogue.date("1992-03-26"),
        *(catalogue.plain(key, date="") for key in QUALIFIED.values()),
        catalogue.plain("date.with_inferred", date=""),
        catalogue.plain("date.unknown"),
        catalogue.plain("date.between", first="", last=""),
        catalogue.plain("date.not_before", date=""),
        catalogue.plain("date.not_after", date=""),
        catalogue.plain("list.comma"),
    )


def _print_bounds(article: Article, catalogue: Catalogue) -> str:
    first = article.not_before and catalogue.date(article.not_before)
    last = article.not_after and catalogue.date(article.not_after)
    unknown = catalogue.plain("date.unknown")
    if first and last:
        bounds = catalogue.plain("date.between", first=first, last=last)
    elif first:
        bounds = catalogue.plain("date.not_before", date=first)
    elif last:
        bounds = catalogue.plain("date.not_after", date=last)
    else:
        return unknown
    return f"{unknown}{catalogue.plain('list.comma')} {bounds}"
