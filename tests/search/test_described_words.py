"""Words described by the export before are not described again, and the files are the same as without."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tools.bench.articles import make_articles
from waraq.search import described_words as described_words_module
from waraq.search import export_index, update_index
from waraq.search.described_words import WORDS, describe_again
from waraq.search.prefixes import Beginning, describe_words
from waraq.workers import Workers


def read_files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that are described."""
    words: list[str] = []

    def note(some: Iterable[str], workers: Workers) -> dict[str, Beginning]:
        listed = list(some)
        words.extend(listed)
        return describe_words(listed, workers)

    monkeypatch.setattr(described_words_module, "describe_words", note)
    return words


def test_only_new_words_are_described(tmp_path: Path, described: list[str]) -> None:
    one = Workers(1)
    first = describe_again(["کتابیں", "کے"], tmp_path / WORDS, ["a"], one)
    assert first == {"کتابیں": Beginning("کتابیں", "کتاب")}
    assert described == ["کتابیں", "کے"]
    described.clear()
    assert describe_again(["کے", "کتابیں", "قلم"], tmp_path / WORDS, ["a"], one) == {
        **first,
        "قلم": Beginning("قلم", "قلم"),
    }
    assert described == ["قلم"]
    described.clear()
    assert describe_again(["کتابیں"], tmp_path / WORDS, ["a"], one) == first
    assert describe_again(["کتابیں", "قلم"], tmp_path / WORDS, ["a"], one).keys() == {"کتابیں", "قلم"}
    assert described == ["قلم"], "what an archive has no longer is forgotten"


@pytest.mark.parametrize("change", ["tables", "bytes", "cut", "gone"])
def test_words_kept_otherwise_are_described_anew(tmp_path: Path, described: list[str], change: str) -> None:
    words = ["کتابیں", "قلم"]
    first = describe_again(words, tmp_path / WORDS, ["a"], Workers(1))
    path = tmp_path / WORDS
    data = path.read_bytes()
    match change:
        case "bytes":
            path.write_bytes(data.replace("قلم\t".encode(), "فلم\t".encode()))
        case "cut":
            path.write_bytes(data[:-3])
        case "gone":
            path.unlink()
    described.clear()
    assert describe_again(words, tmp_path / WORDS, ["b" if change == "tables" else "a"], Workers(1)) == first
    assert described == words


def test_an_export_that_kept_words_is_like_one_that_did_not(tmp_path: Path, described: list[str]) -> None:
    documents = list(make_articles(0, 60))
    for count in (50, 60):
        update_index(tmp_path / "index", documents[:count])
        described.clear()
        export_index(tmp_path / "index", tmp_path / "kept", tmp_path / "memory")
    assert 0 < len(described) < len((tmp_path / "memory" / WORDS).read_text("utf-8").splitlines()) // 2
    export_index(tmp_path / "index", tmp_path / "fresh", tmp_path / "other")
    kept, fresh = read_files(tmp_path / "kept"), read_files(tmp_path / "fresh")
    assert kept == fresh
