"""RIS files have a tag a line and CRLF at the end of each."""

from __future__ import annotations

import re

import pytest

from tests.citing.samples import ABOUT, ALL, BARE, BOTH, FULL, HOSTILE, MONTH, UNDATED, UNSURE, YEAR
from waraq.citing import Reference, write_ris

LINE = re.compile(r"([A-Z][A-Z0-9])  - ([^\r\n]*)")


def read_lines(text: str) -> list[tuple[str, str]]:
    lines = text.split("\r\n")
    assert lines.pop() == ""
    found = [LINE.fullmatch(line) for line in lines]
    assert all(found), lines
    return [(each[1], each[2]) for each in found if each]


@pytest.mark.parametrize("reference", ALL.values(), ids=ALL)
def test_a_record_is_whole_whatever_its_texts_say(reference: Reference) -> None:
    lines = read_lines(write_ris(reference))
    assert lines[0] == ("TY", "NEWS")
    assert lines[-1] == ("ER", "")
    assert [tag for tag, _ in lines].count("TY") == [tag for tag, _ in lines].count("ER") == 1
    assert ("TI", reference.title) in lines
    assert [value for tag, value in lines if tag == "AU"] == list(reference.authors)
    assert all(value for tag, value in lines if tag != "ER")


def test_all_that_is_known() -> None:
    assert dict(read_lines(write_ris(FULL))) == {
        "TY": "NEWS",
        "ID": "3kq7m2x9tb",
        "AU": "احمد علی",
        "TI": "پاکستان نے عالمی کپ جیت لیا",
        "T2": "ڈان",
        "PY": "1992",
        "DA": "1992/03/26/",
        "SE": "کھیل",
        "LA": "ur",
        "DP": "مشرق نامہ",
        "UR": "https://paper.example/archive/a/3kq7m2x9tb/",
        "ER": "",
    }


def test_dates_are_as_exact_as_they_are_known() -> None:
    month, year, undated = (dict(read_lines(write_ris(each))) for each in (MONTH, YEAR, UNDATED))
    assert (month["PY"], month["DA"]) == ("1992", "1992/03//")
    assert (year["PY"], year["DA"]) == ("1992", "1992///")
    assert not {"PY", "DA"} & set(undated)
    assert undated["N1"] == "n.d., not before 1992-03-26"


def test_dates_that_are_not_sure_are_told_as_such() -> None:
    about, unsure, both = (dict(read_lines(write_ris(each))) for each in (ABOUT, UNSURE, BOTH))
    assert [each["DA"] for each in (about, unsure, both)] == ["1990/05//ca.", "1990/05/06/?", "1990///ca.?"]
    assert (about["PY"], about["N1"], unsure["N1"]) == ("1990", "date approximate", "date uncertain")


def test_what_is_not_known_is_absent() -> None:
    assert [tag for tag, _ in read_lines(write_ris(BARE))] == ["TY", "ID", "TI", "LA", "N1", "ER"]
    assert ("T2", HOSTILE.paper) in read_lines(write_ris(HOSTILE))
