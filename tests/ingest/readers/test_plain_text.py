"""Plain text: headline or none, paragraphs, encodings."""

from __future__ import annotations

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers.plain_text import read_plain_text
from waraq.ingest.record import Record

NAME = "a.txt"


def read(raw: bytes) -> list[Record | Problem]:
    return list(read_plain_text(source_of(NAME, raw)))


def test_headline_is_a_short_first_line_above_an_empty_one() -> None:
    [record] = read("بارش سے تباہی\n\nلاہور (اسٹاف رپورٹر) – بارش ہوئی۔\n\nسڑکیں ڈوب گئیں۔\n".encode())
    assert record.headline == "بارش سے تباہی"
    assert record.paragraphs == ("لاہور (اسٹاف رپورٹر) – بارش ہوئی۔", "سڑکیں ڈوب گئیں۔")


@pytest.mark.parametrize(
    "text",
    [
        "بارش ہوئی\nسڑکیں ڈوب گئیں۔",
        "بارش ہوئی۔\n\nسڑکیں ڈوب گئیں۔",
        "لاہور (اسٹاف رپورٹر) – بارش ہوئی\n\nسڑکیں ڈوب گئیں۔",
        "لاہور (اسٹاف رپورٹر)\n\nسڑکیں ڈوب گئیں۔",
        "بارش ہوئی " * 20 + "\n\nسڑکیں ڈوب گئیں۔",
        "بارش ہوئی\n\n",
    ],
    ids=["no empty line", "full stop", "dateline", "dateline alone", "long", "nothing below"],
)
def test_no_headline(text: str) -> None:
    [record] = read(text.encode())
    assert record.headline is None
    assert record.text.startswith(text[:10].strip())


def test_city_and_colon_can_be_a_headline() -> None:
    [record] = read("کراچی: بارش سے تباہی\n\nسڑکیں ڈوب گئیں۔".encode())
    assert record.headline == "کراچی: بارش سے تباہی"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    [record] = read("خبر\r\n\r\nمتن یہاں ہے۔\r\n".encode(encoding))
    assert (record.headline, record.paragraphs) == ("خبر", ("متن یہاں ہے۔",))


def test_windows_arabic_is_read_and_named() -> None:
    text = "آج لاہور میں بارش".replace("ی", "\u064a")
    notice, record = read(text.encode("cp1256"))
    assert not notice.fatal
    assert "cp1256" in notice.reason
    assert record.paragraphs == (text,)


@pytest.mark.parametrize(
    "raw, reason, line",
    [
        (b"", "empty", None),
        (b" \n\t\n", "empty", None),
        (b"\x00\x00\x01", "NUL", None),
        (b"\x01", "no visible letters", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "NUL", None),
        ("déjà vu, café".encode("latin-1"), "encoding", None),
        ("پہلی سطر\nدوسری سطر ".encode() + b"\xff", "damaged", 2),
        (b"\xff\xfe\x00", "encoding", None),
    ],
)
def test_refused(raw: bytes, reason: str, line: int | None) -> None:
    [problem] = read(raw)
    assert problem.fatal
    assert problem.path == "seeds/a.txt"
    assert problem.line == line
    assert reason in problem.reason


def test_control_characters_and_decomposed_letters_are_cleaned() -> None:
    [record] = read("ا\u0653ج\u0007 بارش\u2028ہوئی\u000cاور".encode())
    assert record.paragraphs == ("آج بارش", "ہوئی", "اور")
