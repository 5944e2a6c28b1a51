"""The editor says what the categories of the sources mean; nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from waraq.ingest import ingest, read_article, walk_articles
from waraq.ingest.record import Record
from waraq.ingest.section_map import FILE, load_section_map

TABLE = "# our own\ncategory\tsection\nBlog\tرائے\nUncategorized\t\nاسپورٹس\tمیدان\n"


def record(section: str | None) -> Record:
    return Record(key="1", sha256="0", media_type="text/csv", section=section)


def write_map(content: Path, text: str) -> Path:
    path = content / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_category_means_what_the_editor_says(tmp_path: Path) -> None:
    write_map(tmp_path, TABLE)
    table, problems = load_section_map(tmp_path)
    assert problems == ()
    found = [table.apply(record(each)).section for each in ("blog", "UNCATEGORIZED", "اسپورٹس", "کالم", None)]
    assert found == ["رائے", None, "میدان", "کالم", None]
    assert table.apply(record("کالم")) == record("کالم")
    assert table.apply(record("blog")).sha256 != record("blog").sha256


@pytest.mark.parametrize(
    "text, line, reason",
    [
        ("category\tsection\nBlog\n", 2, "1 cell, the table 2 columns"),
        ("category\tsection\n\tx\n", 2, "empty"),
        ("category\tsection\nBlog\tx\nblog\ty\n", 3, "twice"),
        ("Blog\tx\n", 1, "the first line must name the columns category, section"),
    ],
)
def test_a_wrong_row_is_named_and_the_others_count(tmp_path: Path, text: str, line: int, reason: str) -> None:
    write_map(tmp_path, f"{text}Sport\tکھیل\n")
    table, [problem] = load_section_map(tmp_path)
    assert (problem.line, reason in problem.reason) == (line, True)
    assert table.apply(record("sport")).section == "کھیل"


def test_a_table_that_is_no_text_is_named(tmp_path: Path) -> None:
    write_map(tmp_path, "").write_bytes(b"\xff\xfe\x00")
    table, [problem] = load_section_map(tmp_path)
    assert not table.sections
    assert "is not UTF-16 text" in problem.reason


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffcategory\tsection\nBlog\tرائے\n".encode(),
        "category\tsection\r\nBlog\tرائے\r\n".encode(),
        "category\tsection\r\nBlog\tرائے\r\n".encode("utf-16"),
        b"category\tsection\t\t\r\nBlog\t\xd8\xb1\xd8\xa7\xd8\xa6\xdb\x92\t\t\r\n\t\t\t\r\n",
        '"# ours, all"\t\n"category"\t"section"\n"Blog"\t"رائے"\n'.encode(),
    ],
)
def test_what_spreadsheets_make_of_the_table_is_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    table, problems = load_section_map(tmp_path)
    assert (table.sections, problems) == ({"blog": "رائے"}, ())


@pytest.mark.parametrize(
    "data, line, reason",
    [
        (b"category,section\nBlog,Sport\nNews,\n", 1, "separated by tabs"),
        (b"category\nBlog\nNews\n", 1, "(section is missing)"),
        (b"category\tsection\nBlog\tx\0\n", 2, "NUL characters"),
        ("category\tsection\nBlog\tکھیل\n".encode("cp1256", "replace"), 2, "is not UTF-8 text"),
        (b'category\tsection\n"Blog\tx\n', 2, "never closed"),
    ],
)
def test_what_is_no_table_is_told_once_with_a_remedy(
    tmp_path: Path, data: bytes, line: int, reason: str
) -> None:
    (tmp_path / FILE).write_bytes(data)
    table, [problem] = load_section_map(tmp_path)
    assert not table.sections
    assert (problem.line, reason in problem.reason, problem.fatal) == (line, True, True)
    assert problem.remedy


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    _, [problem] = load_section_map(tmp_path)
    assert problem.reason == "it is no file"


def read_sections(house: Path) -> dict[str, str | None]:
    articles = [read_article(path, house / "content") for path in walk_articles(house / "content")]
    return {article.source.record: article.section for article in articles}


def test_a_corrected_table_reaches_the_articles_that_nobody_edited(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    records = [
        {"id": str(n), "category": c, "body": f"متن {n}"} for n, c in enumerate(["Blog", "Blog", "کھیل"])
    ]
    lines = (json.dumps(each, ensure_ascii=False) for each in records)
    (tmp_path / "seeds" / "a.jsonl").write_text("\n".join(lines), "utf-8")
    folders = tmp_path / "seeds", tmp_path / "content", tmp_path / ".cache"
    assert ingest(*folders).written == 3
    assert read_sections(tmp_path) == {"0": "Blog", "1": "Blog", "2": "کھیل"}
    [edited] = [path for path in walk_articles(tmp_path / "content") if "متن 1" in path.read_text("utf-8")]
    edited.write_text(edited.read_text("utf-8").replace("متن 1", "متن ایک"), "utf-8")
    write_map(tmp_path / "content", TABLE)
    report = ingest(*folders)
    assert (report.updated, report.unchanged, report.conflict) == (1, 1, 1)
    assert read_sections(tmp_path) == {"0": "رائے", "1": "Blog", "2": "کھیل"}
    report = ingest(*folders)
    assert (report.updated, report.unchanged, report.conflict) == (0, 2, 1)
