"""Which pages Lighthouse judges, what is taken from its reports, and when the command fails."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tools.lighthouse import __main__ as command
from tools.lighthouse import judging
from tools.lighthouse.judging import AUDITS, CATEGORIES, LighthouseError, judge, read_report, take_median
from tools.lighthouse.pages import choose_pages
from tools.lighthouse.report import draw_table, is_below


def make_report(performance: float, *, shift: float = 0.0, crawlable: int = 1) -> dict[str, Any]:
    """A report as Lighthouse writes it, with one audit in the categories beside performance."""
    categories = {name: {"score": 1, "auditRefs": []} for name in CATEGORIES}
    categories["performance"]["score"] = performance
    categories["seo"] = {"score": crawlable, "auditRefs": [{"id": "is-crawlable"}]}
    audits: dict[str, Any] = {name: {"score": 1, "numericValue": 1000.0, "title": name} for name in AUDITS}
    audits["cumulative-layout-shift"]["numericValue"] = shift
    audits["is-crawlable"] = {"score": crawlable, "title": "Page is blocked from indexing"}
    return {"categories": categories, "audits": audits}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that has an article more than it needs, and no person."""
    for name, size in {
        "a/aa/": 10,
        "a/bb/": 20,
        "a/cc/": 20,
        "": 5,
        "date/2024/": 5,
        "date/on/": 90,
        "search/": 5,
    }.items():
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.html").write_text("x" * size)
    return tmp_path


def test_the_heaviest_page_of_each_kind_is_judged(site: Path) -> None:
    assert choose_pages(site) == {
        "article": "a/bb/",
        "front": "",
        "calendar": "date/2024/",
        "search": "search/",
    }


def test_the_median_of_each_figure_counts_and_every_fault_is_named() -> None:
    runs = [(0.97, 0.3, 1), (1, 0.0, 1), (0.99, 0.1, 0)]
    judged = take_median([read_report(make_report(p, shift=s, crawlable=c)) for p, s, c in runs])
    assert judged.scores == {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
    assert judged.values["cumulative-layout-shift"] == 0.1
    assert judged.failed == ("Page is blocked from indexing",)
    table = draw_table({"search": judged}, 100)
    assert "99<" in table
    assert "search: Page is blocked from indexing" in table
    assert is_below({"search": judged}, 99.5)
    assert not is_below({"search": judged}, 99)


def test_what_could_not_be_judged_has_no_points() -> None:
    report = make_report(1)
    report["categories"]["performance"]["score"] = None
    assert read_report(report).scores["performance"] == 0


@pytest.mark.parametrize(("points", "status"), [(0.98, 0), (0.97, 1)])
def test_the_command_says_whether_all_pages_are_good_enough(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    points: float,
    status: int,
) -> None:
    asked: list[str] = []

    def judge_all(address: str) -> judging.Judgement:
        asked.append(address.partition("/a/")[2])
        return read_report(make_report(points))

    monkeypatch.setattr(command, "judge", judge_all)
    figures = site / "figures.json"
    assert command.main([str(site), "--runs", "2", "--only", "article", "--json", str(figures)]) == status
    assert asked == ["bb/", "bb/"]
    assert json.loads(figures.read_text())["article"]["scores"]["performance"] == 100 * points
    assert "article" in capsys.readouterr().out


@pytest.mark.parametrize("printed", [b"", b"no report"])
def test_without_a_report_the_command_fails(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], printed: bytes
) -> None:
    done = subprocess.CompletedProcess([], 0, stdout=printed)
    monkeypatch.setattr(judging.subprocess, "run", lambda *_, **__: done)
    with pytest.raises(LighthouseError):
        judge("http://127.0.0.1:1/")
    assert command.main([str(site)]) == 2
    assert "no report" in capsys.readouterr().err
