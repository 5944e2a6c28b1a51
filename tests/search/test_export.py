"""The files of an export: complete, deterministic, small where it counts, and not made twice."""

from __future__ import annotations

import json
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.export_reader import read_cards, read_lines, read_manifest, read_shards
from tests.search.conftest import iterate_postings, make_large
from waraq.errors import IndexFormatError
from waraq.search import SearchDocument, export_index, load_client, tiers, update_index
from waraq.search.cards import count_in_folder, describe_article
from waraq.search.client_files import LASTING, Client
from waraq.search.facets import FACETS
from waraq.search.reader import open_index
from waraq.search.sealed import SEAL
from waraq.search.statistics import read_statistics
from waraq.text import Analyzer

PARTS = ("dates", "months", "words", "suggest")
NEW = SearchDocument(id="zz", url="a/zz/", headline="آج کی خبر", date="2026-01-01")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def list_many(count: int) -> Iterator[SearchDocument]:
    """Articles about this and that, each with a day of its own."""
    for number in range(count):
        yield SearchDocument(
            id=f"d{number:04}",
            url=f"a/d{number:04}/",
            headline=f"خبر {number % 50}",
            body=f"متن {'سیلاب ' * (number % 7)}{'کرکٹ ' if number % 3 else ''} لاہور",
            date=f"{1948 + number // 336}-{1 + number // 28 % 12:02}-{1 + number % 28:02}",
        )


