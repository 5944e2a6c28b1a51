"""The articles for other programs, a month a file: JSON Lines with texts, a table without, and Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import lru_cache
from io import StringIO
from itertools import chain, groupby, islice

from waraq.plugins.addresses import article_url
from waraq.plugins.archive import Archive, Download, WritePage
from waraq.plugins.article_fields import list_fields
from waraq.plugins.copies_pages import choose_first
from waraq.plugins.parquet import ParquetTable, open_table
from waraq.plugins.pictures import FOLDER as PICTURES
from waraq.store import ExportedRow, Part, StoredPicture

FOLDER = "data/"
BESIDE = "article.json"
UNDATED = "undated"
NO_MONTH = "-00"  # behind a year, in the place in time of articles of which no more is known
_AT_ONCE = 64  # articles; a quarter of a megabyte
_GROUPS = 1 << 10  # of copies, whose first printings are remembered: each member asks for it
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_NONE: dict[str, object] = {}
# By these Excel knows UTF-8 when a table is opened by a click.
_MARK = "\ufeff"
# Spreadsheets take what begins so for something to compute, or to start.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# These are told as they are kept.
_HEADED = (
    "headline",
    "headline_source",
    "date",
    "date_qualifier",
    "date_source",
    "date_hijri",
    "not_before",
    "not_after",
)

Values = dict[str, object]


def name_file(period: str, kind: str) -> str:
    """The output file of a month's articles, or of those of which only a year is known, or nothing ("").

    >>> name_file("1992-03", "jsonl"), name_file("1992-00", "csv"), name_file("", "csv")
    ('data/articles-1992-03.jsonl', 'data/articles-1992.csv', 'data/articles-undated.csv')
    """
    return f"{FOLDER}articles-{period.removesuffix(NO_MONTH) or UNDATED}.{kind}"


def write_articles(archive: Archive, write: WritePage, part: Part) -> None:
    """Write the files of a month, or of a year or no date where that is all one knows of some articles."""
    describe = make_describer(archive)
    rows = map(describe, archive.store.exported.of_period(part.key))
    for first in islice(rows, 1):
        with ExitStack() as stack:
            lines = stack.enter_context(write.download(name_file(part.key, "jsonl")))
            table = stack.enter_context(write.download(name_file(part.key, "csv")))
            typed = _open_typed(archive, write, part, stack)
            _write_all(archive, chain((first,), rows), lines, table, typed)


def _open_typed(archive: Archive, write: WritePage, part: Part, stack: ExitStack) -> ParquetTable | None:
    if not archive.config.parquet:
        return None
    file = stack.enter_context(write.download(name_file(part.key, "parquet")))
    return stack.enter_context(open_table(file, list_fields(archive.config)))


def _write_all(
    archive: Archive, rows: Iterator[Values], lines: Download, table: Download, typed: ParquetTable | None
) -> None:
    columns = [field.name for field in list_fields(archive.config) if field.in_table]
    table.write(f"{_MARK}{','.join(columns)}\r\n")
    numbered = enumerate(rows)
    for _, some in groupby(numbered, lambda pair: pair[0] // _AT_ONCE):
        portion = [values for _, values in some]
        lines.write("".join(f"{_ENCODE(values)}\n" for values in portion), len(portion))
        text = StringIO()
        csv.writer(text).writerows([_print_cell(values[each]) for each in columns] for values in portion)
        table.write(text.getvalue(), len(portion))
        if typed:
            typed.write(portion)


def write_beside(archive: Archive, write: WritePage, article: str) -> str | None:
    """Write the line of one article as a file beside its page, where the settings want it; its name there."""
    if not archive.config.article_json:
        return None
    for values in map(make_describer(archive), archive.store.exported.of_article(article)):
        write.file(f"{article_url(article)}{BESIDE}", f"{_ENCODE(values)}\n".encode())
    return BESIDE


def _print_cell(value: object) -> str:
    """A value as a cell: lists as JSON, and no formula.

    >>> _print_cell(["کھیل"]), _print_cell(None), _print_cell("=HYPERLINK(1)")
    ('["کھیل"]', '', "'=HYPERLINK(1)")
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return _ENCODE(value)
    return f"'{value}" if value.startswith(_FORMULA) else value


def make_describer(archive: Archive) -> Callable[[ExportedRow], Values]:
    """What makes of an article's row the values of its fields, in their order."""
    config, url = archive.config, archive.site.url
    root = f"{url}/" if url else ""
    licence = {"licence": config.terms} if config.terms else {}
    first_of = lru_cache(_GROUPS)(lambda origin: choose_first(origin, archive.store.copies.group(origin)))

    def describe(row: ExportedRow) -> Values:
        fields = json.loads(row.fields)
        source, line = fields["source"] or _NONE, fields["dateline"]
        named = list(row.entities)
        values: Values = {
            "id": fields["id"],
            "url": root + article_url(fields["id"]),
            **{name: fields[name] for name in _HEADED},
            "publication": fields["publication"],
            "edition": fields["edition"],
            "page": fields["page"],
            "byline": fields["byline"],
            "dateline": line and {key: line[key] for key in ("places", "credits", "date")},
            "section": fields["section"],
            "prominence": fields["prominence"],
            "lang": fields["lang"],
            "keywords": fields["keywords"],
            "inferred": fields["inferred"],
            "corrections": fields["corrections"],
            "copy_of": _find_first(first_of, fields["id"], row.origin),
            "entities": named,
            "about": named[: row.about],
            "images": [_describe_picture(each, root) for each in row.pictures],
            "source_file": source.get("file"),
            "source_record": source.get("record") or None,
            **licence,
        }
        if config.data_texts:
            values |= {"lead": row.lead, "text": row.text}
        return values

    return describe


def _describe_picture(picture: StoredPicture, root: str) -> Values:
    return {
        "url": f"{root}{PICTURES}{picture.name}",
        "width": picture.width,
        "height": picture.height,
        "alternative": picture.alternative,
    }


def _find_first(first_of: Callable[[str], str], article: str, origin: str | None) -> str | None:
    """The first printing of an article that was printed again; None for what is one itself."""
    if origin is None:
        return None
    first = first_of(origin)
    return first if first != article else None
