"""Archives made in memory, good ones and bad ones."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping

from tests.ingest.house import source_of
from waraq.errors import Problem
from waraq.ingest.archives import find_sources
from waraq.ingest.members import OpenArchive
from waraq.ingest.source_file import SourceFile

METHOD_IN_DIRECTORY, FLAGS_IN_DIRECTORY, OFFSET_IN_DIRECTORY = 10, 8, 42


def zip_of(
    files: Mapping[str, bytes] | Iterable[tuple[str | zipfile.ZipInfo, bytes]],
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", method) as archive:
        for name, content in files.items() if isinstance(files, Mapping) else files:
            archive.writestr(name, content, method)
    return raw.getvalue()


def tar_of(files: Mapping[str, bytes | bytes], mode: str = "", form: int = tarfile.PAX_FORMAT) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode=f"w:{mode}", format=form) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return raw.getvalue()


def find_directory(raw: bytes, number: int = 0) -> int:
    """Where the directory's entry of a member begins."""
    place = -1
    for _ in range(number + 1):
        place = raw.index(b"PK\1\2", place + 1)
    return place


def patch(raw: bytes, place: int, value: bytes) -> bytes:
    return raw[:place] + value + raw[place + len(value) :]


def found_in(name: str, raw: bytes) -> list[SourceFile | Problem]:
    return list(find_sources(source_of(name, raw), OpenArchive()))


def names_in(name: str, raw: bytes) -> list[str]:
    return [source.name for source in found_in(name, raw) if isinstance(source, SourceFile)]


def problem_in(name: str, raw: bytes) -> Problem:
    [problem] = [found for found in found_in(name, raw) if isinstance(found, Problem)]
    return problem
