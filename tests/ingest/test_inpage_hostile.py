"""Hostile InPage documents: circles, wrong sizes and random bytes are read or refused, in little memory."""

from __future__ import annotations

import struct
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.inpage_files import (
    FORMAT_END,
    STORY_END,
    STORY_START,
    attempt,
    encode_text,
    inpage_file,
    legacy_file,
    sized,
    unicode_file,
)
from tests.ingest.ole_files import END, SECTOR
from waraq.ingest.inpage import InPageError, decode_inpage

FIRST = "وزیر اعظم نے اجلاس سے خطاب کیا۔"
SECOND = "شہر میں بارش سے سڑکیں ڈوب گئیں۔"
THIRD = "کھلاڑیوں نے میچ جیت لیا اور جشن منایا۔"


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


def read_or_refuse(raw: bytes) -> None:
    found = attempt(raw)
    if isinstance(found, InPageError):
        assert found.reason
        assert found.remedy
    else:
        assert any(found.paragraphs)
        assert not {"\x04", "\0", "\r"} & set("".join(found.paragraphs))
