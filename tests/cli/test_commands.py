"""The command line: what it prints, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waraq.article import Article
from waraq.cli import main
from waraq.ingest.copies_file import COLUMNS as COPY_COLUMNS
from waraq.ingest.writer import ArticleWriter

COPIES, NAMES = "\t".join(COPY_COLUMNS), "id\tname\ttype"
TEXT = "لاہور (اسٹاف رپورٹر) – شہر میں بارش ہوئی۔\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "2014-10-14-a.txt").write_text(f"خبر کا عنوان\n\n{TEXT}", "utf-8")
    (folder / "b.jsonl").write_text(
        json.dumps({"id": "r1", "title": "دوسری خبر", "body": TEXT + "اور"}), "utf-8"
    )
    return folder


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_ingest_says_what_it_made(seeds: Path, tmp_path: Path) -> None:
    result = call("ingest", seeds, tmp_path / "content")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "2 of 2 sources read, 2 articles written, 0 updated, 0 unchanged, 1 duplicate\n"
    again = call("ingest", seeds, tmp_path / "content").stdout
    assert again.endswith(" read, 0 articles written, 0 updated, 2 unchanged, 1 duplicate\n")


def test_ingest_names_what_it_refused(seeds: Path, tmp_path: Path) -> None:
    (seeds / "x.doc").write_bytes(b"PK")
    with (seeds / "b.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n{")
    result = call("ingest", seeds, tmp_path / "content")
    assert result.exit_code == 1
    assert result.stdout.endswith("2 sources refused\n")
    lines = result.stderr.splitlines()
    assert lines[0].startswith(f"refused: {seeds / 'b.jsonl'}:2: the record is not JSON")
    assert lines[1].startswith(f"refused: {seeds / 'x.doc'}: “.doc” is not a format")
    assert all("Remedy: " in line for line in lines)


def test_ingest_as_json(seeds: Path, tmp_path: Path) -> None:
    (seeds / "x.doc").write_bytes(b"PK")
    result = call("ingest", seeds, tmp_path / "content", "--json")
    report = json.loads(result.stdout)
    assert (result.exit_code, result.stderr, report["written"], report["refused"]) == (1, "", 2, 1)
    assert len(report["paths"]) == 2
    assert set(report["problems"][0]) == {"path", "reason", "remedy", "line", "record", "fatal"}


def test_list(seeds: Path, tmp_path: Path) -> None:
    call("ingest", seeds, tmp_path / "content")
    result = call("list", tmp_path / "content")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [row[1:3] + row[4:] for row in rows] == [
        ["2014-10-14", "2014-10-14-a.txt", "خبر کا عنوان"],
        ["-", "b.jsonl#r1", "دوسری خبر"],
    ]
    assert [row[3] for row in rows] == [f"a/{row[0]}/" for row in rows]
    found = json.loads(call("list", tmp_path / "content", "--json").stdout)
    assert [(row["id"], row["date"], row["record"]) for row in found] == [
        (rows[0][0], "2014-10-14", ""),
        (rows[1][0], None, "r1"),
    ]


def test_check(seeds: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    call("ingest", seeds, content)
    assert call("check", content).stdout == "2 articles can be used, 0 refused, 0 warnings, 0 notices\n"
    path = next(content.rglob("*.md"))
    path.write_text(path.read_text("utf-8").replace("lang: ur", "langue: ur"), "utf-8")
    result = call("check", content)
    assert result.exit_code == 1
    assert "1 article can be used, 1 refused" in result.stdout
    assert "did you mean “lang”" in result.stderr
    report = json.loads(call("check", content, "--json").stdout)
    assert (report["articles"], report["refused"]) == (1, 1)
    assert call("list", content).exit_code == 1


@pytest.mark.parametrize(
    ("table", "text", "line", "reason"),
    [
        ("sections.tsv", "category\tsection\nBlog\n", 2, "1 cell, the table 2 columns"),
        ("sections.tsv", "category\nBlog\n", 1, "section is missing"),
        ("duplicates.tsv", "article,primary\n", 1, "separated by tabs"),
        (
            "duplicates.tsv",
            f"{COPIES}\n0000000000\t\t\t\teditor\n",
            2,
            "article: there is no article 0000000000",
        ),
        ("authority/places.tsv", "name\ttype\n", 1, "must name the columns"),
        ("authority/places.tsv", f"{NAMES}\nplace/x" + "\t" * (NAMES.count("\t")), 2, "name: is missing"),
    ],
)
def test_check_tells_what_is_wrong_with_the_tables(
    tmp_path: Path, table: str, text: str, line: int, reason: str
) -> None:
    path = tmp_path / table
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    result = call("check", tmp_path, "--json")
    [problem] = json.loads(result.stdout)["problems"]
    assert (result.exit_code, problem["path"], problem["line"]) == (1, str(path), line)
    assert reason in problem["reason"]
    assert problem["remedy"]
    result = call("check", tmp_path)
    assert result.stdout == "0 articles can be used, 1 refused, 0 warnings, 0 notices\n"
    assert result.stderr.startswith(f"refused: {path}:{line}:")


def test_a_run_that_breaks_off_prints_and_keeps_its_report(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (seeds / "a.doc").write_bytes(b"PK")
    write, written = ArticleWriter.write, []

    def stop(self: ArticleWriter, article: Article, target: Path) -> bool:
        if written:
            raise KeyboardInterrupt
        written.append(target)
        return write(self, article, target)

    call("ingest", seeds, tmp_path / "content", "--dry-run")
    monkeypatch.setattr(ArticleWriter, "write", stop)
    result = call("ingest", seeds, tmp_path / "content")
    assert result.exit_code == 1
    report = json.loads((tmp_path / ".cache/ingest-report.json").read_text("utf-8"))
    assert report["broken_off"] == "KeyboardInterrupt"
    assert (report["sources"], report["read"], report["written"], report["refused"]) == (3, 2, 1, 1)
    assert report["paths"] == [str(path) for path in written]
    text = (tmp_path / ".cache/ingest-report.txt").read_text("utf-8")
    assert text in result.stderr
    assert "a.doc: “.doc” is not a format Waraq reads" in text
    dry = call("ingest", seeds, tmp_path / "content", "--dry-run")
    assert (dry.exit_code, "Broken off" in dry.stderr) == (1, False)
    monkeypatch.undo()
    result = call("ingest", seeds, tmp_path / "content")
    assert "Broken off" not in result.stderr
    assert json.loads((tmp_path / ".cache/ingest-report.json").read_text("utf-8"))["broken_off"] == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["ingest"],
        ["ingest", "/no/such/folder", "x"],
        ["nonsense"],
        ["list", "--wrong"],
        ["check", "/no/such/folder"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert call(*arguments).exit_code == 2


@pytest.mark.parametrize("name", ["ingest", "list", "check"])
def test_help_in_plain_words(name: str) -> None:
    assert name in call("--help").stdout
    result = call(name, "--help")
    assert result.exit_code == 0
    assert "--json" in result.stdout


def test_a_wrong_table_ends_it_with_a_message(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from waraq.errors import DataError  # noqa: PLC0415

    def fail(*_arguments: object, **_options: object) -> None:
        message = "must be one of a, b"
        raise DataError("data/x.tsv", 7, 1, message)

    monkeypatch.setattr("waraq.cli._ingesting.ingest", fail)
    result = call("ingest", seeds, tmp_path / "content")
    assert (result.exit_code, result.stderr) == (1, "Error: data/x.tsv:7:1: must be one of a, b\n")


def test_python_m_waraq(tmp_path: Path) -> None:
    plugins = Path(__file__).parents[2] / "plugins"
    done = subprocess.run(
        [sys.executable, "-m", "waraq", "list", str(tmp_path)],
        env={"PYTHONPATH": str(plugins), "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_an_output_folder_that_holds_the_sources_is_refused(seeds: Path, tmp_path: Path) -> None:
    conf = tmp_path / "pelicanconf.py"
    for output in (".", "seeds", "content", ".."):
        conf.write_text(f'PATH = "content"\nOUTPUT_PATH = "{output}"\nSITEURL = ""\n', "utf-8")
        result = call("build", "--settings", conf, "--seeds", seeds)
        assert result.exit_code == 1
        assert "OUTPUT_PATH" in result.stderr
        assert (seeds / "b.jsonl").is_file()


def test_settings_that_are_no_python_are_named(tmp_path: Path) -> None:
    conf = tmp_path / "pelicanconf.py"
    conf.write_text('PATH = "content"\nSITENAME = "خبر\n', "utf-8")
    result = call("build", "--settings", conf)
    assert result.exit_code == 1
    assert f"{conf}:2: the settings can't be read (SyntaxError" in result.stderr


def test_names_and_values_cannot_steer_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a\x1b[2J\n\u202eb.doc").write_bytes(b"x")
    result = call("ingest", folder, tmp_path / "content")
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert "a\\x1b[2J\\n\\u202eb.doc" in line
