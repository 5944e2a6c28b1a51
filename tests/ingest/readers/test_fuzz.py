"""Whatever bytes a reader is given, it yields records and problems, or raises RecordError."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.house import TEXT, source_of
from waraq.errors import Problem, RecordError
from waraq.ingest.readers import find_reader
from waraq.ingest.record import Record
from waraq.ingest.settings import NO_SETTINGS, Settings

VALUES = [{"id": number, "title": f"خبر {number}", "body": TEXT, "tags": ["الف", "ب"]} for number in range(3)]
GOOD = {
    ".jsonl": "\n".join(json.dumps(value, ensure_ascii=False) for value in VALUES),
    ".json": json.dumps(VALUES, ensure_ascii=False, indent=1),
    ".csv": f'sep=,\nid,سرخی,متن\n1,خبر,"{TEXT}"\n2,"خ""بر",متن\n3,\'x\',"a\n\nb"\n',
    ".tsv": "id\ttitle\ttext\n1\tخبر\t\"متن\" یہاں\n2\t\tمتن\n",
    ".md": f"---\nعنوان: خبر\ntags: [الف]\n---\n{TEXT}",
    ".txt": f"خبر\n\n{TEXT}",
}  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1256")
PIECES = (
    *(bytes([byte]) for byte in b'"\n\r\0,\t{}[]\\\xff'),
    *(b"\xed\xa0\x80", b"\\ud800", b"NaN", b"1e999", b"9" * 30, b"\xef\xbb\xbf", b"sep="),
    *(text.encode() for text in ("Ø§", "\u2028", "\ufffd")),
)
SETTINGS = (NO_SETTINGS, Settings(columns=(("body", ("title", "2")),), encoding="cp1256"))


@st.composite
def damaged(draw: st.DrawFn, text: str) -> bytes:
    """A good file in some encoding, with pieces cut out, put in or doubled."""
    raw = text.encode(draw(st.sampled_from(ENCODINGS)), "replace")
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 40)))
        put = draw(st.sampled_from((*PIECES, raw[start:end] * 2)))
        raw = raw[:start] + put + raw[draw(st.sampled_from((start, end))) :]
    return raw


def read(suffix: str, raw: bytes, how: Settings) -> Iterator[Record | Problem]:
    reader = find_reader(suffix)
    assert reader is not None
    try:
        yield from reader(source_of(f"a{suffix}", raw, how))
    except RecordError as error:
        yield error.problem


@pytest.mark.parametrize("suffix", GOOD)
@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_damaged_files(suffix: str, data: st.DataObject) -> None:
    raw = data.draw(damaged(GOOD[suffix]) | st.binary(max_size=200))
    for found in read(suffix, raw, data.draw(st.sampled_from(SETTINGS))):
        if isinstance(found, Record):
            assert found.text.encode("utf-8", "strict")
            assert any(map(str.strip, found.paragraphs))
            assert "\0" not in found.text
        else:
            assert found.reason
            assert found.remedy
            assert str(found).encode("utf-8")
