"""Related articles on a page: those on the same, with the reason, as they are after any change."""

from __future__ import annotations

import re
from pathlib import Path

from tests.plugins.newspaper import Newspaper

HEAD = "---\nid: 000000000{}\nheadline: خبر {}\ndate: 2014-10-1{}\nsection: دنیا\n---\n\n"
QUAKE = "بوشہر میں زلزلے کے بعد زلزلہ پیما مرکز نے تابکاری کی تردید کی۔ زلزلے سے بوشہر لرز اٹھا۔"
CRICKET = "کرکٹ ٹیم نے وکٹوں سے فتح پائی، وکٹوں کے پیچھے کیچ، کرکٹ شائقین خوش۔"


def related(paper: Newspaper, number: int) -> list[tuple[str, str]]:
    """The headlines shown on the page of an article, each with its reason."""
    page = (paper.output / f"a/000000000{number}/index.html").read_text("utf-8")
    found = re.search(r'<aside class="related".*?</aside>', page, re.DOTALL)
    items = re.findall(
        r'related__headline"><a [^>]*>(.*?)</a>.*?"note">(.*?)</p>', found[0] if found else "", re.DOTALL
    )
    return [(headline, re.sub("<[^>]*>", "", reason)) for headline, reason in items]


def write(paper: Newspaper, number: int, text: str, head: str = HEAD) -> None:
    path = paper.articles / f"{number}.md"
    path.write_text(head.format(number, number, number) + text + "\n", "utf-8")


def test_pages_show_what_is_on_the_same_and_change_with_it(tmp_path: Path) -> None:
    paper = Newspaper(tmp_path)
    for number, text in enumerate((QUAKE, CRICKET, QUAKE + " ماہرین پہنچے۔", CRICKET + " میدان بھرا رہا۔")):
        write(paper, number, text)
    paper.build()
    [(headline, reason)] = related(paper, 2)
    assert headline == "خبر 0"
    assert "زلزلے" in reason
    assert [each for each, _ in related(paper, 3)] == ["خبر 1"]
    assert related(paper, 0) == [], "what is newer is not shown"

    write(paper, 0, QUAKE, HEAD.replace("خبر {}", "نئی سرخی {}"))
    paper.build()
    assert [each for each, _ in related(paper, 2)] == ["نئی سرخی 0"]

    write(paper, 0, CRICKET)
    paper.build()
    assert related(paper, 2) == []
    assert {each for each, _ in related(paper, 3)} == {"خبر 1", "خبر 0"}

    (paper.articles / "1.md").unlink()
    paper.build()
    assert [each for each, _ in related(paper, 3)] == ["خبر 0"]
