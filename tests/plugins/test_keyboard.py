"""The keys of the on-screen keyboard."""

from __future__ import annotations

import re

from waraq.plugins.keyboard import load_keyboard


def test_four_rows_of_ten_keys() -> None:
    rows = load_keyboard()
    assert [len(row) for row in rows] == [10, 10, 10, 10]
    assert "".join(key.latin for key in rows[1]) == "QWERTYUIOP"
    assert all(len(key.plain) == len(key.shifted) == 1 for row in rows for key in row)


def test_every_letter_of_urdu_can_be_written() -> None:
    written = {letter for row in load_keyboard() for key in row for letter in (key.plain, key.shifted)}
    assert set("اآبپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءئیےۃ۰۱۲۳۴۵۶۷۸۹۔،؟؛") <= written


def test_marks_and_only_marks_have_names() -> None:
    for row in load_keyboard():
        for key in row:
            assert bool(key.mark) == bool(re.match("[\u064b-\u065f\u0670]", key.shifted)), key
