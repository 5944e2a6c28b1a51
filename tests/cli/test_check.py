"""`waraq check` as an editor and other programs see it."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result

from tests.archive_project import PROJECT
from waraq.checks import load_rules
from waraq.cli import main
from waraq.entities import Tagger

HEAD = "---\nid: 3kq7m2x9tb\nheadline: خبر\n"
LINK = "متن [کل](../000000000z/) كتاب\n"


@pytest.fixture(autouse=True)
def _no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading the gazetteer takes a second, and no name is asked for."""
    tagger = Tagger.__new__(Tagger)
    tagger.entities = {}
    tagger.corrections = type("", (), {"merged": {}, "notices": ()})()
    monkeypatch.setattr(Tagger, "load", lambda *_folders, **_: tagger)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("content")
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "خبر #1.md").write_text(f"{HEAD}---\n\n{LINK}", "utf-8")
    return folder


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_warnings_are_no_refusals_unless_one_is_strict(content: Path) -> None:
    result = call(content)
    assert result.exit_code == 0
    assert result.stdout == "1 article can be used, 0 refused, 2 warnings, 0 notices\n"
    first, second = result.stderr.splitlines()
    assert first.startswith(
        "warning: content/articles/خبر #1.md:6:10: the link “../000000000z/”: there is no "
    )
    assert first.endswith("[link-broken]")
    assert second.endswith("replace it by ک [wrong-letter]")
    assert call(content, "--strict").exit_code == 1


def test_json_has_rule_severity_and_place(content: Path) -> None:
    (content / "articles" / "z.md").write_text(f"{HEAD}x: 1\n---\n", "utf-8")
    result = call(content, "--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["articles"], found["refused"], found["warnings"]) == (1, 1, 1, 2)
    keys = ("rule", "severity", "line", "column", "fatal")
    assert [tuple(each.get(key) for key in keys) for each in found["problems"]] == [
        ("unknown-key", "error", 4, None, True),
        ("link-broken", "warning", 6, 10, False),
        ("wrong-letter", "warning", 6, 26, False),
    ]


def test_sarif_has_what_the_standard_asks_for(content: Path) -> None:
    (content / "articles" / "z.md").write_text("متن", "utf-8")
    printed = call(content, "--sarif", "-")
    result = call(content, "--sarif", "check.sarif")
    assert (printed.exit_code, result.exit_code) == (1, 1)
    assert Path("check.sarif").read_text("utf-8") == printed.stdout
    assert "1 refused" in result.stdout
    log = json.loads(printed.stdout)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*load_rules()]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    assert {rule["defaultConfiguration"]["level"] for rule in rules} == {"error", "warning", "note"}
    assert run["columnKind"] == "unicodeCodePoints"
    for each in run["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
        assert rules[each["ruleIndex"]]["defaultConfiguration"]["level"] == each["level"]
        assert each["message"]["text"]
    places = [each["locations"][0]["physicalLocation"] for each in run["results"]]
    assert [place["region"] for place in places] == [
        {"startLine": 1},
        {"startLine": 6, "startColumn": 10},
        {"startLine": 6, "startColumn": 26},
    ]
    addresses = [place["artifactLocation"]["uri"] for place in places]
    assert addresses[0] == "content/articles/z.md"
    assert addresses[1].isascii()
    assert "#" not in addresses[1]
    assert unquote(addresses[1]) == "content/articles/خبر #1.md"


def test_sarif_keeps_to_its_schema(content: Path) -> None:
    schema = pytest.importorskip("fastjsonschema")
    validate = schema.compile(json.loads((PROJECT / "tests/schemas/sarif-2.1.0.json").read_text("utf-8")))
    (content / "articles" / "z.md").write_text("متن", "utf-8")
    log = json.loads(call(content, "--sarif", "-").stdout)
    validate(log)
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(schema.JsonSchemaException, match="startLine"):
        validate(log)


def test_two_things_are_not_printed_into_one_another(content: Path) -> None:
    assert call(content, "--json", "--sarif", "-").exit_code == 2


def test_what_a_build_kept_of_the_tables_is_read_beside_the_content(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[object, ...]] = []
    load = Tagger.load
    monkeypatch.setattr(Tagger, "load", lambda *folders, **how: seen.append((folders, how)) or load())
    call(content)
    cache = Path(".cache").absolute()
    cache.mkdir()
    call(content)
    authority = content / "authority"
    assert seen == [((authority,), {}), ((authority, cache), {"keeping": False})]
    assert list(cache.iterdir()) == []
