"""The zip file of a site: the converted site, the same bytes every time."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.archive_project import BuiltSite
from waraq.errors import ConfigError
from waraq.plugins.offline import convert_site
from waraq.plugins.pack import pack_site
from waraq.plugins.run import check_target


def test_it_holds_the_converted_site(built_site: BuiltSite, tmp_path: Path) -> None:
    packed = pack_site(built_site.output, tmp_path / "archive.zip")
    converted = tmp_path / "converted"
    shutil.copytree(built_site.output, converted)
    convert_site(converted)
    wanted = {
        f"archive/{path.relative_to(converted).as_posix()}": path.read_bytes()
        for path in converted.rglob("*")
        if path.is_file()
    }
    with ZipFile(tmp_path / "archive.zip") as zipped:
        assert {name: zipped.read(name) for name in zipped.namelist()} == wanted
        assert len(zipped.namelist()) == len(wanted) == packed
    pack_site(converted, tmp_path / "again" / "archive.zip")
    assert (tmp_path / "again/archive.zip").read_bytes() == (tmp_path / "archive.zip").read_bytes()
    assert [path.name for path in (tmp_path / "again").iterdir()] == ["archive.zip"]


def test_a_failure_leaves_the_file_before(built_site: BuiltSite, tmp_path: Path) -> None:
    output = tmp_path / "output"
    (output / "search").mkdir(parents=True)
    (output / "index.html").write_text(
        '<script type="module" src="search/client/other.js"></script>', "utf-8"
    )
    target = tmp_path / "archive.zip"
    target.write_bytes(b"before")
    with pytest.raises(Exception, match="Build the site again"):
        pack_site(output, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive.zip", "output"]
    assert target.read_bytes() == b"before"


def test_it_can_not_lie_in_the_site(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="outside"):
        check_target(tmp_path / "output", tmp_path / "output" / "archive.zip", "--zip")
