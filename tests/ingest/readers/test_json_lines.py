"""JSON Lines: a bad line is named, the others go on."""

from __future__ import annotations

import json
import tracemalloc
from io import BytesIO

import pytest

from tests.ingest.house import count_records, source_of
from waraq.errors import Problem
from waraq.ingest.readers import read_records
from waraq.ingest.readers.json_lines import read_json_lines
from waraq.ingest.record import Record
from waraq.ingest.settings import Settings
from waraq.ingest.source_file import SourceFile

NAME = "a.jsonl"


def read(*lines: object) -> list[Record | Problem]:
    text = "\n".join(
        line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines
    )
    return list(read_json_lines(source_of(NAME, text.encode())))


def test_all_keys() -> None:
    values = {
        "id": 7,
        "title": " خبر\nکا عنوان ",
        "date": "2014-10-14",
        "section": "دنیا",
        "byline": "آصف علی",
    }
    values |= {"text": "پہلا۔\n\nدوسرا۔", "publication": "مشرق نامہ", "keywords": "ایران، روس", "lang": "ur"}
    [record] = read({**values, "unknown": {}})
    assert (record.key, record.headline, record.date, record.section) == (
        "7",
        "خبر کا عنوان",
        "2014-10-14",
        "دنیا",
    )
    assert (record.byline, record.publication, record.keywords) == ("آصف علی", "مشرق نامہ", ("ایران", "روس"))
    assert (record.paragraphs, record.lang, record.line) == (("پہلا۔", "دوسرا۔"), "ur", 1)


def test_schema_org_values() -> None:
    [record] = read(
        {"headline": "خبر", "articleBody": ["ایک", "دو"], "author": [{"name": "آصف"}, {"name": "علی"}]}
    )
    assert (record.byline, record.paragraphs) == ("آصف، علی", ("ایک", "دو"))


def test_a_record_without_an_id_has_a_place() -> None:
    [record] = read("", {"body": "ایک"})
    assert (record.key, record.number, record.line) == ("", 2, 2)


def test_broken_lines_are_named_and_the_others_go_on() -> None:
    found = read({"id": 1, "body": "ایک"}, "{", "", '"text"', {"id": 2}, {"body": "تین"})
    assert [item.line for item in found if isinstance(item, Problem)] == [2, 4, 5]
    assert [item.line for item in found if isinstance(item, Record)] == [1, 6]


def test_a_line_that_is_cut_off_is_said_to_be() -> None:
    cut, whole = read('{"id": "7", "body": "متن', {"body": "متن"})
    assert cut.reason == "the record is not JSON (Unterminated string starting at column 21)"
    assert isinstance(whole, Record)


def test_a_damaged_byte_costs_one_line() -> None:
    good = json.dumps({"body": "متن یہاں ہے"}, ensure_ascii=False).encode()
    found = list(read_json_lines(source_of(NAME, b'{"body": "\xff"}\n' + good + b"\n")))
    assert [type(item) for item in found] == [Problem, Record]
    assert found[0].line == 1


def test_a_line_separator_inside_a_text_is_no_new_record() -> None:
    [record] = read({"body": "ایک\u2028دو"})
    assert record.paragraphs == ("ایک", "دو")


def test_depth_and_surrogates_are_harmless() -> None:
    found = read("[" * 100_000, '{"body": "\\ud800 متن", "id": "\\ud800x"}')
    assert "too deep" in found[0].reason
    assert (found[1].paragraphs, found[1].key) == (("متن",), "x")
    assert found[1].text.encode()


def test_numbers_that_are_none_are_left_out() -> None:
    [record] = read('{"id": 1, "body": "متن", "headline": NaN, "section": -Infinity, "keywords": 1e999}')
    assert (record.headline, record.section, record.keywords) == (None, None, ())


def test_a_number_too_long_to_read_is_named_in_plain_words() -> None:
    [problem] = read(f'{{"id": {"9" * 5000}, "body": "متن"}}')
    assert problem.reason == "a number in the record is too long"


def test_a_line_too_long_is_named_and_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.ingest.readers.pieces.LONGEST_LINE", 1_000_000)
    source = SourceFile(NAME, NAME, lambda: LongLine(60_000_000, b'{"id": 2, "body": "\xd8\xa7"}\n'))
    tracemalloc.start()
    problem, record = read_json_lines(source)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000
    assert (problem.line, record.line, record.key) == (1, 2, "2")
    assert "characters" in problem.reason


class LongLine(BytesIO):
    """A stream of one line of so many bytes, and what follows it."""

    def __init__(self, size: int, rest: bytes) -> None:
        super().__init__(b"\n" + rest)
        self.left = size

    def read(self, size: int | None = -1, /) -> bytes:
        if self.left:
            given = min(self.left, size)
            self.left -= given
            return b"x" * given
        return super().read(size)


def test_memory_does_not_grow_with_the_number_of_records() -> None:
    def measure(number: int) -> int:
        lines = (json.dumps({"id": k, "body": "متن " * 500}, ensure_ascii=False) for k in range(number))
        source = source_of(NAME, "\n".join(lines).encode())
        count, most = count_records(read_json_lines(source))
        assert count == number
        return most

    assert measure(1_600) < measure(400) + 500_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1256"])
