"""JSON: a list of objects, objects one behind the other, or one; each is an article or has lists of them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from waraq.errors import Problem
from waraq.ingest.readers.json_articles import JsonArticles
from waraq.ingest.readers.json_lists import Lists, find_lists
from waraq.ingest.readers.json_record import JsonRecords
from waraq.ingest.readers.json_values import read_values
from waraq.ingest.readers.json_window import Window
from waraq.ingest.readers.phpmyadmin import is_export, read_export
from waraq.ingest.readers.pieces import TextPieces
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile


def read_json_file(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of each object; a list is read object by object, so that its size does not matter."""
    with source.open() as stream:
        pieces = TextPieces(source, stream)
        if not _may_be_long(pieces.sample):
            yield from _read_pieces(source, pieces, None)
            return
        # It is read through first: what stands behind a list may tell that the object is an article itself.
        lists = find_lists(Window(pieces.read_text()), source.settings.columns)
    with source.open() as stream:
        yield from _read_pieces(source, TextPieces(source, stream), lists)


def _may_be_long(sample: str) -> bool:
    """Whether a text begins with an object that is damaged, or goes on behind the sample."""
    begun = sample.lstrip()
    if not begun.startswith("{"):
        return False
    try:
        json.JSONDecoder().raw_decode(begun)
    except (ValueError, RecursionError):
        return True
    return False


def _read_pieces(source: SourceFile, pieces: TextPieces, lists: Lists | None) -> Iterator[Record | Problem]:
    """Yield the articles of a text that begins with an object that has these lists, if there are such."""
    yield from pieces.notices
    records = JsonRecords(source, "application/json")
    articles = JsonArticles(source, records)
    window = Window(pieces.read_text())
    if is_export(pieces.sample):
        yield from read_export(source, records, window)
    elif lists is None or (yield from articles.read_lists(window, lists)):
        is_list = window.next_sign() == "["
        is_whole = yield from read_values(source, records, window, articles.make, first=lists is None)
        if is_list and is_whole and window.next_sign():
            yield source.report("something stands behind the end of the list", "remove it", window.line)
    yield from records.report()
