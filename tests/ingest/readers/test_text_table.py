"""Tables in files of plain text are refused with what reads them; texts stay texts."""

from __future__ import annotations

import pytest

from tests.ingest.house import TEXT, source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record
from waraq.ingest.settings import Settings

EXCEL = "عنوان\tتاریخ\tمتن\r\nبارش\t2014-10-14\tبارش ہوئی۔\r\nدھوپ\t2014-10-15\tدھوپ نکلی۔\r\n"


def test_a_table_of_excel_is_refused_and_its_remedy_reads_it() -> None:
    raw = EXCEL.encode("utf-16")
    [problem] = read_records(source_of("a.txt", raw))
    assert isinstance(problem, Problem)
    assert (problem.fatal, problem.line) == (True, 1)
    assert "format: {txt: tsv}" in problem.remedy
    first, second = read_records(source_of("a.txt", raw, Settings(formats={".txt": ".tsv"})))
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.headline, second.date) == ("بارش", "2014-10-15")


@pytest.mark.parametrize("sign", [";", ","])
def test_other_signs(sign: str) -> None:
    [problem] = read_records(source_of("a.txt", EXCEL.replace("\t", sign).encode()))
    assert isinstance(problem, Problem)
    assert "format: {txt: csv}" in problem.remedy


@pytest.mark.parametrize(
    "text",
    [
        f"خبر, متن\n{TEXT}",
        "عنوان\tتاریخ\tمتن\nبارش\t2014-10-14\tبارش ہوئی۔\n",  # one row may be chance
        "عنوان\tمتن\nبارش ہوئی۔\nدھوپ نکلی۔",
        "بارش\tدھوپ\nلاہور\t7\nکراچی\t9",  # no names of columns
        "خبر, متن\nبارش ہوئی, اور\nدھوپ نکلی, پھر",
        "متن",
    ],
)
def test_texts_stay_texts(text: str) -> None:
    [record] = read_records(source_of("a.txt", text.encode()))
    assert isinstance(record, Record)
