"""From checked front matter to an article, and back to the values that are written."""

from __future__ import annotations

from typing import get_args

from waraq.article import Article, Correction, Credit, Dateline, DateQualifier, EntityCorrections, Source
from waraq.dates import split_qualifier
from waraq.ingest.front_matter import DatelineKeys, FrontMatter, SourceKeys
from waraq.ingest.yaml_text import YamlDay


def make_article(front: FrontMatter, body: str) -> Article:
    """Make the article of checked front matter and its Markdown body."""
    date, qualifier = split_qualifier(front.date) if front.date else (None, "")
    return Article(
        id=front.id,
        headline=front.headline,
        body=body,
        headline_source=front.headline_source,
        date=date,
        date_qualifier=next((each for each in get_args(DateQualifier) if each == qualifier), None),
        date_source=front.date_source,
        date_hijri=front.date_hijri,
        not_before=front.not_before,
        not_after=front.not_after,
        publication=front.publication,
        edition=front.edition,
        page=front.page,
        dateline=_make_dateline(front.dateline),
        byline=front.byline,
        section=front.section,
        lang=front.lang,
        keywords=front.keywords,
        inferred=front.inferred,
        entities=EntityCorrections(front.entities.add, front.entities.drop),
        source=_make_source(front.source),
        status=front.status,
        embargo_until=front.embargo_until,
        withheld_reason=front.withheld_reason,
        corrections=tuple(Correction(each.date, each.text) for each in front.corrections),
        prominence=front.prominence,
    )


def _make_dateline(keys: DatelineKeys | None) -> Dateline | None:
    if keys is None:
        return None
    return Dateline(
        keys.places, tuple(Credit(credit.kind, credit.text) for credit in keys.credits), keys.date
    )


def _make_source(keys: SourceKeys | None) -> Source | None:
    if keys is None:
        return None
    return Source(keys.file, keys.record, keys.sha256, keys.media_type, keys.written_sha256)


def write_values(article: Article) -> dict[str, object]:
    """Return the values of an article's front matter in the order of its keys, without the unknown."""
    values: dict[str, object] = {
        "id": article.id,
        "headline": article.headline,
        "headline_source": article.headline_source,
        "date": _write_day(article.date and article.date + (article.date_qualifier or "")),
        "date_source": article.date_source,
        "date_hijri": article.date_hijri,
        "not_before": _write_day(article.not_before),
        "not_after": _write_day(article.not_after),
        "publication": article.publication,
        "edition": article.edition,
        "page": article.page,
        "dateline": article.dateline and _write_dateline(article.dateline),
        "byline": article.byline,
        "section": article.section,
        "lang": article.lang,
        "keywords": list(article.keywords),
        "inferred": list(article.inferred) or None,
        "entities": {"add": list(article.entities.add), "drop": list(article.entities.drop)},
        "source": article.source and _write_source(article.source),
        "status": article.status,
        "embargo_until": _write_day(article.embargo_until),
        "withheld_reason": article.withheld_reason,
        "corrections": [{"date": YamlDay(each.date), "text": each.text} for each in article.corrections]
        or None,
        "prominence": article.prominence,
    }
    return {key: value for key, value in values.items() if value is not None}


def _write_day(date: str | None) -> YamlDay | None:
    return None if date is None else YamlDay(date)


def _write_dateline(dateline: Dateline) -> dict[str, object]:
    values: dict[str, object] = {
        "places": list(dateline.places),
        "credits": [{"kind": credit.kind, "text": credit.text} for credit in dateline.credits],
    }
    return values if dateline.date is None else {**values, "date": YamlDay(dateline.date)}


def _write_source(source: Source) -> dict[str, object]:
    values: dict[str, object] = {
        "file": source.file,
        "record": source.record,
        "sha256": source.sha256,
        "media_type": source.media_type,
    }
    return {**values, "written_sha256": source.written_sha256} if source.written_sha256 else values
