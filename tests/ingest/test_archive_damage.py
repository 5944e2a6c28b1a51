"""Damaged archives: each says what is wrong and where, and what can be read is read."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

import pytest

from tests.ingest.archive_bytes import (
    OFFSET_IN_DIRECTORY,
    find_directory,
    found_in,
    patch,
    problem_in,
    tar_of,
    zip_of,
)
from tests.ingest.house import TEXT
from waraq.errors import Problem, RecordError
from waraq.ingest.source_file import SourceFile

RAW = TEXT.encode()


def test_a_damaged_directory_is_named() -> None:
    raw = zip_of({"a.txt": RAW})
    broken = [
        raw[:-30],
        raw[:40],
        b"",
        b"PK\3\4",
        patch(raw, find_directory(raw), b"PK\7\7"),
        raw.replace(b"PK\5\6", b"PK\5\5"),
    ]
    broken += [patch(raw, raw.index(b"PK\5\6") + 12, b"\xff\xff\xff\x7f")]
    for each in broken:
        assert "the zip is damaged" in problem_in("o.zip", each).reason


def test_a_zip_says_which_member_is_damaged() -> None:
    raw = zip_of({"a.txt": b"1" * 300_000, "b.txt": b"2" * 100}, zipfile.ZIP_STORED)
    damaged, good = found_in("o.zip", raw.replace(b"1" * 200_000, b"1" * 199_999 + b"0"))
    with pytest.raises(RecordError, match=r"o\.zip \[a\.txt\]: the zip is damaged \(Bad CRC-32"):
        damaged.read()
    assert good.read() == b"2" * 100


def test_what_was_unpacked_before_the_damage_is_given() -> None:
    lines = b"".join(b"%d\n" % (number * 7919) for number in range(200_000))
    packed = gzip.compress(lines)
    for raw, reason in (
        (packed[: len(packed) // 2], "cut off"),
        (patch(packed, 300_000, b"\0" * 99), "damaged before byte"),
    ):
        [source] = found_in("a.jsonl.gz", raw)
        stream = source.open()
        assert lines.startswith(stream.read(400_000))
        with pytest.raises(RecordError, match=f"a.jsonl.gz: .*{reason}"):
            stream.read()
        stream.close()


def test_damage_in_a_tar_leaves_what_came_before() -> None:
    raw = tar_of({"a.txt": RAW, "b.txt": RAW})
    first, problem = found_in("o.tar", patch(raw, 1024, b"\1" * 512))
    assert (first.read(), problem.reason[:32]) == (RAW, "the tar is damaged at byte 1,024")
    first, second = found_in("o.tar", raw[: 1024 + 512 + 20])
    assert first.read() == RAW
    with pytest.raises(RecordError, match=r"o\.tar \[b\.txt\]: the tar is cut off"):
        second.read()


def test_a_tar_with_holes_is_not_read() -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.pax_headers = {
            "GNU.sparse.major": "1",
            "GNU.sparse.minor": "0",
            "GNU.sparse.realsize": "9" * 18,
        }
        archive.addfile(member)
    assert problem_in("o.tar", raw.getvalue()).reason == "it is stored with holes"


def test_overlapping_members_are_a_bomb() -> None:
    raw = zip_of({"a.txt": b"1" * 1000, "b.txt": b"1" * 1000})
    raw = patch(raw, find_directory(raw, 1) + OFFSET_IN_DIRECTORY, bytes(4))
    assert "begins inside the file before it" in problem_in("o.zip", raw).reason


@pytest.mark.parametrize("size", [1 << 70, 30_000_000_000])
@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_a_tar_with_impossible_sizes(size: int, form: int) -> None:
    member = tarfile.TarInfo("b.txt")
    member.size = size
    raw = tar_of({"a.txt": RAW}).rstrip(b"\0")
    raw += bytes(-len(raw) % 512) + member.tobuf(form) + RAW
    first, problem = found_in("o.tar", raw)
    assert isinstance(first, SourceFile)
    assert first.read() == RAW
    assert isinstance(problem, Problem)
    assert "the tar is damaged at byte" in problem.reason
