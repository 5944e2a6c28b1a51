"""The fields of an article in a file beside its page, where the settings ask for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml import html

from tests.plugins.newspaper import Newspaper


def read_files(newspaper: Newspaper) -> dict[str, Any]:
    """The files by the ids in their addresses."""
    files = newspaper.output.glob("a/*/article.json")
    return {path.parent.name: json.loads(path.read_text("utf-8")) for path in files}


def find_link(newspaper: Newspaper, article: str) -> list[str]:
    page = html.fromstring((newspaper.output / f"a/{article}/index.html").read_bytes())
    return [str(each) for each in page.xpath('//head/link[@type="application/json"]/@href')]


def test_they_come_change_and_go_with_their_articles(tmp_path: Path) -> None:
    newspaper = Newspaper(tmp_path)
    newspaper.waraq["ARTICLE_JSON"] = True
    newspaper.build()
    lines = (
        (newspaper.output / "data/articles-2014-10.jsonl").read_text("utf-8").removesuffix("\n").split("\n")
    )
    told = {line["id"]: line for line in map(json.loads, lines)}
    assert read_files(newspaper) == told
    assert len(told) == 4
    assert find_link(newspaper, "0000000002") == ["article.json"]
    newspaper.write(0).unlink()
    path = newspaper.write(1)
    path.write_text(path.read_text("utf-8").replace("section:", "status: withheld\nsection:"), "utf-8")
    newspaper.write(2, "کراچی میں بارش ہوئی۔")
    newspaper.build()
    files = read_files(newspaper)
    assert sorted(files) == ["0000000002", "0000000003"]
    assert files["0000000002"]["text"] == "کراچی میں بارش ہوئی۔"
    assert files["0000000003"] == told["0000000003"]


def test_there_are_none_otherwise_and_none_stays(tmp_path: Path) -> None:
    newspaper = Newspaper(tmp_path)
    newspaper.waraq["ARTICLE_JSON"] = True
    newspaper.build()
    newspaper.waraq["ARTICLE_JSON"] = False
    newspaper.build()
    assert read_files(newspaper) == {}
    assert find_link(newspaper, "0000000002") == []
