"""Plain text: headline or none, paragraphs, encodings."""

from __future__ import annotations

import pytest

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers.plain_text import read_plain_text
from waraq.ingest.record import Record
from waraq.ingest.settings import Settings

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


TEXT = "لاہور میں بارش ہوئی۔\n\nسڑکیں ڈوب گئیں۔"
BELOW = ("لاہور میں بارش ہوئی۔", "سڑکیں ڈوب گئیں۔")


@pytest.mark.parametrize(
    "head, said",
    [
        (
            "ID: 17\r\nTitle: بارش: تباہی\r\nDate: 14 Oct 2014\r\nAuthor: علی\r\nURL: https://m.example/1\r\n\r\n",
            ("17", "بارش: تباہی", "14 Oct 2014", "علی"),
        ),
        ("\n عنوان : بارش\nتاریخ: 14 اکتوبر 2014ء\nنامہ نگار:\n\n", ("", "بارش", "14 اکتوبر 2014ء", None)),
        ("سرخی: بارش\n\nبارش\n\n", ("", "بارش", None, None)),
        ("Date: 2014-10-14\n\n", ("", None, "2014-10-14", None)),
        ("Title: بارش\nText: ", ("", "بارش", None, None)),
    ],
    ids=["a dump", "names in Urdu", "the headline again", "a date alone", "the text has a name"],
)
def test_a_header_says_what_stands_above_the_text(head: str, said: tuple[str | None, ...]) -> None:
    [record] = read((head + TEXT).encode())
    assert (record.key, record.headline, record.date, record.byline) == said
    assert record.paragraphs == BELOW


@pytest.mark.parametrize(
    "head",
    [
        "کراچی: بارش",
        "تاریخ: ایک جائزہ",
        "سوال: بارش کب ہوگی؟\nجواب: کل۔\nTitle: بارش",
        "Title: بارش\nایک سطر",
        "Title: بارش\nTitle: دھوپ",
        "Author: علی",
    ],
)
def test_lines_with_colons_that_are_no_header_stay(head: str) -> None:
    [record] = read(f"{head}\n\n{TEXT}".encode())
    assert (record.date, record.byline) == (None, None)
    assert "\n".join(filter(None, (record.headline, record.text))) == f"{head}\n" + "\n".join(BELOW)


def test_a_header_without_a_text_is_the_text() -> None:
    [record] = read("Title: بارش\nDate: 2014-10-14\n\n".encode())
    assert record.paragraphs == ("Title: بارش", "Date: 2014-10-14")


def test_the_editors_names_are_read_in_a_header_too() -> None:
    settings = Settings(columns=(("headline", ("Heading 1",)),))
    [record] = read_plain_text(source_of(NAME, f"Heading 1: بارش\n\n{TEXT}".encode(), settings))
    assert record.headline == "بارش"


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
    _notice, record = read("ا\u0653ج\u0007 بارش\u2028ہوئی\u000cاور".encode())
    assert record.paragraphs == ("آج بارش", "ہوئی", "اور")


def test_a_file_with_several_headers_is_told() -> None:
    one = "عنوان: خبر\nتاریخ: 2014-10-14\n\nلاہور میں بارش: سڑکیں ڈوب گئیں۔\n"
    record, *_ = read(one.encode())
    assert isinstance(record, Record)
    note, record = read(f"{one}\n{one}".encode())
    assert isinstance(note, Problem)
    assert (note.line, note.fatal) == (6, False)
    assert isinstance(record, Record)
    assert len(record.paragraphs) == 4


def test_headlines_below_lines_of_dashes_are_told() -> None:
    one = f"بارش سے تباہی\n\n{TEXT}\n"
    for rule in ("-" * 30, "=====", "ـــــــــ"):
        note, record = read(f"{one}\n{rule}\n\n{one}".encode())
        assert isinstance(note, Problem)
        assert (note.line, note.fatal) == (9, False)
        assert isinstance(record, Record)
    for rule in ("***", "--- x ---"):
        [record] = read(f"{one}\n{rule}\n\n{one}".encode())
    [record] = read(f"{one}\n-----\n\nرابطہ: 042\n".encode())


def test_a_chat_is_refused() -> None:
    for form in ("14/10/2014, 8:31 pm - {}: {}\n", "[14/10/14, 20:31:05] {}: {}\n"):
        chat = "".join(form.format(name, "بارش ہوئی") for name in ("علی", "نور", "علی"))
        [problem] = read(chat.encode())
        assert isinstance(problem, Problem)
        assert problem.fatal
        assert "WhatsApp" in problem.reason
