"""The articles as data for other programs: what is told, and which files a change writes anew."""

from __future__ import annotations

import csv
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.plugins.names_archive import Names
from waraq.article import Correction, Credit, Dateline, Source
from waraq.entity import Entity, Kind
from waraq.plugins.article_data import write_articles
from waraq.plugins.article_fields import list_fields
from waraq.store import Part, StoredPicture

LAHORE = Entity(id="place/lahore", kind=Kind.PLACE, name="لاہور")
AZAM = Entity(id="person/azam", kind=Kind.PERSON, name="اعظم")


def make_archive(folder: Path, patch: pytest.MonkeyPatch, **waraq: object) -> Names:
    names = Names(folder, patch, LAHORE, AZAM, **waraq)
    names.add("b", "1992-03-05", ["place/lahore", "person/azam"], headline='=1+1, "لاہور"\nمیں')
    names.add(
        "a",
        "1992-03",
        [],
        publication="جنگ",
        byline="@اعظم",
        edition="لاہور",
        page="A4",
        prominence="lead",
        corrections=(Correction("1992-04-01", "نام غلط تھا"),),
        keywords=("پل", "سڑک"),
        dateline=Dateline(("لاہور",), (Credit("agency", "اے پی پی"),), "1992-03-04", 7),
        source=Source("a.jsonl", "7", "0", "text/plain"),
    )
    names.add("c", None, [])
    return names


def read_lines(names: Names, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in names.written.files[name].decode().removesuffix("\n").split("\n")]


def forget_others(names: Names, *kept: str) -> None:
    names.store.files.forget(names.store.files.all().keys() - set(kept))


def test_a_line_an_article_with_every_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = make_archive(tmp_path, monkeypatch)
    write_articles(names.archive, names.written, Part("data", "1992-03"))
    first, second = read_lines(names, "data/articles-1992-03.jsonl")
    assert list(first) == list(second) == [field.name for field in list_fields(names.archive.config)]
    assert first == {
        "id": "a", "url": "https://paper.example/a/a/", "headline": "خبر a", "headline_source": "source",
        "date": "1992-03", "date_qualifier": None, "date_source": None, "date_hijri": None,
        "not_before": None, "not_after": None, "publication": "جنگ", "edition": "لاہور", "page": "A4",
        "byline": "@اعظم",
        "dateline": {
            "places": ["لاہور"], "credits": [{"kind": "agency", "text": "اے پی پی"}], "date": "1992-03-04"},
        "section": None, "prominence": "lead", "lang": "ur", "keywords": ["پل", "سڑک"], "inferred": [],
        "corrections": [{"date": "1992-04-01", "text": "نام غلط تھا"}], "copy_of": None,
        "entities": [], "about": [], "images": [], "source_file": "a.jsonl", "source_record": "7",
        "lead": "متن", "text": "",
    }  # fmt: skip
    assert second["entities"] == ["place/lahore", "person/azam"]
    assert second["dateline"] is second["source_file"] is None


def test_a_table_without_texts_in_which_nothing_is_computed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = make_archive(tmp_path, monkeypatch)
    write_articles(names.archive, names.written, Part("data", "1992-03"))
    text = names.written.files["data/articles-1992-03.csv"].decode("utf-8-sig")
    assert not text.startswith("\ufeff")
    first, second = csv.DictReader(text.splitlines(keepends=True), strict=True)
    assert set(first) == {field.name for field in list_fields(names.archive.config)} - {"lead", "text"}
    assert (first["byline"], first["keywords"], first["section"]) == ("'@اعظم", '["پل", "سڑک"]', "")
    assert second["headline"] == '\'=1+1, "لاہور"\nمیں'


def test_articles_without_a_date_have_files_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = make_archive(tmp_path, monkeypatch)
    write_articles(names.archive, names.written, Part("data"))
    assert [line["id"] for line in read_lines(names, "data/articles-undated.jsonl")] == ["c"]
    write_articles(names.archive, names.written, Part("data", "1991-03"))
    assert sorted(names.written.files) == ["data/articles-undated.csv", "data/articles-undated.jsonl"]


def test_articles_with_a_year_alone_are_not_those_of_a_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = make_archive(tmp_path, monkeypatch)
    names.store.pages.keep_site("1")
    names.add("y", "1992", [])
    assert list_stale(names) == ["1992-00"]
    for period in ("1992-00", "1992-03"):
        write_articles(names.archive, names.written, Part("data", period))
    assert [line["id"] for line in read_lines(names, "data/articles-1992.jsonl")] == ["y"]
    assert [line["id"] for line in read_lines(names, "data/articles-1992-03.jsonl")] == ["a", "b"]


def test_a_paper_may_keep_its_texts_and_say_its_licence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = make_archive(tmp_path, monkeypatch, DATA_TEXTS=False, LICENCE="جملہ حقوق محفوظ")
    write_articles(names.archive, names.written, Part("data", "1992-03"))
    first = read_lines(names, "data/articles-1992-03.jsonl")[0]
    assert first["licence"] == "جملہ حقوق محفوظ"
    assert not {"lead", "text"} & set(first)
    assert list(first) == [field.name for field in list_fields(names.archive.config)]


