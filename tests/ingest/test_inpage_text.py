"""The codes of InPage 1 and 2: letters, numbers, signs, and where public tables differ."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.inpage_files import (
    CODES,
    encode_text,
    inpage_file,
    legacy_file,
    legacy_stream,
    read_table,
    write_codes,
    write_story,
)
from waraq.ingest.inpage import Document, decode_inpage
from waraq.text.frequency import load_frequencies

NEWS = (
    "اسلام آباد: وزیر اعظم نے کہا ہے کہ ملک میں مہنگائی پر قابو پا لیا گیا، عوام کو ریلیف ملے گا۔",
    "گزشتہ روز علماء اور طلباء کے اجلاس میں کئی فیصلے ہوئے؛ آئندہ مؤقف کیا ہوگا؟",
    "لاہور کے نئے گاؤں میں ضیاء نے صحابۂ کرام کا ذکر کیا، پھر لکھنؤ اور انشاءاللہ لالہ موسیٰ گئے!",
)


def decode(*paragraphs: bytes) -> Document:
    return decode_inpage(inpage_file(legacy_stream(write_story(paragraphs))))


def line(codes: str) -> str:
    [paragraph] = decode(write_codes(codes)).paragraphs
    return paragraph


@pytest.mark.parametrize("text", NEWS)
def test_news_is_read_as_it_was_written(text: str) -> None:
    document = decode_inpage(legacy_file([text]))
    assert document == Document("InPage100", (text,))


def test_noon_is_no_space() -> None:
    assert line("A0 A0 20 A0") == "نن ن"
    assert decode(write_codes("A0")).paragraphs == ("ن",)


@pytest.mark.parametrize(
    "codes, word, other",
    [
        ("9D A3 A4", "گئی", "گءی"),
        ("9D A4 BF A4", "گئی", "گیئی"),
        ("9C A2 A3 A4", "کوئی", "کوءی"),
        ("98 9E 9F 81 A3", "علماء", "علمائ"),
        ("9D 81 A3 A2 A1", "گاؤں", "گائوں"),
        ("9D 81 A2 BF A1", "گاؤں", "گاؤٔں"),
        ("9D 81 B6 A1", "گاؤں", "گائں"),
        ("A0 9B 96 A6 BF", "نقطۂ", "نقطئہ"),
        ("A0 9B 96 A3 A6", "نقطۂ", "نقطئہ"),
        ("81 CB", "اللہ", "االلہ"),
        ("C8 87", "آج", "اج"),
        ("81 B3 87", "آج", "اج"),
        ("95 A4 81 A3", "ضیاء", "ضیائ"),
    ],
)
def test_contested_codes_give_the_commoner_word(codes: str, word: str, other: str) -> None:
    assert line(codes) == word
    frequencies = load_frequencies()
    assert frequencies[word] > frequencies.get(other, 0)


def test_most_words_of_decoded_news_are_words() -> None:
    words = " ".join(decode_inpage(legacy_file(NEWS)).paragraphs).split()
    known = [word for word in words if load_frequencies().get(word.strip("،۔؛؟!:"), 0)]
    assert len(known) >= 0.95 * len(words)


@pytest.mark.parametrize(
    "codes, text",
    [
        ("D3 D1 D0 D2 A3", "۲۰۱۳ء"),
        ("D3 D1 D0 D2 A3 9F A4 A1", "۲۰۱۳ءمیں"),
        ("95 A4 81 A3 81 9E 89 9B", "ضیاءالحق"),
        ("A3 20 A3", "ء ء"),
        ("87 AA A3 AC 84", "جِئُت"),
    ],
    ids=["year", "year and word", "before alef", "alone", "under marks"],
)
def test_hamza_without_a_seat(codes: str, text: str) -> None:
    assert line(codes) == unicodedata.normalize("NFC", text)


def test_what_joins_behind_allah_is_another_word() -> None:
    assert line("81 CB A0 A5") == "اللہ نے"
    assert line("81 CB 20 A0 A5") == "اللہ نے"
    assert line("81 CB ED") == "اللہ،"


@pytest.mark.parametrize(
    "stored, read",
    [
        ("۶۲۰۲", "۲۰۲۶"),
        ("۰۵", "۵۰"),
        ("۲/۱", "۱/۲"),
        ("۳۱-۲۱۰۲", "۲۰۱۲-۱۳"),
        ("۵.۳", "۳.۵"),
        ("۰۰۵,۷۱", "۱۷,۵۰۰"),
        ("۰۰۵,۷۱,۳۲", "۲۳,۱۷,۵۰۰"),
        ("۰۱,۱۱,۲۱", "۱۰,۱۱,۱۲"),
        ("۰۳:۰۱", "۳۰:۱۰"),
        ("2026", "2026"),
        ("03-300", "03-300"),
    ],
)
def test_urdu_numbers_are_stored_last_digit_first(stored: str, read: str) -> None:
    [paragraph] = decode_inpage(legacy_file([f"عدد {stored} ہے"])).paragraphs
    assert paragraph == f"عدد {read} ہے"


def test_numbers_in_reading_order_are_told_by_years_and_round_numbers() -> None:
    document = decode_inpage(legacy_file(["۲۰۱۳ میں ۵۰ افراد اور ۲۰۰ مکان، ۱۲ گاڑیاں"]))
    assert document.paragraphs == ("۲۰۱۳ میں ۵۰ افراد اور ۲۰۰ مکان، ۱۲ گاڑیاں",)
    [notice] = document.notices
    assert "reading order" in notice.reason


def test_latin_stands_as_it_is_and_windows_letters_too() -> None:
    text = "بی بی سی (BBC News) “café” 25% – www.bbc.com"
    assert decode_inpage(legacy_file([text])).paragraphs == (text,)


def test_latin_behind_a_marker() -> None:
    assert line("4E 32 20 81") == "N2 ا"


def test_marks_signs_and_honorifics() -> None:
    text = "محمدﷺ، عمرؓ، رحمۃ اللہؒ، مُحَمَّدٌ عَلٰی۔ ﴿آیت﴾ ‘شعر’ ؎ [حاشیہ]… ٪"
    assert decode_inpage(legacy_file([text])).paragraphs == (unicodedata.normalize("NFC", text),)


def test_lam_and_alef_are_two_letters_and_kashida_stays() -> None:
    assert line("9E 81") == "لا"
    assert line("82 A9 A9 A9 92") == "بـــس"


def test_spaces_and_breaks_inside_a_paragraph() -> None:
    assert decode(write_codes("82 09 82 0A 82 20 82")).paragraphs == ("ب ب ب ب",)
    assert decode(write_codes("82") + b"\t" + write_codes("82") + b"\n").paragraphs == ("ب ب",)
    assert decode(write_codes("82 0C 83")).paragraphs == ("ب", "پ")


def test_codes_without_a_meaning_are_never_lost() -> None:
    document = decode(write_codes("82 05 82") + b"\x03" + write_codes("82 FF") + b"\x81")
    assert document.paragraphs == ("ب�ب�ب��",)
    assert "4 codes" in document.notices[0].reason
    assert all(code in document.notices[0].reason for code in ("04 05", "03 (1", "04 FF", "81 (1"))


LETTERS = sorted({each for each in "".join(CODES) if unicodedata.category(each) == "Lo"} - {"ء"})
SIGNS = sorted(set("،؛؟۔!:)([]…×÷=+٭٪‘’؎"))
WORDS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=9)
NUMBERS = st.from_regex("[۱-۹][۰-۹]{0,5}", fullmatch=True)
LINES = st.lists(st.one_of(WORDS, WORDS, st.sampled_from(SIGNS)), min_size=1).map(" ".join)


@given(st.lists(LINES, min_size=1, max_size=5), NUMBERS)
def test_any_text_of_the_repertoire_comes_back(lines: list[str], number: str) -> None:
    stored = [*lines, f"عدد {number[::-1]} ۰۵ ۰۰۲ ہے"]
    document = decode_inpage(legacy_file(stored))
    assert document.paragraphs == (*lines, f"عدد {number} ۵۰ ۲۰۰ ہے")
    assert document.notices == ()


@pytest.mark.parametrize("codes, characters", read_table().items())
def test_each_row_of_the_table_is_used(codes: str, characters: str) -> None:
    if characters.isspace():
        assert decode(write_codes(f"82 {codes} 82")).paragraphs in {("ب ب",), ("ب", "ب")}
    else:
        assert line(f"20 82 {codes}") == unicodedata.normalize("NFC", "ب" + characters)


def test_encoder_and_table_agree_on_a_documented_line() -> None:
    # پاکستان as three of the public converters have it.
    assert encode_text("پاکستان") == bytes.fromhex("0483 0481 049c 0492 0484 0481 04a0")
