"""Small files that would fill the memory or the disk: each is refused, and the others are read."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from tests.ingest.archive_bytes import OFFSET_IN_DIRECTORY, find_directory, patch, zip_of
from tests.ingest.house import TEXT, source_of
from tests.ingest.readers.web_archive import answer_of, record_of
from tests.soak import choose
from waraq.ingest.archives import find_sources
from waraq.ingest.members import OpenArchive
from waraq.ingest.source_file import SourceFile

MB = 1_000_000
GB = 1000 * MB
MOST_MEMORY = 500  # MB
LINE = choose(60, 200) * MB
BOMB = "unpacks to more than 250 times"
BROTLI = {"Content-Encoding": "br"}
URL = "http://a.pk/"
# VmHWM is of this program alone; getrusage would tell of the one that started it too.
PROGRAM = """
import json, sys
from pathlib import Path
from waraq.ingest import ingest
report = ingest(Path(sys.argv[1]), Path(sys.argv[2]))
status = Path("/proc/self/status").read_text().split()
print(json.dumps({
    "written": report.written,
    "problems": [(problem.path, problem.reason) for problem in report.problems if problem.fatal],
    "memory": int(status[status.index("VmHWM:") + 1]) // 1000,
}))
"""


RECORD = b"WARC/1.1\r\nContent-Length: %d\r\n\r\n" % (10 * GB)


def repeat(pack: Callable[[bytes], bytes], size: int, block: int = 10 * MB) -> bytes:
    """Zeros of any size, packed in blocks behind one another."""
    return pack(bytes(block)) * (size // block)


def make_tar_header(size: int, kind: bytes = tarfile.REGTYPE) -> bytes:
    info = tarfile.TarInfo("a.txt")
    info.size, info.type = size, kind
    return info.tobuf(tarfile.GNU_FORMAT)


def make_overlapping(count: int) -> bytes:
    """Many names for one packed file, as in Fifield's bomb."""
    raw = zip_of({f"{number}.txt": b"" for number in range(count)} | {"kernel.txt": bytes(9 * MB)})
    kernel = raw.index(b"PK\3\4", raw.rindex(b"PK\3\4"))
    for number in range(count):
        raw = patch(raw, find_directory(raw, number) + OFFSET_IN_DIRECTORY, kernel.to_bytes(4, "little"))
    return raw


def make_long_directory(count: int) -> bytes:
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, *[0] * 6) + b"a"
    size = len(entry) * count
    return entry * count + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, size, 0, 0)


def make_nested(depth: int) -> bytes:
    raw = zip_of({"0.txt": bytes(20 * MB)})
    for _ in range(depth):
        raw = zip_of({f"{number}.zip": raw for number in range(16)})
    return raw


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "line.txt": (lambda: b"x" * LINE, f"the file has {LINE / MB:.1f} MB"),
    "line.jsonl.gz": (lambda: gzip.compress(b"x" * LINE, 0), "more than 5 million characters"),
    "line.warc": (lambda: b"WARC/1.1\r\n" + b"x" * LINE, "its headers are longer than"),
    "line.zip": (
        lambda: zip_of({"line.md": b"x" * LINE}, zipfile.ZIP_STORED),
        f"the file has {LINE / MB:.1f} MB",
    ),
    "page.warc": (lambda: answer_of(URL, b"<html>" + b"x" * LINE), "has more than 20 MB"),
    "brotli.warc": (
        lambda: answer_of(URL, brotli.compress(bytes(LINE), quality=3), http=BROTLI),
        "has more than 20 MB",
    ),
    "length.warc": (
        lambda: record_of("response", URL, b"", Content_Length="9" * 18),
        "the file ends",
    ),
    "zeros.txt.gz": (lambda: repeat(gzip.compress, 10 * GB), "the file has more than 5 MB"),
    "zeros.txt.bz2": (lambda: repeat(bz2.compress, 10 * GB), "the file has more than 5 MB"),
    "zeros.txt.xz": (lambda: repeat(lzma.compress, 10 * GB), "the file has more than 5 MB"),
    "zeros.warc.gz": (
        lambda: gzip.compress(RECORD) + repeat(gzip.compress, GB),
        BOMB,
    ),
    "zeros.tar.gz": (
        lambda: gzip.compress(make_tar_header(10 * GB)) + repeat(gzip.compress, GB),
        BOMB,
    ),
    "name.tar.gz": (
        lambda: gzip.compress(make_tar_header(GB, tarfile.GNUTYPE_LONGNAME)) + repeat(gzip.compress, GB),
        "is longer than 65,536 bytes",
    ),
    "fields.tar": (lambda: make_tar_header(GB, tarfile.XHDTYPE), "is longer than 65,536 bytes"),
    "zeros.zip": (lambda: zip_of({"a.txt": bytes(LINE)}), BOMB),
    "small.zip": (lambda: zip_of({f"{number}.txt": bytes(9 * MB) for number in range(20)}), BOMB),
    "overlap.zip": (lambda: make_overlapping(50), "begins inside the file before it"),
    "nested.zip": (lambda: make_nested(2), "an archive in an archive is not read"),
    "names.zip": (lambda: make_long_directory(choose(250_000, 1_000_000)), "more than 200,000 files"),
    "directory.zip": (lambda: make_long_directory(2_000_000), "its directory would take"),
}


@pytest.mark.soak
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is told by Linux only")
def test_bombs_take_neither_memory_nor_disk(house: Path) -> None:
    for name, (make, _) in BOMBS.items():
        (house / "seeds" / name).write_bytes(make())
    command = [sys.executable, "-c", PROGRAM, str(house / "seeds"), str(house / "content")]
    done = subprocess.run(command, capture_output=True, check=False, cwd=house)
    assert done.returncode == 0, done.stderr.decode()
    found = json.loads(done.stdout)
    assert found["memory"] <= MOST_MEMORY
    assert found["written"] == 1
    for name, (_, reason) in BOMBS.items():
        reasons = [reason for path, reason in found["problems"] if f"/{name}" in path]
        assert any(reason in each for each in reasons), (name, reasons)
    assert len(list(house.rglob("*.md"))) == 1
    assert {path.name for path in house.iterdir()} == {"seeds", "content"}
    assert sum(path.stat().st_size for path in (house / "content").rglob("*")) < MB


@pytest.mark.soak
def test_many_small_members_are_read_in_one_go() -> None:
    count = choose(5_000, 200_000)
    raw = zip_of(
        {f"{number % 100}/{number}.txt": TEXT.encode() for number in range(count)}, zipfile.ZIP_STORED
    )
    reads = 0

    class Counted(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            nonlocal reads
            reads += 1
            return super().read(size)

        def readinto(self, buffer: object) -> int:
            nonlocal reads
            reads += 1
            return super().readinto(buffer)  # type: ignore[arg-type]

    source = SourceFile("o.zip", "o.zip", lambda: Counted(raw), len(raw))
    found = list(find_sources(source, OpenArchive()))
    assert len(found) == count
    assert all(isinstance(each, SourceFile) and each.read() == TEXT.encode() for each in found)
    assert reads < 4 * count


def test_a_quine_is_unpacked_once() -> None:
    # A gzip file may unpack to itself; only its name says whether what comes out is packed again.
    raw = gzip.compress(gzip.compress(TEXT.encode()))
    [source] = find_sources(source_of("a.gz.gz", raw), OpenArchive())
    assert isinstance(source, SourceFile)
    assert (source.suffix, source.read()) == (".gz", gzip.compress(TEXT.encode()))
