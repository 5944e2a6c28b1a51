"""What is inferred about a record: dates by their precedence, sections, papers; nothing guessed."""

from __future__ import annotations

import pytest

from waraq.ingest.metadata import find_latest_event, infer_metadata
from waraq.ingest.record import Record
from waraq.ingest.sections import load_sections, name_section
from waraq.ingest.source_dates import read_filename_date, read_source_date
from waraq.text import Token, tokenize

DATED = "لاہور، 14 اگست 1973ء (اسٹاف رپورٹر) – متن۔"
UNDATED = "لاہور (مشرق نامہ ڈیسک) – 17 جنوری 2025 کو معاہدہ ہوا۔"


def infer(text: str, file: str = "a.txt", **values: object) -> object:
    record = Record(key="", sha256="", media_type="text/plain", paragraphs=(text,), **values)
    return infer_metadata(record, file, f"seeds/{file}")


@pytest.mark.parametrize(
    "text, file, date, expected",
    [
        (DATED, "2000-01-01.txt", "1973-08-16", ("1973-08-16", "source")),
        (DATED, "2000-01-01.txt", None, ("1973-08-14", "dateline")),
        (UNDATED, "2000-01-01.txt", None, ("2000-01-01", "filename")),
        (UNDATED, "20000101_x.txt", None, ("2000-01-01", "filename")),
        (UNDATED, "a.txt", None, (None, None)),
        ("دبئی۔22 اکتوبر (اے پی پی) متن", "2014-10-23-a.txt", None, ("2014-10-22", "dateline")),
        ("دبئی۔22 اکتوبر (اے پی پی) متن", "a.txt", None, (None, None)),
    ],
)
def test_precedence_of_dates(text: str, file: str, date: str | None, expected: tuple) -> None:
    found = infer(text, file, date=date)
    assert (found.date, found.date_source) == expected
    assert found.problems == ()


def test_a_day_whose_year_nothing_tells_is_not_stored() -> None:
    assert infer("دبئی۔22 اکتوبر (اے پی پی) متن").dateline.date is None


def test_feed_dates_are_said_to_be_of_the_feed() -> None:
    found = infer(UNDATED, date="Fri, 25 Aug 2023 23:30:00 +0500", date_source="feed")
    assert (found.date, found.date_source, found.not_before) == ("2023-08-25", "feed", None)


def test_an_impossible_date_is_unknown_and_named() -> None:
    found = infer(UNDATED, date="2014-02-31")
    assert (found.date, found.not_before) == (None, "2025-01-17")
    [problem] = found.problems
    assert not problem.fatal
    assert "28 days" in problem.reason
    [problem] = infer(UNDATED, "2014-02-31-x.txt").problems
    assert "file's name" in problem.reason


@pytest.mark.parametrize(
    "text, values, date, hijri",
    [
        ("لاہور، 17 رجب 1446ھ (اسٹاف رپورٹر) – متن۔", {}, None, "17 رجب 1446ھ"),
        ("لاہور، 17 جنوری 2025ء / 16 رجب 1446ھ (اسٹاف رپورٹر) – متن۔", {}, "2025-01-17", "16 رجب 1446ھ"),
        ("لاہور (اسٹاف رپورٹر) – 16 رجب 1446ھ کو بارش ہوئی۔", {}, None, None),
        (UNDATED, {"date": "17 جنوری 2025ء بمطابق ۱۶ رجب المرجب ۱۴۴۶ھ"}, "2025-01-17", "۱۶ رجب المرجب ۱۴۴۶ھ"),
        (UNDATED, {"date": "16 رجب 1446ھ"}, None, "16 رجب 1446ھ"),
        (UNDATED, {"date": "2025-01-17", "date_hijri": "16 رجب 1446 ہجری"}, "2025-01-17", "16 رجب 1446 ہجری"),
        (DATED, {"date_hijri": "15 رجب 1393ھ"}, "1973-08-14", "15 رجب 1393ھ"),
    ],
)
def test_a_hijri_date_is_taken_as_printed_and_makes_no_other(
    text: str, values: dict[str, str], date: str | None, hijri: str | None
) -> None:
    found = infer(text, **values)
    assert (found.date, found.date_hijri, found.problems) == (date, hijri, ())