def test_every_encoding_gives_the_same_record(encoding: str) -> None:
    line = json.dumps(
        {"id": 1, "body": "آج لاہور ميں بارش اور ژالہ باري کے بعد سردي بڑھ گئي"}, ensure_ascii=False
    )
    found = list(read_json_lines(source_of(NAME, f"{line}\n{{\n".encode(encoding))))
    [record] = [item for item in found if isinstance(item, Record)]
    [fatal] = [item for item in found if isinstance(item, Problem) and item.fatal]
    assert (record.sha256, fatal.line) == (read(line)[0].sha256, 2)
    guessed = [item.reason for item in found if isinstance(item, Problem) and not item.fatal]
    assert len(guessed) == (encoding in {"utf-16-le", "cp1256"})
    assert all("confidence" in reason for reason in guessed)


def test_the_editor_s_encoding_goes_before_a_guess() -> None:
    raw = '{"body": "é"}'.encode("cp1252")
    assert isinstance(next(read_records(source_of(NAME, raw))), Problem)
    [record] = read_json_lines(source_of(NAME, raw, Settings(encoding="cp1252")))
    assert record.paragraphs == ("é",)


def test_the_column_map_goes_before_known_names() -> None:
    columns = (("headline", ("Kicker",)), ("body", ("Lead", "Rest")), ("byline", ("A", "B")))
    values = {"title": "نہیں", "kicker": "ہاں", "Lead": "ایک", "Rest": ["دو", "تین"], "A": "", "B": "علی"}
    raw = json.dumps(values).encode()
    [record] = read_json_lines(source_of(NAME, raw, Settings(columns=columns)))
    assert (record.headline, record.paragraphs, record.byline) == ("ہاں", ("ایک", "دو", "تین"), "علی")


def test_urdu_names_of_fields() -> None:
    [record] = read(
        {"سُرخی": "خبر", "متن": "متن", "تاريخ": "2014", "زمرہ": "کھیل", "Author": "علی", "body": ""}
    )
    assert (record.headline, record.paragraphs, record.date) == ("خبر", ("متن",), "2014")
    assert (record.section, record.byline) == ("کھیل", "علی")


def test_a_key_twice_is_a_notice() -> None:
    notice, record = read('{"id": 1, "body": "a", "body": "b"}')
    assert (notice.fatal, notice.line, record.paragraphs) == (False, 1, ("b",))
    assert "“body” stands twice" in notice.reason


def test_nul_bytes_cost_one_line() -> None:
    found = read({"id": 1, "body": "ایک"}, '{"body": "\0"}', {"id": 2, "body": "دو"})
    assert [type(item) for item in found] == [Record, Problem, Record]


def test_progress_is_that_of_the_lines_given() -> None:
    lines = [json.dumps({"id": k, "body": "متن"}, ensure_ascii=False) for k in range(1000)]
    source = source_of(NAME, "\n".join(lines).encode())
    given = read_json_lines(source)
    shares = [source.measure_progress() for _ in given]
    assert shares == sorted(shares)
    assert abs(shares[500] - 0.5) < 0.05


def test_lost_letters_are_told_once_also_where_json_hides_them() -> None:
    wrong = "کراچی میں".encode().decode("cp1252", "replace")
    notices = read({"id": 1, "body": "متن"}, json.dumps({"id": 2, "body": wrong}), {"id": 3, "body": wrong})[
        3:
    ]
    assert [notice.line for notice in notices] == [2]
    assert "“کراچی میں”" in notices[0].reason
    assert "1 more" in notices[0].reason
    *_, lost = read({"body": "مت\ufffd"}, {"body": "\ufffd\ufffd"})
    assert (lost.fatal, lost.line) == (False, 1)
    assert "3 times" in lost.reason


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_wide_encoding_that_is_given_needs_no_mark(encoding: str) -> None:
    raw = '{"id": "1", "body": "آج لاہور میں بارش"}\n'.encode(encoding)
    [record] = read_records(source_of("a.jsonl", raw, Settings(encoding=encoding[:6])))
    assert isinstance(record, Record)
    assert record.text == "آج لاہور میں بارش"


def test_the_interface_of_wordpress() -> None:
    """Texts stand under “rendered”; authors and categories are numbers of tables that are not there."""
    [record] = read(
        {
            "id": 7,
            "date": "2014-10-14T09:30:00",
            "title": {"rendered": "پل کھل &#8220;گیا&#8221;"},
            "content": {"rendered": "<p>پہلا۔</p><p>دوسرا۔</p>", "protected": False},
            "author": 3,
            "categories": [4, 12],
        }
    )
    assert (record.key, record.date, record.headline) == ("7", "2014-10-14T09:30:00", "پل کھل “گیا”")
    assert record.paragraphs == ("پہلا۔", "دوسرا۔")
    assert (record.byline, record.section) == (None, None)
