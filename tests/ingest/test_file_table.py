"""A table that tells of files: what it fills in, what is told of its rows, and what a change of it costs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.house import counts
from tests.ingest.readers.test_sheet_file import book
from waraq.article import Article
from waraq.errors import Problem
from waraq.ingest import Explained, Report, explain, ingest, read_article, walk_articles
from waraq.ingest.sources import walk_sources

LIST = "list.csv"
A, B = "شہر میں تیز بارش ہوئی۔\nسڑکیں ڈوب گئیں۔\n", "سرخی\n\nکھلاڑیوں نے میچ جیت لیا۔\n"
ROWS = (
    "فائل,عنوان,تاریخ,اخبار,شمار",
    "1974/a.txt,بارش سے تباہی,5 مارچ 1974,مشرق,1",
    "./1974\\b.txt,میچ ختم,1974-03-06,,2",
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds" / "1974"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(A, "utf-8")
    (folder / "b.txt").write_text(B, "utf-8")
    return tmp_path


def write_list(library: Path, *rows: str, name: str = LIST) -> None:
    (library / "seeds" / "source.yaml").write_text(f"files: {name}\n", "utf-8")
    (library / "seeds" / name).write_text("\n".join(rows) + "\n", "utf-8")


def run(library: Path) -> Report:
    return ingest(library / "seeds", library / "content", library / ".cache")


def articles(library: Path) -> dict[str, Article]:
    content = library / "content"
    found = [read_article(path, content) for path in walk_articles(content)]
    return {article.source.file: article for article in found if article.source}


def problems_of(library: Path) -> list[Problem]:
    return [each for each in walk_sources(library / "seeds") if isinstance(each, Problem)]


def test_a_row_fills_what_its_file_leaves_open(library: Path) -> None:
    write_list(library, *ROWS)
    report = run(library)
    assert (report.problems, counts(report)) == ((), (2, 0, 0, 0, 0))
    a, b = articles(library).values()
    assert (a.headline, a.date, a.date_source) == ("بارش سے تباہی", "1974-03-05", "source")
    assert (a.publication, a.headline_source, a.body) == ("مشرق", "source", A.strip().replace("\n", "\n\n"))
    assert (b.headline, b.date, b.publication) == ("میچ ختم", "1974-03-06", None)
    assert b.body == B.strip()  # what looked like a headline is still there


def test_what_a_file_says_itself_goes_before(library: Path) -> None:
    (library / "seeds" / "1974" / "a.md").write_text(
        "---\ntitle: اپنی\ndate: 1974-01-02\n---\nمتن\n", "utf-8"
    )
    write_list(library, *ROWS, "1974/a.md,دوسری,1999-01-01,جنگ,3")
    run(library)
    found = articles(library)["1974/a.md"]
    assert (found.headline, found.date, found.publication) == ("اپنی", "1974-01-02", "جنگ")


def test_only_files_of_changed_rows_are_read_again_and_stay_what_they_are(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("waraq.files.is_settled", lambda _state: True)
    run(library)
    ids = {file: article.id for file, article in articles(library).items()}
    write_list(library, *ROWS)
    assert counts(run(library)) == (0, 2, 0, 0, 0)
    assert {file: article.id for file, article in articles(library).items()} == ids
    write_list(library, *ROWS[:2], ROWS[2].replace("03-06", "03-07"))
    report = run(library)
    assert (report.read, counts(report)) == (1, (0, 1, 1, 0, 0))
    assert articles(library)["1974/b.txt"].date == "1974-03-07"
    assert counts(run(library)) == (0, 0, 2, 0, 0)


def test_a_workbook_may_be_the_table(library: Path) -> None:
    rows = (
        "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row.split(",")) for row in ROWS
    )
    (library / "seeds" / "list.xlsx").write_bytes(book(*(f"<row>{row}</row>" for row in rows)))
    (library / "seeds" / "source.yaml").write_text("files: list.xlsx\n", "utf-8")
    assert run(library).problems == ()
    assert articles(library)["1974/b.txt"].date == "1974-03-06"


@pytest.mark.parametrize(
    "rows, line, reason",
    [
        ((*ROWS, ROWS[1]), 4, "has two rows"),
        ((*ROWS, ",بے نام,,,"), 4, "names no file"),
        ((*ROWS, "c.txt,غائب,,,", "../../x,غائب,,,", "/etc/passwd,,,,"), 4, "there: 3, the first of “c.txt"),
        (("عنوان,تاریخ", "خبر,1974-03-05"), 1, "no column of the table says of which file"),
        (("",), None, "is empty"),
        ((*ROWS, "1974/c.txt,\0,,,"), 4, "NUL"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table_is_told(
    library: Path, rows: tuple[str, ...], line: int | None, reason: str
) -> None:
    write_list(library, *rows)
    [problem] = problems_of(library)
    assert reason in problem.reason
    assert (problem.line, Path(problem.path).name) == (line, LIST)
    assert run(library).written == 2


@pytest.mark.parametrize("raw", [b"PK", book("<row>"), book()[:200]])
def test_a_workbook_that_cannot_be_read_is_told(library: Path, raw: bytes) -> None:
    (library / "seeds" / "list.xlsx").write_bytes(raw)
    (library / "seeds" / "source.yaml").write_text("files: list.xlsx\n", "utf-8")
    [problem] = problems_of(library)
    assert (problem.fatal, "the workbook can't be" in problem.reason) == (True, True)
    assert run(library).written == 2


def test_what_breaks_the_reader_is_told(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object) -> None:
        message = "x"
        raise ZeroDivisionError(message)

    write_list(library, *ROWS)
    monkeypatch.setattr("waraq.ingest.readers.plain_rows.tell_dialect", fail)
    [problem] = problems_of(library)
    assert "ZeroDivisionError: x" in problem.reason


def test_a_table_that_is_missing_or_too_large_is_refused(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_list(library, *ROWS)
    monkeypatch.setattr("waraq.ingest.file_table.LARGEST", 20)
    [problem] = problems_of(library)
    assert (problem.fatal, "more than" in problem.reason) == (True, True)
    (library / "seeds" / LIST).unlink()
    [problem] = problems_of(library)
    assert "can't be read" in problem.reason


@pytest.mark.parametrize("name", ["../list.csv", "a/list.csv", "list.txt", "[a]"])
def test_a_table_lies_beside_the_settings(library: Path, name: str) -> None:
    (library / "seeds" / "source.yaml").write_text(f"files: {name}\n", "utf-8")
    [problem] = problems_of(library)
    assert problem.line == 1


def test_a_file_of_many_articles_has_no_use_for_a_row(library: Path) -> None:
    (library / "seeds" / "c.jsonl").write_text('{"body": "متن"}\n{"body": "اور"}\n', "utf-8")
    write_list(library, *ROWS, "c.jsonl,عنوان,,,")
    [problem] = run(library).problems
    assert "many articles" in problem.reason
    assert "عنوان" not in {article.headline for article in articles(library).values()}


def test_a_table_below_tells_of_its_own_folder_alone(library: Path) -> None:
    write_list(library, *ROWS)
    below = library / "seeds" / "1974"
    (below / "source.yaml").write_text("files: own.tsv\n", "utf-8")
    (below / "own.tsv").write_text("file\tstatus\tedition\na.txt\tdraft\tشام\n", "utf-8")
    run(library)
    found = articles(library)
    assert (found["1974/a.txt"].status, found["1974/a.txt"].edition) == ("draft", "شام")
    assert (found["1974/a.txt"].date, found["1974/b.txt"].date) == (None, None)


def test_a_long_cell_hides_no_row(library: Path) -> None:
    write_list(library, *ROWS[:2], f'1974/b.txt,"{"ب" * 200_000}",1974-03-06,,2')
    assert problems_of(library) == []
    run(library)
    assert articles(library)["1974/b.txt"].date == "1974-03-06"


def test_explain_names_the_table(library: Path) -> None:
    write_list(library, *ROWS)
    [found] = explain(library / "seeds", library / "content", library / "seeds" / "1974" / "a.txt")
    assert isinstance(found, Explained)
    assert {step.field for step in found.fields if LIST in step.rule} == {"headline", "date", "publication"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=200)
    | st.text("فائل,،;\t\n\r\"'\\=file1974/ab.txt\0", max_size=200).map(lambda text: text.encode())
)
def test_any_bytes_are_a_table_or_told(library: Path, raw: bytes) -> None:
    (library / "seeds" / "source.yaml").write_text(f"files: {LIST}\n", "utf-8")
    (library / "seeds" / LIST).write_bytes(raw)
    found = list(walk_sources(library / "seeds"))
    assert [each.name for each in found if not isinstance(each, Problem)] == ["1974/a.txt", "1974/b.txt"]
    assert all(each.reason and each.remedy for each in found if isinstance(each, Problem))
