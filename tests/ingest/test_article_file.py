"""Article files: read, refused with a line and a remedy, written the same again."""

from __future__ import annotations

import hashlib
import os
import socket
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.article import Article, Correction, Credit, Dateline, EntityCorrections, Source
from waraq.errors import RecordError
from waraq.files import read_state
from waraq.ingest import article_to_markdown, read_article, read_hashed_article, walk_articles
from waraq.ingest.article_file import parse_article
from waraq.ingest.file_names import leads_inside

FULL = Article(
    id="3kq7m2x9tb",
    headline="no",
    body="پہلا پیراگراف\n\nدوسرا",
    headline_source="inferred",
    date="2014-10-14",
    date_qualifier="~",
    date_source="dateline",
    date_hijri="۱۹ ذی الحجہ ۱۴۳۵ھ",
    not_before="2014",
    not_after="2015-01-02",
    publication="مشرق نامہ",
    edition="لاہور",
    page="A4",
    dateline=Dateline(("لاہور",), (Credit("desk", "مانیٹرنگ ڈیسک"),), "2014-10"),
    byline="آصف علی",
    section="دنیا",
    lang="ur-PK",
    keywords=("ایران", "1e5"),
    entities=EntityCorrections(("place/lahore",), ("person/x",)),
    source=Source("a.txt", "7", "0" * 64, "text/plain", "1" * 64),
    status="withheld",
    embargo_until="2030-01-01",
    withheld_reason="عدالتی حکم: 12/2015",
    corrections=(Correction("2014-10-16", "نام: آصف، نہ کہ عاصف"), Correction("2014-10-15", "no")),
    prominence="secondary",
)
HEAD = "---\nid: 3kq7m2x9tb\nheadline: خبر\n"
LINES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=20
).map(lambda text: unicodedata.normalize("NFC", text))


def test_round_trip_of_every_key() -> None:
    assert parse_article(article_to_markdown(FULL), "x.md") == FULL


def test_kinds_of_credits_have_their_names_of_before() -> None:
    lines = "\n".join(f"  - kind: {kind}\n    text: x" for kind in ("correspondent", "person", "reporter"))
    article = parse_article(f"{HEAD}dateline:\n  credits:\n{lines}\n---\n", "x.md")
    assert [credit.kind for credit in article.dateline.credits] == ["reporter", "byline", "reporter"]


@given(headline=LINES, keywords=st.lists(LINES, max_size=3), body=st.lists(LINES, max_size=3))
def test_round_trip_of_any_text(headline: str, keywords: list[str], body: list[str]) -> None:
    article = replace(FULL, headline=headline, keywords=tuple(keywords), body="\n\n".join(body))
    text = article_to_markdown(article)
    assert parse_article(text, "x.md") == article
    assert article_to_markdown(parse_article(text, "x.md")) == text


def test_a_file_is_composed_whatever_its_parts_begin_with() -> None:
    marked = "\u0653ا\u0653ج\n\n\u0654ی\u0654"
    text = article_to_markdown(replace(FULL, headline="ا\u0653ج", keywords=("\u0654و\u0654",), body=marked))
    assert text == unicodedata.normalize("NFC", text)
    assert text.count("آج") == 2


def test_keys_stand_in_the_designed_order() -> None:
    keys = [line.split(":")[0] for line in article_to_markdown(FULL).splitlines()[1:] if line[:1].isalpha()]
    assert keys[:23] == [
        "id", "headline", "headline_source", "date", "date_source", "date_hijri", "not_before", "not_after",
        "publication", "edition", "page", "dateline", "byline", "section", "lang", "keywords", "entities",
        "source", "status", "embargo_until", "withheld_reason", "corrections", "prominence",
    ]  # fmt: skip


def test_text_that_a_person_types_is_read() -> None:
    article = parse_article(f"{HEAD}date: 2014\nsection:\nkeywords: [شام, no]\n---\nمتن", "x.md")
    assert (article.date, article.section, article.keywords) == ("2014", None, ("شام", "no"))
    article = parse_article(f"{HEAD}page: ۰۳\nedition:\nprominence:\n---\nمتن", "x.md")
    assert (article.page, article.edition, article.prominence) == ("3", None, None)