def test_a_hijri_date_that_is_none_is_named() -> None:
    found = infer(UNDATED, date_hijri="رجب کا مہینا")
    assert found.date_hijri is None
    [problem] = found.problems
    assert not problem.fatal
    assert "17 رجب 1446ھ" in problem.reason


def test_a_printed_page_is_a_number_or_unknown_and_named() -> None:
    assert [infer(UNDATED, page=page).page for page in ("۰۳", "a-4", None)] == ["3", "A4", None]
    found = infer(UNDATED, page="صفحہ اول")
    [problem] = found.problems
    assert (found.page, problem.fatal) == (None, False)
    assert "صفحہ اول" in problem.reason


@pytest.mark.parametrize(
    "printed, remedy",
    [
        ("03/04/2014", "dates: DMY"), ("1413000000", "time_zone: "),
        ("45000", "yyyy-mm-dd"), ("41926.854", "yyyy-mm-dd"), ("4.19E+04", "yyyy-mm-dd"),
        ("####", "yyyy-mm-dd"), ("15-Oct-14", "yyyy-mm-dd"), ("Oct-14", "yyyy-mm-dd"),
        ("15/10/14 20:30", "yyyy-mm-dd"), ("30:00.0", "yyyy-mm-dd"),
    ],
)  # fmt: skip
def test_a_date_that_the_editor_can_tell_says_how(printed: str, remedy: str) -> None:
    [problem] = infer("متن", date=printed).problems
    assert f"“{printed}”" in problem.reason
    assert remedy in problem.remedy


@pytest.mark.parametrize("printed", ["2014", "194708", "Foo-14", "20:30", "123456"])
def test_what_no_spreadsheet_writes_is_not_said_to_be_of_one(printed: str) -> None:
    assert all("yyyy-mm-dd" not in problem.remedy for problem in infer("متن", date=printed).problems)


@pytest.mark.parametrize(
    "printed, number, told",
    [
        ("2014-10-14 20:30:00Z", 1, True), ("2014-10-14T19:00:00.000+00:00", 1, True),
        ("Tue, 14 Oct 2014 20:30:00 GMT", 1, True), ("2014-10-14 18:30:00Z", 1, False),
        ("2014-10-14T20:30:00+05:00", 1, False), ("2014-10-14T20:30:00", 1, False),
        ("2014-10-14T20:30:00Z", None, False),
    ],
)  # fmt: skip
def test_an_evening_in_utc_is_told_of_files_with_many_records(
    printed: str, number: int | None, told: bool
) -> None:
    found = infer("متن", date=printed, number=number)
    assert found.date == "2014-10-14"
    assert ["time_zone" in problem.remedy for problem in found.problems] == [True] * told


def test_lower_bound_only_where_the_date_is_unknown() -> None:
    assert infer(UNDATED).not_before == "2025-01-17"
    assert infer(UNDATED, "2025-01-18.txt").not_before is None


@pytest.mark.parametrize(
    "text, expected",
    [
        ("17 جنوری 2025 کو اور مارچ 2024 میں ہوا۔", "2025-01-17"),
        ("منصوبہ 3 مارچ 2030 تک مکمل کیا گیا تو ٹھیک ہے۔ 2 مئی 2020 کو شروع ہوا۔", "2020-05-02"),
        ("کام 3 مارچ 2027 کو مکمل ہوگا۔", None),
        ("2014ء میں ہوا۔", None),
        ("کوئی تاریخ نہیں", None),
    ],
)
def test_latest_event(text: str, expected: str | None) -> None:
    assert find_latest_event(text) == expected


