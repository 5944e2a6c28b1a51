"""An editor is told which rule gave which field of a source, and what was left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ingest.house import TEXT
from tests.ingest.readers.test_page_body import FOOT, H1, HEADLINE, MENU, SECTIONS, paragraphs
from tests.ingest.readers.test_wordpress import EXPORT, PRIMARY, item
from tests.ingest.readers.web_archive import answer_of, page_of
from waraq.errors import Problem
from waraq.ingest import Explained, explain


def read(house: Path, file: str) -> list[Explained | Problem]:
    return list(explain(house / "seeds", house / "content", house / "seeds" / file))


def rules(found: Explained) -> dict[str, str]:
    return {step.field: step.rule for step in found.fields}


def test_each_field_of_a_record_has_its_rule(house: Path) -> None:
    values = {"id": "7", "title": "خبر", "views": 12, "text": TEXT, "category": "Blog"}
    (house / "seeds" / "a.jsonl").write_text(f"{json.dumps(values)}\n{{\n", "utf-8")
    (house / "seeds" / "source.yaml").write_text("publication: جنگ\n", "utf-8")
    (house / "content").mkdir()
    (house / "content" / "sections.tsv").write_text("category\tsection\nBlog\tرائے\n", "utf-8")
    found, problem = read(house, "a.jsonl")
    assert isinstance(found, Explained)
    assert found.place.endswith("a.jsonl:1")
    assert rules(found) == {
        "id": "“id”",
        "headline": "“title”",
        "publication": "source.yaml of the folder",
        "section": "content/sections.tsv, for “Blog”",
        "lang": "inferred: the words of the text",
        "dateline": "the opening of the text",
        "status": "nothing says otherwise",
        "body": "“text”",
    }
    assert [(step.rule, step.value) for step in found.left_out] == [("“views”", "12")]
    assert isinstance(problem, Problem)
    assert problem.line == 2


def test_a_text_file_is_explained_by_its_lines_name_and_folder(house: Path) -> None:
    [found] = read(house, "sports/2014-10-14-a.txt")
    assert isinstance(found, Explained)
    told = rules(found)
    assert told["headline"] == "the first line, with an empty one below it"
    assert (told["date"], told["section"]) == ("the file's name", "inferred: the folder")


def test_a_folder_is_explained_file_by_file_and_nothing_is_written(house: Path) -> None:
    assert len(read(house, "sports")) == 1
    assert read(house, "nowhere.txt") == []
    assert not (house / "content").exists()


def test_a_source_may_be_named_by_any_path(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house)
    seeds = Path("seeds")
    for file in (house / "seeds" / "sports", seeds / ".." / "seeds" / "sports", Path("./seeds/sports/")):
        [found] = explain(seeds, house / "content", file)
        assert isinstance(found, Explained)
        assert found.place == "seeds/sports/2014-10-14-a.txt"
    assert not list(explain(seeds, house / "content", Path("2014-10-14-a.txt")))


def test_a_page_is_explained_by_its_places(house: Path) -> None:
    head = '<link rel="canonical" href="https://m.example/1"><meta name="pubdate" content="2023-08-25">'
    head += "<title>بارش | مشرق</title>"
    body = f"{MENU}<article>{H1}{paragraphs()}<p>مزید پڑھیں: کراچی</p></article>{FOOT}"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    (house / "seeds" / "a.html").write_text(page, "utf-8")
    [found] = read(house, "a.html")
    assert isinstance(found, Explained)
    told = rules(found)
    assert (told["id"], told["date"], told["headline"]) == ("link canonical", "meta pubdate", "element h1")
    assert told["body"] == "the main text of the page, as trafilatura finds it"
    left_out = [(step.rule, step.value) for step in found.left_out]
    assert left_out[:3] == [
        ("element title, for the headline", "بارش | مشرق"),
        ("a button or a link to another article", "مزید پڑھیں: کراچی"),
        ("the headline above the text", HEADLINE),
    ]
    assert {rule for rule, _ in left_out[3:]} == {"what stands around the main text"}
    around = [line for _, line in left_out[3:]]
    assert (around[0], len(around)) == (SECTIONS[0], len(SECTIONS) + 1)


def test_a_page_of_a_web_archive_is_known_by_its_address_alone(house: Path) -> None:
    page = page_of("بارش").replace("<head>", '<head><link rel="canonical" href="https://m.example/other">')
    (house / "seeds" / "a.warc").write_bytes(answer_of("https://m.example/1", page.encode()))
    [found] = read(house, "a.warc")
    assert isinstance(found, Explained)
    assert [(step.rule, step.value) for step in found.fields if step.field == "id"] == [
        ("WARC-Target-URI", "https://m.example/1")
    ]


def test_a_post_is_explained_by_the_elements_of_the_export(house: Path) -> None:
    (house / "seeds" / "a.xml").write_text(EXPORT.format(items=item(), encoding="UTF-8"), "utf-8")
    [found] = read(house, "a.xml")
    assert isinstance(found, Explained)
    told = rules(found)
    assert (told["id"], told["date"], told["headline"]) == ("guid", "wp:post_date", "title")


def test_what_is_left_out_of_a_post_is_told_also_behind_a_notice(house: Path) -> None:
    content = '<script>x</script>متن [caption id="a"]تصویر[/caption]\n\nhttps://v.example/1 [gallery ids="1"]'
    more = "<excerpt:encoded>خلاصہ</excerpt:encoded>"
    text = item(content, status="private", more=more).replace('nicename="khel"', 'nicename="uncategorized"')
    (house / "seeds" / "a.xml").write_text(EXPORT.format(items=text, encoding="UTF-8"), "utf-8")
    notice, found = read(house, "a.xml")
    assert isinstance(notice, Problem)
    assert isinstance(found, Explained)
    told = rules(found)
    assert (told["section"], told["body"], told["status"]) == (
        "category",
        "content:encoded",
        "wp:status, “private”",
    )
    assert [(step.rule, step.value) for step in found.left_out] == [
        ("a shortcode", '[caption id="a"]'),
        ("what stands in the shortcode caption", "تصویر"),
        ("a shortcode", "[/caption]"),
        ("a shortcode", '[gallery ids="1"]'),
        ("what stands in “script”", "x"),
        ("an address that WordPress embeds", "https://v.example/1"),
        ("excerpt:encoded", "خلاصہ"),
        ("link", "https://m.example/barish"),
        ("WordPress's own category for posts without one", "کھیل"),
        ("category with the domain post_format", "Aside"),
    ]


def test_the_main_category_and_the_elements_of_a_draft(house: Path) -> None:
    text = item(status="draft", more=PRIMARY).replace("content:encoded", "excerpt:encoded")
    text = text.replace('<guid isPermaLink="false">https://m.example/?p=1</guid>', "")
    (house / "seeds" / "a.xml").write_text(EXPORT.format(items=text, encoding="UTF-8"), "utf-8")
    [found] = read(house, "a.xml")
    assert isinstance(found, Explained)
    told = rules(found)
    assert (told["id"], told["body"]) == ("the site's address and wp:post_id", "excerpt:encoded")
    assert told["section"] == "category, by wp:postmeta"


def test_an_item_of_a_feed_is_explained_by_its_elements(house: Path) -> None:
    text = "<item><guid>1</guid><pubDate>Fri, 25 Aug 2023 23:30:00 +0500</pubDate><title>خبر</title>"
    text += "<description>متن</description><comments>c</comments></item>"
    feed = f"<rss version='2.0'><channel><title>مشرق</title>{text}<item/></channel></rss>"
    (house / "seeds" / "a.xml").write_text(feed, "utf-8")
    found, problem = read(house, "a.xml")
    assert isinstance(found, Explained)
    assert isinstance(problem, Problem)
    told = rules(found)
    assert found.place == "seeds/a.xml (item 1)".replace("seeds", str(house / "seeds"))
    assert (told["id"], told["date"], told["headline"], told["body"]) == (
        "guid",
        "pubDate, as “Fri, 25 Aug 2023 23:30:00 +0500”",
        "title",
        "description",
    )
    assert [(step.rule, step.value) for step in found.left_out] == [("comments", "c")]