@pytest.mark.parametrize(
    "text, line, reason, remedy",
    [
        ("متن", 1, "no front matter", "“---”"),
        (HEAD, 1, "never closed", "“---”"),
        ("---\nheadline: خبر\n---\n", 1, "“id” is missing", "id: "),
        (f"{HEAD}headlin: x\n---\n", 4, "“headlin” is not a key", "did you mean “headline”"),
        (f"{HEAD}get_siteurl: x\n---\n", 4, "“get_siteurl” is not a key", "remove it"),
        (f"{HEAD}id: 3kq7m2x9tb\n---\n", 4, "given twice", "keep one"),
        (f"{HEAD}status: live\n---\n", 4, "“status” is “live”", "published, draft or withheld"),
        ("---\nid: ../../etc\nheadline: x\n---\n", 2, "must be 10", "id"),
        (f"{HEAD}date: 2014-02-31\n---\n", 4, "28 days", "date"),
        (f"{HEAD}date: '14/10/2014'\n---\n", 4, "a date is", "date"),
        (f"{HEAD}not_after: 2014-13\n---\n", 4, "not_after", "not_after"),
        (f"{HEAD}lang: اردو\n---\n", 4, "language tag", "lang"),
        (f"{HEAD}keywords: شام\n---\n", 4, "“keywords” is one text", "[شام]"),
        (f"{HEAD}section: [a]\n---\n", 4, "“section” is a list", "one line"),
        (f"{HEAD}entities:\n  add: [lahore]\n---\n", 5, "person/…", "entities.add.0"),
        (f"{HEAD}entities:\n  ad: []\n---\n", 5, "“entities.ad” is not a key", "did you mean “add”"),
        (
            f"{HEAD}entities: place/lahore\n---\n",
            4,
            "“entities” is one text where a map",
            "below it: add, drop",
        ),
        (f"{HEAD}entities: [place/lahore]\n---\n", 4, "is a list where a map", "below it: add, drop"),
        (f"{HEAD}entities: {{add: place/x}}\n---\n", 4, "one text where a list", "“entities.add: [place/x]”"),
        (f"{HEAD}entities: {{add: {{a: b}}}}\n---\n", 4, "a map where a list", "“entities.add: […]”"),
        (f"{HEAD}dateline:\n  credits:\n  - kind: boss\n    text: x\n---\n", 6, "“boss”", "desk"),
        (f"{HEAD}source:\n  file: a\n---\n", 4, "“source.sha256” is missing", "add"),
        ("---\nid: 3kq7m2x9tb\nheadline: ''\n---\n", 3, "must not be empty", "headline"),
        (f"{HEAD}byline: &a x\n---\n", 4, "anchors", "quotes"),
        (f"{HEAD}corrections:\n- date: 2014-05\n  text: x\n---\n", 5, "must be a day", "corrections.0.date"),
        (f"{HEAD}corrections:\n- date: 2014-05-32\n  text: x\n---\n", 5, "31 days", "corrections.0.date"),
        (f"{HEAD}corrections:\n- date: 2014-05-03\n---\n", 5, "“corrections.0.text” is missing", "add"),
        (f"{HEAD}corrections: نام غلط تھا\n---\n", 4, "“corrections” is one text", "its keys"),
        (f"{HEAD}corrections:\n- date: 2014-05-03\n  txt: x\n---\n", 6, "not a key", "did you mean “text”"),
        (f"{HEAD}page: صفحہ اول\n---\n", 4, "such as 1 or A4", "page"),
        (f"{HEAD}prominence: leed\n---\n", 4, "“leed”", "lead"),
        ("---\nid: x\0\n---\n", 2, "NUL", "delete"),
    ],
)
def test_refused(text: str, line: int, reason: str, remedy: str) -> None:
    problems = parse_article(text, "x.md")
    assert not isinstance(problems, Article)
    problem = next(problem for problem in problems if reason in problem.reason)
    assert (problem.path, problem.line, problem.fatal) == ("x.md", line, True)
    assert remedy in problem.remedy


