"""Pictures on pages: copied where a published article shows them, gone when none does, told when missing."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib

from tests.pictures.made import make_png
from tests.plugins.newspaper import HEAD, Newspaper
from waraq.plugins.summary import read_summary

BODY = '![پل](images/bridge.png "لاہور کا پل")\n\nلاہور میں بارش ہوئی۔'


def put(paper: Newspaper, name: str, data: bytes) -> Path:
    path = paper.folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def copied(paper: Newspaper) -> dict[str, bytes]:
    folder = paper.output / "images"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def told(paper: Newspaper) -> list[tuple[str, int | None, str]]:
    summary = read_summary(paper.folder / "cache")
    assert summary is not None
    return [(Path(each.path).name, each.line, each.rule) for each in summary.problems if each.rule]


def test_a_picture_comes_changes_and_goes_with_what_shows_it(tmp_path: Path) -> None:
    paper = Newspaper(tmp_path)
    paper.write(0, BODY)
    paper.write(1, BODY)
    page = paper.output / "a/0000000000/index.html"
    paper.build()
    assert copied(paper) == {}
    assert told(paper) == [("0.md", 8, "image-missing"), ("1.md", 8, "image-missing")]
    assert '<bdi class="picture-text">پل</bdi>' in page.read_text("utf-8")

    first = put(paper, "images/bridge.png", make_png(1600, 900))
    built = paper.build()
    assert built.explain() == "2 articles (2 whose pictures changed)"
    assert [*copied(paper).values()] == [first.read_bytes()]
    assert told(paper) == []
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    image = tree.find(".//img")
    [name] = copied(paper)
    assert (image.get("src"), image.get("width")) == (f"../../images/{name}", "1600")
    address = f"https://paper.example/images/{name}"
    assert tree.find(".//meta[@property='og:image']").get("content") == address
    data = json.loads(tree.find(".//script[@type='application/ld+json']").text)
    assert [(each["url"], each["description"]) for each in data["image"]] == [(address, "پل")]
    assert paper.explain() == "nothing"

    put(paper, "articles/images/bridge.png", make_png(1600, 900, shade=1))  # beside them comes first
    paper.build()
    assert name not in copied(paper)
    assert len(copied(paper)) == 1
    (paper.folder / "content/articles/images/bridge.png").unlink()
    paper.build()
    assert [*copied(paper)] == [name]

    paper.write(0, BODY, head=HEAD.replace("section", "status: withheld\nsection"))
    paper.build()
    assert [*copied(paper)] == [name]
    paper.write(1, "متن")
    paper.build()
    assert copied(paper) == {}
    assert not (paper.output / "images").exists()


def test_pictures_of_plain_pages_are_theirs_and_of_an_article_under_an_embargo_none_is_there(
    tmp_path: Path,
) -> None:
    paper = Newspaper(tmp_path)
    paper.write(0, BODY, head=HEAD.replace("section", "embargo_until: 2999-01-01\nsection"))
    put(paper, "images/bridge.png", make_png(16, 9))
    about = paper.folder / "content/pages/about.md"
    about.write_text("---\ntitle: تعارف\n---\n\n![دفتر](images/office.png)\n", "utf-8")
    put(paper, "images/office.png", make_png(30, 20))
    paper.build()
    [name] = copied(paper)
    assert name.startswith("pages/")
    assert f'src="../images/{name}"' in (paper.output / "about/index.html").read_text("utf-8")
    put(paper, "images/office.png", make_png(40, 20))
    assert paper.build().plain_pages
    assert [*copied(paper)] != [name]
    assert len(copied(paper)) == 1
    (paper.folder / "content/images/office.png").unlink()
    paper.build()
    assert (copied(paper), told(paper)) == ({}, [("about.md", 5, "image-missing")])
