"""Digits of three scripts, both ways, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.text import to_latin_digits, to_urdu_digits

CASES = json.loads((Path(__file__).parents[1] / "golden" / "numerals.json").read_text("utf-8"))
LATIN, ARABIC, URDU = ("".join(chr(zero + digit) for digit in range(10)) for zero in (0x30, 0x660, 0x6F0))
TEXTS = st.text(st.sampled_from(LATIN + ARABIC + URDU + "٪٫٬۔ءھ ") | st.characters(), max_size=30)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case) -> None:
    found = {"latin": to_latin_digits(case["input"]), "urdu": to_urdu_digits(case["input"])}
    assert found == case["expected"], case["comment"]


@given(st.integers(min_value=0))
def test_every_number_is_the_same_number_in_all_scripts(number: int) -> None:
    latin = str(number)
    written = {script: "".join(script[int(digit)] for digit in latin) for script in (LATIN, ARABIC, URDU)}
    for text in written.values():
        assert to_latin_digits(text) == latin
        assert to_urdu_digits(text) == written[URDU]
        assert int(to_urdu_digits(text)) == number


@pytest.mark.parametrize("function, target", [(to_latin_digits, LATIN), (to_urdu_digits, URDU)])
def test_no_code_point_but_the_thirty_digits_changes(function, target: str) -> None:
    everything = "".join(map(chr, range(0x110000)))
    changed = {old: new for old, new in zip(everything, function(everything), strict=True) if old != new}
    assert set(changed) == set(LATIN + ARABIC + URDU) - set(target)
    assert all(int(old) == int(new) for old, new in changed.items())


@given(TEXTS)
def test_there_and_back(text: str) -> None:
    assert to_latin_digits(to_urdu_digits(text)) == to_latin_digits(text)
    assert to_urdu_digits(to_latin_digits(text)) == to_urdu_digits(text)
    assert to_urdu_digits(to_urdu_digits(text)) == to_urdu_digits(text)
