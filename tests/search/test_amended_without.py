"""An index is whole, whatever is lost of what its last update and export kept for the next."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.search.edited import Export, make_documents
from waraq.search import export_index, update_index
from waraq.search.exported import EXPORTED
from waraq.search.former import FORMER
from waraq.search.sealed import SEAL

pytestmark = pytest.mark.usefixtures("steady_averages")


@pytest.mark.parametrize("loss", ["former", "exported", "seal", "shard", "words", "names"])
def test_without_what_was_kept_all_is_made(export: Export, tmp_path: Path, loss: str) -> None:
    documents = make_documents(60)
    export(documents)
    body = f"{documents[9].body} ایک نیا لفظ"
    documents[9] = replace(documents[9], body=body, people=("زید خان",))
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
        case "names":
            (folder / "f/names.bin").write_bytes((folder / "f/names.bin").read_bytes()[::-1])
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
