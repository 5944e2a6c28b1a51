"""Pages of papers, desks and authors, as articles come, change and go."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.newspaper import HEAD, Newspaper

AUTHOR = "author/ahmad-ali-eb0fc0"


@pytest.fixture
def paper(tmp_path: Path) -> Newspaper:
    made = Newspaper(tmp_path)
    made.waraq = {"PER_PAGE": 1, "NAME_FEEDS": 3}
    return made


def by(form: str) -> str:
    return HEAD.replace("section:", f"byline: {form}\nsection:")


def test_an_author_has_pages_from_the_oldest_on_and_a_feed(paper: Newspaper) -> None:
    for number, form in enumerate(("احمد علی", "احمد  علي", "احمد علی")):
        paper.write(number, head=by(form))
    paper.build()
    pages = {
        number: (paper.output / AUTHOR / number / "index.html").read_text("utf-8")
        for number in ("", "1", "2")
    }
    assert [f"a/000000000{number}/" in pages[""] for number in range(3)] == [False, False, True]
    assert "a/0000000000/" in pages["1"]
    for page in pages.values():
        assert "<h1><bdi>احمد علی</bdi></h1>" in page
    assert f'href="../../{AUTHOR}/feed.atom"' in pages[""]
    assert f'href="../../{AUTHOR}/feed.json"' in pages[""]
    assert all((paper.output / AUTHOR / f"feed.{end}").is_file() for end in ("atom", "json"))
    article = (paper.output / "a/0000000001/index.html").read_text("utf-8")
    assert f'<a href="../../{AUTHOR}/"><bdi>احمد علي</bdi></a>' in article
    listed = (paper.output / "author/index.html").read_text("utf-8")
    assert f'<a class="tag" href="../{AUTHOR}/"><bdi>احمد علی</bdi>' in listed


def test_too_few_articles_make_no_feed(paper: Newspaper) -> None:
    for number in range(2):
        paper.write(number, head=by("احمد علی"))
    paper.build()
    assert not list((paper.output / AUTHOR).glob("feed.*"))


def test_another_form_of_a_name_is_on_all_its_pages(paper: Newspaper) -> None:
    """Pages that no article moved on are written again when most articles print the name otherwise."""
    for number, form in enumerate(("احمد علی", "احمد علی", "احمد علي")):
        paper.write(number, head=by(form))
    paper.build()
    oldest = paper.output / AUTHOR / "1/index.html"
    assert "<h1><bdi>احمد علی</bdi></h1>" in oldest.read_text("utf-8")
    paper.write(1, head=by("احمد علي"))
    paper.build()
    assert "<h1><bdi>احمد علي</bdi></h1>" in oldest.read_text("utf-8")
    assert "<bdi>احمد علي</bdi>" in (paper.output / "author/index.html").read_text("utf-8")


def test_one_more_article_leaves_the_full_pages_alone(paper: Newspaper) -> None:
    for number in range(3):
        paper.write(number, head=by("احمد علی"))
    paper.build()
    paper.write(3, head=by("احمد علی"))
    before = (paper.output / AUTHOR / "1/index.html").stat().st_mtime_ns
    rebuilt = paper.build()
    assert (paper.output / AUTHOR / "3/index.html").is_file()
    assert (paper.output / AUTHOR / "1/index.html").stat().st_mtime_ns == before
    assert rebuilt.rendered < 30


def test_a_name_without_articles_is_gone(paper: Newspaper) -> None:
    path = paper.write(0, head=by("احمد علی"))
    paper.build()
    assert (paper.output / AUTHOR / "index.html").is_file()
    path.unlink()
    paper.build()
    assert not (paper.output / AUTHOR).exists()
    assert "احمد علی" not in (paper.output / "author/index.html").read_text("utf-8")
