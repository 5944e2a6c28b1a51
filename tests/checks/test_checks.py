"""What `waraq check` finds: an example of each rule, and what it must leave alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.pictures.made import make_png
from tests.warm import shipped_tagger
from waraq.article import Article, EntityCorrections
from waraq.checks import check_content, load_rules, severity_of
from waraq.entities import Tagger
from waraq.errors import Problem
from waraq.ingest import article_to_markdown
from waraq.pictures.files import MOST_BYTES

TODAY = date(2025, 6, 15)
GOOD = Article(
    id="3kq7m2x9tb", headline="خبر", date="2014-10-14", body="لاہور میں ۱۲ بارش۔ (R&D) ﷺ “بات” أ ئ ؤ"
)
OTHER = replace(GOOD, id="0000000002", headline="دوسری", body="متن[^1]\n\n[^1]: حاشیہ")
DRAFT = replace(GOOD, id="0000000003", status="draft")
LATER = replace(GOOD, id="0000000004", embargo_until="2025-06-16")
ABOUT = "---\ntitle: تعارف\n---\n\nمتن\n"
NAMES = "id\tname\ttype\n"


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return shipped_tagger()


@pytest.fixture(autouse=True)
def _loaded_once(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the gazetteer takes a second; an editor's tables are read where there are any."""
    load = Tagger.load
    monkeypatch.setattr(Tagger, "load", lambda folder: load(folder) if folder.is_dir() else tagger)


def check(folder: Path, *articles: Article, **files: str) -> tuple[Problem, ...]:
    """The problems of a content folder with these articles and files, each by its path with `__` for `/`."""
    for number, article in enumerate(articles):
        files[f"articles__{number}.md"] = article_to_markdown(article)
    for name, text in {"pages__about.md": ABOUT, **files}.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return check_content(folder, TODAY).problems


def put_pictures(folder: Path) -> None:
    folder.mkdir()
    (folder / "a.png").write_bytes(make_png(2, 2))
    (folder / "a.svg").write_text("<svg/>", "utf-8")
    with (folder / "large.png").open("wb") as file:
        file.truncate(MOST_BYTES + 1)


def body(text: str) -> Article:
    return replace(GOOD, body=text)


FRONT = "---\nid: 3kq7m2x9tb\nheadline: خبر\n"
ARTICLES = {
    "body-empty": (replace(GOOD, body=" "), 14, None),
    "bounds-crossed": (replace(GOOD, date=None, not_before="2014-10-15", not_after="2013"), 6, 1),
    "control-character": (body("متن\n\nخ\x07بر"), 16, 2),
    "date-before-print": (replace(GOOD, date="1492"), 5, 1),
    "date-in-future": (replace(GOOD, date="2025-07"), 5, 1),
    "direction-control": (body("متن\u202e الٹا"), 14, 4),
    "entity-unknown": (replace(GOOD, entities=EntityCorrections(add=("place/nowhere",))), 8, 1),
    "headline-empty": (replace(GOOD, headline="\u200f"), 3, 1),
    "headline-latin": (replace(GOOD, headline="Breaking news"), 3, 1),
    "hijri-apart": (replace(GOOD, date_hijri="17 رجب 1446ھ"), 6, 1),
    "image-address": (body("![پل](http://a.example/b.jpg)"), 14, 7),
    "image-kind": (body("![پل](images/a.svg)"), 14, 7),
    "image-large": (body("![پل](/images/large.png)"), 14, 7),
    "image-missing": (body("الف\n![پل](../images/b.jpg)"), 15, 7),
    "image-text-missing": (body("![](images/a.png)"), 14, 5),
    "letter-lost": (body("لا\ufffdور"), 14, 3),
    "link-anchor": (body("[وہاں](#سرخی)"), 14, 8),
    "link-broken": (body("[وہاں](../000000000z/)"), 14, 8),
    "link-from-root": (body("[وہاں](/about/)"), 14, 8),
    "not-after-before-date": (replace(GOOD, not_after="2014-09"), 6, 1),
    "not-before-after-date": (replace(GOOD, not_before="2014-10-15"), 6, 1),
    "presentation-form": (body("\ufeb3"), 14, 1),
    "tatweel": (body("متن پاکسـتان"), 14, 9),
    "wrong-code-page": (body("شہر: Ú©Ø±Ø§Ú†ÛŒ"), 14, 6),
    "wrong-digit": (body("سال \u0661"), 14, 5),
    "wrong-letter": (body("متن\n\nكتاب"), 16, 1),
}
TEXTS = {
    "missing-key": ("articles__x.md", "---\nid: 3kq7m2x9tb\n---\n\nمتن\n", 1),
    "no-front-matter": ("articles__x.md", "متن\n", 1),
    "unknown-key": ("articles__x.md", f"{FRONT}langue: ur\n---\n\nمتن\n", 4),
    "wrong-date": ("articles__x.md", f"{FRONT}date: 1992-13\n---\n\nمتن\n", 4),
    "wrong-value": ("articles__x.md", f"{FRONT}status: gone\n---\n\nمتن\n", 4),
    "wrong-yaml": ("articles__x.md", f"{FRONT}byline: a: b\n---\n\nمتن\n", 4),
    "unreadable-file": ("articles__x.md", f"{FRONT}---\n\nم\0تن\n", 6),
    "copies-table": ("duplicates.tsv", "article,primary\n", 1),
    "sections-table": ("sections.tsv", "category\tsection\nBlog\n", 2),
    "names-table": ("authority__places.tsv", f"{NAMES}place/x\t\t\n", 2),
    "names-notice": ("authority__places.tsv", "id\tname\ttype\thidden\nplace/nowhere\t\t\tyes\n", 2),
    "page": ("pages__x.md", "---\nslug: x\n---\n\nمتن\n", 1),
}


