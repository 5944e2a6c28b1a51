"""Fields of a record by the names other programs give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isfinite

from waraq.ingest.encodings import clean_text, is_visible
from waraq.ingest.languages import is_language_tag
from waraq.ingest.record import Record

# Our name first, then those of schema.org, Jekyll, Hugo, Pelican and common dumps.
NAMES: Mapping[str, tuple[str, ...]] = {
    "headline": ("headline", "title", "name"),
    "date": ("date", "datePublished", "published", "publish_date", "pubDate"),
    "section": ("section", "articleSection", "category", "categories"),
    "byline": ("byline", "author", "authors", "creator"),
    "publication": ("publication", "newspaper", "publisher"),
    "keywords": ("keywords", "tags"),
    "lang": ("lang", "language", "inLanguage"),
    "body": ("body", "text", "articleBody", "content"),
    "id": ("id", "guid", "identifier"),
}
LIST_MARKS = "،;؛"


def pick_line(values: Mapping[str, object], field: str) -> str | None:
    """Return a field as one line, or None when no name of it has a value.

    >>> pick_line({"title": " خبر  کا عنوان "}, "headline")
    'خبر کا عنوان'
    """
    lines = (" ".join(text.split()) for text in _pick_texts(values, field))
    return "، ".join(line for line in lines if is_visible(line)) or None


def pick_list(values: Mapping[str, object], field: str) -> tuple[str, ...]:
    """Return a field as a list: a list of texts, or one text with commas.

    >>> pick_list({"tags": "ایران، روس"}, "keywords")
    ('ایران', 'روس')
    """
    texts = list(_pick_texts(values, field))
    if len(texts) == 1:
        for mark in LIST_MARKS:
            texts[0] = texts[0].replace(mark, ",")
        texts = texts[0].split(",")
    lines = (" ".join(text.split()) for text in texts)
    return tuple(dict.fromkeys(line for line in lines if is_visible(line)))


def pick_paragraphs(values: Mapping[str, object], field: str) -> tuple[str, ...]:
    """Return a field as paragraphs, one for each line that isn't empty."""
    lines = (line.strip() for text in _pick_texts(values, field) for line in text.split("\n"))
    return tuple(line for line in lines if line)


def pick_lang(values: Mapping[str, object]) -> str | None:
    """Return the language tag, if there is a well-formed one."""
    lang = pick_line(values, "lang")
    return lang if lang and is_language_tag(lang) else None


def fill_record(record: Record, values: Mapping[str, object]) -> Record:
    """Return the record with what the fields say; a headline it already has serves where they name none."""
    return replace(
        record,
        headline=pick_line(values, "headline") or record.headline,
        date=pick_line(values, "date"),
        section=pick_line(values, "section"),
        byline=pick_line(values, "byline"),
        publication=pick_line(values, "publication"),
        keywords=pick_list(values, "keywords"),
        lang=pick_lang(values),
    )


def _pick_texts(values: Mapping[str, object], field: str) -> Iterator[str]:
    for name in NAMES[field]:
        texts = list(_read_texts(values.get(name)))
        if any(text.strip() for text in texts):
            yield from texts
            return


def _is_number(value: object) -> bool:
    """Tell whether a value is a number; Python's JSON reads NaN and Infinity too, which are none."""
    if isinstance(value, float):
        return isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _read_texts(value: object) -> Iterator[str]:
    """Yield the texts of a value: a text, a number, a list of them, or schema.org's map with a name."""
    if isinstance(value, str):
        yield clean_text(value)
    elif _is_number(value):
        yield str(value)
    elif isinstance(value, Mapping):
        name = value.get("name")
        if isinstance(name, str):
            yield clean_text(name)
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, list):
                yield from _read_texts(item)
