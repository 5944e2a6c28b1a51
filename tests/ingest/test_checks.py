"""What `waraq check` finds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from waraq.article import Article
from waraq.errors import Problem
from waraq.ingest import article_to_markdown, check_articles

GOOD = Article(id="3kq7m2x9tb", headline="خبر", body="لاہور میں ۱۲ بارش۔ (R&D) ﷺ “بات” أ ئ ؤ")


def check(folder: Path, *articles: Article) -> list[Article | Problem]:
    (folder / "articles").mkdir()
    for number, article in enumerate(articles):
        (folder / "articles" / f"{number}.md").write_text(article_to_markdown(article), "utf-8")
    return list(check_articles(folder))


def test_good_urdu_has_no_notice(tmp_path: Path) -> None:
    assert check(tmp_path, GOOD) == [GOOD]


def test_arabic_letters_and_glyph_codes_are_named_with_their_line(tmp_path: Path) -> None:
    body = "متن\n\nك ي ي ه ة \u06c0 \u0661 \ufeb3"
    found = check(tmp_path, replace(GOOD, body=body))[1:]
    assert {problem.reason[:1]: problem.line for problem in found} == dict.fromkeys(
        "كيهة\u06c0\u0661\ufeb3", 15
    )
    assert not any(problem.fatal for problem in found)
    assert "2 times where Urdu writes ی" in next(p.reason for p in found if p.reason[0] == "\u064a")


def test_other_languages_keep_their_letters(tmp_path: Path) -> None:
    article = replace(GOOD, lang="ar", body="كتاب في البيت")
    assert check(tmp_path, article) == [article]


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    _, problem = check(tmp_path, GOOD, replace(GOOD, headline="اور"))
    assert problem.fatal
    assert problem.path.endswith("1.md")
    assert "0.md" in problem.reason
