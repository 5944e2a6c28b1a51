"""The articles as Parquet: what the lines have, with types, and always the same bytes."""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.plugins.names_archive import Names
from tests.plugins.test_article_data import make_archive, read_lines
from waraq.cli._site import check_folders
from waraq.config import SiteConfig
from waraq.errors import ConfigError
from waraq.plugins import parquet as adapter
from waraq.plugins.article_data import write_articles
from waraq.plugins.article_fields import list_fields
from waraq.plugins.data_page import describe_package
from waraq.plugins.run import SiteSettings
from waraq.store import Page, Part, StoredPicture

FILE = "data/articles-1992-03.parquet"


@pytest.fixture
def parquet() -> Any:
    return pytest.importorskip("pyarrow.parquet")


def write(names: Names) -> bytes:
    write_articles(names.archive, names.written, Part("data", "1992-03"))
    return names.written.files[FILE]


def test_a_row_has_what_a_line_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parquet: Any) -> None:
    names = make_archive(tmp_path, monkeypatch, PARQUET=True, LICENCE="CC BY 4.0")
    picture = StoredPicture("3f/18.png", "images/a.png", 16, 9, "پل")
    names.store.pictures.replace("a", "published", (picture,), ())
    table = parquet.read_table(BytesIO(write(names)))
    assert table.to_pylist() == read_lines(names, "data/articles-1992-03.jsonl")
    fields = list_fields(names.archive.config)
    assert table.column_names == [field.name for field in fields]
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["date"], types["keywords"]) == ("string", "list<element: string>")
    assert "width: int32, height: int32" in types["images"]
    assert types["dateline"].startswith("struct<places: list<element: string>, credits: list<")
    assert not table.schema.field("id").nullable
    assert table.schema.field("section").nullable
    assert table.schema.field("id").metadata[b"description"].decode() == fields[0].description


def test_row_groups_are_of_one_size_and_the_bytes_always_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parquet: Any
) -> None:
    monkeypatch.setattr(adapter, "ROWS", 64)
    names = make_archive(tmp_path, monkeypatch, PARQUET=True)
    for number in range(150):
        names.add(f"{number:03}", "1992-03-07", [], keywords=("پل",) * (number % 3))
    first = write(names)
    found = parquet.ParquetFile(BytesIO(first)).metadata
    assert [found.row_group(number).num_rows for number in range(found.num_row_groups)] == [64, 64, 24]
    assert write(names) == first


def test_there_is_none_unless_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = make_archive(tmp_path, monkeypatch)
    write_articles(names.archive, names.written, Part("data", "1992-03"))
    assert FILE not in names.written.files


def test_the_package_tells_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = make_archive(tmp_path, monkeypatch)
    package = describe_package(names.archive, [Page(FILE, "", 2, 900, "ab")])
    assert json.loads(json.dumps(package["resources"])) == [
        {
            "name": "articles-1992-03.parquet", "path": "articles-1992-03.parquet", "format": "parquet",
            "mediatype": "application/vnd.apache.parquet", "records": 2, "bytes": 900, "hash": "sha256:ab",
            "type": "file",
        }
    ]  # fmt: skip


def test_a_build_without_the_library_ends_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    config = SiteConfig(parquet=True)
    settings = SiteSettings(tmp_path / "conf.py", tmp_path, tmp_path / "output", tmp_path, "", config)
    with pytest.raises(ConfigError, match=r"WARAQ\['PARQUET'\].*pyarrow can't be loaded.*pip install"):
        check_folders(settings, tmp_path / "seeds", {})
    adapter.check_library(SiteConfig())
