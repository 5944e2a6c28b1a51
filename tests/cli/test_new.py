"""`waraq new`: a file that an editor can fill."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waraq.cli import main
from waraq.ingest import find_free_id, new_article, read_article


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["new", *map(str, arguments)])


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    return Path("content")


def test_what_is_given_stands_in_the_file_and_all_else_is_empty(content: Path) -> None:
    options = (
        "--date",
        "۲۰۱۴-۱۰",
        "--section",
        "Sports",
        "--byline",
        "احمد: علی",
        "--lang",
        "ur-PK",
        "--draft",
    )
    result = call("لاہور میں\n بارش\u202e", *options)
    assert result.exit_code == 0, result.output
    path = Path(result.stdout.strip())
    assert re.fullmatch(r"content/articles/2014/10/[0-9a-z]{10}-lahore-[a-z-]+\.md", path.as_posix())
    article = read_article(path, content)
    assert (article.headline, article.headline_source) == ("لاہور میں بارش", "editor")
    assert (article.date, article.date_source) == ("2014-10", "editor")
    assert (article.section, article.byline) == ("کھیل", "احمد: علی")
    assert (article.lang, article.status) == ("ur-PK", "draft")
    assert (article.publication, article.keywords, article.body) == (None, (), "")
    assert path.name.startswith(article.id)
    lines = path.read_text("utf-8").splitlines()
    assert "publication:" in lines
    assert not any("#" in line for line in lines)


def test_an_article_without_a_date_or_a_headline(content: Path) -> None:
    result = call()
    path = Path(result.stdout.strip())
    assert path.parent == content / "articles" / "undated"
    assert "write the headline" in result.stderr
    text = path.read_text("utf-8")
    assert "\nheadline:\n" in text
    assert "date_source" not in text
    path.write_text(text.replace("headline:\n", "headline: خبر\n"), "utf-8")
    assert read_article(path, content).date is None


def test_a_headline_without_quotes_and_a_date_in_words(content: Path) -> None:
    result = call("لاہور", "میں", "بارش", "--date", "۲۶ مارچ ۱۹۹۲ء", "--lang", "UR-PK")
    article = read_article(Path(result.stdout.strip()), content)
    assert (article.headline, article.date, article.lang) == ("لاہور میں بارش", "1992-03-26", "ur-PK")


def test_today_is_a_date_and_json_says_where(content: Path) -> None:
    found = json.loads(call("خبر", "--date", "today", "--json").stdout)
    assert read_article(Path(found["path"]), content).date == date.today().isoformat()
    assert found["url"] == f"a/{found['id']}/"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--date", "1992-13"), "no month 13. Remedy: write 1992-03-26"),
        (("--date", "31-12-2020"), "leave --date out if it isn't known"),
        (("--date", "14 اگست"), "leave --date out if it isn't known"),
        (("--date", "کل"), "leave --date out if it isn't known"),
        (("--lang", "اردو"), "Remedy: write its tag"),
        (("\udcff",), "is not UTF-8 text. Remedy"),
        (("--content", "nowhere"), "does not exist"),
    ],
)
def test_what_cannot_be_used_is_refused_before_anything_is_written(
    arguments: tuple[str, ...], told: str, content: Path
) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())
    assert list(content.iterdir()) == []


def test_no_file_is_ever_replaced(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("waraq.cli.new.find_free_id", lambda _content: "3kq7m2x9tb")
    path = Path(call("خبر").stdout.strip())
    path.write_text("میرا متن", "utf-8")
    result = call("خبر")
    assert result.exit_code == 1
    assert "there is such a file already. Remedy: " in result.stderr
    assert path.read_text("utf-8") == "میرا متن"


def test_an_id_that_a_file_has_is_not_given_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content / "articles").mkdir()
    (content / "articles" / "3kq7m2x9tb-x.md").write_text("", "utf-8")
    monkeypatch.setattr(new_article, "_draw_ids", lambda: iter(("3kq7m2x9tb", "3kq7m2x9tc")))
    assert find_free_id(content) == "3kq7m2x9tc"


def test_a_folder_that_leads_away_is_refused(content: Path, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (content / "articles").mkdir()
    (content / "articles" / "undated").symlink_to(tmp_path / "away")
    result = call("خبر")
    assert (result.exit_code, list((tmp_path / "away").iterdir())) == (1, [])
    assert "leads out of content/articles" in result.stderr
