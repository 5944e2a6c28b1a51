"""An export after articles were edited writes what changed, and the files are those of a whole export."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.export_reader import read_manifest
from tests.search.conftest import AskClient
from tools.bench.articles import make_articles
from waraq.search import ExportReport, SearchDocument, export_index, statistics, tiers, update_index
from waraq.search.amended_tier import AmendedTier
from waraq.search.exported import EXPORTED
from waraq.search.former import FORMER
from waraq.search.sealed import SEAL

Documents = list[SearchDocument]
Export = Callable[[Documents], ExportReport]
WRITERS = list(make_articles(400, 460))


@pytest.fixture(autouse=True)
def steady_averages(monkeypatch: pytest.MonkeyPatch) -> None:
    """One article in a hundred weighs more than one in ten thousand."""
    monkeypatch.setattr(statistics, "_DIGITS", 2)


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


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Exports documents behind the exports before; the files must be those of an export into nothing."""

    def run(documents: Documents) -> ExportReport:
        update_index(tmp_path / "index", documents)
        report = export_index(tmp_path / "index", tmp_path / "kept", tmp_path / "memory")
        for name in ("other", "fresh"):
            shutil.rmtree(tmp_path / name, ignore_errors=True)
        update_index(tmp_path / "other", documents[::-1])
        export_index(tmp_path / "other", tmp_path / "fresh")
        assert read_files(tmp_path / "kept") == read_files(tmp_path / "fresh")
        return report

    return run


def make_documents(count: int) -> Documents:
    """Articles, each with a day of its own."""
    return [
        replace(article, date=f"20{day // 336:02}-{1 + day // 28 % 12:02}-{1 + day % 28:02}")
        for day, article in enumerate(make_articles(0, count))
    ]


def read_files(folder: Path) -> dict[str, bytes]:
    """All files but the client's, of which a second export has those of the one before too."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "client")
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def edit(documents: Documents, random: Random) -> None:
    """Change an article in one of the ways in which editors do."""
    place, other = random.randrange(len(documents)), random.choice(WRITERS)
    before = documents[place]
    words = before.body.split()
    unknown = "".join(random.choices("ابتجدرسشکلمن", k=6))
    changes: dict[str, object] = random.choice(
        [
            {"body": f"{before.body} {' '.join(other.body.split()[:50])}"},
            {"body": " ".join(words[::2])},
            {"body": f"{before.body} {words[0][:3]}{unknown} {unknown}"},
            {"body": other.body, "lead": other.lead},
            {"headline": other.headline},
            {"people": other.people, "places": other.places[:1], "organisations": ()},
            {"section": other.section},
        ]
    )
    documents[place] = replace(before, **changes)


@pytest.mark.parametrize(
    ("step", "large"), [(8, tiers.LARGE), (1024, tiers.LARGE), (8, 40)], ids=["base", "one tier", "large"]
)
def test_edited_articles_give_the_files_of_a_whole_export(
    export: Export, amended: list[int], monkeypatch: pytest.MonkeyPatch, step: int, large: int
) -> None:
    monkeypatch.setattr(tiers, "SMALLEST_STEP", step)
    for name in ("LARGE", "LONG", "APART"):
        monkeypatch.setattr(tiers, name, min(large, getattr(tiers, name)))
    random, documents = Random(6), make_documents(150)
    export(documents)
    for count in (1, 1, 3, 1, 5, 1, 1, 2):
        for _ in range(count):
            edit(documents, random)
        export(documents)
    assert len(amended) >= (1 if large == 40 else 4)


def test_few_files_are_others(export: Export, amended: list[int], tmp_path: Path) -> None:
    documents = make_documents(150)
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
                 for at, each in enumerate(make_documents(150))]  # fmt: skip
    export(documents)
    old = [replace(each, people=("زید احمد خان",)) if each.people == ("زید خان",) and at < 60 else each
           for at, each in enumerate(documents)]  # fmt: skip
    export(old)
    export([replace(each, people=("زید احمد خان",)) if each.people == ("زید خان",) else each for each in old])
    assert len(amended) == 2


def test_a_beginning_gets_and_loses_its_list(export: Export, amended: list[int]) -> None:
    letters = "ابتجدرسشکلمنوہی"
    documents = make_documents(150)
    documents[3] = replace(documents[3], body=" ".join(f"ظژ{letter}بل" for letter in letters))
    export(documents)
    more = replace(documents[5], body=" ".join(f"ظژ{letter}رم" for letter in letters))
    export([*documents[:5], more, *documents[6:]])
    export(documents)
    assert len(amended) == 2


@pytest.mark.parametrize("loss", ["former", "exported", "seal", "shard", "words"])
def test_without_what_was_kept_all_is_made(export: Export, tmp_path: Path, loss: str) -> None:
    documents = make_documents(60)
    export(documents)
    documents[9] = replace(documents[9], body=f"{documents[9].body} ایک نیا لفظ")
    update_index(tmp_path / "index", documents)
    [folder] = tmp_path.glob("kept/terms-*")
    match loss:
        case "former":  # as after an update whose export was killed, and another one
            documents[9] = replace(documents[9], headline="نئی سرخی")
            update_index(tmp_path / "index", documents)
        case "exported":
            (tmp_path / "memory" / EXPORTED).unlink()
        case "seal":
            (folder / SEAL).unlink()
        case "shard":
            for path in folder.glob("0/*.bin"):
                path.write_bytes(path.read_bytes()[::-1])
        case "words":
            for path in folder.glob("w/*.bin"):
                path.write_bytes(path.read_bytes()[::-1])
    export(documents)


def test_an_export_killed_while_it_amends_is_made_good(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = make_documents(60)
    export(documents)
    documents[9] = replace(documents[9], body="ایک نیا لفظ")
    update_index(tmp_path / "index", documents)
    replaced: list[Path] = []

    def fail(path: Path, *_: object) -> bool:
        if len(replaced) == 3:
            raise KeyboardInterrupt
        replaced.append(path)
        path.write_bytes(b"")
        return True

    with monkeypatch.context() as patch:
        patch.setattr("waraq.search.sealed.write_changed", fail)
        with pytest.raises(KeyboardInterrupt):
            export_index(tmp_path / "index", tmp_path / "kept", tmp_path / "memory")
    assert len(replaced) == 3
    export(documents)


def test_files_of_before_and_after_an_edit_go_together(
    export: Export, tmp_path: Path, ask_client: AskClient
) -> None:
    documents = make_documents(150)
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


def test_what_an_update_replaced_is_kept_but_not_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = make_documents(8)
    update_index(tmp_path, documents)
    assert (tmp_path / FORMER).read_text("utf-8") == ""
    changed = [replace(each, section="کھیل اور کھلاڑی") for each in documents]
    update_index(tmp_path, [*changed[:3], *documents[3:]])
    lines = (tmp_path / FORMER).read_text("utf-8").splitlines()
    assert sorted(json.loads(line)[0][0] for line in lines) == sorted(each.id for each in documents[:3])
    monkeypatch.setattr("waraq.search.changes.MOST_KEPT", 4)
    update_index(tmp_path, changed)
    assert len((tmp_path / FORMER).read_text("utf-8").splitlines()) == 0
