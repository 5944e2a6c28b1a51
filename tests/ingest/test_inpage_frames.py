"""Where the text of an InPage document lies: stories, layout, damage, InPage 3, hostile containers."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.inpage_files import (
    FORMAT_END,
    STORY_END,
    STORY_START,
    encode_text,
    inpage_file,
    legacy_file,
    legacy_stream,
    sized,
    unicode_file,
    unicode_stream,
    write_story,
)
from tests.ingest.ole_files import END, SECTOR, write_ole
from waraq.ingest.inpage import Document, InPageError, decode_inpage

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


def number_at(raw: bytes, offset: int, number: int) -> bytes:
    return raw[:offset] + struct.pack("<I", number) + raw[offset + 4 :]


def hostile() -> dict[str, bytes]:
    raw = legacy_file([FIRST, SECOND, THIRD] * 60)
    directory = SECTOR * (1 + struct.unpack_from("<I", raw, 48)[0])
    count = struct.unpack_from("<I", raw, 44)[0]
    below = raw[(1 + count) * SECTOR :]
    size = count * SECTOR // 4
    loop = struct.pack(f"<{size}I", *range(size))
    back = struct.pack("<I", count) * size
    again = struct.pack("<I", directory // SECTOR - 1) * size
    return {
        "sectors follow themselves": raw[:SECTOR] + loop + below,
        "all sectors lead to the first": raw[:SECTOR] + back + below,
        "a directory without end": raw[:SECTOR] + again + below,
        "many tables": number_at(raw, 44, 1 << 30),
        "many lists of tables": number_at(number_at(raw, 44, 110), 72, 1),
        "a list of tables that is its own next": number_at(number_at(number_at(raw, 44, 110), 72, 1), 68, 0),
        "many small tables": number_at(raw, 64, 1 << 30),
        "sectors of two gigabytes": raw[:30] + b"\x1f\0" + raw[32:],
        "small sectors of any size": raw[:32] + b"\x7f\0" + raw[34:],
        "text of four gigabytes": number_at(raw, directory + 128 + 120, END),
        "siblings in a circle": number_at(raw, directory + 128 + 72, 1),
        "child of itself": number_at(raw, directory + 76, 0),
        "small sectors of four gigabytes": number_at(raw, directory + 120, END),
    }


@pytest.mark.parametrize("name", hostile())
def test_hostile_containers_are_refused_in_little_memory(name: str) -> None:
    raw = hostile()[name]
    tracemalloc.start()
    attempt(raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * len(raw) + 1_000_000


def test_streams_larger_than_any_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = inpage_file(bytes((1 << 20) + 1))
    monkeypatch.setattr("waraq.ingest.inpage.decode.LARGEST_STREAM", 1 << 20)
    with pytest.raises(InPageError, match="larger than 1 MB"):
        decode_inpage(raw)


def test_fifty_megabytes_of_zeros_are_refused() -> None:
    with pytest.raises(InPageError, match="no InPage document"):
        decode_inpage(bytes(50_000_000))
    with pytest.raises(InPageError, match="damaged"):
        decode_inpage(legacy_file([FIRST])[:8] + bytes(50_000_000))


@given(st.binary(max_size=4000), st.sampled_from(["InPage100", "InPage300"]))
def test_random_streams_are_read_or_refused(stream: bytes, name: str) -> None:
    read_or_refuse(inpage_file(stream, name))


PIECES = st.one_of(
    st.binary(max_size=40),
    st.sampled_from([STORY_START, STORY_END, FORMAT_END, b"\r", b"\x04", b"\xff\xff\xff\xff\r\0"]),
    st.sampled_from([encode_text(FIRST), sized(encode_text(FIRST) + b"\r"), FIRST.encode("utf-16-le")]),
)


@given(st.lists(PIECES, max_size=12).map(b"".join), st.sampled_from(["InPage100", "InPage300"]))
def test_pieces_in_any_order_are_read_or_refused(stream: bytes, name: str) -> None:
    read_or_refuse(inpage_file(stream, name))


@given(st.binary(max_size=2000))
def test_random_containers_are_refused(raw: bytes) -> None:
    read_or_refuse(legacy_file([FIRST])[:8] + raw)
    read_or_refuse(raw)


SAMPLES = (legacy_file([FIRST, SECOND], [THIRD] * 40), unicode_file(f"{FIRST}\r{SECOND}\r"))


@given(st.sampled_from(SAMPLES), st.data())
def test_documents_with_wrong_bytes_are_read_or_refused(raw: bytes, data: st.DataObject) -> None:
    damaged = bytearray(raw)
    for _ in range(data.draw(st.integers(1, 20))):
        place = data.draw(st.one_of(st.integers(0, 600), st.integers(0, len(raw) - 1)))
        damaged[place] = data.draw(st.sampled_from([0, 1, 4, 13, 127, 254, 255]))
    read_or_refuse(bytes(damaged))


def attempt(raw: bytes) -> Document | InPageError:
    try:
        return decode_inpage(raw)
    except InPageError as error:
        return error


def read_or_refuse(raw: bytes) -> None:
    found = attempt(raw)
    if isinstance(found, InPageError):
        assert found.reason
        assert found.remedy
    else:
        assert any(found.paragraphs)
        assert not {"\x04", "\0", "\r"} & set("".join(found.paragraphs))


def test_package_needs_nothing_of_the_other_readers() -> None:
    package = Path(__file__).parents[2] / "plugins" / "waraq" / "ingest" / "inpage"
    for path in package.glob("*.py"):
        assert "waraq.ingest.readers" not in path.read_text("utf-8")
