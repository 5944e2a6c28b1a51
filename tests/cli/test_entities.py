"""``waraq entities``: what it prints of names, texts and articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waraq.article import Article
from waraq.cli import main
from waraq.plugins.ahead import STORE
from waraq.store import Record, Store, make_row

HEAD = """id: 000000000a
headline: لاہور میں میلہ
entities:
  add: [place/old, person/zia]
  drop: [place/karachi]
"""
BODY = "کراچی میں\nشام کو **لاہور** کے لوگ تھے۔\n"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["entities", *map(str, arguments)])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    (content / "articles/a.md").write_text(f"---\n{HEAD}---\n\n{BODY}", "utf-8")
    (content / "authority").mkdir()
    people = "id\tname\thidden\nperson/zia\tضیا کوہستانی\tyes\n"
    (content / "authority/people.tsv").write_text(people, "utf-8")
    places = "id\tname\tmerged_into\nplace/old\tپرانا\tplace/lahore\n"
    (content / "authority/places.tsv").write_text(places, "utf-8")
    return content


EXPLAINED = [
    ("3", "لاہور", "place/lahore", "gazetteer 0.98"),
    ("9", "کراچی", "not tagged (place/karachi)", "front matter 1.00"),
    ("10", "شام", "not tagged (place/syria)", "phrase 0.00"),
    ("10", "لاہور", "place/lahore", "gazetteer 0.98"),
    ("5", "", "place/lahore", "front matter 1.00"),
]


@pytest.mark.parametrize("way", ["path", "file", "id"])
def test_an_article_is_explained_by_its_lines(content: Path, way: str) -> None:
    path = content / "articles/a.md"
    what = {"path": [path], "file": ["--file", path], "id": ["000000000a"]}[way]
    result = call("explain", *what, "--content", content, "--authority", content / "authority")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [tuple(row[:4]) for row in rows] == EXPLAINED
    assert rows[1][4] == "entities: drop; without that tagged by the rule gazetteer"
    assert rows[-1][4] == "entities: add"
    merged, hidden = result.stderr.splitlines()
    assert merged.startswith(
        f"notice: {path}: entities: add names place/old, which is merged into place/lahore"
    )
    assert hidden.startswith(f"notice: {path}: entities: add names person/zia, which is hidden")
    found = json.loads(call("explain", *what, "--content", content, "--json").stdout)
    assert [str(each["line"]) for each in found][:4] == [row[0] for row in EXPLAINED][:4]


def test_a_plain_text_is_explained_by_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("کراچی\n\nاور لاہور\n", "utf-8")
    assert [line[:2] for line in call("explain", "--file", path).stdout.splitlines()] == ["1\t", "3\t"]


def test_what_can_not_be_explained(content: Path) -> None:
    missing = call("explain", "000000000b", "--content", content)
    assert (missing.exit_code, "has the id 000000000b" in missing.stderr) == (1, True)
    assert call("explain").exit_code == 2
    assert call("explain", "لاہور", "--file", content / "articles/a.md").exit_code == 2
    (content / "articles/a.md").write_text("---\nid: x\n---\n\nمتن\n", "utf-8")
    wrong = call("explain", content / "articles/a.md")
    assert (wrong.exit_code, "Remedy:" in wrong.stderr) == (1, True)


def test_a_name_that_is_hidden_is_told(content: Path) -> None:
    text = "لاہور میں ضِیا کوہستانی آئے"
    result = call("explain", text, "--content", content, "--authority", content / "authority")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    hidden = ["ضِیا کوہستانی", "not tagged (person/zia)", "hidden 0.00", "the authority files hide it"]
    assert rows[0][1] == "place/lahore"
    assert hidden in rows
    path = content / "articles/a.md"
    path.write_text(path.read_text("utf-8") + "\nضیا کوہستانی۔\n", "utf-8")
    lines = call("explain", path, "--content", content, "--authority", content / "authority").stdout
    assert "12\tضیا کوہستانی\tnot tagged (person/zia)\thidden 0.00" in lines


def test_a_path_without_a_file_is_no_text(tmp_path: Path, content: Path) -> None:
    for path, reason in (
        (content / "articles/none.md", "there is no file "),
        ("ایک.TXT", "there is no file "),
        (content / "articles", " is a folder: give one of its files"),
    ):
        wrong = call("explain", path, "--content", content)
        assert (wrong.exit_code, wrong.stdout) == (1, "")
        assert reason in wrong.stderr
    (tmp_path / "empty.txt").write_text("", "utf-8")
    for arguments in (["ہم آئے"], [""], ["--file", tmp_path / "empty.txt"]):
        none = call("explain", *arguments, "--content", content)
        assert (none.exit_code, none.stdout) == (0, "")
        assert none.stderr == "there is nothing in it that might be a name\n"


@pytest.mark.parametrize("command", ["list", "explain", "suggest", "learn"])
def test_a_folder_of_tables_that_is_named_must_be_there(tmp_path: Path, content: Path, command: str) -> None:
    what = {"list": [], "explain": ["لاہور"]}.get(command, [content])
    wrong = call(command, *what, "--authority", tmp_path / "none", "--cache", tmp_path / "cache")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert f"there is no folder {tmp_path / 'none'}" in " ".join(wrong.stderr.split())


def test_commands_are_told_in_whole_sentences() -> None:
    lines = CliRunner().invoke(main, ["entities", "--help"], terminal_width=80).stdout.splitlines()
    told = [line for line in lines if line.startswith("  ")][1:]
    assert len(told) == 5
    assert all(line.endswith(".") and not line.endswith("...") for line in told)


def keep(cache: Path, *named: tuple[str, ...]) -> None:
    store = Store(cache / STORE, "p")
    for number, entities in enumerate(named):
        article = Article(id=f"000000000{number}", headline="خبر", body="")
        record = Record(article, f"articles/{number}.md", "d", "", "", "متن", entities)
        store.put(make_row(record, "published" if number else "draft"))
    store.commit()
    store.close()


def test_names_that_articles_have_are_listed_with_their_numbers(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    named = ("place/lahore", "person/imran-khan")
    keep(cache, ("place/karachi",), named, ("place/lahore",))
    before = (cache / STORE).stat()
    result = call("list", "--used", "--cache", cache, "--authority", tmp_path)
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [(row[0], row[4]) for row in rows] == [("person/imran-khan", "1"), ("place/lahore", "2")]
    found = json.loads(call("list", "--used", "--kind", "place", "--cache", cache, "--json").stdout)
    assert [(each["id"], each["articles"]) for each in found] == [("place/lahore", 2)]
    assert (cache / STORE).stat().st_mtime_ns == before.st_mtime_ns, "it is only read"


@pytest.mark.parametrize("left", [None, b"", b"no store", b"SQLite format 3\0" + b"x" * 4096])
def test_without_a_build_nothing_is_counted(tmp_path: Path, left: bytes | None) -> None:
    if left is not None:
        (tmp_path / STORE).write_bytes(left)
    result = call("list", "--used", "--cache", tmp_path, "--authority", tmp_path)
    assert result.exit_code == 1
    assert "Build the site first" in result.stderr


def test_check_tells_all_wrong_lines_of_the_names_or_what_does_nothing(content: Path) -> None:
    places, people = content / "authority/places.tsv", content / "authority/people.tsv"
    places.write_text("id\tname\tmerged_into\nplace/a\t\t\nplace/b\tنیا شہر\tplace/c\n", "utf-8")
    people.write_text("id\tname\nperson/zia\tضیا\tکوہستانی\n", "utf-8")
    result = CliRunner().invoke(main, ["check", str(content), "--json"])
    problems = json.loads(result.stdout)["problems"]
    assert result.exit_code == 1
    found = [(Path(each["path"]).name, each["line"]) for each in problems]
    assert found == [("people.tsv", 2), ("places.tsv", 2), ("places.tsv", 3)]
    assert all(each["remedy"] and each["fatal"] for each in problems)
    places.write_text("id\thidden\nplace/unheard-of\tyes\n", "utf-8")
    people.unlink()
    result = CliRunner().invoke(main, ["check", str(content)])
    assert (result.exit_code, result.stdout) == (
        0,
        "1 article can be used, 0 refused, 2 warnings, 1 notice\n",
    )
    assert f"notice: {places}:2: no table has place/unheard-of" in result.stderr
