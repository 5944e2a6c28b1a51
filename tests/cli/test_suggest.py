"""``waraq entities suggest``: rows for the authority files, from a build's store or from article files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waraq.article import Article
from waraq.cli import main
from waraq.entities import Tagger
from waraq.plugins.ahead import STORE
from waraq.store import Record, Store, make_row

BODY = "ترجمان ریحان کوہستانی نے **کہا** کہ پل بنے گا۔"
NAME = "ریحان کوہستانی"


def call(content: Path, *arguments: object) -> Result:
    cache = content.parent / "cache"
    command = ["entities", "suggest", content, "--cache", cache, *arguments]
    return CliRunner().invoke(main, [*map(str, command)])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    articles = tmp_path / "content/articles"
    articles.mkdir(parents=True)
    (tmp_path / "cache").mkdir()
    for number, status in enumerate(("published", "published", "draft", "withheld")):
        head = f"id: 000000000{number}\nheadline: خبر\nstatus: {status}\n"
        (articles / f"{number}.md").write_text(f"---\n{head}---\n\n{BODY}\n", "utf-8")
    (articles / "wrong.md").write_text("---\nid: x\n---\n\nمتن\n", "utf-8")
    (tmp_path / "content/authority").mkdir()
    return tmp_path / "content"


def test_a_row_can_be_put_into_the_table(content: Path) -> None:
    table = content / "authority/people.tsv"
    table.write_text("name\tid\ttype\n", "utf-8")
    result = call(content)
    assert "there is no build" in result.stderr
    assert result.stdout.startswith("# 2 articles, ")
    assert f"[{NAME}] نے کہا" in result.stdout, "as readers see it"
    table.write_text(table.read_text("utf-8") + result.stdout, "utf-8")
    tagger = Tagger.load(content / "authority")
    assert NAME in [entity.name for entity in tagger.corrections.entities.values()]
    assert NAME not in call(content).stdout


def test_a_name_that_is_hidden_is_not_suggested_again(content: Path) -> None:
    [first, *_] = json.loads(call(content, "--json").stdout)
    assert (first["name"], first["kind"], first["articles"]) == (NAME, "person", 2)
    row = f"id\tname\thidden\n{first['id']}\t{NAME}\tyes\n"
    (content / "authority/people.tsv").write_text(row, "utf-8")
    assert NAME not in call(content).stdout


def test_where_nothing_is_new_it_is_said(content: Path) -> None:
    assert call(content, "--kind", "place").stderr.endswith(" were read: no new name in them\n")
    assert call(content, "--kind", "person").stderr.endswith(" were read\n")


def test_only_some(content: Path) -> None:
    assert json.loads(call(content, "--kind", "place", "--json").stdout) == []
    assert len(json.loads(call(content, "--limit", 1, "--json").stdout)) == 1
    assert call(content, "--limit", 0).exit_code == 2


def test_texts_of_the_last_build_are_read(content: Path) -> None:
    store = Store(content.parent / "cache" / STORE, "p")
    for number, status in enumerate(("published", "draft")):
        article = Article(id=f"000000000{number}", headline="ترجمان زبیر کوہستانی نے کہا", body="")
        record = Record(article, f"articles/{number}.md", "d", "", "", "متن", ())
        store.put(make_row(record, status))
    store.commit()
    store.close()
    result = call(content, "--json")
    assert "1 article of the last build" in result.stderr
    assert [(each["name"], each["articles"]) for each in json.loads(result.stdout)] == [("زبیر کوہستانی", 1)]


def test_many_articles_are_shared(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By other processes, which give back what this one would have found."""
    text = (content / "articles/0.md").read_text("utf-8")
    for number in range(10, 20):
        (content / f"articles/{number}.md").write_text(
            text.replace("0000000000", f"00000000{number}"), "utf-8"
        )
    alone = call(content, "--json").stdout
    assert json.loads(alone)[0]["articles"] == 12
    monkeypatch.setattr("waraq.cli.entities.suggest._AT_ONCE", 1)
    assert call(content, "--json").stdout == alone
