"""The fields of an article that can be read, and still are hardly meant so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from waraq.article import Article, is_urdu
from waraq.checks.rules import break_rule
from waraq.checks.written import Written
from waraq.dates import read_hijri, tabular_day
from waraq.entities import Tagger, resolve_corrections
from waraq.errors import Problem
from waraq.ingest import is_visible
from waraq.markup import strip_controls
from waraq.text.charset import letters

FIRST_YEAR = 1800  # before all Urdu newspapers
MOON = 2  # days between the arithmetic calendar and one by the moon as it is seen
_LATIN = re.compile("[A-Za-z]")


def check_fields(file: Written, article: Article, today: date, tagger: Tagger | None) -> Iterator[Problem]:
    """Yield what is odd about the fields of an article; `tagger` knows names, if the tables can be used."""
    yield from _check_headline(file, article)
    yield from _check_dates(file, article, today)
    yield from _check_hijri(file, article)
    if article.status == "published" and not is_visible(strip_controls(article.body)):
        reason, remedy = "the article has no text", "write it, or set “status: draft” until it is there"
        yield break_rule("body-empty", file.path, reason, remedy, (file.body_line, None))
    if tagger and (article.entities.add or article.entities.drop):
        for fault in resolve_corrections(article.entities, tagger)[1]:
            yield break_rule("entity-unknown", file.path, *fault, file.find_key("entities"))


def _check_headline(file: Written, article: Article) -> Iterator[Problem]:
    place = file.find_key("headline")
    headline = strip_controls(article.headline)
    if not is_visible(headline):
        reason = "the headline holds nothing that can be seen"
        yield break_rule("headline-empty", file.path, reason, "write a headline", place)
    elif is_urdu(article.lang) and _LATIN.search(headline) and letters().isdisjoint(headline):
        reason = f"the headline of an Urdu article is in Latin letters: “{headline}”"
        remedy = "write it in Urdu, or correct “lang”"
        yield break_rule("headline-latin", file.path, reason, remedy, place)


def _check_hijri(file: Written, article: Article) -> Iterator[Problem]:
    """Compare the printed Hijri date with the Gregorian one, as far as this is known."""
    if not article.date or not article.date_hijri:
        return
    computed = tabular_day(read_hijri(article.date_hijri))
    near = (computed + timedelta(days) for days in range(-MOON, MOON + 1)) if computed else ()
    if not any(day.isoformat().startswith(article.date) for day in near):
        reason = f"“date_hijri” is {article.date_hijri}, which is not near “date”, {article.date}"
        if computed:
            reason += f", but near {computed.isoformat()}"
        remedy = "look at the paper, and correct the one that is wrong; if it was printed so, nothing"
        yield break_rule("hijri-apart", file.path, reason, remedy, file.find_key("date_hijri"))


def _check_dates(file: Written, article: Article, today: date) -> Iterator[Problem]:
    for key in ("date", "not_before", "not_after"):
        value = getattr(article, key)
        if value and value > today.isoformat()[: len(value)]:
            reason = f"“{key}” is {value}, which is later than today"
            remedy = "correct it; to publish an article later, write the day as “embargo_until”"
            yield break_rule("date-in-future", file.path, reason, remedy, file.find_key(key))
        elif value and int(value[:4]) < FIRST_YEAR:
            reason = f"“{key}” is {value}, before there were Urdu newspapers"
            yield break_rule("date-before-print", file.path, reason, "correct the year", file.find_key(key))
    yield from _check_bounds(file, article)


def _check_bounds(file: Written, article: Article) -> Iterator[Problem]:
    """Compare the bounds with each other and with the date, as finely as both are known."""
    first, found, last = article.not_before, article.date, article.not_after
    if _is_later(first, found):
        reason = f"“not_before” is {first}, later than “date”, {found}"
        remedy = "correct one of the two; with a date “not_before” isn't needed"
        yield break_rule("not-before-after-date", file.path, reason, remedy, file.find_key("not_before"))
    if _is_later(found, last):
        reason = f"“not_after” is {last}, earlier than “date”, {found}"
        remedy = "correct one of the two; with a date “not_after” isn't needed"
        yield break_rule("not-after-before-date", file.path, reason, remedy, file.find_key("not_after"))
    if _is_later(first, last):
        reason = f"“not_before” is {first}, later than “not_after”, {last}"
        place = file.find_key("not_after")
        yield break_rule("bounds-crossed", file.path, reason, "correct one of the two", place)


def _is_later(one: str | None, other: str | None) -> bool:
    """Whether a date is later than another for certain.

    >>> _is_later("2014-10", "2014"), _is_later("2015", "2014-10-14"), _is_later(None, "2014")
    (False, True, False)
    """
    if not one or not other:
        return False
    shared = min(len(one), len(other))
    return one[:shared] > other[:shared]
