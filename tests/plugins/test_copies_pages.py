"""Copies on the pages of articles, and the page of a story that was printed often."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.plugins.newspaper import Newspaper

HEAD = (
    "---\nid: 000000000{}\nheadline: خبر {}\ndate: 2014-10-1{}\npublication: {}\nstatus: {}\n---\n\n"
    "لاہور میں بارش ہوئی۔\n"
)
HEADER = "article\tprimary\tkind\tsimilarity\tby"
PAPERS = ("مشرق نامہ", "جنگ", "نوائے وقت", "ڈان")


class Copied(Newspaper):
    """Four articles, and the table of their copies."""

    def write_copy(self, number: int, paper: str = "", status: str = "published", headline: str = "") -> None:
        text = HEAD.format(number, headline or number, number, paper or PAPERS[number], status)
        (self.articles / f"{number}.md").write_text(text, "utf-8")

    def list_copies(self, *pairs: tuple[int, int]) -> None:
        rows = (f"000000000{one}\t000000000{other}\texact\t1.00\tingest" for one, other in pairs)
        path = self.folder / "content/duplicates.tsv"
        path.write_text("\n".join([HEADER, *rows, ""]), "utf-8")

    def page(self, number: int) -> str:
        return (self.output / f"a/000000000{number}/index.html").read_text("utf-8")

    def section(self, number: int) -> str:
        found = re.search('<section class="copies".*?</section>', self.page(number), re.DOTALL)
        return found.group() if found else ""

    def links(self, number: int) -> list[str]:
        return re.findall('href="../../([^"]*)"', self.section(number))

    def group(self, number: int = 0) -> Path:
        return self.output / f"copies/000000000{number}/index.html"


@pytest.fixture
def paper(tmp_path: Path) -> Copied:
    paper = Copied(tmp_path)
    for number in range(4):
        paper.write_copy(number)
    return paper


def test_a_copy_leads_to_the_others_and_says_which_was_first(paper: Copied) -> None:
    paper.list_copies((1, 0))
    paper.build()
    assert paper.links(0) == ["a/0000000001/"]
    assert paper.links(1) == ["a/0000000000/"]
    assert [paper.links(number) for number in (2, 3)] == [[], []]
    assert "یہی خبر دیگر اخبارات میں" in paper.section(0)
    assert "جنگ" in paper.section(0)
    assert "پہلی معلوم اشاعت" not in paper.section(0)
    assert "پہلی معلوم اشاعت" in paper.section(1)
    assert not (paper.output / "copies").exists()


def test_one_paper_prints_a_story_again(paper: Copied) -> None:
    paper.write_copy(1, PAPERS[0])
    paper.list_copies((1, 0))
    paper.build()
    assert "یہی خبر دوبارہ" in paper.section(0)


def test_three_copies_have_a_page(paper: Copied) -> None:
    paper.list_copies((1, 0), (2, 0))
    paper.build()
    assert paper.links(2) == ["a/0000000000/", "a/0000000001/", "copies/0000000000/"]
    text = paper.group().read_text("utf-8")
    assert "<title>خبر 0 " in text
    assert re.findall('card__headline"><a href="../../([^"]*)"', text) == [
        f"a/000000000{number}/" for number in range(3)
    ]
    assert '<link rel="canonical" href="https://paper.example/copies/0000000000/">' in text
    assert "copies/0000000000/" in (paper.output / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize("status", ["withheld", "draft"])
def test_nothing_leads_to_what_is_not_published(paper: Copied, status: str) -> None:
    paper.list_copies((1, 0), (2, 0))
    paper.build()
    paper.write_copy(0, status=status)
    paper.build()
    assert paper.links(1) == ["a/0000000002/"]
    assert "پہلی معلوم اشاعت" in paper.section(2)
    assert not paper.group().exists()
    paper.write_copy(1, status=status)
    paper.build()
    assert paper.section(2) == ""


def test_a_change_of_the_table_concerns_the_articles_of_its_groups(paper: Copied) -> None:
    paper.build()
    paper.list_copies((1, 0))
    rebuilt = paper.build()
    assert rebuilt.explain() == "1 group of content/duplicates.tsv"
    # Beside these two the pages of the two others: of copies, one is related.
    assert rebuilt.changed == 4
    paper.list_copies((1, 0), (2, 0))
    assert paper.build().changed == 5
    paper.list_copies((2, 0))
    paper.build()
    assert (paper.section(1), paper.group().exists()) == ("", False)
    assert paper.explain() == "nothing"


def test_a_corrected_headline_is_shown_by_all_copies(paper: Copied) -> None:
    paper.list_copies((1, 0), (2, 0))
    paper.build()
    paper.write_copy(2, headline="نئی سرخی")
    paper.build()
    assert "نئی سرخی" in paper.section(0)
    assert "نئی سرخی" in paper.group().read_text("utf-8")
    (paper.articles / "2.md").unlink()
    paper.build()
    assert paper.links(0) == ["a/0000000001/"]
    assert not paper.group().exists()


def test_of_many_copies_an_article_lists_the_first(paper: Copied) -> None:
    for number in range(4, 10):
        paper.write_copy(number, PAPERS[1])
    paper.write_copy(3, "<b>&")
    (paper.articles / "x.md").write_text(HEAD.format("a", "الف", 9, PAPERS[2], "published"), "utf-8")
    rows = [(number, 9) for number in range(9)]
    paper.list_copies(*rows)
    with (paper.folder / "content/duplicates.tsv").open("a", encoding="utf-8") as file:
        file.write("000000000a\t0000000009\texact\t1.00\tingest\n")
    paper.build()
    wanted = [f"a/000000000{number}/" for number in (9, *range(7))]
    assert paper.links(8) == [*wanted, "copies/0000000009/"]
    assert "&lt;b&gt;&amp;" in paper.section(8)
    assert "11" in paper.section(8) or "۱۱" in paper.section(8)


def test_a_story_of_very_many_papers_has_several_pages(paper: Copied) -> None:
    paper.waraq = {"PER_PAGE": 3}
    for number in range(4, 9):
        paper.write_copy(number, PAPERS[1])
    paper.list_copies(*((number, 0) for number in range(1, 8)))
    paper.build()

    def read(page: str = "") -> tuple[list[int], list[str]]:
        text = (paper.group().parent / page / "index.html").read_text("utf-8")
        pager = re.search('<nav class="pager".*?</nav>', text, re.DOTALL)
        links = re.findall('href="(?:../)*([^"]*)"', pager.group() if pager else "")
        return [
            int(each) for each in re.findall('card__headline"><a href="[./]*a/0{9}([^"]*)/"', text)
        ], links

    base = "copies/0000000000/"
    assert read() == ([0, 1, 2], [f"{base}2/", f"{base}2/"])
    assert read("2") == ([3, 4, 5, 6, 7], [base, base])
    assert "8 اشاعتیں" in re.sub("<[^>]*>", "", paper.group().read_text("utf-8"))
    assert f"{base}2/" in (paper.output / "sitemap.xml").read_text("utf-8")
    older = paper.group().read_bytes()
    paper.list_copies(*((number, 0) for number in range(1, 9)))
    paper.build()
    assert read("2") == ([3, 4, 5], [base, base, f"{base}3/", f"{base}3/"])
    assert read("3") == ([6, 7, 8], [base, f"{base}2/"])
    assert paper.group().read_bytes() != older
    paper.list_copies((1, 0), (2, 0))
    paper.build()
    assert read() == ([0, 1, 2], [])
    assert [path.name for path in paper.group().parent.iterdir()] == ["index.html"]


def test_hostile_ids_make_no_pages(paper: Copied) -> None:
    path = paper.folder / "content/duplicates.tsv"
    path.write_text(
        f"{HEADER}\n0000000000\t../../../evil\t\t\teditor\n0000000001\t../../../evil\t\t\teditor\n"
    )
    paper.build()
    assert paper.section(0) == ""
    assert not (paper.output / "copies").exists()
