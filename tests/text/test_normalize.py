"""Display normalisation beyond the golden cases: whole blocks, what must stay, hostile texts."""

from __future__ import annotations

import itertools
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import takes_linear_time
from tests.text.test_properties import PROPERTY, TEXTS
from waraq.text import explain, fold, normalize
from waraq.text.frequency import load_frequencies
from waraq.text.letter_roles import load_aspirated

PRESENTATION_FORMS = [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)]
# Signs of their own to readers, or nothing that Unicode takes apart.
SIGNS = {
    *range(0xFBB2, 0xFBC3),  # dots and rings of the grammarians
    *range(0xFD3E, 0xFD50),  # ornate brackets, honorific phrases
    *range(0xFDCF, 0xFDD0),
    0xFDF2, 0xFDFA, 0xFDFB, 0xFDFC, 0xFDFD, 0xFDFE, 0xFDFF,
    0xFE73,  # half of a glyph
}  # fmt: skip
KEPT = (
    "آأؤئءںھۂۃےۓ"
    + "".join(map(chr, [*range(0x64B, 0x653), 0x670, 0x656, 0x657, *range(0x610, 0x615)]))
    + "“”‘’\"'«»()[]{}﴾﴿–—…٪٫٬۰۱۲۳۴۵۶۷۸۹0123456789"
)
FREQUENT = [word for word, count in load_frequencies().items() if count > 500]
# Words whose every ھ stands behind one of our consonants, and that are not printed with ہ half as often.
ASPIRATED = [
    word
    for word in FREQUENT
    if {before for before, letter in itertools.pairwise(f" {word}") if letter == "ھ"} <= load_aspirated()
    and "ھ" in word
    and load_frequencies().get(word.replace("ھ", "ہ"), 0) * 2 < load_frequencies()[word]
]
QUOTES = frozenset("“”‘’\"'«»()[]{}﴾﴿")


@pytest.mark.parametrize("code_point", PRESENTATION_FORMS, ids=lambda cp: f"U+{cp:04X}")
def test_presentation_form(code_point: int) -> None:
    character = chr(code_point)
    shown = normalize(character)
    if code_point == 0xFEFF:  # the byte order mark lies in the block
        assert shown == ""
    elif code_point in SIGNS or not unicodedata.decomposition(character):
        assert shown == character
    else:
        # The letters Unicode names, in our alphabet; a mark loses the space or tatweel its glyph stands on.
        letters = unicodedata.normalize("NFKC", character).replace(" ", "").replace("\u0640", "")
        assert shown == normalize(letters)
        assert shown
        assert not any(0xFB50 <= ord(letter) <= 0xFEFF for letter in shown)


def test_the_signs_among_the_presentation_forms_are_the_only_ones_that_stay() -> None:
    stays = {cp for cp in PRESENTATION_FORMS if normalize(chr(cp)) == chr(cp)}
    assert stays - SIGNS == {cp for cp in stays if unicodedata.category(chr(cp)) == "Cn"} - SIGNS


@pytest.mark.parametrize("character", KEPT, ids=lambda character: f"U+{ord(character):04X}")
def test_character_stays(character: str) -> None:
    text = unicodedata.normalize("NFC", f"ب{character} ب")
    assert normalize(text) == text


@pytest.mark.parametrize("letter", [*map(chr, range(0x620, 0x64B)), *map(chr, range(0x671, 0x6D6))])
def test_a_letter_on_its_own_becomes_one_that_is_found_alike(letter: str) -> None:
    shown = normalize(letter)
    assert fold(shown) == fold(letter)
    assert normalize(shown) == shown


@PROPERTY
@given(TEXTS)
def test_quotes_and_brackets_are_never_rewritten(text: str) -> None:
    # A presentation form may hold no bracket; the ornate ones stay as they are.
    assert [c for c in normalize(text) if c in QUOTES] == [c for c in text if c in QUOTES]


@PROPERTY
@given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=["Cc", "Cf", "Zs"]) | st.just(" ")))
def test_text_in_latin_letters_is_only_composed(text: str) -> None:
    assert normalize(text) == unicodedata.normalize("NFC", text)


@PROPERTY
@given(st.text(st.sampled_from("09۰۹.,:/-٫٬، "), max_size=20))
def test_numbers_dates_and_times_stay(text: str) -> None:
    shown = normalize(text)
    assert [c for c in shown if c != " "] == [c for c in text if c != " "]
    for number in ("1,250", "3.14", "14.10.2014", "10:30", "۱۲,۵۰,۰۰۰"):
        assert number in normalize(f"ب {number} {text}")


@PROPERTY
@given(st.lists(st.sampled_from(FREQUENT), min_size=1, max_size=12))
def test_printed_words_stay(words: list[str]) -> None:
    assert explain(" ".join(words)) == []


@pytest.mark.parametrize("word", ASPIRATED)
def test_frequent_word_with_do_chashmi_survives_an_arabic_keyboard(word: str) -> None:
    typed = word.replace("ھ", "ه").replace("ہ", "ه").replace("ی", "ي").replace("ک", "ك")
    assert normalize(typed) == word


@pytest.mark.parametrize(
    "unit",
    [
        "ے", "ےب", "ه", "كه", "ة", "ة ", "ك", "ﻻ", " ", " ۔", "۔", "۔ا", "پی۔", ",", "ب,", "؟", "ب?", '"',
        '",', ".", "ب.", "ب.ا", "a.", "www.", "http://", "1", "1ئ", "ا\u0653", "ی\u0654", "\u0f73\u0f71",
        "\u1161", "\r", "\u200c", "\u2068", "\u2069", "!", " :",
    ],
    ids=ascii,
)  # fmt: skip
def test_a_long_run_takes_linear_time(unit: str) -> None:
    assert takes_linear_time(normalize_and_explain, unit, 48_000 // len(unit))


@pytest.mark.parametrize("unit", ["ة ", "ب,", "ﻻ", "۔ا"], ids=ascii)
def test_a_long_text_of_one_thing(unit: str) -> None:
    started = time.process_time()
    normalize_and_explain(unit * (100_000 // len(unit)))
    assert time.process_time() - started < 10


def normalize_and_explain(text: str) -> None:
    normalize(text)
    explain(text + "ب,/")
