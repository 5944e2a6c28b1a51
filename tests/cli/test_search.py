"""``waraq search``: what it prints of an index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waraq.cli import main
from waraq.plugins.search_pages import INDEX
from waraq.search import SearchDocument, update_index


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    texts = {"2010": "سیلاب سے تباہی", "2014": "سیلاب کی پیش گوئی", "2022": "سندھ میں سیلاب"}
    documents = [
        SearchDocument(id=year, url=f"a/{year}/", headline=text, date=year, places=("سندھ",))
        for year, text in texts.items()
    ]
    update_index(tmp_path / ".cache" / INDEX, documents)
    path = tmp_path / "pelicanconf.py"
    cache = {"CACHE": str(tmp_path / ".cache")}
    path.write_text(f'PATH = {str(tmp_path)!r}\nSITENAME = "آزمائش"\nWARAQ = {cache!r}\n', "utf-8")
    return path


def call(settings: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["search", "--settings", str(settings), *arguments])


def test_it_sorts_and_narrows_as_the_page_does(settings: Path) -> None:
    def dates(*arguments: str) -> list[str]:
        return [hit["date"] for hit in json.loads(call(settings, "--json", *arguments).stdout)["hits"]]

    assert dates("سیلاب", "--sort", "oldest") == ["2010", "2014", "2022"]
    assert dates("سیلاب", "--sort", "newest") == ["2022", "2014", "2010"]
    assert dates("سیلاب 2012..2018") == ["2014"]
    assert dates("place:سندھ تبا*") == ["2010"]


def test_it_says_what_it_read_otherwise_and_what_is_nowhere(settings: Path) -> None:
    result = call(settings, "سیلب", "زرافہ")
    assert result.stderr.splitlines() == ["no article has سیلب: read as سیلاب", "no article has: زرافہ"]
    assert result.stdout.startswith("3 articles, 0 with every word")