@pytest.fixture
def small_tiers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Archives of hundreds are divided as others are of tens of thousands."""
    monkeypatch.setattr(tiers, "SMALLEST_STEP", 8)


def test_the_report_counts_what_lies_there(index: Path, tmp_path: Path) -> None:
    report = export_index(index, tmp_path / "search")
    files = {name: data for name, data in contents(tmp_path / "search").items() if Path(name).name != SEAL}
    assert report.files == len(files)
    assert report.bytes == report.written == sum(map(len, files.values()))
    assert report.manifest == files["manifest.json"].decode()


def test_the_manifest_names_every_file(
    exported: Path, analyzer: Analyzer, corpus: list[SearchDocument]
) -> None:
    manifest = read_manifest(exported)
    files = contents(exported)
    assert manifest["documents"] == len(corpus)
    assert manifest["analyzer"]["digest"] == analyzer.digest
    assert sha256(zlib.decompress(files[manifest["analyzer"]["file"]])).hexdigest() == analyzer.digest
    named = {"manifest.json", manifest["analyzer"]["file"], *(manifest[part] for part in PARTS)}
    [tier] = manifest["tiers"]
    named |= {f"{tier['folder']}/0/{shard}.bin" for shard in range(tier["shards"])}
    named |= {f"{tier['folder']}/w/{number}.bin" for number in range(tier["words"])}
    named |= {f"{tier['folder']}/f/{field}.bin" for field in (*FACETS, "names")}
    named |= {f"cards-{manifest['cards']['folders']}/0/{number}.bin" for number in range(len(corpus))}
    found = {name for name in files if not name.startswith("client/") and not name.endswith(SEAL)}
    assert named == found


@pytest.mark.usefixtures("small_tiers")
@pytest.mark.parametrize(("count", "large"), [(100, tiers.LARGE), (205, tiers.LARGE), (205, 20)])
def test_every_posting_is_in_the_tier_of_its_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, large: int
) -> None:
    make_large(monkeypatch, large)
    update_index(tmp_path / "index", list_many(count))
    export_index(tmp_path / "index", tmp_path / "search")
    with open_index(tmp_path / "index") as reader:
        expected = {
            term: set(postings) for term, postings in iterate_postings(reader, read_statistics(reader))
        }
    found: dict[str, set[int]] = {}
    described = read_manifest(tmp_path / "search")["tiers"]
    assert len(described) == (1 if count == 100 else 2)
    assert bool(list(tmp_path.glob("search/terms-*/l/*.bin"))) == (large == 20)
    for tier in described:
        lists = read_shards(tmp_path / "search", tier)
        for term, levels in lists.items():
            assert all(0 <= number - tier["first"] < tier["documents"] for number in levels)
            assert list(levels) == sorted(levels)
            found.setdefault(term, set()).update(levels)
    assert found == expected


def test_stopwords_are_not_exported(exported: Path, analyzer: Analyzer) -> None:
    lists = read_shards(exported, read_manifest(exported)["tiers"][0])
    assert len(lists[analyzer.query_terms("پیوٹن")[0]]) == 2
    assert "کے" in analyzer.stopwords
    assert "کے" not in lists


def test_a_card_has_the_texts_of_its_article(exported: Path, corpus: list[SearchDocument]) -> None:
    by_id = {document.id: document for document in corpus}
    cards = read_cards(exported)
    assert [card.pop("number") for card in cards] == list(range(len(corpus)))
    assert cards == [json.loads(json.dumps(describe_article(by_id[card["id"]]))) for card in cards]


def test_cards_lie_in_a_bounded_number_of_folders() -> None:
    for documents in (1, 256, 65_536, 65_537, 1_000_000, 12_345_678):
        assert -(-documents // count_in_folder(documents)) <= 256


def test_the_dates_are_those_of_the_documents_in_order(exported: Path, corpus: list[SearchDocument]) -> None:
    rows = [line.split("\t") for line in read_lines(exported, "dates")]
    dates = [date for date, count in rows for _ in range(int(count))]
    assert sorted(dates) == sorted(document.date or "" for document in corpus)
    assert dates == sorted(dates)


def test_the_client_and_its_tables_are_where_pages_say(exported: Path) -> None:
    files = contents(exported.parent)
    assert set(load_client().addresses) <= set(files)
    assert {path.name: path.read_bytes() for path in (exported / "client").iterdir()} == load_client().files


def test_the_client_of_the_build_before_is_kept(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, memory = tmp_path / "search", tmp_path / "memory"
    now = load_client()

    def build(number: int) -> set[str]:
        files = {f"search-{number:010}.js": b"", f"highlight-{number % 3:010}.js": b"", LASTING: b""}
        monkeypatch.setattr("waraq.search.export.load_client", lambda _: Client(files, now.addresses))
        export_index(index, site, memory)
        shutil.rmtree(site / "client" if number % 2 else site)  # whether or not the site was emptied
        export_index(index, site, memory)
        return {path.name for path in (site / "client").iterdir()} - {LASTING}

    assert build(1) == {"search-0000000001.js", "highlight-0000000001.js"}
    assert build(2) == {f"{kind}-000000000{n}.js" for kind in ("search", "highlight") for n in (1, 2)}
    assert build(5) >= {"search-0000000005.js", "search-0000000002.js", "highlight-0000000002.js"}
    assert "search-0000000001.js" not in build(5)


def test_the_same_documents_give_the_same_bytes(index: Path, exported: Path, tmp_path: Path) -> None:
    export_index(index, tmp_path)
    assert contents(tmp_path) == contents(exported)


def test_old_files_go_and_foreign_files_stay(corpus: list[SearchDocument], tmp_path: Path) -> None:
    site = tmp_path / "search"
    update_index(tmp_path / "index", corpus)
    export_index(tmp_path / "index", site)
    before = contents(site)
    foreign = {"index.html", "notes/cards-0123456789/0/0.bin", "terms-of-use.txt", "client/notes.txt"}
    stale = ("client/retired-module.js", "cards-0123456789.part/0.bin", "suggest-0123456789.bin")
    for name in (*foreign, *stale):
        (site / name).parent.mkdir(exist_ok=True, parents=True)
        (site / name).write_text("", "utf-8")
    update_index(tmp_path / "index", [replace(corpus[0], headline="نئی سرخی"), *corpus[1:]])
    export_index(tmp_path / "index", site)
    after = contents(site)
    assert foreign <= set(after)
    assert not [name for name in after if "retired" in name or ".part" in name]
    assert not set(stale) & set(after)
    update_index(tmp_path / "index", corpus)
    export_index(tmp_path / "index", site)
    assert {name: data for name, data in contents(site).items() if name not in foreign} == before


def test_what_is_there_is_not_made_again(index: Path, tmp_path: Path) -> None:
    export_index(index, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert export_index(index, tmp_path).written == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_a_folder_that_is_not_whole_is_made_again(index: Path, exported: Path, tmp_path: Path) -> None:
    for damage in ("drop", "cut", "unseal"):
        export_index(index, tmp_path)
        [victim] = tmp_path.glob("cards-*/0/3.bin")
        if damage == "drop":
            victim.unlink()
        elif damage == "cut":
            victim.write_bytes(b"")
        else:
            (victim.parents[1] / SEAL).write_text("many", "utf-8")
        assert export_index(index, tmp_path).written > 0
        assert contents(tmp_path) == contents(exported)


@pytest.mark.usefixtures("small_tiers")
def test_a_new_article_changes_only_what_is_recent(tmp_path: Path) -> None:
    documents = list(list_many(600))
    update_index(tmp_path / "index", documents)
    whole = export_index(tmp_path / "index", tmp_path / "search")
    before = read_manifest(tmp_path / "search")
    update_index(tmp_path / "index", [*documents, NEW])
    changed = export_index(tmp_path / "index", tmp_path / "search")
    after = read_manifest(tmp_path / "search")
    assert after["tiers"][0] == before["tiers"][0]
    assert after["tiers"][1] != before["tiers"][1]
    assert after["cards"]["folders"][:20] == before["cards"]["folders"][:20]
    assert changed.written < whole.written / 3
    update_index(tmp_path / "fresh", [NEW, *reversed(documents)])
    export_index(tmp_path / "fresh", tmp_path / "other")
    assert contents(tmp_path / "other") == contents(tmp_path / "search")


def test_an_empty_archive_is_exported(tmp_path: Path) -> None:
    update_index(tmp_path / "index", [])
    export_index(tmp_path / "index", tmp_path / "search")
    manifest = read_manifest(tmp_path / "search")
    assert (manifest["documents"], manifest["tiers"], manifest["cards"]["folders"]) == (0, [], "")


def test_without_an_index_nothing_is_exported(tmp_path: Path) -> None:
    with pytest.raises(IndexFormatError):
        export_index(tmp_path / "index", tmp_path / "search")
    assert not (tmp_path / "search" / "manifest.json").exists()


def test_the_first_load_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    sizes = []
    for count in (100, 500):
        update_index(tmp_path / "index", list_many(count))
        export_index(tmp_path / "index", tmp_path / "search")
        manifest = read_manifest(tmp_path / "search")
        sizes.append((tmp_path / "search" / "manifest.json").stat().st_size)
        assert len(manifest["cards"]["folders"]) == 10 * -(-count // 256)
    assert abs(sizes[0] - sizes[1]) < 16
