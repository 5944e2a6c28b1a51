"""CSV and TSV: whatever programs write, no cell is lost, and a bad row costs no other."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.house import count_records, source_of
from waraq.errors import Problem
from waraq.ingest.readers.fields import pick_line, pick_paragraphs
from waraq.ingest.readers.table import read_table
from waraq.ingest.record import Record
from waraq.ingest.settings import Settings

BODY = "آج لاہور میں بارش ہوئی، سڑکیں ڈوب گئیں۔"


def read(text: str, encoding: str = "utf-8", settings: Settings | None = None) -> list[Record | Problem]:
    return list(read_table(source_of("a.csv", text.encode(encoding), settings or Settings())))


def outline(found: list[Record | Problem]) -> list[tuple[str, int | None]]:
    """What became of each row: its key, or why it was refused or noted, and its line."""
    return [(item.key if isinstance(item, Record) else item.reason, item.line) for item in found]


def test_all_columns() -> None:
    header = "شناخت,سرخی,متن,تاریخ,زمرہ,مصنف,اخبار,ٹیگ,زبان,ایڈیشن,page_no"
    row = f'7,خبر,"{BODY}\n\nدوسرا ""قول""",17 جنوری 2014,کھیل,علی,جنگ,"الف، ب",ur,لاہور,۰۳'
    [record] = read(f"{header}\n{row}\n")
    assert (record.number, record.key) == (2, "7")
    assert (record.headline, record.date, record.section) == ("خبر", "17 جنوری 2014", "کھیل")
    assert (record.byline, record.publication, record.keywords) == ("علی", "جنگ", ("الف", "ب"))
    assert (record.paragraphs, record.lang, record.line) == ((BODY, 'دوسرا "قول"'), "ur", 2)
    assert (record.edition, record.page) == ("لاہور", "۰۳")
    assert record.media_type == "text/csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_what_parts_the_cells_is_told(delimiter: str, encoding: str) -> None:
    file = StringIO()
    rows = [["id", "title", "text"], ["1", "a,b;c|d", BODY], ["2", "", "x;y, z | u\n\tv"]]
    csv.writer(file, delimiter=delimiter).writerows(rows)
    one, two = [item for item in read(file.getvalue(), encoding) if isinstance(item, Record)]
    assert (one.headline, one.paragraphs, two.paragraphs) == ("a,b;c|d", (BODY,), ("x;y, z | u", "v"))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_an_editor(line_end: str) -> None:
    lines = ["sep=;", "id;text", '1;"a', "", 'b"', "", "2;c", "3", "4;d"]
    found = read(line_end.join(lines))
    assert [item.line for item in found] == [3, 7, 8, 9]
    assert [item.key for item in found if isinstance(item, Record)] == ["1", "2", "4"]
    assert found[0].paragraphs == ("a", "b")


def test_rows_with_other_numbers_of_cells() -> None:
    found = read("id,text,date,tags\n1,a,2014,x,,\n2,a,2014\n3,a\n4,a,2014,x,y\n5,a,2014,x\n,,\n")
    assert [(key, line) for key, line in outline(found) if len(key) == 1] == [("1", 2), ("2", 3), ("5", 6)]
    refused = [item for item in found if isinstance(item, Problem) and item.fatal]
    assert [item.line for item in refused] == [4, 5]
    assert "its text may be cut off" in refused[0].reason
    [notice] = [item for item in found if isinstance(item, Problem) and not item.fatal]
    assert (notice.line, "rows: 1" in notice.reason) == (3, True)


def test_quotation_marks_that_are_letters_stay() -> None:
    found = read('id\ttext\n1\t"شریف" نے کہا\n2\t"کھلا\n3\tسادہ\n4\t"پورا\nخلیہ"\n')
    records = [item for item in found if isinstance(item, Record)]
    assert [record.paragraphs for record in records] == [
        ('"شریف" نے کہا',), ('"کھلا',), ("سادہ",), ("پورا", "خلیہ"),
    ]  # fmt: skip
    assert "kept as letters (rows: 2)" in found[-1].reason


def test_an_open_quotation_mark_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.table_rows.LONGEST_ROW", 10_000)
    rows = "".join(f"{number},متن\n" for number in range(2, 3000))
    found = read(f'id,text\n1,"کھلا, ہے\n{rows}')
    assert (found[0].line, "never closed" in found[0].reason) == (2, True)
    assert [item.key for item in found[1:]] == [str(number) for number in range(2, 3000)]


