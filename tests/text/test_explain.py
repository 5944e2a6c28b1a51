"""Every change of a text is told with its place and its reason, and the changes make the shown text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.text.test_properties import PROPERTY, TEXTS
from waraq.text import Change, explain, normalize
from waraq.text.edit import Edit, apply_edits

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "normalize.json").read_text("utf-8"))


def check_changes(text: str) -> None:
    changes = explain(text)
    end = 0
    for change in changes:
        assert end <= change.start <= change.end
        assert change.before == text[change.start : change.end]
        assert change.before != change.after
        assert change.why
        end = change.end
    assert end <= len(text)
    edits = [Edit(change.start, change.end, change.after, change.why) for change in changes]
    assert apply_edits(text, edits) == normalize(text)


@PROPERTY
@given(TEXTS | st.text())
@example("\u200e".join("كه ے۔ا"))
@example("ﻻ\u0654\u200c ،\r\n\u200e\r")
def test_changes_make_the_shown_text(text: str) -> None:
    check_changes(text)


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["label"])
def test_changes_make_the_shown_text_of_the_golden_cases(case) -> None:
    check_changes(case["input"])


@pytest.mark.parametrize(
    "text, changes",
    [
        ("كراچی", [Change(0, 1, "ك", "ک", "Arabic kaf, from Arabic keyboards")]),
        (
            "خبر\u200e ہے",
            [Change(3, 4, "\u200e", "", "U+200E LEFT-TO-RIGHT MARK: direction marks of word processors")],
        ),
        ("کےساتھ", [Change(2, 2, "", " ", "two words without a space: کے ساتھ")]),
        ("سےاسی", [Change(1, 2, "ے", "ی", "ے typed for ی: سیاسی")]),
        ("بهارت", [Change(1, 2, "ه", "ھ", "Arabic heh, which is ھ in بھارت")]),
        ("آئے ۔", [Change(3, 5, " ۔", "۔", "no space before a full stop, one after it")]),
        ("آئے?", [Change(3, 4, "?", "؟", "Latin question mark, from keyboards without the Urdu one")]),
        ("ا\u0653ج", [Change(0, 2, "ا\u0653", "آ", "a letter and its mark as one code point (Unicode NFC)")]),
        # One letter, three reasons: a glyph, its Arabic letter, and the hamza behind it.
        (
            "\ufee9\u0654",
            [
                Change(
                    0,
                    2,
                    "\ufee9\u0654",
                    "ۂ",
                    "U+FEE9 ARABIC LETTER HEH ISOLATED FORM: "
                    "Arabic presentation forms B, from PDF files and InPage; "
                    "a letter and its hamza as one code point",
                )
            ],
        ),
    ],
)
def test_reasons_are_those_of_the_tables(text: str, changes: list[Change]) -> None:
    assert explain(text) == changes


def test_a_text_in_order_has_no_changes() -> None:
    assert explain("کراچی میں ’’14 اگست 2014ء‘‘ کی شام، پُرعزم لوگ آئے۔") == []
