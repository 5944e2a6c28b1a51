"""Exports of WordPress: the encoding they are read in, and letters that were lost before or are lost here."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.house import source_of
from tests.ingest.readers.test_wordpress import EXPORT, LINE, NAME, item
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.readers.wordpress_xml import PIECE
from waraq.ingest.readers.xml_bytes import CUT
from waraq.ingest.record import Record
from waraq.ingest.settings import Settings

BODY = LINE + 3  # the line of an item's text
BROKEN = "کراچی میں بارش".encode().decode("cp1252", "replace").replace("\ufffd", "\x81")


def write(items: str, encoding: str = "UTF-8") -> str:
    # Windows-1256 has no ی: files in it hold ي.
    return EXPORT.format(items=items, encoding=encoding).replace("ی", "ي")


def read(raw: bytes, encoding: str | None = None) -> tuple[list[Record], list[Problem]]:
    found = list(read_records(source_of(NAME, raw, Settings(encoding=encoding))))
    problems = [item for item in found if isinstance(item, Problem)]
    return [item for item in found if isinstance(item, Record)], problems


def test_letters_lost_before_are_told_once_with_their_count_and_first_line() -> None:
    items = item("شہر") + item("پہلا\nد� س�", number=2) + item("ا�", number=3)
    records, [notice] = read(write(items).encode())
    assert [record.text for record in records] == ["شہر", "پہلا\nد� س�", "ا�"]
    assert (notice.fatal, "3 times" in notice.reason) == (False, True)
    text = write(items).split("\n")
    assert notice.line is not None
    assert "�" in text[notice.line - 1]
    assert not any("�" in line for line in text[: notice.line - 1])


def test_letters_cut_here_are_told_apart_from_those_lost_before() -> None:
    raw = write(item("اکبر� شہر @ ہے") + item("آ�", number=2)).encode().replace(b"@", b"\xd8")
    records, problems = read(b"\n\n" + raw)
    assert records[0].text == "اکبر� شہر � ہے"
    damaged, lost = problems
    assert ("damaged and became" in damaged.reason, damaged.reason.endswith(": 1")) == (True, True)
    assert ("2 times" in lost.reason, lost.line) == (True, BODY + 2)
    _, [only] = read(write(item("شہر @ میں بارش")).encode().replace(b"@", b"\xd8"))
    assert "damaged and became" in only.reason


def test_what_becomes_no_article_is_not_told_of() -> None:
    _, problems = read(write(item("آ�", kind="page") + item("متن", number=2)).encode())
    assert ["page" in problem.reason for problem in problems] == [True]


def test_the_papers_own_name_is_looked_at() -> None:
    _, [notice] = read(write(item()).replace("مشرق نامہ", "مشرق نام�").encode())
    assert ("once" in notice.reason, notice.line) == (True, 5)


def test_wrongly_decoded_posts_are_told_once_with_the_first_words() -> None:
    items = item("شہر") + item(f"متن\n{BROKEN}", number=2) + item(BROKEN, number=3)
    _, [notice] = read(write(items).encode())
    assert "1 more records" in notice.reason
    assert "کراچی میں" in notice.reason
    assert notice.line == write(items)[: write(items).index(BROKEN)].count("\n") + 1


@pytest.mark.parametrize("cut", range(0, 40, 3))
def test_pieces_may_end_anywhere(cut: int) -> None:
    pad = "x" * (PIECE - len(write(item("")).encode()) // 2 + cut)
    raw = write(item(pad + " ا� " + "آ" * 30 + "@ب", more="<!--€-->")).encode().replace(b"@", b"\xd8")
    [record], [damaged, lost] = read(raw)
    assert record.text.endswith("آ�ب")
    assert ("became" in damaged.reason, "once" in lost.reason, lost.line) == (True, True, BODY)


@pytest.mark.parametrize("declared", ["UTF-8", "windows-1256", "UTF-16", "nonsense"])
@pytest.mark.parametrize("encoding", ["cp1256", "utf-8", "utf-16-le"])
def test_the_setting_goes_before_what_is_declared(declared: str, encoding: str) -> None:
    [record], problems = read(write(item("شہر"), declared).encode(encoding), encoding)
    assert (record.headline, record.byline, record.text) == ("بارش & ہوا", "آصف علي", "شہر")
    assert problems == []


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
@pytest.mark.parametrize("declared", ["UTF-8", "windows-1256"])
def test_a_mark_goes_before_both(mark: bytes, declared: str) -> None:
    names = {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
    }
    [record], problems = read(mark + write(item("شہر"), declared).encode(names[mark]), "cp1256")
    assert (record.byline, problems) == ("آصف علي", [])


@pytest.mark.parametrize("encoding", ["windows-1256", "cp1256", "iso-8859-6", "utf-16"])
def test_what_is_declared_is_believed(encoding: str) -> None:
    text = EXPORT.replace("مشرق نامہ", "اخبار").replace("آصف علی", "علي").replace("کھیل", "عالم")
    post = item("شهر").replace("بارش &amp; ہوا", "مطر").replace("پاکستان", "عالم").replace("کھیل", "علم")
    [record], problems = read(text.format(items=post, encoding=encoding).encode(encoding))
    assert (record.headline, record.text, problems) == ("مطر", "شهر", [])


def test_utf_16_that_was_converted_since_is_read_as_utf_8() -> None:
    [record], problems = read(write(item("شہر"), "UTF-16").encode())
    assert (record.text, problems) == ("شہر", [])


def test_a_setting_that_is_wrong_is_named() -> None:
    records, [problem] = read(write(item("شہر")).encode("cp1256"), "utf-8")
    assert records == []
    assert ("source.yaml" in problem.reason, problem.line, problem.fatal) == (True, 5, True)


def test_a_declared_encoding_that_is_none_is_named() -> None:
    _, [problem] = read(write(item(), "nonsense").encode())
    assert ("“nonsense”" in problem.reason, problem.line, problem.fatal) == (True, 1, True)


@given(
    st.lists(
        st.sampled_from(["ا", "�", "€", "Ø§", "\n", "]]", "&", "<b>", CUT, "\x00", "\uffff"]), max_size=12
    ),
    st.sampled_from(["utf-8", "cp1256", "utf-16", "utf-32", "hz", "utf-7"]),
    st.sampled_from([None, "utf-8", "cp1256", "utf-16"]),
)
def test_whatever_letters_and_encodings_nothing_is_raised(
    letters: list[str], encoding: str, setting: str | None
) -> None:
    raw = write(item("".join(letters)), encoding).encode(encoding, "replace")
    records, problems = read(raw, setting)
    assert records or problems
    assert not any("can't be read as" in problem.reason for problem in problems)
    assert not any(CUT in record.text for record in records)