def test_a_long_cell_is_read_whatever_was_read_before() -> None:
    csv.field_size_limit(131_072)  # as a new process has it
    [record] = read(f'id,text\n1,"{"ا" * 400_000}"\n')
    assert len(record.paragraphs[0]) == 400_000


@pytest.mark.parametrize("sign", ['"', "\\", "\r", " ", ""])
def test_a_separator_that_can_be_none_is_left_alone(sign: str) -> None:
    assert all(isinstance(item, Problem) for item in read(f"sep={sign}\nid,text\n1,a\n"))


def test_many_columns_take_no_time() -> None:
    notice, record = read(f"id,text,{'x,' * 200_000}\n1,a{',' * 200_001}\n")
    assert ("“x”" in notice.reason, record.paragraphs) == (True, ("a",))


def test_backslashes_before_quotation_marks() -> None:
    [record] = read('id,text\n1,"کہا \\"بارش\\" ہوئی, آج"\n')
    assert record.paragraphs == ('کہا "بارش" ہوئی, آج',)


def test_a_table_without_a_column_for_the_text_is_refused_with_its_columns() -> None:
    [problem] = read("a,b\n1,2\n")
    assert problem.line == 1
    assert "“a”، “b”" in problem.reason
    assert "source.yaml" in problem.remedy


def test_the_column_map() -> None:
    columns = (("id", ("Nr",)), ("headline", ("Head",)), ("body", ("T1", "T2", "T3")))
    notice, record = read("Nr,head,T1,T2\n1,خبر,ایک,دو\n", settings=Settings(columns=columns))
    assert "“T3”" in notice.reason
    assert (record.key, record.headline, record.paragraphs) == ("1", "خبر", ("ایک", "دو"))


def test_numbers_in_the_column_map_are_for_tables_without_a_header() -> None:
    columns = (("id", ("1",)), ("body", ("3",)))
    found = read("1,خبر,متن\n2,خبر,متن\n", settings=Settings(columns=columns))
    assert outline(found) == [("1", 1), ("2", 2)]
    assert found[0].paragraphs == ("متن",)


def test_order_of_columns_and_rows_changes_no_record() -> None:
    one = read("title,text\nخبر,متن\nx,y\n")[0]
    other = read("text,title\ny,x\nمتن,خبر\n")[1]
    assert (one.key, one.sha256) == ("", other.sha256)


def test_damage_nul_and_length_cost_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.pieces.LONGEST_LINE", 1000)
    raw = b"id,text\n1,\xff\xfe\n2,\0\n3," + b"x" * 2000 + b"\n4," + "متن".encode() * 9 + b"\n"
    found = list(read_table(source_of("a.csv", raw)))
    assert [item.line for item in found] == [2, 3, 4, 5]
    assert ["damaged" in found[0].reason, "NUL" in found[1].reason, "too long" in found[2].reason] == [
        True
    ] * 3
    assert isinstance(found[3], Record)


def test_lost_letters_are_told_with_their_line() -> None:
    wrong = "کراچی".encode().decode("cp1256", "replace")
    [record, notice] = read(f'title,id,text\n"a\n\nb",1,"x\n{wrong}"\n')
    assert record.paragraphs == ("x", wrong)
    assert (notice.line, notice.fatal) == (5, False)
    assert "“کراچی”" in notice.reason


def test_memory_does_not_grow_with_the_number_of_rows() -> None:
    raw = ("id,text\n" + "".join(f'{number},"{BODY * 30}"\n' for number in range(2000))).encode()
    source = source_of("a.csv", raw)
    count, most = count_records(read_table(source))
    assert count == 2000
    assert most < 4_000_000 < len(raw)


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\\"), max_size=20)


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8), st.sampled_from([",", ";", "\t", "|"]))
def test_round_trip(rows: list[tuple[str, str, str]], delimiter: str) -> None:
    file = StringIO()
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "title", "text"])
    writer.writerows((f"{number}", title, f"{BODY} {text}") for number, (title, text, _) in enumerate(rows))
    found = [item for item in read(file.getvalue()) if isinstance(item, Record)]
    expected = read_one_by_one(rows)
    assert [(item.key, item.headline, item.paragraphs) for item in found] == expected


def read_one_by_one(rows: list[tuple[str, str, str]]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [
        (
            str(number),
            pick_line({"headline": title}, "headline"),
            pick_paragraphs({"body": f"{BODY} {text}"}, "body"),
        )
        for number, (title, text, _) in enumerate(rows)
    ]
