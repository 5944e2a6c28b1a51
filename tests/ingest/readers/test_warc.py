"""Web archives: the newest capture of each page, whatever else the crawl brought home."""

from __future__ import annotations

import codecs
import gzip
import zlib

import brotli
import pytest

from tests.ingest.archive_bytes import found_in, zip_of
from tests.ingest.house import source_of
from tests.ingest.readers.web_archive import FIRST, SECOND, answer_of, page_of, record_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records, warc, warc_payload
from waraq.ingest.readers.warc import read_warc
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

URL = "https://example.pk/khabar"
PAGE = page_of("بارش").encode()
INFO = record_of("warcinfo", "", b"software: x\r\n")
LEGACY = page_of("بارش", FIRST.replace("ی", "ي").replace("ہ", "ه")).encode("cp1256", "replace")


def read(raw: bytes) -> list[Record | Problem]:
    return list(read_warc(source_of("a.warc", raw)))


def records(raw: bytes) -> list[Record]:
    return [found for found in read(raw) if isinstance(found, Record)]


def problems(raw: bytes) -> list[Problem]:
    return [found for found in read(raw) if isinstance(found, Problem)]


def test_a_page_is_read_by_its_address() -> None:
    [record] = records(INFO + answer_of(f"{URL}#comments", PAGE))
    assert (record.key, record.headline, record.date) == (URL, "بارش", None)
    assert record.paragraphs == (FIRST, SECOND)
    assert (record.media_type, record.lang) == ("text/html", "ur")


def test_a_resource_is_a_page_too() -> None:
    [record] = records(record_of("resource", f"<{URL}>", PAGE, Content_Type="text/html"))
    assert record.key == URL


@pytest.mark.parametrize("pack", [lambda raw: raw, gzip.compress])
def test_through_the_pipeline(pack: object) -> None:
    raw = b"".join(pack(each) for each in (INFO, answer_of(f"{URL}/1", PAGE), answer_of(f"{URL}/2", PAGE)))
    name = "a.warc" if raw.startswith(b"WARC") else "a.warc.gz"
    for found in (*found_in(name, raw), *found_in("a.wacz", zip_of({f"archive/{name}": raw}))):
        keys = [record.key for record in read_records(found) if isinstance(record, Record)]
        assert keys == [f"{URL}/1", f"{URL}/2"]


CHUNKED = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (PAGE[:100], PAGE[100:], b""))
RAW_DEFLATE = zlib.compress(PAGE)[2:-4]


