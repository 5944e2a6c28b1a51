"""Text decoded with the wrong code page is told from clean text, and shown with its repair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.ingest.mojibake import find_mojibake

TEXT = "لاہور (اسٹاف رپورٹر) – آج یہاں ”بارش“ ہوئی۔ فیصلہ"


def spoil(text: str, page: str) -> str:
    """The text as a program shows it that takes its UTF-8 for a code page."""
    return "".join(bytes([byte]).decode(page, "replace") for byte in text.encode())


@pytest.mark.parametrize("first", ["cp1252", "cp1256", "latin-1"])
@pytest.mark.parametrize("second", [None, "cp1252", "cp1256", "latin-1"])
def test_once_and_twice_spoilt(first: str, second: str | None) -> None:
    spoilt = spoil(TEXT, first)
    found = find_mojibake(f"خبر: {spoil(spoilt, second) if second else spoilt}")
    assert found is not None
    assert found.start == 5
    assert found.repaired.startswith("لاہور (اسٹاف رپورٹر) – آج یہاں"[:5])
    assert found.found


def test_a_spoilt_sign_in_good_text() -> None:
    found = find_mojibake("وزیر نے کہا â€œبارشâ€\x9d")
    assert (found.start, found.repaired) == (12, "“")


@pytest.mark.parametrize(
    "text",
    ["", TEXT, "تمام شرائط§ بارش", "قیمت 5 € تھی", "Ø 5 mm, § 7", "Â§", "naïve café — “quoted”", "آ§", "â€"],
)
def test_clean_text_is_left_alone(text: str) -> None:
    assert find_mojibake(text) is None


@given(st.text())
def test_nothing_is_raised(text: str) -> None:
    found = find_mojibake(text)
    assert found is None or text[found.start :].startswith(found.found.split(" ")[0])


@given(st.text("ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھءیے ،۔", min_size=1))
def test_urdu_is_never_taken_for_spoilt(text: str) -> None:
    assert find_mojibake(text) is None
    found = find_mojibake(spoil(f"ا{text}", "cp1252"))
    assert found is not None
    assert found.repaired.startswith("ا")
