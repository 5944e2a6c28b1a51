"""Front matter's YAML: nothing is guessed, nothing multiplies."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.ingest.yaml_text import YamlDay, YamlError, dump_yaml, load_yaml

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)


@given(
    st.dictionaries(
        TEXTS, st.one_of(TEXTS, st.lists(TEXTS, max_size=3), st.dictionaries(TEXTS, TEXTS, max_size=3))
    )
)
def test_what_is_written_is_read(values: dict) -> None:
    assert load_yaml(dump_yaml(values))[0] == values


@pytest.mark.parametrize("value", ["no", "2014", "1e5", "null", "~", "2014-10-14", "0x1f", "12:30", "", " "])
def test_scalars_stay_text(value: str) -> None:
    assert load_yaml(dump_yaml({"headline": value}))[0] == {"headline": value}


def test_days_are_written_plainly() -> None:
    assert dump_yaml({"date": YamlDay("2014-10-14")}) == "date: 2014-10-14\n"
    assert dump_yaml({"date": YamlDay("2014")}) == "date: 2014\n"


@pytest.mark.parametrize(
    "text, line, reason",
    [
        ("a: 1\nb: &x [1]\n", 2, "anchors"),
        ("a: *x\n", 1, "aliases"),
        ("a: !!python/object:os.system x\n", 1, "tag"),
        ("a: 1\nb: 2\na: 3\n", 3, "given twice (first in line 1)"),
        ("s:\n  f: 1\n  f: 2\n", 3, "given twice"),
        ("a: 1\n---\nb: 1\n", 2, "second document"),
        ("- a\n", 1, "key: value"),
        ("a: b: c\n", 1, "can't be read"),
        ("a: [1\nb: 2\n", 2, "can't be read"),
        ("? [a]\n: b\n", 1, "plain word"),
        ("a: " + "[" * 500, 1, "too deep"),
        ("a: \x07\n", 1, "can't be read"),
    ],
)
def test_refused(text: str, line: int, reason: str) -> None:
    with pytest.raises(YamlError, match=re.escape(reason)) as caught:
        load_yaml(text)
    assert caught.value.line == line
    assert caught.value.remedy


def test_empty_is_an_empty_map() -> None:
    assert load_yaml("") == ({}, {})
    assert load_yaml("# nothing\n") == ({}, {})