@pytest.mark.parametrize("rule", ARTICLES)
def test_rules_of_articles(rule: str, tmp_path: Path) -> None:
    article, line, column = ARTICLES[rule]
    put_pictures(tmp_path / "images")
    [problem] = check(tmp_path, article)
    assert (problem.rule, problem.line, problem.column) == (rule, line, column)
    assert problem.path == str(tmp_path / "articles" / "0.md")
    assert is_told_rightly(problem)


@pytest.mark.parametrize("rule", TEXTS)
def test_rules_of_other_files(rule: str, tmp_path: Path) -> None:
    name, text, line = TEXTS[rule]
    [problem] = check(tmp_path, **{name: text})
    assert (problem.rule, problem.line) == (rule, line)
    assert problem.path == str(tmp_path / name.replace("__", "/"))
    assert is_told_rightly(problem)


def test_rules_of_several_files(tmp_path: Path) -> None:
    path = tmp_path / "articles" / "0.md"
    assert [each.rule for each in check(tmp_path, GOOD, GOOD)] == ["duplicate-id"]
    path.write_bytes(b"---\nid: \xff\n")
    assert [each.rule for each in check_content(tmp_path, TODAY).problems] == ["not-utf8"]
    path.unlink()
    (tmp_path / "pages" / "about.md").unlink()
    assert [each.rule for each in check_content(tmp_path, TODAY).problems] == ["page-about"]


def test_a_section_a_letter_away_from_another(tmp_path: Path) -> None:
    names = ["کھیلل", "بچوں کا صفحہ", "بچوں کا صفحہ", "بچوں کا صفہ", "بزمِ ادب"]
    articles = [replace(GOOD, id=f"000000000{n}", section=name) for n, name in enumerate(names)]
    found = check(tmp_path, *articles)
    assert [(each.rule, Path(each.path).name, each.line) for each in found] == [
        ("section-near", "0.md", 6),
        ("section-near", "3.md", 6),
    ]
    assert ["کھیل" in found[0].remedy, "بچوں کا صفحہ" in found[1].remedy] == [True, True]
    table = "category\tsection\nSports\tکھیلل\n"
    assert check(tmp_path, *articles, **{"sections.tsv": table}) == found[1:]


def test_each_rule_has_an_example_and_its_severity() -> None:
    others = {"duplicate-id", "not-utf8", "page-about", "section-near"}
    assert {*ARTICLES, *TEXTS, *others} == set(load_rules())
    problem = Problem("a.md", "x", "y", fatal=False)
    assert [severity_of(problem), severity_of(replace(problem, fatal=True))] == ["note", "error"]


def is_told_rightly(problem: Problem) -> bool:
    """Whether what is refused is what its rule calls an error."""
    return bool(problem.remedy) and problem.fatal == (severity_of(problem) == "error")


def test_good_urdu_has_no_notice(tmp_path: Path) -> None:
    assert check(tmp_path, GOOD, OTHER) == ()


