"""Workbooks of Excel: rows as articles, days as the days that the workbook means."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.ingest.archive_bytes import zip_of
from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.record import Record

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TEXT = "لاہور میں بارش ہوئی۔\nسڑکیں ڈوب گئیں۔"
# The styles: as it is, a day of Excel's own, a day of the paper's own format, a number of its own.
STYLES = (
    f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="dd\\-mmm\\-yy"/>'
    f'<numFmt numFmtId="171" formatCode="0 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>'
    f'<xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
)
SHARED = (
    f"<sst {MAIN}>"
    + "".join(f"<si><t>{text}</t></si>" for text in ("سرخی", "تاریخ", "متن", "بارش"))
    + f"<si><r><t>{TEXT[:9]}</t></r><r><t>{TEXT[9:]}</t></r><rPh><t>x</t></rPh></si></sst>"
)
HEAD = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'


def row(number: int, day: str) -> str:
    return (
        f'<row r="{number}"><c r="A{number}" t="s"><v>3</v></c><c r="B{number}" {day}</c>'
        f'<c r="C{number}" t="s"><v>4</v></c></row>'
    )


def book(*rows: str, is_1904: str = "0", more: str = "", **others: str) -> bytes:
    names = {"مضامین": "".join(rows), **others}
    sheets = "".join(f'<sheet name="{name}" sheetId="1" r:id="r{n}"/>' for n, name in enumerate(names))
    related = "".join(
        f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n in range(len(names))
    )
    properties = f'<workbookPr date1904="{is_1904}"/>'
    files = {
        "xl/workbook.xml": f"<workbook {MAIN} {RELATED}>{properties}<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="x">{related}</Relationships>',
        "xl/sharedStrings.xml": SHARED,
        "xl/styles.xml": STYLES,
    }
    for n, inside in enumerate(names.values()):
        files[f"xl/worksheets/sheet{n}.xml"] = (
            f"<worksheet {MAIN}><sheetData>{inside}</sheetData>{more}</worksheet>"
        )
    return zip_of({name: text.encode() for name, text in files.items()})


def read(raw: bytes) -> tuple[list[Record], list[Problem]]:
    found = list(read_records(source_of("a.xlsx", raw)))
    records = [each for each in found if isinstance(each, Record)]
    return records, [each for each in found if isinstance(each, Problem)]


BOOK = book(HEAD, row(2, 's="1"><v>41926</v>'), row(5, 's="2"><v>41926.854166666664</v>'))


def test_rows_are_articles_and_days_are_those_of_the_workbook() -> None:
    [first, second], problems = read(BOOK)
    assert problems == []
    assert (first.headline, first.date, first.line) == ("بارش", "2014-10-14", 2)
    assert first.paragraphs == tuple(TEXT.split("\n"))
    assert (second.date, second.line) == ("2014-10-14 20:30", 5)


@pytest.mark.parametrize(
    "day, is_1904, date",
    [
        ('s="1"><v>40464</v>', "1", "2014-10-14"),
        ('s="1"><v>59</v>', "0", "1900-02-28"),
        ('s="1"><v>61</v>', "0", "1900-03-01"),
        ('s="0"><v>41926</v>', "0", "41926"),
        ('s="3"><v>41926</v>', "0", "41926"),
        ('t="inlineStr"><is><t>14 اکتوبر 2014ء</t></is>', "0", "14 اکتوبر 2014ء"),
        ('t="str"><f>x</f><v>2014-10-14</v>', "0", "2014-10-14"),
        ('t="e"><v>#REF!</v>', "0", None),
        ('s="1"><v>1e99</v>', "0", "1e99"),
    ],
)
def test_which_day_a_cell_means(day: str, is_1904: str, date: str | None) -> None:
    [record], _ = read(book(HEAD, row(2, day), is_1904=is_1904))
    assert record.date == date


def test_sheets_without_a_column_of_text_are_named() -> None:
    authors = '<row r="1"><c r="A1" t="inlineStr"><is><t>login</t></is></c></row>'
    [record], [note] = read(book(HEAD, row(2, 's="1"><v>41926</v>'), Sheet2=authors))
    assert record.headline == "بارش"
    assert "“Sheet2”" in note.reason
    assert not note.fatal
    [], [problem] = read(book(authors))
    assert problem.fatal


def test_cells_that_are_missing_are_empty() -> None:
    short = '<row r="2"><c r="C2" t="s"><v>4</v></c></row><row><c><v>9</v></c></row>'
    [record], [problem] = read(book(HEAD, short))
    assert (record.headline, record.date) == (None, None)
    assert (problem.line, problem.reason) == (3, "the row has no text")


@pytest.mark.parametrize(
    "raw, reason",
    [
        (b"PK", "can't be opened"),
        (zip_of({"a.txt": b"x"}), "can't be opened"),
        (book(HEAD, "<row>"), "can't be read"),
        (BOOK.replace(b"PK\x01\x02", b"PK\x01\x02" * 6_000, 1), "more than 5,000 files"),
    ],
)
def test_what_is_no_workbook_is_refused(raw: bytes, reason: str) -> None:
    _, problems = read(raw)
    assert any(reason in problem.reason and problem.fatal for problem in problems)


def test_a_row_with_the_number_nought_has_the_next_one() -> None:
    [record], _ = read(book(HEAD, row(0, 's="1"><v>41926</v>')))
    assert (record.line, record.date) == (2, "2014-10-14")


def test_gaps_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.sheet_xml.MOST_PADDING", 100_000)
    [], [problem] = read(book(HEAD, *['<row><c r="XFD1"/></row>'] * 7))
    assert "empty cells" in problem.reason


@pytest.mark.parametrize(
    "row, reason",
    [
        ("<row>" + "<c/>" * 3_000_000 + "</row>", "250 times its size"),
        ("<row>" + "<c>" * 200 + "</c>" * 200 + "</row>", "within one another"),
        ("<row>" + "<c/>" * 2_000 + "</row>", "1,000 elements"),
    ],
    ids=["ratio", "depth", "elements"],
)
def test_bombs_are_refused(row: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "elements" in reason:
        monkeypatch.setattr("waraq.ingest.readers.sheet_stream.MOST_ELEMENTS", 1_000)
    _, problems = read(book(HEAD, row))
    assert any(reason in problem.reason and problem.fatal for problem in problems)


def test_what_declares_entities_is_refused() -> None:
    with ZipFile(BytesIO(book(HEAD))) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet0.xml"
    files[sheet] = b'<!DOCTYPE x [<!ENTITY a "b">]>' + files[sheet]
    _, [problem] = read(zip_of(files))
    assert problem.fatal
    assert "entities" in problem.reason


def test_no_row_has_more_cells_than_excel_has_columns() -> None:
    many = '<row r="2"><c r="C2" t="s"><v>4</v></c>' + "<c/>" * 20_000 + "</row>"
    [record], _ = read(book(HEAD, many))
    assert record.paragraphs == tuple(TEXT.split("\n"))