def test_many_dates_without_a_full_stop_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def count(text: str) -> list[Token]:
        read.append(len(text))
        return tokenize(text)

    monkeypatch.setattr("waraq.ingest.metadata.tokenize", count)
    text = "3 مارچ 2027 کو ہوگا اور " * 800
    assert find_latest_event(text) is None
    assert sum(read) < 25 * len(text)


@pytest.mark.parametrize(
    "printed, expected",
    [
        ("2014-10-14", "2014-10-14"), ("2014-10", "2014-10"), ("2014", "2014"), ("20141014", "2014-10-14"),
        ("2014-10-14T23:59:00Z", "2014-10-14"), ("2014-10-14 23:59", "2014-10-14"),
        ("۲۰۱۴-۱۰-۱۴", "2014-10-14"),
        ("Tue, 14 Oct 2014 23:30:00 +0500", "2014-10-14"), ("14 اکتوبر 2014ء", "2014-10-14"),
        ("اکتوبر 2014", "2014-10"),
        ("2014/3/4", "2014-03-04"), ("2014.03.04 10:30", "2014-03-04"), ("25/03/2014", "2014-03-25"),
        ("03-25-2014", "2014-03-25"), ("12.12.2014", "2014-12-12"), ("۲۵/۳/۲۰۱۴", "2014-03-25"),
        ("March 4, 2019", "2019-03-04"), ("Mon, Mar 4th, 2019 10:30 pm", "2019-03-04"),
        ("04-Mar-2019", "2019-03-04"), ("Monday 4 March, 2019", "2019-03-04"),
        ("5th of May 2019", "2019-05-05"),
    ],
)  # fmt: skip
def test_dates_of_sources(printed: str, expected: str) -> None:
    assert read_source_date(printed) == expected


@pytest.mark.parametrize(
    "printed",
    ["", "03/04/2014", "2014-13-01", "Fri, 31 Feb 2014 00:00:00 GMT", "کل", "14 اگست", "1413000000", "99",
     "1413000000000", "4-Mar-19", "31/02/2014", "Marth 4, 2019", "Someday, March 4, 2019", "March 2014 4"],
)  # fmt: skip
def test_no_date_is_guessed(printed: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_source_date(printed)


@pytest.mark.parametrize(
    "file", ["000_5d4d.txt", "20145.txt", "99999999.txt", "2014.txt", "x-2014-10-14.txt"]
)
def test_file_names_without_a_day(file: str) -> None:
    assert read_filename_date(file) is None


def test_paper_of_the_record_then_of_the_dateline() -> None:
    assert infer(UNDATED, publication="جنگ").publication == "جنگ"
    assert infer(UNDATED).publication == "مشرق نامہ"
    assert infer(DATED).publication is None


def test_what_no_source_gave_is_said_to_be_inferred() -> None:
    found = infer(UNDATED, "sports/a.txt")
    assert found.inferred == ("lang", "publication", "section")
    assert (found.lang, found.publication, found.section) == ("ur", "مشرق نامہ", "کھیل")
    own = infer(UNDATED, "sports/a.txt", lang="fa", publication="جنگ", section="دنیا")
    assert own.inferred == ()
    assert (own.lang, own.publication, own.section) == ("fa", "جنگ", "دنیا")
    assert infer("متن").inferred == ("lang",)


@pytest.mark.parametrize(
    "printed, folders, expected",
    [
        (None, ["sports"], "کھیل"), ("بین الاقوامی", ["sports"], "دنیا"), (None, ["2014", "کھیل"], "کھیل"),
        ("سائنس و ٹیکنالوجی", [], "سائنس"), (None, ["inbox"], None), (None, ["sports", "2014"], "کھیل"),
        ("WORLD", [], "دنیا"), ("بچوں کا صفحہ", [], "بچوں کا صفحہ"),
    ],
)  # fmt: skip
def test_sections(printed: str | None, folders: list[str], expected: str | None) -> None:
    assert name_section(printed, folders) == expected


def test_no_name_means_two_sections() -> None:
    names = [name for section in load_sections() for name in {section.slug, section.name, *section.aliases}]
    assert len(names) == len(set(names))
