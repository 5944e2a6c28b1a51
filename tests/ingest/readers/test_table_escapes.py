"""Tables as databases write them: NULL is no value, letters behind a backslash what they stand for."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers.table import read_table
from waraq.ingest.record import Record
from waraq.ingest.settings import NO_SETTINGS, Settings

HEADER = ("id", "title", "text", "date", "author", "category", "tags")
NUMBERS = Settings(columns=(("id", ("1",)), ("headline", ("2",)), ("body", ("3",))))


def read(text: str, name: str = "a.tsv", settings: Settings = NO_SETTINGS) -> list[Record | Problem]:
    return list(read_table(source_of(name, text.encode(), settings)))


def records(text: str, name: str = "a.tsv", settings: Settings = NO_SETTINGS) -> list[Record]:
    return [item for item in read(text, name, settings) if isinstance(item, Record)]


@pytest.mark.parametrize("null", [r"\N", "NULL"])
@pytest.mark.parametrize("sign", ["\t", ",", ";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_null_is_no_value_in_any_field(null: str, sign: str, end: str) -> None:
    rows = [HEADER, (null, null, "متن", *[null] * 4), ("2", "خبر", null, *[""] * 4), [null] * 7]
    record, problem = read("".join(sign.join(row) + end for row in rows), "a.csv")
    assert isinstance(record, Record)
    assert (record.key, record.headline, record.date, record.byline) == ("", None, None, None)
    assert (record.section, record.keywords, record.paragraphs) == (None, (), ("متن",))
    assert isinstance(problem, Problem)
    assert ("no text" in problem.reason, problem.record) == (True, "2")


def test_null_between_quotation_marks_is_a_text() -> None:
    [record] = records('"id","title","text","author"\n"1","NULL","متن",NULL\n', "a.csv")
    assert (record.headline, record.byline) == ("NULL", None)
    [record] = records('"id","title","text","author"\n"1","\\N","متن",\\N\n', "a.csv")
    assert (record.headline, record.byline) == (None, None)


def test_null_beside_other_letters_is_a_text() -> None:
    [record] = records('id,title,text\n1,NULL ہے,"پہلا\nNULL\n,\\N,\nnull"\n', "a.csv")
    assert record.headline == "NULL ہے"
    assert record.paragraphs == ("پہلا", "NULL", ",\\N,", "null")


def test_null_in_a_row_whose_quotation_marks_do_not_fit() -> None:
    [record] = records('id,title,text\nNULL,\\N,"شریف" نے کہا\n', "a.csv")
    assert (record.key, record.headline, record.paragraphs) == ("", None, ('"شریف" نے کہا',))


def write_outfile(cell: str) -> str:
    """A cell as `SELECT … INTO OUTFILE` writes it."""
    for sign in "\\\t\n":
        cell = cell.replace(sign, f"\\{sign}")
    return cell.replace("\0", "\\0")


def write_batch(cell: str) -> str:
    """A cell as `mysql --batch` and PostgreSQL's COPY write it."""
    for sign, letter in (("\\", "\\"), ("\t", "t"), ("\n", "n")):
        cell = cell.replace(sign, f"\\{letter}")
    return cell


BODY = 'پہلا "پیرا"\nدوسرا\tخانہ\nC:\\news'


@pytest.mark.parametrize("write", [write_outfile, write_batch])
def test_escaped_cells(write: object) -> None:
    assert callable(write)
    rows = [("id", "title", "text", "author"), ("1", '"خبر', write(BODY), r"\N"), ("2", "خبر", "متن", "علی")]
    one, two = records("\n".join("\t".join(row) for row in rows) + "\n")
    assert (one.headline, one.byline, two.byline) == ('"خبر', None, "علی")
    assert one.paragraphs == ('پہلا "پیرا"', "دوسرا\tخانہ", "C:\\news")
    assert (one.line, two.line) == (2, 5 if write is write_outfile else 3)


def test_a_dump_has_no_header() -> None:
    text = "7\tخبر\t" + write_outfile(BODY) + "\t\\N\n8\t\\N\tمتن\t\\N\n"
    one, two = records(text, "a.txt", NUMBERS)
    assert (one.key, len(one.paragraphs), two.key, two.headline) == ("7", 3, "8", None)


def test_a_dump_with_quotation_marks() -> None:
    text = '"id"\t"title"\t"text"\n"1"\t\\N\t"کہا \\"بارش\\"\\\nدوسرا"\n'
    [record] = records(text)
    assert (record.headline, record.paragraphs) == (None, ('کہا "بارش"', "دوسرا"))
    text = '"id","title","text"\n"1",\\N,"کہا \\"بارش\\"\\nدوسرا \\\\n"\n'
    [record] = records(text, "a.csv")
    assert (record.headline, record.paragraphs) == (None, ('کہا "بارش"', "دوسرا \\n"))


@pytest.mark.parametrize("cell", ["C:\\news", "ا \\d ب\\nج", "\\", "a\\nb", "ا\\"])
def test_backslashes_that_are_no_escapes_stay(cell: str) -> None:
    [record] = records(f"id\ttitle\ttext\n1\t{cell}\tمتن\n")
    assert record.headline == cell


def test_a_file_of_open_lines_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.table_rows.LONGEST_ROW", 10_000)
    found = read("id\ttext\n1\t\\N\n" + "ا\\\n" * 20_000 + "2\tمتن\n")
    assert all("too long" in item.reason for item in found[1:] if isinstance(item, Problem))
    assert len(found) < 10


def test_lines_that_open_all_others_take_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.table_rows.LONGEST_ROW", 10_000)
    found = read('id,text\n1,"a \\"b\\" c"\n' + '"1",ا\\\n' * 20_000, "a.csv")
    assert isinstance(found[0], Record)
    assert any(isinstance(item, Problem) and "never closed" in item.reason for item in found)


CELLS = st.text("ا ب\\nNtL\"',\t\nZ0", max_size=8)


@given(st.lists(CELLS.filter(str.strip), min_size=1, max_size=4))
@example(["\\N"])
@example(["NULL"])
@example(["\\\\\n\\N\t"])
def test_whatever_a_dump_holds_comes_out(cells: list[str]) -> None:
    rows = "".join(f"{number}\t\\N\t{write_outfile(cell)}\tx\n" for number, cell in enumerate(cells))
    found = read(f"id\ttitle\ttext\ty\n{rows}")
    # MySQL itself does not tell a text NULL from the word.
    wanted = [cell for cell in cells if cell != "NULL"]
    texts = ["\n".join(item.paragraphs) for item in found if isinstance(item, Record)]
    assert texts == ["\n".join(filter(None, map(str.strip, cell.split("\n")))) for cell in wanted]


@given(st.lists(CELLS.filter(str.strip), min_size=1, max_size=4))
def test_quoted_cells_come_out_whatever_they_hold(cells: list[str]) -> None:
    file = StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "text", "x"), *(("1", cell, "y") for cell in cells if cell != "\\N")])
    if '\\"' in file.getvalue():
        return
    texts = [
        "\n".join(item.paragraphs) for item in read(file.getvalue(), "a.csv") if isinstance(item, Record)
    ]
    wanted = [cell for cell in cells if cell != "\\N"]
    assert texts == ["\n".join(filter(None, map(str.strip, cell.split("\n")))) for cell in wanted]
