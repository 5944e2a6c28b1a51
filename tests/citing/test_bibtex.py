"""BibTeX files are read as BibTeX reads them: braces are counted, whatever stands before them."""

from __future__ import annotations

import re

import pytest

from tests.citing.samples import (
    ABOUT,
    ALL,
    ATTACK,
    BARE,
    BETWEEN,
    BOTH,
    FULL,
    HOSTILE,
    MONTH,
    UNDATED,
    UNSURE,
    YEAR,
)
from waraq.citing import Reference, write_bibtex

ENTRY = re.compile(r"@(\w+)\{([^,{}\s]+),\n(.*)\n\}\n", re.DOTALL)
FIELD = re.compile(r"  (\w+) = (.*)")
COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "$&%#_"},
}
COMMAND = re.compile("|".join(map(re.escape, COMMANDS)))


def read_entry(text: str) -> tuple[str, dict[str, str]]:
    """The kind and the fields of the one entry, as LaTeX prints them; the braces of each value are a pair."""
    found = ENTRY.fullmatch(text)
    assert found, text
    fields = {}
    for line in found[3].split("\n"):
        name, value = FIELD.fullmatch(line.removesuffix(",")).groups()
        assert name not in fields, name
        depth = 0
        for place, letter in enumerate(value):
            depth += (letter == "{") - (letter == "}")
            assert depth >= 0
            assert depth or letter in "}" or name == "month", (name, place)
        assert depth == 0, name
        # Every sign that TeX would act upon is part of a command of ours; biblatex reads dates before it.
        rest = COMMAND.sub("", value)
        assert name in {"url", "date"} or not set(rest) & set("\\$&%#_~^"), (name, rest)
        fields[name] = COMMAND.sub(lambda each: COMMANDS[each[0]], value)
    return found[1], fields


def bare(value: str) -> str:
    return value.removeprefix("{").removesuffix("}")


@pytest.mark.parametrize("reference", ALL.values(), ids=ALL)
def test_an_entry_is_whole_whatever_its_texts_say(reference: Reference) -> None:
    _, fields = read_entry(write_bibtex(reference))
    assert bare(bare(fields["title"])) == reference.title


def test_all_that_is_known() -> None:
    assert read_entry(write_bibtex(FULL)) == (
        "article",
        {
            "author": "{{احمد علی}}",
            "title": "{{پاکستان نے عالمی کپ جیت لیا}}",
            "journal": "{ڈان}",
            "date": "{1992-03-26}",
            "year": "{1992}",
            "month": "mar",
            "url": "{https://paper.example/archive/a/3kq7m2x9tb/}",
            "language": "{ur}",
            "entrysubtype": "{newspaper}",
        },
    )


def test_dates_are_as_exact_as_they_are_known() -> None:
    month, year, undated = (read_entry(write_bibtex(each))[1] for each in (MONTH, YEAR, UNDATED))
    assert (month["date"], month["year"], month["month"]) == ("{1992-03}", "{1992}", "mar")
    assert (year["date"], year["year"], "month" in year) == ("{1992}", "{1992}", False)
    assert {"date", "year", "month"} & set(undated) == set()
    assert undated["note"] == "{n.d., not before 1992-03-26}"


def test_dates_that_are_not_sure_are_told_as_such() -> None:
    about, unsure, both, between = (
        read_entry(write_bibtex(each))[1] for each in (ABOUT, UNSURE, BOTH, BETWEEN)
    )
    assert [each["date"] for each in (about, unsure, both)] == ["{1990-05~}", "{1990-05-06?}", "{1990%}"]
    assert [each["year"] for each in (about, unsure, both)] == ["{1990}"] * 3
    assert [about["note"], unsure["note"]] == ["{date approximate}", "{date uncertain}"]
    assert between["note"] == "{n.d., between 1990-05 and 1995}"


def test_what_is_not_known_is_absent() -> None:
    assert read_entry(write_bibtex(BARE)) == (
        "misc",
        {"title": "{{سیلاب}}", "note": "{n.d.}", "language": "{ur}"},
    )


def test_names_are_whole_and_told_apart() -> None:
    _, fields = read_entry(write_bibtex(HOSTILE._replace(authors=("علی and sons", "نیوز ڈیسک"))))
    assert fields["author"] == "{{علی and sons} and {نیوز ڈیسک}}"
    assert ATTACK in read_entry(write_bibtex(HOSTILE))[1]["author"]


def test_an_address_ends_no_field() -> None:
    address = "https://x.example/~paper/a_b/}{ \\"
    _, fields = read_entry(write_bibtex(FULL._replace(address=address)))
    assert fields["url"] == "{https://x.example/~paper/a_b/%7D%7B%20%5C}"
