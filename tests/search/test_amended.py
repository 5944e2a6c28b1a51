"""An export after articles were edited writes what changed, and the files are those of a whole export."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.export_reader import read_manifest
from tests.search.conftest import AskClient
from tests.search.edited import WRITERS, Export, edit, make_documents
from waraq.search import tiers
from waraq.search.amended_tier import AmendedTier

pytestmark = pytest.mark.usefixtures("steady_averages")


@pytest.fixture
def amended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files each amendment wrote."""
    sizes: list[int] = []
    make = AmendedTier.make

    def count(tier: AmendedTier) -> object:
        made = make(tier)
        sizes.append(len(made.contents))
        return made

    monkeypatch.setattr(AmendedTier, "make", count)
    return sizes


@pytest.mark.long
@pytest.mark.parametrize(
    ("step", "large"), [(8, tiers.LARGE), (1024, tiers.LARGE), (8, 40)], ids=["base", "one tier", "large"]
)
def test_edited_articles_give_the_files_of_a_whole_export(
    export: Export, amended: list[int], monkeypatch: pytest.MonkeyPatch, step: int, large: int
) -> None:
    monkeypatch.setattr(tiers, "SMALLEST_STEP", step)
    for name in ("LARGE", "LONG", "APART"):
        monkeypatch.setattr(tiers, name, min(large, getattr(tiers, name)))
    random, documents = Random(6), make_documents(90)
    export(documents)
    for count in (1, 1, 3, 1, 5, 1, 1, 2):
        for _ in range(count):
            edit(documents, random)
        export(documents)
    assert len(amended) >= (1 if large == 40 else 4)


def test_few_files_are_others(export: Export, amended: list[int], tmp_path: Path) -> None:
    documents = make_documents(90)
    whole = export(documents)
    before = read_manifest(tmp_path / "kept")
    documents[40] = replace(documents[40], body=f"{documents[40].body} ایک نیا لفظ", headline="نئی سرخی")
    report = export(documents)
    after = read_manifest(tmp_path / "kept")
    assert report.written_files < whole.files / 5
    [old], [new] = before["tiers"], after["tiers"]
    assert (old["folder"], old["shards"]) == (new["folder"], new["shards"])
    assert old["version"] != new["version"]
    assert before["cards"]["folders"] == after["cards"]["folders"]
    assert before["cards"]["versions"] != after["cards"]["versions"]
    assert len(amended) == 1


def test_one_changed_card_is_written(export: Export, tmp_path: Path) -> None:
    documents = make_documents(60)
    export(documents)
    cards = {path: path.stat().st_mtime_ns for path in tmp_path.glob("kept/cards-*/0/*.bin")}
    documents[7] = replace(documents[7], url="elsewhere/")
    export(documents)
    assert [path.name for path, time in cards.items() if path.stat().st_mtime_ns != time] == ["7.bin"]


def test_a_corrected_name_changes_facets_of_both_tiers(
    export: Export, amended: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiers, "SMALLEST_STEP", 8)
    documents = [replace(each, people=("زید خان",)) if at % 9 == 0 else each
                 for at, each in enumerate(make_documents(90))]  # fmt: skip
    export(documents)
    old = [replace(each, people=("زید احمد خان",)) if each.people == ("زید خان",) and at < 60 else each
           for at, each in enumerate(documents)]  # fmt: skip
    export(old)
    export([replace(each, people=("زید احمد خان",)) if each.people == ("زید خان",) else each for each in old])
    assert len(amended) == 2


def test_a_beginning_gets_and_loses_its_list(export: Export, amended: list[int]) -> None:
    letters = "ابتجدرسشکلمنوہی"
    documents = make_documents(90)
    documents[3] = replace(documents[3], body=" ".join(f"ظژ{letter}بل" for letter in letters))
    export(documents)
    more = replace(documents[5], body=" ".join(f"ظژ{letter}رم" for letter in letters))
    export([*documents[:5], more, *documents[6:]])
    export(documents)
    assert len(amended) == 2


@pytest.mark.long
def test_files_of_before_and_after_an_edit_go_together(
    export: Export, tmp_path: Path, ask_client: AskClient
) -> None:
    documents = make_documents(90)
    export(documents)
    shutil.copytree(tmp_path / "kept", tmp_path / "before")
    words, new = documents[40].body.split()[:6], WRITERS[3].body.split()
    documents[40] = replace(documents[40], body=" ".join(new), headline=WRITERS[3].headline)
    export(documents)
    random, asked = Random(2), [{"search": word} for word in (*words, *new[:6], f"{words[0][:2]}*")]
    totals = [
        [answer["total"] for answer in ask_client(tmp_path / name, asked)] for name in ("before", "kept")
    ]
    assert totals[0] != totals[1]
    for _ in range(3):
        for path in (tmp_path / "before").rglob("*.bin"):
            after = tmp_path / "kept" / path.relative_to(tmp_path / "before")
            if after.is_file() and random.random() < 0.5:
                path.write_bytes(after.read_bytes())
        answers = ask_client(tmp_path / "before", asked)
        for answer, *possible in zip(answers, *totals, strict=True):
            assert min(possible) <= answer["total"] <= max(possible)  # type: ignore[operator]


def test_moved_articles_have_folders_of_another_name(export: Export, tmp_path: Path) -> None:
    documents = make_documents(60)
    export(documents)
    before = read_manifest(tmp_path / "kept")
    documents[9] = replace(documents[9], date="1990-01-01")
    export(documents)
    after = read_manifest(tmp_path / "kept")
    assert before["tiers"][0]["folder"] != after["tiers"][0]["folder"]
    assert before["cards"]["folders"] != after["cards"]["folders"]


def test_averages_that_move_make_all_levels_anew(export: Export, amended: list[int]) -> None:
    documents = make_documents(60)
    export(documents)
    export(
        [
            *documents[:5],
            replace(documents[5], body=" ".join(each.body for each in documents)),
            *documents[6:],
        ]
    )
    assert not amended
