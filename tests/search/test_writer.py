"""Lists of postings on disk: what Whoosh reads there is what was added."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.index import create_in, open_dir

from waraq.search import writer as writer_module
from waraq.search.reader import IndexReader
from waraq.search.schema import Vector, make_schema
from waraq.search.writer import TermsWriter
from waraq.workers import Workers

DOCUMENTS = [
    {"پاکستان": b"\1\0\0\2", "سیلاب": b"\0\0\0\1"},
    {"پاکستان": b"\0\0\0\1"},
    {},
    *({"پاکستان": bytes((0, 0, number, 255)), "کراچی": b"\0\1\0\0"} for number in range(40)),
    *({"پاکستان": b"\0\0\0\1" + form, "لاہور": b"\0\0\0\2" + form} for form in (b"", b"one", b"two", b"one")),
]


def add(directory: Path, first: int, documents: list[dict[str, bytes]]) -> None:
    index = open_dir(str(directory), schema=make_schema())
    writer = TermsWriter(index, Workers(1))
    for number, terms in enumerate(documents, start=first):
        counts, forms = ([value[part] for value in terms.values()] for part in (slice(4), slice(4, None)))
        writer.add_document_with_terms({"id": f"d{number:03}"}, Vector(list(terms), counts, forms))
    writer.commit()
    index.close()


def read(directory: Path) -> dict[str, dict[str, bytes]]:
    with IndexReader(directory) as reader:
        ids = dict(zip(reader.docnums(), reader.read_texts("id", reader.docnums()), strict=True))
        return {
            term: {ids[docnum]: counts for docnum, counts in reader.postings(term)} for term in reader.terms()
        }


def list_expected() -> dict[str, dict[str, bytes]]:
    terms = {term for terms in DOCUMENTS for term in terms}
    return {
        term: {f"d{number:03}": terms[term] for number, terms in enumerate(DOCUMENTS) if term in terms}
        for term in sorted(terms)
    }


@pytest.mark.parametrize("block", [1, 7, 4096])
def test_lists_of_any_number_of_blocks_are_read_back(
    block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "_BLOCK", block)
    create_in(str(tmp_path), make_schema()).close()
    add(tmp_path, 0, DOCUMENTS)
    found = read(tmp_path)
    assert found == list_expected()
    assert list(found) == sorted(found)


def test_segments_that_whoosh_merges_keep_their_postings(tmp_path: Path) -> None:
    create_in(str(tmp_path), make_schema()).close()
    for number, terms in enumerate(DOCUMENTS):
        add(tmp_path, number, [terms])
    assert len(list(tmp_path.glob("*.seg"))) < 10
    assert read(tmp_path) == list_expected()


def test_the_id_of_a_document_is_found(tmp_path: Path) -> None:
    create_in(str(tmp_path), make_schema()).close()
    add(tmp_path, 0, DOCUMENTS)
    index = open_dir(str(tmp_path), schema=make_schema())
    with index.searcher() as searcher:
        assert searcher.document_number(id="d007") == 7
    index.close()
