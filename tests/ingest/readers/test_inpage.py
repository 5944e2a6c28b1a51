"""The reader of InPage documents: one article, its headline, and what an editor is told."""

from __future__ import annotations

import pytest

from tests.ingest.house import source_of
from tests.ingest.inpage_files import (
    encode_text,
    inpage_file,
    legacy_file,
    legacy_stream,
    unicode_file,
    write_codes,
    write_story,
)
from tests.ingest.ole_files import write_ole
from waraq.errors import Problem
from waraq.ingest.inpage import decode_inpage
from waraq.ingest.readers import READERS, find_reader
from waraq.ingest.record import Record

REPORT = "لاہور (اسٹاف رپورٹر) شہر میں بارش ہوئی۔"


def read(raw: bytes) -> list[Record | Problem]:
    reader = find_reader(".inp")
    assert reader is not None
    return list(reader(source_of("1998/page-1.inp", raw)))


@pytest.mark.parametrize("name", ["InPage100", "InPage200"])
def test_article_of_inpage_1_and_2(name: str) -> None:
    [record] = read(legacy_file(["بارش سے تباہی", "", REPORT, "سڑکیں ڈوب گئیں۔"], name=name))
    assert isinstance(record, Record)
    assert record.headline == "بارش سے تباہی"
    assert record.paragraphs == (REPORT, "سڑکیں ڈوب گئیں۔")
    assert record.key == ""


def test_article_of_inpage_3() -> None:
    [record] = read(unicode_file(f"بارش سے تباہی\r\r{REPORT}\rسڑکیں ڈوب گئیں۔\r"))
    assert isinstance(record, Record)
    assert (record.headline, record.paragraphs) == ("بارش سے تباہی", (REPORT, "سڑکیں ڈوب گئیں۔"))


def test_first_line_without_an_empty_one_below_is_no_headline() -> None:
    [record] = read(legacy_file([REPORT, "سڑکیں ڈوب گئیں۔"]))
    assert isinstance(record, Record)
    assert record.headline is None


def test_unknown_codes_are_named_with_their_place_and_the_article_is_read() -> None:
    stream = legacy_stream(write_story([write_codes("82 81 8E 93 B7 20 B7 E5")]))
    notice, record = read(inpage_file(stream))
    assert isinstance(notice, Problem)
    assert not notice.fatal
    place = stream.index(write_codes("B7"))
    assert f"04 B7 (2, first at byte {place})" in notice.reason
    assert "04 E5 (1, first" in notice.reason
    assert "�" in notice.remedy
    assert isinstance(record, Record)
    assert record.paragraphs == ("بارش� ��",)


@pytest.mark.parametrize(
    "raw, reason",
    [
        (b"", "no InPage document"),
        ("خبر".encode(), "no InPage document"),
        (legacy_file([REPORT])[:300], "cut off in its header"),
        (write_ole({"WordDocument": bytes(5000)}), "holds no text of InPage, but WordDocument"),
        (write_ole({}), "holds no text of InPage, but nothing"),
        (inpage_file(b""), "no text was found in the file's stream InPage100"),
        (inpage_file(bytes(9000)), "no text was found in the file's stream InPage100"),
        (inpage_file(bytes(9000), "InPage300"), "no text was found in the file's stream InPage300"),
        (legacy_file(["", " "]), "no text was found"),
    ],
    ids=[
        "empty",
        "text",
        "header",
        "Word",
        "no stream",
        "no text",
        "zeros",
        "zeros of InPage 3",
        "empty lines",
    ],
)
def test_refused(raw: bytes, reason: str) -> None:
    [problem] = read(raw)
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert problem.path == "seeds/1998/page-1.inp"
    assert reason in problem.reason
    assert problem.remedy


def test_suffix_is_among_those_that_are_named_to_editors() -> None:
    assert ".inp" in READERS


def test_a_stream_without_its_container_is_read_by_its_letters() -> None:
    lines = [encode_text(line) for line in ("شہر میں بارش ہوئی", "سڑکیں ڈوب گئیں")]
    for raw in (legacy_stream(write_story(lines)), bytes(512) + b"\r".join(lines)):
        document = decode_inpage(raw)
        assert document.paragraphs == ("شہر میں بارش ہوئی", "سڑکیں ڈوب گئیں")
        assert "no whole InPage document" in document.notices[0].reason