@pytest.mark.parametrize(
    "body, http",
    [
        (gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
        (zlib.compress(PAGE), {"content-encoding": "Deflate"}),
        (RAW_DEFLATE, {"Content-Encoding": "deflate"}),
        (brotli.compress(PAGE), {"Content-Encoding": "br"}),
        (gzip.compress(zlib.compress(PAGE)), {"Content-Encoding": "deflate, gzip"}),
        (CHUNKED, {"Transfer-Encoding": "chunked"}),
        # Programs that take pages out of a browser leave the headers as they were.
        *[(PAGE, {"Content-Encoding": name}) for name in ("gzip", "deflate", "br", "identity")],
        (PAGE, {"Transfer-Encoding": "chunked"}),
    ],
)
def test_pages_as_servers_send_them(body: bytes, http: dict[str, str]) -> None:
    [record] = records(answer_of(URL, body, http=http))
    assert record.paragraphs == (FIRST, SECOND)


@pytest.mark.parametrize(
    "body, content_type",
    [
        (LEGACY, "text/html; charset=windows-1256"),
        (LEGACY, 'text/html; charset="CP1256"'),
        (page_of("بارش").encode("utf-16-le"), "text/html;charset=utf-16le"),
        (page_of("بارش").encode("utf-16"), "text/html"),
        # What servers say of everything tells nothing, and UTF-8 shows itself.
        (LEGACY, "text/html; charset=iso-8859-1"),
        (PAGE, "text/html; charset=windows-1256"),
        (PAGE, "text/html; charset=no-such-thing"),
        (PAGE, "text/html; charset=rot13"),
    ],
)
def test_the_server_tells_the_encoding(body: bytes, content_type: str) -> None:
    [record] = records(answer_of(URL, body, content_type))
    assert record.text.startswith(("لاہور (اسٹاف رپورٹر)", "لاهور (اسٹاف رپورٹر)"))


def test_an_encoding_that_nobody_tells_is_named_by_page() -> None:
    [problem, *_] = problems(answer_of(URL, b"<html>\xff\xfe\xfd" * 9))
    assert (problem.record, problem.fatal) == (URL, True)


def test_the_newest_capture_counts() -> None:
    days = {"پہلی": "2013-01-01T00:00:00Z", "آخری": "2015-01-01T00:00:00Z", "دوسری": "2014-01-01T00:00:00Z"}
    raw = b"".join(answer_of(URL, page_of(headline), date=date) for headline, date in days.items())
    [record] = records(raw)
    [note] = problems(raw)
    assert record.headline == "آخری"
    assert (note.fatal, "2 older captures" in note.reason) == (False, True)


def test_the_hash_is_of_the_article_alone() -> None:
    one, two = (records(answer_of(URL, PAGE + f"<!-- {seconds} -->".encode())) for seconds in (1, 2))
    assert one == two
    assert records(answer_of(URL, page_of("آندھی")))[0].sha256 != one[0].sha256


def test_what_is_no_page_is_counted() -> None:
    raw = INFO + answer_of(URL, PAGE)
    raw += answer_of(f"{URL}/1.jpg", b"", "image/jpeg") * 3
    raw += answer_of(f"{URL}/2", b"{}", "application/json")
    raw += answer_of(f"{URL}/3", PAGE, status="404 Not Found") + record_of("revisit", URL, b"")
    raw += record_of("request", URL, b"GET / HTTP/1.1\r\n\r\n")
    raw += record_of("response", "dns:example.pk", b"x")
    raw += answer_of(f"{URL}/4", '<?xml version="1.0"?>\n<rss version="2.0"></rss>')
    [record, note] = read(raw)
    assert isinstance(record, Record)
    assert isinstance(note, Problem)
    assert not note.fatal
    assert note.reason.startswith("passed by, as they are no pages to read: 3 image/jpeg, ")
    for kind in ("1 application/json", "1 status 404", "1 revisit", "1 request", "1 warcinfo", "1 text/html"):
        assert kind in note.reason


def test_a_type_that_says_nothing_is_told_by_the_first_bytes() -> None:
    assert len(records(answer_of(URL, PAGE, ""))) == 1
    assert len(records(answer_of(URL, codecs.BOM_UTF8 + PAGE, "application/octet-stream"))) == 1
    assert records(answer_of(URL, FIRST, "text/plain")) == []


def test_pages_without_an_article_are_one_note() -> None:
    raw = b"".join(answer_of(f"{URL}/{number}", "<html><nav>کھیل</nav></html>") for number in range(9))
    [note] = problems(raw)
    assert (note.fatal, note.reason) == (
        False,
        f"pages without an article: 9, such as {URL}/0, {URL}/1, {URL}/2",
    )


@pytest.mark.parametrize(
    "body, http, reason",
    [
        (gzip.compress(PAGE)[:-20], {"Content-Encoding": "gzip"}, "is cut off"),
        (zlib.compress(PAGE)[:9] + b"\0" * 99, {"Content-Encoding": "deflate"}, "can't be unpacked"),
        (brotli.compress(PAGE)[:-20], {"Content-Encoding": "br"}, "is cut off"),
        (b"\xff" * 99, {"Content-Encoding": "br"}, "can't be unpacked"),
        (PAGE, {"Content-Encoding": "gzip, gzip, gzip"}, "is packed too often"),
        (gzip.compress(bytes(200_000)), {"Content-Encoding": "gzip"}, "has more than"),
        (brotli.compress(bytes(200_000)), {"Content-Encoding": "br"}, "has more than"),
        (PAGE + bytes(100_001), {}, "has more than"),
    ],
)
def test_damaged_and_endless_pages_are_named(
    body: bytes, http: dict[str, str], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_payload, "MOST_PAYLOAD", 100_000)
    first, problem, last = read(GOOD[0] + answer_of(URL, body, http=http) + GOOD[1])
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(problem, Problem)
    assert (problem.record, problem.fatal) == (URL, True)
    assert reason in problem.reason


def test_a_page_that_the_crawler_cut_off_is_used_and_named() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    record, note = read(record_of("response", URL, block, WARC_Truncated="length"))
    assert isinstance(record, Record)
    assert isinstance(note, Problem)
    assert (note.record, note.fatal, "cut it off" in note.reason) == (URL, False, True)


GOOD = [answer_of(f"{URL}/{number}", PAGE) for number in range(3)]
LENGTH = f"Content-Length: {len(GOOD[0]) - GOOD[0].index(b'HTTP/1.1') - 4}".encode()


@pytest.mark.parametrize(
    "damaged, reason",
    [
        (GOOD[0].replace(LENGTH, b"Content-Length: 100"), "bytes that belong to no record"),
        (GOOD[0].replace(LENGTH, LENGTH + b"x"), "its Content-Length is no number"),
        (GOOD[0].replace(LENGTH, b""), "its Content-Length is no number"),
        (GOOD[0].replace(LENGTH, b"Content-Length: -5"), "its Content-Length is no number"),
        (b"WARC/9.9" + GOOD[0][8:], "Expected Status Line"),
        (GOOD[0][:-4] + b"x" * 70_000 + b"\r\n\r\n", "bytes that belong to no record"),
        (GOOD[0].replace(b"WARC-Date", b"x" * 70_000), "its headers are longer"),
        (b"rubbish\r\n" * 5, "no record begins like this"),
    ],
)
def test_damage_is_named_by_its_place_and_the_rest_is_used(damaged: bytes, reason: str) -> None:
    raw = INFO + damaged + GOOD[1] + GOOD[2]
    assert [record.key for record in records(raw)] == [f"{URL}/1", f"{URL}/2"]
    [problem] = [each for each in problems(raw) if each.fatal]
    assert f"the record at byte {len(INFO):,} is damaged ({reason}" in problem.reason


@pytest.mark.parametrize("left", [len(GOOD[2]) - 60, 200, 30])
def test_a_file_that_is_cut_off(left: int) -> None:
    raw = b"".join(GOOD[:2]) + GOOD[2][:left]
    assert [record.key for record in records(raw)] == [f"{URL}/0", f"{URL}/1"]
    [problem] = problems(raw)
    assert f"the record at byte {len(GOOD[0]) * 2:,} is damaged" in problem.reason
    packed = b"".join(map(gzip.compress, GOOD))
    [source] = found_in("a.warc.gz", packed[:-left])
    assert isinstance(source, SourceFile)
    *found, problem = read_records(source)
    assert [record.key for record in found if isinstance(record, Record)][:1] == [f"{URL}/0"]
    assert "the file is cut off" in problem.reason


def test_a_length_beyond_all_files_takes_no_memory() -> None:
    [problem] = problems(GOOD[0].replace(LENGTH, b"Content-Length: " + b"9" * 400))
    assert "the file ends" in problem.reason


def test_endless_damage_is_given_up() -> None:
    found = problems(GOOD[0] + b"WARC/1.1\r\n\r\n" * 5000)
    assert len(found) == 101
    assert "so many records are damaged" in found[-1].reason


def test_more_pages_than_can_be_kept_in_mind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MOST_PAGES", 2)
    [source] = found_in("a.warc", b"".join(GOOD))
    assert isinstance(source, SourceFile)
    [problem] = read_records(source)
    assert isinstance(problem, Problem)
    assert problem.reason == "more than 2 pages are in it"