def test_every_wrong_key_is_named() -> None:
    problems = parse_article(f"{HEAD}a: 1\nstatus: x\nlang: 7\n---\n", "x.md")
    assert [problem.line for problem in problems] == [4, 5, 6]


def test_read_article_raises_the_first_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("---\nid: x\n---\n".encode("utf-16"))
    with pytest.raises(RecordError, match="UTF-8") as caught:
        read_article(path, tmp_path)
    assert caught.value.problem.path == str(path)
    with pytest.raises(RecordError, match="can't be read"):
        read_article(tmp_path / "none.md", tmp_path)


def test_the_digest_is_of_the_bytes_that_were_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    raw = f"\ufeff{article_to_markdown(FULL)}".replace("\n", "\r\n").encode()
    path.write_bytes(raw)
    digest = hashlib.sha256(raw).hexdigest()
    assert read_hashed_article(path, tmp_path) == (FULL, digest, read_state(path))


def test_a_line_that_is_no_utf8_is_found_behind_the_mark_of_the_byte_order(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf---\n\xff")
    with pytest.raises(RecordError) as caught:
        read_article(path, tmp_path)
    assert caught.value.problem.line == 2


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    (tmp_path / "b.md").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "c.md"))
        for name in ("a.md", "b.md", "c.md"):
            with pytest.raises(RecordError, match="no ordinary file"):
                read_article(tmp_path / name, tmp_path)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(article_to_markdown(FULL), "utf-8")
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    link = folder / "a.md"
    link.symlink_to(secret)
    with pytest.raises(RecordError, match="outside"):
        read_article(link, tmp_path / "content")
    assert list(walk_articles(tmp_path / "content")) == []


@pytest.mark.parametrize(
    "name, inside",
    [
        ("a.md", True), ("b/c.md", True), ("none/a.md", True), ("within/c.md", True), ("b/../a.md", True),
        ("../a.md", False), ("b/../../a.md", False), ("without/a.md", False), ("circle/a.md", False),
        ("a.md/../../x.md", False),
    ],
)  # fmt: skip
def test_where_paths_lead(name: str, inside: bool, tmp_path: Path) -> None:
    for place, path in {"within": "b", "without": "..", "circle": "circle"}.items():
        folder = tmp_path / "content"
        (folder / "b").mkdir(parents=True, exist_ok=True)
        (folder / place).symlink_to(path)
    assert leads_inside(folder / name, folder) == inside
    (tmp_path / "link").symlink_to(folder)
    assert leads_inside(tmp_path / "link" / name, tmp_path / "link") == inside


def test_walk_is_sorted_and_leaves_out_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.md", "a/1.md", "a/.x.md", ".git/3.md", "a/note.txt", "a/.1.md.part"):
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert [path.name for path in walk_articles(tmp_path)] == ["1.md", "2.md"]
    assert list(walk_articles(tmp_path / "none")) == []


@pytest.mark.parametrize(
    "written", ["17 رجب", "رجب 1446ھ", "31 رجب 1446ھ", "17 جنوری 2025ء", "17 رجب 1446ھ کو"]
)
def test_a_hijri_date_has_day_month_and_year(written: str) -> None:
    found = parse_article(f"{HEAD}date_hijri: {written}\n---\n\nمتن\n", "x.md")
    assert isinstance(found, tuple)
    assert (found[0].line, found[0].rule) == (4, "wrong-date")
    assert "17 رجب 1446ھ" in found[0].reason


@pytest.mark.parametrize("written", ["2014-13~", "~2014", "2014~?", "2014/2015", "~"])
def test_a_qualifier_stands_behind_a_date(written: str) -> None:
    found = parse_article(f"{HEAD}date: '{written}'\n---\n\nمتن\n", "x.md")
    assert isinstance(found, tuple)
    assert found[0].rule == "wrong-date"
