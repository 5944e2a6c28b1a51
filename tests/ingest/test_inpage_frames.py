"""Where the text of an InPage document lies: stories, layout, damage, InPage 3."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.inpage_files import (
    STORY_START,
    attempt,
    encode_text,
    inpage_file,
    legacy_file,
    legacy_stream,
    sized,
    unicode_stream,
    write_story,
)
from tests.ingest.ole_files import write_ole
from waraq.ingest.inpage import Document, decode_inpage

FIRST = "وزیر اعظم نے اجلاس سے خطاب کیا۔"
SECOND = "شہر میں بارش سے سڑکیں ڈوب گئیں۔"
THIRD = "کھلاڑیوں نے میچ جیت لیا اور جشن منایا۔"


def decode(stream: bytes, name: str = "InPage100") -> tuple[tuple[str, ...], str]:
    document = decode_inpage(inpage_file(stream, name))
    return document.paragraphs, " ".join(notice.reason for notice in document.notices)


def story(*lines: str) -> bytes:
    return write_story(map(encode_text, lines))


def test_names_of_fonts_styles_and_colours_are_no_text() -> None:
    assert decode(legacy_stream(story(FIRST, SECOND))) == ((FIRST, SECOND), "")


def test_empty_lines_stay_and_two_stories_are_told() -> None:
    paragraphs, notices = decode(legacy_stream(story("", FIRST, "", "", SECOND, ""), story(), story(THIRD)))
    assert paragraphs == (FIRST, "", "", SECOND, "", THIRD)
    assert "2 texts" in notices


def test_blocks_of_one_story_with_either_mark_between() -> None:
    block = sized(encode_text(SECOND) + b"\r")
    joined = story(FIRST).replace(
        bytes(5) + b"\xff", bytes(4) + b"\1" + block + bytes(5) + block + bytes(5) + b"\xff"
    )
    assert decode(legacy_stream(joined)) == ((FIRST, SECOND, SECOND), "")


def test_newest_text_of_a_file_is_read() -> None:
    streams = {"InPage100": legacy_stream(story(FIRST)), "InPage300": unicode_stream(SECOND)}
    assert decode_inpage(write_ole(streams)).paragraphs == (SECOND,)


def test_damaged_length_loses_no_letters_and_is_told() -> None:
    stream = legacy_stream(story(FIRST, SECOND, THIRD), story("آخری خبر"))
    at = stream.index(encode_text(SECOND)) - 4
    paragraphs, notices = decode(stream[:at] + b"\xee\xee\xee\x7f" + stream[at + 4 :])
    assert paragraphs == (FIRST, SECOND, THIRD, "", "آخری خبر")
    assert f"damaged at byte {at}" in notices


def test_text_without_its_frame_is_found_by_its_letters() -> None:
    stream = bytes(600) + encode_text(FIRST) + b"\r\x2b\0\0\0" + encode_text(SECOND) + b"\r" + bytes(99)
    paragraphs, notices = decode(stream)
    assert paragraphs == (FIRST, SECOND)
    assert "found by its letters" in notices


def test_letters_outside_of_all_stories_are_named_and_not_used() -> None:
    stray = bytes(9) + encode_text(THIRD) + bytes(9)
    stream = legacy_stream(story(FIRST), stray, story(SECOND))
    paragraphs, notices = decode(stream)
    assert paragraphs == (FIRST, "", SECOND)
    assert f"first at byte {stream.index(encode_text(THIRD))}: “{THIRD[:10]}" in notices


def test_numbers_that_look_like_a_story_are_none() -> None:
    assert decode(STORY_START + sized(b"ab\r") + b"\x07" * 9 + legacy_stream(story(FIRST))) == ((FIRST,), "")


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.8, 0.95, 0.99])
def test_cut_off_files_are_refused_or_read_with_a_notice(cut: float) -> None:
    raw = legacy_file([FIRST, SECOND, THIRD] * 60)
    document = attempt(raw[: int(len(raw) * cut)])
    if isinstance(document, Document):
        assert document.notices or document.paragraphs == decode_inpage(raw).paragraphs
        assert set(document.paragraphs) - {FIRST, SECOND, THIRD, ""} <= {document.paragraphs[-1]}


@pytest.mark.parametrize("lines", [1, 2, 90])
def test_cut_off_text_is_read_to_its_last_letter(lines: int) -> None:
    stream = legacy_stream(story(*[FIRST] * 90, THIRD))
    end = stream.index(encode_text(FIRST)) + lines * (len(encode_text(FIRST)) + 5) + 40
    document = attempt(inpage_file(stream[:end]))
    assert isinstance(document, Document)
    assert document.paragraphs[:lines] == (FIRST,) * lines
    assert (FIRST + THIRD).find(document.paragraphs[-1]) >= 0
    assert len(document.paragraphs[-1]) >= 19
    assert "damaged" in document.notices[0].reason


def test_unicode_text_ends_where_the_layout_begins() -> None:
    text = f"\x02{FIRST}\r{SECOND} ۲۰۲۶ ~\n(BBC)\r\x03{THIRD}\r"
    assert decode(unicode_stream(text), "InPage300") == ((FIRST, f"{SECOND} ۲۰۲۶ ~ (BBC)", THIRD), "")


def test_records_of_the_layout_between_letters_are_skipped() -> None:
    text = f"{FIRST}\x01\x06\u7f85\x03\ue0004 پھر ~\x04\u0002\u7f00{SECOND}".replace("\ue0004", "\u0409")
    assert decode(unicode_stream(text), "InPage300")[0] == (f"{FIRST} پھر {SECOND}",)


def test_code_before_letters_is_no_record() -> None:
    assert decode(unicode_stream(f"{FIRST}\x01{SECOND}"), "InPage300")[0] == (FIRST + SECOND,)


def test_units_that_are_no_letters_are_named() -> None:
    paragraphs, notices = decode(unicode_stream(f"{FIRST}\u7f85\ud800"), "InPage300")
    assert paragraphs == (f"{FIRST}��",)
    assert "7F85 (1, first at byte " in notices
    assert "D800 (1" in notices


def test_unicode_text_shorter_than_stated_is_told() -> None:
    assert "before its stated end" in decode(unicode_stream(FIRST, stated=900), "InPage300")[1]


def test_unicode_text_without_its_frame_is_found_by_its_letters() -> None:
    paragraphs, notices = decode(unicode_stream(f"{FIRST}\r{SECOND}", framed=False), "InPage300")
    assert paragraphs == (FIRST, SECOND)
    assert "found by its letters" in notices


def test_package_needs_nothing_of_the_other_readers() -> None:
    package = Path(__file__).parents[2] / "plugins" / "waraq" / "ingest" / "inpage"
    for path in package.glob("*.py"):
        assert "waraq.ingest.readers" not in path.read_text("utf-8")
