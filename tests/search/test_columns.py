"""Whole columns of an index are what Whoosh gives value by value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from waraq.search import SearchDocument, update_index
from waraq.search.counts import FIELDS
from waraq.search.reader import IndexReader
from waraq.search.schema import length_column
from waraq.search.statistics import read_statistics


def test_columns_of_several_segments_are_read_whole(corpus: list[SearchDocument], tmp_path: Path) -> None:
    named = [replace(corpus[0], id="خبر۱"), *corpus[1:4]]
    for documents in (corpus[4:8], [*corpus[5:8], *named], [*corpus[6:8], *named, corpus[9]]):
        update_index(tmp_path, documents)
    with IndexReader(tmp_path) as reader:
        whoosh, docnums = reader._reader, reader.docnums()
        assert len(whoosh.leaf_readers()) > 1
        assert docnums == list(whoosh.all_doc_ids())
        assert reader.capacity() > len(docnums) == len(documents)
        for column in ("id", "digest", "date"):
            values = whoosh.column_reader(column)
            expected = [values[docnum] for docnum in docnums]
            assert reader.read_texts(column, docnums) == [
                value if isinstance(value, str) else value.decode() for value in expected
            ]
        for field in FIELDS:
            values = whoosh.column_reader(length_column(field))
            assert reader.read_lengths(field, docnums) == [values[docnum] for docnum in docnums]
        assert "خبر۱" in reader.read_texts("id", docnums)


def test_the_words_alone_are_those_of_the_vector(index: Path) -> None:
    with IndexReader(index) as reader:
        for docnum in reader.docnums():
            assert list(reader.read_words(docnum)) == list(reader.read_vector(docnum).words)


def test_documents_are_sorted_by_date_however_it_is_written(tmp_path: Path) -> None:
    dates = ["2014-10-03", None, " 2014-10 ", "۲۰۱۴-۱۰-۰۲", "2014", "2013-12-31", "2014-10-02"]
    documents = [
        SearchDocument(id=f"d{number}", url=f"a/d{number}/", headline="خبر", date=date)
        for number, date in enumerate(dates)
    ]
    update_index(tmp_path, documents)
    with IndexReader(tmp_path) as reader:
        found = reader.read_texts("id", list(read_statistics(reader).docnums))
    assert found == ["d1", "d5", "d4", "d2", "d3", "d6", "d0"]
