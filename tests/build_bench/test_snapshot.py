"""What a build did to its output folder."""

from __future__ import annotations

import os
from pathlib import Path

from tools.bench.processes import Usage
from tools.build_bench.measure import add_usage, take_snapshot
from tools.build_bench.snapshot import Change, read_states, walk_files


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text(text, "utf-8")


def test_a_first_build_is_all_new(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write(output, a="1", b="22")
    (output / "feed.atom").write_text("333")
    change = take_snapshot(output, tmp_path / "1.tsv", None)
    assert change == Change(files=3, pages=2, bytes=6, written=3, changed=3, changed_bytes=6, deleted=0)


def test_changes_are_told_from_files_written_again(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write(output, same="1", again="2", other="3", gone="4")
    take_snapshot(output, tmp_path / "1.tsv", None)
    again = output / "again" / "index.html"
    again.write_text("2")
    os.utime(again, ns=(1, 1))  # a clock may be too coarse to show it
    write(output, other="55", new="666")
    (output / "gone" / "index.html").unlink()
    change = take_snapshot(output, tmp_path / "2.tsv", tmp_path / "1.tsv")
    assert change == Change(files=4, pages=4, bytes=7, written=3, changed=2, changed_bytes=5, deleted=1)
    nothing = take_snapshot(output, tmp_path / "3.tsv", tmp_path / "2.tsv")
    assert (nothing.files, nothing.written, nothing.changed, nothing.deleted) == (4, 0, 0, 0)


def test_a_file_in_place_of_another_counts_as_written(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write(output, a="1")
    take_snapshot(output, tmp_path / "1.tsv", None)
    page = output / "a" / "index.html"
    stat = page.stat()
    draft = page.with_name("draft")
    draft.write_text("1")
    os.utime(draft, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    draft.replace(page)
    change = take_snapshot(output, tmp_path / "2.tsv", tmp_path / "1.tsv")
    assert (change.written, change.changed) == (1, 0)


def test_any_name_is_kept(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write(output, **{"ایک نام": "1", "a\tb\nc": "2"})
    take_snapshot(output, tmp_path / "1.tsv", None)
    assert read_states(tmp_path / "1.tsv") == dict(walk_files(output))


def test_two_runs_add_up() -> None:
    assert add_usage(Usage(1.0, 2.0, 70), Usage(0.5, 0.25, 60)) == Usage(1.5, 2.25, 70)
