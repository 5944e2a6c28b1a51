"""The files of an export: complete, deterministic, named by content, small where it counts."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.search.conftest import CLIENT
from waraq.errors import IndexFormatError
from waraq.search import SearchDocument, export_index, update_index
from waraq.search.shards import (
    ARTICLES_IN_BLOCK,
    build_name_tree,
    count_shards,
    hash_term,
    make_term_shards,
    name_files,
)
from waraq.text import Analyzer


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def read_manifest(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text("utf-8"))


def test_the_report_counts_what_lies_there(index: Path, tmp_path: Path) -> None:
    report = export_index(index, tmp_path / "search")
    files = contents(tmp_path / "search")
    assert report.files == len(files)
    assert report.bytes == sum(map(len, files.values()))
    assert report.entry in files


def test_the_manifest_names_every_file(
    exported: Path, analyzer: Analyzer, corpus: list[SearchDocument]
) -> None:
    manifest = read_manifest(exported)
    files = contents(exported)
    assert manifest["documents"] == len(corpus)
    assert manifest["analyzer"]["digest"] == analyzer.digest
    assert sha256(files[manifest["analyzer"]["file"]]).hexdigest() == analyzer.digest
    named = {"manifest.json", manifest["analyzer"]["file"]}
    for kind in ("terms", "articles"):
        names = manifest[kind]["names"]
        cut = [names[start : start + 8] for start in range(0, len(names), 8)]
        assert len(cut) == manifest[kind]["count"]
        named |= {f"{kind}/{number}-{name}.json" for number, name in enumerate(cut)}
    assert named == {name for name in files if not name.startswith("client/")}


def test_names_are_hashes_of_content(exported: Path) -> None:
    for name, data in contents(exported).items():
        if name.endswith(".json") and name != "manifest.json":
            assert Path(name).stem.rpartition("-")[2] == sha256(data).hexdigest()[:8]


def test_every_term_lies_in_its_shard(exported: Path, analyzer: Analyzer) -> None:
    manifest = read_manifest(exported)
    terms = {}
    for path in exported.glob("terms/*.json"):
        shard = json.loads(path.read_text("utf-8"))
        assert all(
            hash_term(term) & (manifest["terms"]["count"] - 1) == shard["shard"] for term in shard["terms"]
        )
        terms |= shard["terms"]
    gaps, impacts = terms[analyzer.query_terms("پیوٹن")[0]]
    assert len(gaps) == len(impacts) == 2
    assert "کے" not in terms


def test_the_client_is_copied(exported: Path) -> None:
    modules = {path.name: path.read_bytes() for path in CLIENT.glob("*.js")}
    assert {path.name: path.read_bytes() for path in (exported / "client").iterdir()} == modules
    assert {"analyzer.js", "index-reader.js", "search-page.js", "highlight.js"} <= set(modules)


def test_the_same_documents_give_the_same_bytes(index: Path, exported: Path, tmp_path: Path) -> None:
    export_index(index, tmp_path)
    assert contents(tmp_path) == contents(exported)


def test_old_files_go_and_foreign_files_stay(corpus: list[SearchDocument], tmp_path: Path) -> None:
    site = tmp_path / "search"
    update_index(tmp_path / "index", corpus)
    export_index(tmp_path / "index", site)
    before = contents(site)
    for name in ("index.html", "terms/notes.txt", "client/retired-module.js", "articles/sub/0-00000000.json"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("", "utf-8")
    update_index(tmp_path / "index", [replace(corpus[0], headline="نئی سرخی"), *corpus[1:]])
    export_index(tmp_path / "index", site)
    after = contents(site)
    assert {"index.html", "terms/notes.txt", "articles/sub/0-00000000.json"} <= set(after)
    assert "client/retired-module.js" not in after
    assert len(after) == len(before) + 3
    update_index(tmp_path / "index", corpus)
    export_index(tmp_path / "index", site)
    assert contents(site).items() >= before.items()


def test_unchanged_files_are_not_written_again(index: Path, tmp_path: Path) -> None:
    export_index(index, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.json")}
    damaged = next(tmp_path.glob("terms/*.json"))
    damaged.write_bytes(b"{}")
    export_index(index, tmp_path)
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.json")}
    assert {path for path in before if before[path] != after[path]} == {damaged}
    assert damaged.read_bytes() != b"{}"


def test_a_new_article_leaves_older_blocks_alone(corpus: list[SearchDocument], tmp_path: Path) -> None:
    update_index(tmp_path / "index", corpus)
    export_index(tmp_path / "index", tmp_path / "search")
    before = set(contents(tmp_path / "search"))
    new = SearchDocument(id="zz", url="a/zz/", headline="آج کی خبر", date="2026-01-01")
    update_index(tmp_path / "index", [*corpus, new])
    export_index(tmp_path / "index", tmp_path / "search")
    changed = {name for name in set(contents(tmp_path / "search")) - before if name.startswith("articles/")}
    assert len(changed) == 1


def test_an_empty_archive_is_exported(tmp_path: Path) -> None:
    update_index(tmp_path / "index", [])
    export_index(tmp_path / "index", tmp_path / "search")
    manifest = read_manifest(tmp_path / "search")
    assert (manifest["documents"], manifest["articles"]["count"], manifest["terms"]["count"]) == (0, 0, 1)


def test_without_an_index_nothing_is_exported(tmp_path: Path) -> None:
    with pytest.raises(IndexFormatError):
        export_index(tmp_path / "index", tmp_path / "search")
    assert not (tmp_path / "search" / "manifest.json").exists()


def test_the_first_load_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    sizes = []
    for count in (100, 400):
        documents = [
            SearchDocument(id=f"d{n}", url=f"a/d{n}/", headline=f"خبر {n % 50}", body="متن " * 20)
            for n in range(count)
        ]
        update_index(tmp_path / "index", documents)
        export_index(tmp_path / "index", tmp_path / "search")
        manifest = read_manifest(tmp_path / "search")
        blocks = manifest["articles"]["count"] * 8
        assert manifest["articles"]["count"] == count // ARTICLES_IN_BLOCK
        sizes.append((tmp_path / "search" / "manifest.json").stat().st_size - blocks)
    assert abs(sizes[0] - sizes[1]) < 8


def test_name_trees_have_a_bounded_root() -> None:
    names = [f"{number:08x}" for number in range(300_000)]
    tree, lists = build_name_tree("articles", names)
    assert (tree.depth, len(tree.names)) == (2, 2 * 8)
    assert len(lists) == 586 + 2
    assert max(len(file.data) for file in lists) < 512 * 8 + 20
    small, none = build_name_tree("articles", names[:512])
    assert (small.depth, small.names, none) == (0, "".join(names[:512]), ())


@pytest.mark.parametrize("terms", [0, 1, 127, 128, 129, 1000, 107_000])
@pytest.mark.parametrize("size", [0, 24 * 1024, 24 * 1024 + 1, 10_000_000])
def test_shards_are_a_power_of_two_and_hold_a_bounded_mean(terms: int, size: int) -> None:
    shards = count_shards(terms, size)
    assert shards & (shards - 1) == 0
    assert terms <= shards * 128
    assert size <= shards * 24 * 1024


def test_files_are_numbered_in_order() -> None:
    files = list(name_files("terms", make_term_shards([("ا", b"[[0],[1]]")])))
    assert [file.path[:8] for file in files] == ["terms/0-"]
    assert json.loads(files[0].data) == {"shard": 0, "terms": {"ا": [[0], [1]]}}
