"""A client that is given a damaged index says so, and answers nothing it does not know."""

from __future__ import annotations

import json
import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.export_reader import read_manifest
from tests.search.conftest import CLIENT, AskClient
from tests.soak import choose
from waraq.search import SearchDocument, cards, export_index
from waraq.search.cards import describe_article

DAMAGES = choose(400, 10_000)


def change_manifest(exported: Path, **changes: object) -> None:
    path = exported / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changes}), "utf-8")


def break_manifest(exported: Path) -> None:
    (exported / "manifest.json").write_text("<!doctype html>", "utf-8")


def raise_format(exported: Path) -> None:
    change_manifest(exported, format=read_manifest(exported)["format"] + 1)


def drop_manifest(exported: Path) -> None:
    (exported / "manifest.json").unlink()


def lead_out(exported: Path) -> None:
    tier = json.loads((exported / "manifest.json").read_text("utf-8"))["tiers"][0]
    change_manifest(exported, tiers=[{**tier, "folder": "../private"}])


def swap_analyzer(exported: Path) -> None:
    path = next(exported.glob("analyzer-*.bin"))
    tables = zlib.decompress(path.read_bytes()).decode()
    path.write_bytes(zlib.compress(tables.replace('"stopwords":"', '"stopwords":"سیلاب ').encode()))


def rewrite_shards(exported: Path, change: Callable[[bytes], bytes]) -> None:
    for path in exported.glob("terms-*/0/*.bin"):
        path.write_bytes(zlib.compress(change(zlib.decompress(path.read_bytes()))))


def flip_shards(exported: Path) -> None:
    for path in exported.glob("terms-*/0/*.bin"):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0x10
        path.write_bytes(data)


def shorten_shards(exported: Path) -> None:
    rewrite_shards(exported, lambda data: data[:-1])


def lengthen_shards(exported: Path) -> None:
    rewrite_shards(exported, lambda data: data + b"\0")


def renumber_shards(exported: Path) -> None:
    rewrite_shards(exported, lambda data: data[:3] + bytes((data[3] + 1,)) + data[4:])


def rotate(exported: Path, pattern: str) -> None:
    paths = sorted(exported.glob(pattern))
    contents = [path.read_bytes() for path in paths]
    for path, data in zip(paths, [*contents[1:], contents[0]], strict=True):
        path.write_bytes(data)


def swap_cards(exported: Path) -> None:
    rotate(exported, "cards-*/0/*.bin")


def swap_shards(exported: Path) -> None:
    assert len(list(exported.glob("terms-*/0/*.bin"))) > 1
    rotate(exported, "terms-*/0/*.bin")


def cut_cards(exported: Path) -> None:
    for card in exported.glob("cards-*/0/*.bin"):
        card.write_bytes(card.read_bytes()[:-20])


def drop_cards(exported: Path) -> None:
    for card in exported.glob("cards-*/0/*.bin"):
        card.unlink()


def drop_versions(exported: Path) -> None:
    manifest = read_manifest(exported)
    manifest["cards"]["versions"] = manifest["cards"]["versions"][:-1]
    (exported / "manifest.json").write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        (break_manifest, "damaged"), (raise_format, "mismatch"), (drop_manifest, "unavailable"),
        (lead_out, "mismatch"), (swap_analyzer, "mismatch"), (flip_shards, "damaged"),
        (shorten_shards, "damaged"), (lengthen_shards, "damaged"), (renumber_shards, "damaged"),
        (swap_shards, "damaged"), (swap_cards, "damaged"), (cut_cards, "damaged"),
        (drop_cards, "unavailable"), (drop_versions, "mismatch"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)  # fmt: skip
def test_a_damaged_export_is_refused(
    index: Path, tmp_path: Path, ask_client: AskClient, damage: object, kind: str
) -> None:
    export_index(index, tmp_path)
    damage(tmp_path)  # type: ignore[operator]
    assert ask_client(tmp_path, [{"search": "سیلاب"}]) == [{"error": kind}]


@pytest.mark.parametrize("damage", [lambda card: card.unlink(), lambda card: card.write_bytes(b"")])
def test_articles_that_can_not_be_read_are_left_out_and_counted(
    index: Path, tmp_path: Path, ask_client: AskClient, damage: Callable[[Path], object]
) -> None:
    export_index(index, tmp_path)
    [whole] = ask_client(tmp_path, [{"search": "سیلاب"}])
    hits = whole["hits"]
    assert isinstance(hits, list)
    assert len(hits) > 1
    [card] = tmp_path.glob(f"cards-*/0/{hits[1]['number']}.bin")
    damage(card)
    assert ask_client(tmp_path, [{"search": "سیلاب"}]) == [
        {**whole, "hits": [hits[0], *hits[2:]], "unread": 1},
    ]


def test_an_article_with_a_foreign_address_is_refused(
    index: Path, tmp_path: Path, ask_client: AskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lead_away(document: SearchDocument) -> dict[str, object]:
        return {**describe_article(document), "url": f"https://{document.id}/"}

    monkeypatch.setattr(cards, "describe_article", lead_away)
    export_index(index, tmp_path)
    assert ask_client(tmp_path, [{"search": "سیلاب"}]) == [{"error": "damaged"}]


@pytest.mark.long
@pytest.mark.soak
def test_random_damages_give_no_wrong_answer(exported: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not here: the client is not asked")
    queries = ["سیلاب", "پا* 2014..", "کتابوں کا میلا", "sailab سیلب"]
    done = subprocess.run(
        [node, Path(__file__).with_name("random_damage.mjs"), CLIENT, exported, str(DAMAGES), "4"],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=True,
    )
    outcome = json.loads(done.stdout)
    assert outcome["wrong"] == []
    assert outcome["refused"]["damaged"] > DAMAGES / 20
    assert outcome["part"] > DAMAGES / 100
    assert outcome["same"] > DAMAGES, "what does not need the damaged file is answered as ever"