def test_an_article_printed_again_leads_to_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = make_archive(tmp_path, monkeypatch)
    names.store.copies.replace({"a": "b", "b": "b"}, "1")
    write_articles(names.archive, names.written, Part("data", "1992-03"))
    lines = read_lines(names, "data/articles-1992-03.jsonl")
    assert [(line["id"], line["copy_of"]) for line in lines] == [("a", "b"), ("b", None)]


def test_an_article_that_nobody_sees_is_no_first_printing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = make_archive(tmp_path, monkeypatch)
    names.store.copies.replace({"a": "c", "b": "c", "c": "c"}, "1")
    names.store.pages.keep_site("1")
    forget_others(names, "a.md", "b.md")
    assert list_stale(names) == ["", "1992-03"]
    write_articles(names.archive, names.written, Part("data", "1992-03"))
    lines = read_lines(names, "data/articles-1992-03.jsonl")
    assert [(line["id"], line["copy_of"]) for line in lines] == [("a", None), ("b", "a")]


def list_stale(names: Names) -> list[str]:
    stale = [part.key for part in names.store.pages.stale() if part.kind == "data"]
    names.store.pages.keep_site("1")
    return stale


def test_only_the_months_of_changed_articles_are_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = make_archive(tmp_path, monkeypatch)
    names.store.pages.keep_site("1")
    names.add("d", "1994-05-06", [])
    assert list_stale(names) == ["1994-05"]
    names.add("d", "1994-05-06", ["place/lahore", "person/azam"])
    assert list_stale(names) == ["1994-05"]
    names.add("d", "1994-05-06", ["person/azam", "place/lahore"])  # the same in another order
    assert list_stale(names) == ["1994-05"]
    names.add("d", "1994-05-06", ["person/azam", "place/lahore"])
    assert list_stale(names) == []
    names.add("d", None, ["person/azam"])
    assert list_stale(names) == ["", "1994-05"]
    names.store.copies.replace({"a": "c", "c": "c"}, "2")
    assert list_stale(names) == ["", "1992-03"]
    names.store.copies.replace({}, "3")
    assert list_stale(names) == ["", "1992-03"]
    forget_others(names, "a.md", "b.md", "c.md")
    assert list_stale(names) == [""]


def test_pictures_are_told_and_change_the_data_of_their_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = make_archive(tmp_path, monkeypatch)
    names.store.pages.keep_site("1")
    shown = StoredPicture("3f/18.png", "images/a.png", 16, 9, "پل")
    names.store.pictures.replace("a", "published", (shown,), ())
    assert list_stale(names) == ["1992-03"]
    write_articles(names.archive, names.written, Part("data", "1992-03"))
    first, second = read_lines(names, "data/articles-1992-03.jsonl")
    address = "https://paper.example/images/3f/18.png"
    assert first["images"] == [{"url": address, "width": 16, "height": 9, "alternative": "پل"}]
    assert second["images"] == []
    names.store.pictures.replace("a", "published", (shown,), ())
    assert list_stale(names) == []
    names.store.pictures.replace("a", "published", (), ())
    assert list_stale(names) == ["1992-03"]


def test_the_package_tells_what_was_written(built_site: Any) -> None:
    folder = built_site.output / "data"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    resources = {resource["path"]: resource for resource in package["resources"]}
    files = {path.name for path in folder.iterdir() if path.suffix in {".jsonl", ".csv"}}
    assert set(resources) == files
    assert {"articles-undated.jsonl", "articles-undated.csv", "entities.jsonl"} <= files
    total = 0
    for name, resource in resources.items():
        data = (folder / name).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
        if resource["format"] == "jsonl":
            assert resource["records"] == data.count(b"\n")
            total += resource["records"] * name.startswith("articles-")
        if name.startswith("articles-"):
            schema = json.loads((folder / resource["schema"]).read_text("utf-8"))
            assert check_fields(data, schema["fields"], resource["format"]) == []
    assert total == len(list((built_site.output / "a").iterdir()))
    page = (folder / "index.html").read_text("utf-8")
    assert all(f'href="../data/{name}"' in page for name in [*resources, "datapackage.json"])


def check_fields(data: bytes, fields: list[dict[str, Any]], kind: str) -> list[object]:
    """What of a file does not fit its schema."""
    text = data.decode("utf-8-sig")
    rows: list[dict[str, Any]]
    if kind == "csv":
        rows = list(csv.DictReader(text.splitlines(keepends=True), strict=True))
    else:
        rows = [json.loads(line) for line in text.removesuffix("\n").split("\n")]
    types = {"string": str, "array": list, "object": dict}
    wrong: list[object] = []
    for row in rows:
        wrong += [list(row)] if list(row) != [field["name"] for field in fields] else []
        for field in fields:
            value, limits = row[field["name"]], field.get("constraints", {})
            if value in (None, ""):
                wrong += [field["name"]] if limits.get("required") else []
                continue
            value = json.loads(value) if kind == "csv" and field["type"] != "string" else value
            wrong += [] if isinstance(value, types[field["type"]]) else [(field["name"], value)]
            wrong += [(field["name"], value)] if value not in limits.get("enum", [value]) else []
    return wrong
