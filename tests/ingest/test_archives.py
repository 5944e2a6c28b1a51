"""Archives are folders: what is in them, what is refused, and that nothing is unpacked to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from tests.ingest.archive_bytes import (
    FLAGS_IN_DIRECTORY,
    METHOD_IN_DIRECTORY,
    find_directory,
    found_in,
    names_in,
    patch,
    problem_in,
    tar_of,
    zip_of,
)
from tests.ingest.house import TEXT, counts, run, snapshot
from waraq.ingest import read_article
from waraq.ingest.archives import find_sources
from waraq.ingest.members import OpenArchive
from waraq.ingest.source_file import SourceFile
from waraq.ingest.sources import walk_sources

RAW = TEXT.encode()
FILES = dict.fromkeys(("b/c/d.txt", "b/z.txt", "a.txt", "sports/2014-10-14-x.txt"), RAW)
LONG = "لمبا نام " * 20
REPORT = '{"id": "7", "body": "لاہور (اسٹاف رپورٹر) – شہر میں بارش ہوئی۔"}\n'.encode()


def contents(found: list[object]) -> dict[str, bytes]:
    return {source.name: source.read() for source in found if isinstance(source, SourceFile)}


def test_articles_come_out_of_an_archive(house: Path) -> None:
    (house / "seeds" / "old.zip").write_bytes(zip_of({**FILES, "x/": b"", "dump.jsonl": REPORT}))
    before = snapshot(house / "seeds")
    report = run(house)
    assert counts(report) == (6, 0, 0, 0, 0)
    articles = {(a := read_article(path, house / "content")).source.file: a for path in report.paths}
    article = articles["old.zip/sports/2014-10-14-x.txt"]
    assert (str(article.date), article.section) == ("2014-10-14", "کھیل")
    assert articles["old.zip/dump.jsonl"].source.record == "7"
    assert snapshot(house / "seeds") == before
    assert {path.name for path in house.iterdir()} == {"seeds", "content"}
    assert counts(run(house)) == (0, 0, 6, 0, 0)


def test_a_zip_is_walked_like_a_folder() -> None:
    names = ["z.txt", "b/a.txt", "a/z.txt", "a/b/c.txt", "a/a.txt", ".x.txt", "a/.g/b.txt", "README.txt"]
    names += ["__MACOSX/._z.txt", "a/readme.md", "./q.txt", "d\\e.txt", "خبر.txt"]
    expected = ["q.txt", "z.txt", "خبر.txt", "a/a.txt", "a/z.txt", "a/b/c.txt", "b/a.txt", "d/e.txt"]
    assert names_in("o.zip", zip_of(dict.fromkeys(names, RAW))) == [f"o.zip/{name}" for name in expected]


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
@pytest.mark.parametrize(
    "ending, mode", [("tar", ""), ("tar.gz", "gz"), ("TGZ", "gz"), ("tar.bz2", "bz2"), ("txz", "xz")]
)
def test_a_tar_however_it_is_packed(ending: str, mode: str, form: int) -> None:
    files = {"b.txt": b"2" * 700, "a.txt": b"1" * 512, "2014/خبر.txt": RAW, "empty.txt": b""}
    files |= {f"{LONG}/{LONG}.txt": RAW} if form != tarfile.USTAR_FORMAT else {}
    found = found_in(f"o.{ending}", tar_of(files, mode, form))
    assert contents(found) == {f"o.{ending}/{name}": raw for name, raw in files.items()}
    assert list(contents(found)) == [f"o.{ending}/{name}" for name in files]
    assert contents(found[::-1]) == contents(found)


@pytest.mark.parametrize(
    "ending, pack", [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_a_file_packed_for_itself(house: Path, ending: str, pack: Callable[[bytes], bytes]) -> None:
    (house / "seeds" / f"dump.jsonl{ending}").write_bytes(pack(REPORT))
    inner = zip_of({f"in.jsonl{ending}": pack(REPORT.replace(b"7", b"8"))})
    (house / "seeds" / "o.zip").write_bytes(inner)
    report = run(house)
    assert counts(report) == (3, 0, 0, 0, 0)
    files = {read_article(path, house / "content").source.file for path in report.paths}
    assert {f"dump.jsonl{ending}", f"o.zip/in.jsonl{ending}"} < files


def test_pieces_behind_one_another_are_one_file() -> None:
    for pack in (gzip.compress, bz2.compress, lzma.compress):
        ending = {gzip.compress: "gz", bz2.compress: "bz2", lzma.compress: "xz"}[pack]
        raw = pack(b"1" * 100_000) + pack(b"") + b"\0" * 512 + pack(b"2" * 100_000) + b"\0" * 300
        [source] = found_in(f"a.txt.{ending}", raw)
        assert source.read() == b"1" * 100_000 + b"2" * 100_000
        assert (source.suffix, source.size) == (".txt", None)


@pytest.mark.parametrize(
    "name", ["../x.txt", "a/../../x.txt", "/etc/x.txt", "C:x.txt", "c:\\x.txt", "..\\x.txt", "\\\\h\\x.txt"]
)
@pytest.mark.parametrize("ending", ["zip", "tar"])
def test_names_that_lead_out_are_refused(name: str, ending: str) -> None:
    raw = (zip_of if ending == "zip" else tar_of)({name: RAW, "a.txt": RAW})
    assert names_in(f"o.{ending}", raw) == [f"o.{ending}/a.txt"]
    problem = problem_in(f"o.{ending}", raw)
    assert problem.path == f"seeds/o.{ending}"
    assert "leads out of it" in problem.reason


@pytest.mark.parametrize("start", ["a.txt", ""])
def test_a_name_with_a_nul_is_refused(start: str) -> None:
    raw = zip_of({f"{start}X.txt": RAW}).replace(f"{start}X.txt".encode(), f"{start}\0.txt".encode())
    assert f"“{start}\\x00.txt” in the archive leads out" in problem_in("o.zip", raw).reason


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "cp720"])
def test_names_from_old_computers(encoding: str) -> None:
    name = "خبر کراچي.txt" if encoding == "cp1256" else "خبر لاهور.txt"
    stored = name.encode(encoding)
    raw = zip_of({"X" * len(stored): RAW}).replace(b"X" * len(stored), stored)
    [source] = found_in("o.zip", raw)
    assert (source.name, source.read()) == (f"o.zip/{name}", RAW)


def test_links_and_devices_are_refused() -> None:
    link = zipfile.ZipInfo("l.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    pipe = zipfile.ZipInfo("p.txt")
    pipe.external_attr = (stat.S_IFIFO | 0o777) << 16
    for info in (link, pipe):
        problem = problem_in("o.zip", zip_of([(info, b"/etc/passwd")]))
        assert (problem.path, problem.reason) == (
            f"seeds/o.zip/{info.filename}",
            "it is a link or a device, no file",
        )
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE):
        raw = io.BytesIO()
        with tarfile.open(fileobj=raw, mode="w") as archive:
            member = tarfile.TarInfo("l.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
        problem = problem_in("o.tar", raw.getvalue())
        assert (problem.path, problem.reason) == ("seeds/o.tar/l.txt", "it is a link or a device, no file")


def test_encrypted_members_are_refused() -> None:
    raw = zip_of({"a.txt": RAW})
    problem = problem_in("o.zip", patch(raw, find_directory(raw) + FLAGS_IN_DIRECTORY, b"\1"))
    assert (problem.path, problem.reason) == ("seeds/o.zip/a.txt", "it is encrypted")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 9, 99, 0xFFFF])
def test_other_methods_are_refused(method: int) -> None:
    raw = zip_of({"a.txt": RAW})
    raw = patch(raw, find_directory(raw) + METHOD_IN_DIRECTORY, method.to_bytes(2, "little"))
    assert f"packed by method {method}" in problem_in("o.zip", raw).reason


def test_one_name_twice() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        raw = zip_of([("a.txt", b"1"), ("a.txt", b"2")])
    [first, second] = found_in("o.zip", raw)
    assert first.read() == b"1"
    assert (second.path, second.reason) == (
        "seeds/o.zip/a.txt",
        "a file with this name came before in the archive",
    )


@pytest.mark.parametrize("name", ["in.zip", "in.tar.gz", "in.WACZ"])
def test_an_archive_in_an_archive_is_not_read(name: str) -> None:
    problem = problem_in("o.zip", zip_of({name: zip_of({"a.txt": RAW})}))
    assert (problem.path, problem.reason) == (f"seeds/o.zip/{name}", "an archive in an archive is not read")


def test_an_archive_is_opened_once_for_its_members() -> None:
    opened: list[str] = []
    raws = {"1.zip": zip_of(FILES), "2.tar.gz": tar_of(FILES, "gz"), "3.zip": zip_of(FILES)}

    def open_again(name: str) -> BinaryIO:
        opened.append(name)
        return io.BytesIO(raws[name])

    last = OpenArchive()
    outer = [SourceFile(name, name, lambda name=name: open_again(name)) for name in raws]
    found = [source for each in outer for source in find_sources(each, last)]
    assert opened == ["1.zip", "2.tar.gz", "3.zip"]
    assert set(contents(found).values()) == {RAW}
    assert opened == [*raws, *raws]


def test_only_the_records_of_a_wacz_are_read() -> None:
    files = {
        "archive/data.warc.gz": b"",
        "pages/pages.jsonl": REPORT,
        "datapackage.json": b"{}",
        "indexes/index.cdx.gz": b"",
    }
    assert names_in("o.wacz", zip_of(files)) == ["o.wacz/archive/data.warc.gz"]


def test_members_are_known_by_the_state_of_their_archive(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("waraq.files.is_settled", lambda _state: True)
    archive = house / "seeds" / "o.zip"
    archive.write_bytes(zip_of(FILES))
    found = {each.state for each in walk_sources(house / "seeds") if each.name.startswith("o.zip/")}
    assert len(found - {""}) == 1
    os.utime(archive, (1_100_000_000, 1_100_000_000))
    assert found.isdisjoint(each.state for each in walk_sources(house / "seeds"))


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "\u202e.txt", "x" * 5000 + ".txt", "ab: #b.txt", "\x1b[31m.txt", "' \".txt"]
)
def test_odd_names_do_no_harm(house: Path, name: str) -> None:
    (house / "seeds" / "o.tar").write_bytes(tar_of({name: RAW, "empty/" + name: b""}))
    report = run(house)
    assert counts(report) == (2, 0, 0, 0, 1)
    assert "\n" not in str(report.problems[0])
    assert f"o.tar/{name}" in {read_article(path, house / "content").source.file for path in report.paths}
    assert counts(run(house)) == (0, 0, 2, 0, 1)


def test_the_settings_of_the_archives_folder_hold(house: Path) -> None:
    (house / "seeds" / "sports" / "source.yaml").write_text("publication: مشرق نامہ\n", "utf-8")
    (house / "seeds" / "sports" / "o.zip").write_bytes(
        zip_of({"b.txt": RAW, "source.yaml": b"publication: x"})
    )
    report = run(house)
    assert [problem.reason for problem in report.problems] == ["settings in an archive are not read"]
    articles = [read_article(path, house / "content") for path in report.paths]
    assert {article.publication for article in articles} == {"مشرق نامہ"}
