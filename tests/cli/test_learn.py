"""``waraq entities learn``, and its findings among the suggestions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.entities.learning.test_learned import NAME, lessons
from waraq.cli import main
from waraq.entities.learning import MODEL


def call(command: str, content: Path, *arguments: object) -> Result:
    cache = content.parent / "cache"
    return CliRunner().invoke(
        main, ["entities", command, str(content), "--cache", str(cache), *map(str, arguments)]
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    articles = tmp_path / "content/articles"
    articles.mkdir(parents=True)
    for number, lesson in enumerate(lessons()[:80]):
        write(articles, number, lesson.text)
    write(articles, 900, f"وہ کل {NAME} سے ملے اور بات کی۔")
    write(articles, 901, "راز", status="draft")
    return tmp_path / "content"


def write(articles: Path, number: int, text: str, status: str = "published", lang: str = "ur") -> None:
    head = f"id: {number:010}\nheadline: آج کی خبر\nlang: {lang}\nstatus: {status}\n"
    (articles / f"{number}.md").write_text(f"---\n{head}---\n\n{text}\n", "utf-8")


def test_it_is_learned_once_and_told(content: Path) -> None:
    first = call("learn", content)
    assert first.exit_code == 0, first.output
    assert first.stdout.startswith("81 articles, ")
    assert "mentions of hidden people: rules find" in first.stdout
    kept = (content.parent / "cache" / MODEL).read_bytes()
    assert "nothing has changed" in call("learn", content).stdout
    write(content / "articles", 902, "وہ کل عمران خان سے ملے۔")
    told = json.loads(call("learn", content, "--json").stdout)
    assert (told["texts"], told["fresh"]) == (82, True)
    assert told["measure"]["hidden"] > 0
    assert (content.parent / "cache" / MODEL).read_bytes() != kept
    assert json.loads(call("learn", content, "--texts", 20, "--json").stdout)["texts"] == 20


def test_what_is_in_another_language_neither_teaches_nor_is_looked_through(content: Path) -> None:
    """In Arabic a verb stands where the learner knows a name."""
    call("learn", content)
    kept = (content.parent / "cache" / MODEL).read_bytes()
    path = content / "articles/900.md"
    path.write_text(path.read_text("utf-8").replace("status:", "lang: ar\nstatus:"), "utf-8")
    write(content / "articles", 903, "أعلن عمر سليمان تنحي الرئيس.", lang="ar-EG")
    assert NAME not in call("suggest", content).stdout
    explained = CliRunner().invoke(
        main, ["entities", "explain", str(path), "--cache", str(content.parent / "cache")]
    )
    assert NAME not in explained.stdout
    path.write_text(path.read_text("utf-8").replace("lang: ar\n", ""), "utf-8")
    assert NAME in call("suggest", content).stdout
    assert "nothing has changed" in call("learn", content).stdout
    assert (content.parent / "cache" / MODEL).read_bytes() == kept


def test_an_archive_without_a_sure_sentence(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    result = call("learn", tmp_path / "content")
    assert result.exit_code == 0
    assert "no sentence" in result.stdout


def test_what_was_learned_is_suggested(content: Path) -> None:
    def suggested() -> list[tuple[str, str]]:
        return [(e["name"], e["rule"]) for e in json.loads(call("suggest", content, "--json").stdout)]

    assert (NAME, "learned") not in suggested()
    call("learn", content)
    assert (NAME, "learned") in suggested()
    path = content.parent / "cache" / MODEL
    path.write_bytes(path.read_bytes()[:-1])
    assert "the file is damaged. Remedy: run waraq entities learn" in call("suggest", content).stderr


def test_a_learned_name_is_explained_as_the_settings_say(content: Path) -> None:
    settings = content.parent / "pelicanconf.py"
    (content / "authority").mkdir()

    def explain() -> str:
        text, authority = f"وہ کل {NAME} سے ملے اور بات کی۔", content / "authority"
        given = (text, "--authority", authority, "--cache", content.parent / "cache", "--settings", settings)
        return CliRunner().invoke(main, ["entities", "explain", *map(str, given)]).output

    assert "learned" not in explain()
    call("learn", content)
    assert f"{NAME}\tnot tagged (perhaps a person)\tlearned" in explain()
    settings.write_text('PATH = "content"\nWARAQ = {"LEARNED_NAMES": 0.7}\n', "utf-8")
    assert f"{NAME}\tnew person\tlearned" in explain()
