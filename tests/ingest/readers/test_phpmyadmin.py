"""Tables that phpMyAdmin writes as JSON, above all Joomla's."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.ingest.house import count_records, source_of
from waraq.errors import Problem
from waraq.ingest.readers import find_reader
from waraq.ingest.readers.json_file import read_json_file
from waraq.ingest.record import Record
from waraq.ingest.settings import Settings, apply_settings

HEAD = (
    '[\n{"type":"header","version":"5.2.1","comment":"Export to JSON plugin for phpMyAdmin"},\n'
    '{"type":"database","name":"akhbar"},\n'
)
JOOMLA = {
    "id": "7",
    "title": "بارش",
    "alias": "barish",
    "introtext": "<p>پہلا پیرا۔</p>",
    "fulltext": "<p>دوسرا پیرا۔</p>",
    "state": "1",
    "created": "2014-10-14 09:00:00",
    "publish_up": "2014-10-15 09:00:00",
}


def write_table(name: str, *rows: dict[str, str]) -> str:
    data = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"type":"table","name":"{name}","database":"akhbar","data":\n[\n{data}\n]\n}}'


def read(name: str, text: str) -> list[Record | Problem]:
    source = source_of(name, text.encode())
    reader = find_reader(source.suffix)
    assert reader is not None
    return list(reader(source))


def test_rows_of_tables_are_articles_and_tables_without_text_are_named_once() -> None:
    users = write_table(
        "jos_users", *({"id": str(n), "name": "نور", "email": "n@m.example"} for n in range(9))
    )
    empty = write_table("jos_old").replace("[\n\n]", "[]")
    content = write_table("jos_content", JOOMLA, JOOMLA | {"id": "8"})
    first, second, note = read("a.json", f"{HEAD}{users}\n,{empty},{content}\n]\n")
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert isinstance(note, Problem)
    assert (first.key, second.key, first.headline) == ("7", "8", "بارش")
    assert first.paragraphs == ("پہلا پیرا۔", "دوسرا پیرا۔")
    assert (first.date, first.status) == ("2014-10-15 09:00:00Z", "published")
    assert not note.fatal
    assert "“jos_users”, “jos_old”" in note.reason


def test_an_export_without_any_text_is_refused() -> None:
    [problem] = read("a.json", f"{HEAD}{write_table('jos_users', {'name': 'نور'})}\n]\n")
    assert isinstance(problem, Problem)
    assert problem.fatal
    assert "columns" in problem.remedy


@pytest.mark.parametrize(
    "state, status", [("0", "draft"), ("-2", "draft"), ("1", "published"), ("2", "published")]
)
def test_the_state_of_joomla(state: str, status: str) -> None:
    [record] = read("a.jsonl", json.dumps(JOOMLA | {"state": state}))
    assert isinstance(record, Record)
    assert record.status == status


def test_the_time_zone_of_the_settings_moves_the_moments_of_joomla_alone() -> None:
    karachi = Settings(time_zone="Asia/Karachi")
    late = {"publish_up": "2014-10-14 20:30:00", "created": "2014-10-13 20:30:00"}
    for values, day in ((JOOMLA | late, "2014-10-15"), ({"body": "متن"} | late, "2014-10-14 20:30:00")):
        [record] = read("a.jsonl", json.dumps(values))
        assert isinstance(record, Record)
        assert apply_settings(record, karachi).date == day


def test_the_state_of_others_is_nothing() -> None:
    [record] = read("a.jsonl", json.dumps({"state": "0", "body": "متن"}))
    assert isinstance(record, Record)
    assert record.status == "published"


def test_both_halves_in_tables_in_their_order_and_no_day_that_is_none() -> None:
    text = "publish_up,created,fulltext,introtext\n0000-00-00 00:00:00,2014-10-14,دوسرا,پہلا\n,,تنہا,\n"
    first, second = read("a.csv", text)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.paragraphs, first.date) == (("پہلا", "دوسرا"), "2014-10-14")
    assert (second.paragraphs, second.date) == (("تنہا",), None)


@pytest.mark.parametrize("cut", [20, 150, -150, -40, -3])
def test_damage_is_told(cut: int) -> None:
    found = read("a.json", (HEAD + write_table("jos_content", JOOMLA) + "\n]")[:cut])
    assert any(isinstance(each, Problem) and each.fatal for each in found)


USERS = write_table("jos_users", *({"id": str(n), "name": "نور", "email": "n@m.example"} for n in range(3)))
CONTENT = write_table("jos_content", JOOMLA, JOOMLA | {"id": "8"}, JOOMLA | {"id": "9"})
OLD = write_table("old", JOOMLA | {"id": "10"})
ROW = '{"id": "9"'
FIRST = '{"id": "7"'


@pytest.mark.parametrize(
    "tables, damage, good, reasons",
    [
        ((CONTENT, USERS, OLD), (ROW, "{"), ("7", "8", "10"), ("is not JSON",)),
        ((CONTENT, USERS, OLD), (ROW, '{"id": "9'), ("7", "8", "10"), ("is not JSON",)),
        ((CONTENT, USERS, OLD), (FIRST, "{"), ("8", "9", "10"), ("is not JSON",)),
        ((USERS, CONTENT, OLD), ('"name": "', '"name": '), ("7", "8", "9", "10"), ()),
        ((CONTENT, OLD), ("}\n]\n}", "}\n]\n"), ("7", "8", "9", "10"), ("damaged here",)),
        ((CONTENT, OLD), ("}\n]\n}", "}\n"), ("7", "8", "9", "10"), ("has no end", "damaged here")),
        ((CONTENT, OLD), ('"type":"table"', '"type":"tab'), ("10",), ("damaged here",)),
        ((CONTENT, OLD), ('"data"', '"data'), ("10",), ("damaged here",)),
    ],
)
def test_damage_of_a_table_takes_no_other_with_it(
    tables: tuple[str, ...], damage: tuple[str, str], good: tuple[str, ...], reasons: tuple[str, ...]
) -> None:
    found = read("a.json", HEAD + "\n,".join(tables).replace(*damage, 1) + "\n]\n")
    assert tuple(each.key for each in found if isinstance(each, Record)) == good
    told = [each.reason for each in found if isinstance(each, Problem) and each.fatal]
    assert len(told) == len(reasons)
    assert all(reason in text for reason, text in zip(reasons, told, strict=True))


def test_its_size_does_not_matter() -> None:
    row = json.dumps(JOOMLA | {"introtext": "متن", "fulltext": "متن " * 5_000}, ensure_ascii=False)
    whole = (HEAD + write_table("jos_content", JOOMLA)[:-4] + f",\n{row}" * 300 + "\n]\n}\n]").encode()
    found: Iterator[Record | Problem] = read_json_file(source_of("a.json", whole))
    count, peak = count_records(found)
    assert count == 301
    assert peak < len(whole) / 3
