"""Archives as folders: the sources in a zip or tar, and those that are packed each for itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import BinaryIO

from waraq.errors import Problem, RecordError
from waraq.ingest.member_names import clean_name, is_passed_by, leads_outside, order_name
from waraq.ingest.members import Archive, Member, OpenArchive
from waraq.ingest.other_files import describe, find_ending
from waraq.ingest.packed import open_unpacked
from waraq.ingest.settings_file import SETTINGS_FILE
from waraq.ingest.source_file import SourceFile
from waraq.ingest.tar_archive import TarArchive
from waraq.ingest.zip_archive import ZipArchive

ZIPS = (".zip", ".wacz")
# How a tar's name ends, and how it is packed.
TARS: dict[str, str | None] = {
    ".tar": None,
    ".tar.bz2": ".bz2",
    ".tar.gz": ".gz",
    ".tar.xz": ".xz",
    ".tbz2": ".bz2",
    ".tgz": ".gz",
    ".txz": ".xz",
}
_ENDINGS = (*ZIPS, *TARS)
# A web archive as a zip (WACZ) has indexes and lists beside the records.
WACZ, WACZ_RECORDS = ".wacz", "archive/"


def find_sources(source: SourceFile, opened: OpenArchive) -> Iterator[SourceFile | Problem]:
    """Yield what is in an archive, as if it were a folder; any other file is its own source.

    Those in a zip come in the order of a folder, those in a tar in its own.
    Hidden files and README files are left out, files without text counted in a
    notice. Nothing is written to disk.
    """
    archive = _find_archive(source)
    if archive is None:
        yield _unpack(source)
        return
    names: set[str] = set()
    passed: Counter[str] = Counter()
    try:
        for member in _list_members(archive):
            name = clean_name(member.name)
            if leads_outside(name):
                reason = f"“{member.name}” in the archive leads out of it"
                yield source.report(reason, "find out who made the archive, and why")
            elif is_passed_by(name) or _is_beside_records(source, name):
                continue
            elif ending := find_ending(name, source.settings.formats):
                passed[ending] += 1
            else:
                get = partial(_open_member, opened, archive, member)
                problem = _refuse(source, member, name, names)
                yield problem or _unpack(source.derive(name, get, member.size))
                names.add(name)
        if passed:
            yield source.note(*describe(passed))
    except RecordError as error:
        yield error.problem
    finally:
        archive.close()


def _list_members(archive: Archive) -> Iterable[Member]:
    if isinstance(archive, TarArchive):
        return archive.list_members()
    members = sorted(archive.list_members(), key=lambda member: order_name(clean_name(member.name)))
    archive.close()  # its own list takes as much memory again
    return members


def _find_archive(source: SourceFile) -> Archive | None:
    ending = _find_ending(source.name)
    if ending is None:
        return None
    return ZipArchive(source) if ending in ZIPS else TarArchive(source, TARS[ending])


def _find_ending(name: str) -> str | None:
    lower = name.lower()
    return next((ending for ending in _ENDINGS if lower.endswith(ending)), None)


def _open_member(opened: OpenArchive, archive: Archive, member: Member) -> BinaryIO:
    return opened.take(archive).open_member(member)


def _unpack(source: SourceFile) -> SourceFile:
    """Return a source whose bytes are unpacked as they are read, where it is packed."""
    method = source.packing
    return source.derive("", partial(open_unpacked, source, method), None) if method else source


def _refuse(source: SourceFile, member: Member, name: str, names: set[str]) -> Problem | None:
    """Return why a member is not read; None for a good one."""
    if member.fault:
        reason, remedy = member.fault
    elif name in names:
        reason, remedy = "a file with this name came before in the archive", "unpack it, and rename one"
    elif name.rpartition("/")[2] == SETTINGS_FILE:
        reason, remedy = "settings in an archive are not read", "put the file beside the archive"
    elif _find_ending(name):
        reason, remedy = "an archive in an archive is not read", "unpack the outer one"
    else:
        return None
    return source.derive(name, source.open, None).report(reason, remedy)


def _is_beside_records(source: SourceFile, name: str) -> bool:
    return source.name.lower().endswith(WACZ) and not name.startswith(WACZ_RECORDS)