def test_arabic_letters_and_glyph_codes_are_named_with_their_line(tmp_path: Path) -> None:
    found = check(tmp_path, body("متن\n\nك ي ي ه ة \u06c0 \u0661 \ufeb3"))
    assert {problem.reason[:1]: problem.line for problem in found} == dict.fromkeys(
        "كيهة\u06c0\u0661\ufeb3", 16
    )
    assert not any(problem.fatal for problem in found)
    assert "2 times where Urdu writes ی" in next(p.reason for p in found if p.reason[0] == "\u064a")


def test_every_arabic_digit_is_reported_and_no_file_is_changed(tmp_path: Path) -> None:
    article = body("متن\n\n" + " ".join(map(chr, range(0x660, 0x66A))) + " كتاب \ufefb")
    found = check(tmp_path, article)
    digits = {chr(code) for code in range(0x660, 0x66A)}
    assert {problem.reason[0] for problem in found} == {*digits, "ك", "\ufefb"}
    assert (tmp_path / "articles" / "0.md").read_text("utf-8") == article_to_markdown(article)


def test_other_languages_keep_their_letters(tmp_path: Path) -> None:
    assert check(tmp_path, replace(GOOD, lang="ar", body="كتاب في البيـت")) == ()


@pytest.mark.parametrize(
    "address",
    [
        "../0000000002/", "../0000000002", "../0000000002/index.html", "../0000000002/#fn1", "#main",
        "../../", "../../about/", "../../date/", "../../date/2014/", "../../date/2014/10/14/",
        "../../section/", "../../section/sports/", "../../section/sports/2/", "../../place/",
        "../../date/on/03-23/", "../../words/?w=بارش", "../../author/x-123456/", "../../rss.xml",
        "../../coverage/",
        "../../place/lahore/", "../../search/?q=بارش", "../../feed.atom", "../../data/entities.jsonl",
        "https://example.org/nowhere", "//example.org/x", "mailto:a@example.org",
        "../0000000002/#:~:text=متن",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere(address: str, tmp_path: Path) -> None:
    assert check(tmp_path, replace(body(f"[وہاں]({address})"), section="کھیل"), OTHER) == ()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("../0000000003/", "is a draft"),
        ("../0000000004/", "isn't public yet"),
        ("../0000000002/#fn2", "has no place “#fn2”"),
        ("0000000002/", "there is no article 3kq7m2x9tb/0000000002"),
        ("../../../x/", "out of the site"),
        ("../../place/nowhere/", "there is no place"),
        ("../../section/nowhere/", "there is no section"),
        ("../../date/2014/11/", "no published article is of 2014-11"),
        ("../../date/undated/", "no published article is of undated"),
        ("../../nowhere/", "no page /nowhere/"),
        ("../2014/10/0000000002-x.md", "the file of an article"),
        ("/nowhere/", "no page /nowhere/"),
    ],
)
def test_links_that_lead_nowhere(address: str, told: str, tmp_path: Path) -> None:
    [problem] = check(tmp_path, body(f"متن [وہاں]({address})"), OTHER, DRAFT, LATER)
    assert told in problem.reason
    assert (problem.line, problem.column) == (14, 12)


def test_pages_are_checked_as_articles_are(tmp_path: Path) -> None:
    text = "---\ntitle: تعارف\n---\n\n[فہرست](../date/) [خبر](../a/3kq7m2x9tb/) [کل](../nowhere/)\n\nكتاب\n"
    found = check(tmp_path, GOOD, **{"pages__about.md": text})
    assert [(each.rule, each.line) for each in found] == [("link-broken", 5), ("wrong-letter", 7)]


def test_links_in_footnotes_tables_and_references_are_read(tmp_path: Path) -> None:
    text = "متن[^1] [خ]\n\n[^1]: [الف](../../x1/)\n\n| ا | ب |\n|---|---|\n| ا | [ب](../../x2/) |\n"
    text += "\n[خ]: ../../x3/"
    found = check(tmp_path, body(text))
    assert sorted(each.reason.split("/")[-2] for each in found) == ["x1", "x2", "x3"]


def test_lines_end_as_on_any_system(tmp_path: Path) -> None:
    text = article_to_markdown(body("متن\n\nكتاب"))
    for end in ("\r\n", "\r"):
        [problem] = check(tmp_path / repr(end), **{"articles__0.md": text.replace("\n", end)})
        assert (problem.rule, problem.line) == ("wrong-letter", 16)
