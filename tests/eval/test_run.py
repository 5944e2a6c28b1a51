"""The harness itself: what it takes for a failure, and that its table and its measures belong together."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.eval import (
    eval_datelines,
    eval_dates,
    eval_ner,
    eval_search,
    eval_search_browser,
    eval_spelling,
    eval_stem,
    reference,
    run,
)
from tests.eval.figure import Figure, Floor
from tests.eval.typos import KINDS, mistype
from waraq.text import fold

MODULES = (eval_datelines, eval_dates, eval_ner, eval_search, eval_search_browser, eval_spelling, eval_stem)
# Those that need the development sets as a whole, with what the names of their figures begin with.
REFERENCED = {
    eval_ner: "ner.",
    eval_search: "search.",
    eval_search_browser: "search.browser.",
    eval_stem: "stem.",
}


@pytest.mark.parametrize(
    "value, floor, status",
    [
        (0.9, 0.9, "ok"),
        (0.91, 0.9, "ok"),
        (0.89, 0.9, "below"),
        (20_001, "<=20000", "above"),
        (20_000, "<=20000", "ok"),
        (None, 0.9, "skipped"),
        (None, None, "skipped"),
        (0.9, None, "no floor"),
    ],
)
def test_verdict(value: float | None, floor: float | str | None, status: str) -> None:
    bound = None if floor is None else Floor.parse(str(floor))
    assert run.judge_figure(Figure("a", value), bound).status == status


def test_a_floor_without_its_figure_fails() -> None:
    (verdict,) = run.judge_figures([], {"a": Floor(0.5)})
    assert verdict.status in run.FAILURES


@pytest.mark.parametrize(
    "text",
    [
        "name\tfloor\na\t1\n",
        "name\tfloor\twhy\na\t1\t\n",
        "name\tfloor\twhy\na\t1\tx\na\t1\tx\n",
        "name\tfloor\twhy\na\tmuch\tx\n",
    ],
)
def test_wrong_floors_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"header|twice|convert"):
        run.read_floors(text)


def test_floors_are_sorted() -> None:
    floors = run.read_floors(run.FLOORS.read_text("utf-8"))
    assert list(floors) == sorted(floors)
    assert [name for name, floor in floors.items() if floor.value <= 0] == []


def run_in(directory: Path, floors: str, monkeypatch: pytest.MonkeyPatch) -> int:
    (directory / "floors.tsv").write_text(f"name\tfloor\twhy\n{floors}", "utf-8")
    monkeypatch.setattr(run, "FLOORS", directory / "floors.tsv")
    monkeypatch.setattr(run, "find_measures", lambda: ["eval_datelines"])
    monkeypatch.setattr(sys, "path", list(sys.path))
    return run.run()


def test_exit_code_and_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = run.FLOORS.read_text("utf-8").splitlines(keepends=True)
    others = "".join(
        line for line in lines if line.startswith("datelines.") and not line.startswith("datelines.golden")
    )
    assert run_in(tmp_path, f"{others}datelines.golden\t0.5\thalf\n", monkeypatch) == 0
    assert "17 figures, 0 failed, 0 skipped" in capsys.readouterr().out
    assert run_in(tmp_path, f"{others}datelines.golden\t1.1\tmore than all\n", monkeypatch) == 1
    assert "below" in capsys.readouterr().out
    assert run_in(tmp_path, f"{others}datelines.golden\t0.5\thalf\ngone\t0.5\thalf\n", monkeypatch) == 1
    assert "not measured" in capsys.readouterr().out


def test_every_measure_is_found() -> None:
    assert {module.__name__.rpartition(".")[2] for module in MODULES} <= set(run.find_measures())


@pytest.mark.parametrize("module", REFERENCED, ids=lambda module: module.__name__)
def test_without_the_sets_figures_are_skipped_with_the_reason(module, monkeypatch) -> None:
    gone = reference.PROJECT.parent / "shared" / "eval" / "gone.jsonl"
    monkeypatch.setattr(module, "SCORER", gone)
    figures = list(module.measure())
    floors = run.read_floors(run.FLOORS.read_text("utf-8"))
    own = REFERENCED[module]
    others = tuple(start for start in REFERENCED.values() if start != own and start.startswith(own))
    owned = {name for name in floors if name.startswith(own) and not name.startswith(others)}
    assert {figure.name for figure in figures} == owned
    skipped = [figure for figure in figures if figure.value is None]
    assert len(skipped) >= 4
    assert [f.reason for f in skipped if not f.reason.startswith("no ../shared/eval/")] == []


@pytest.mark.parametrize("module", [eval_dates, eval_datelines], ids=lambda module: module.__name__)
def test_committed_figures_reach_their_floors(module) -> None:
    verdicts = [
        run.judge_figure(figure, run.read_floors(run.FLOORS.read_text("utf-8"))[figure.name])
        for figure in module.measure()
    ]
    assert {verdict.status for verdict in verdicts} == {"ok"}


def test_suggestions_for_the_samples_reach_their_floors(monkeypatch) -> None:
    monkeypatch.setattr(eval_spelling, "TYPOS", 1_000)
    floors = run.read_floors(run.FLOORS.read_text("utf-8"))
    counts = eval_spelling.count_seed_words()
    figures = list(eval_spelling.measure_vocabulary("seeds", counts, 3))
    assert len(figures) == 4
    # A sixth of the typos: the floors are meant for all of them.
    assert [f.name for f in figures if f.value is None or f.value < floors[f.name].value - 0.02] == []


def test_typos_are_the_same_for_the_same_seed_and_no_known_words() -> None:
    words = {"پاکستان": 90, "حکومت": 50, "مذاکرات": 5}
    typos = mistype(words, set(words), 50, 3, as_frequent=True)
    assert typos == mistype(words, set(words), 50, 3, as_frequent=True)
    assert typos != mistype(words, set(words), 50, 4, as_frequent=True)
    assert [typo for typo in typos if fold(typo.typed) in set(map(fold, words))] == []
    assert len(typos) / len(KINDS) == 10
