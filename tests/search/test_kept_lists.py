"""Lists of the export before are used again, and the files are the same as without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.search.edited import make_documents, read_files
from waraq.search import SearchDocument, export_index, tiers, update_index
from waraq.search import kept_lists as kept_lists_module
from waraq.search.kept_lists import LISTS
from waraq.search.packed import PackedList
from waraq.search.ranking import TierLevels
from waraq.search.term_lists import make_list
from waraq.search.term_shards import TermList

BASE = 64


@pytest.fixture(autouse=True)
def small_base(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiers, "SMALLEST_STEP", 4)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The terms whose lists are made out of postings."""
    terms: list[str] = []

    def note(term: str, postings: PackedList, leveller: TierLevels) -> TermList:
        terms.append(term)
        return make_list(term, postings, leveller)

    monkeypatch.setattr(kept_lists_module, "make_list", note)
    return terms


@pytest.fixture
def export(tmp_path: Path) -> Callable[[list[SearchDocument]], dict[str, bytes]]:
    """Exports documents with a memory; the files must be those of an export without."""

    def run(documents: list[SearchDocument]) -> dict[str, bytes]:
        update_index(tmp_path / "index", documents)
        export_index(tmp_path / "index", tmp_path / "kept", tmp_path / "memory")
        export_index(tmp_path / "index", tmp_path / "fresh")
        kept, fresh = (read_files(tmp_path / name) for name in ("kept", "fresh"))
        assert kept == fresh
        return kept

    return run


Export = Callable[[list[SearchDocument]], dict[str, bytes]]


def test_only_lists_of_terms_in_new_documents_are_made(export: Export, made: list[str]) -> None:
    documents = make_documents(BASE + 3)
    export(documents[: BASE + 1])
    first = set(made)
    made.clear()
    export(documents[: BASE + 2])
    assert 50 < len(made) == len(set(made))
    second = set(made)
    assert first - second, "terms that the new document has not"
    assert first & second, "and some that both have"
    made.clear()
    export(documents)
    assert len(made) < len(first | second | set(made))


def test_forms_are_counted_with_those_kept(export: Export, made: list[str]) -> None:
    base = make_documents(BASE)
    bodies = ["کتابوں کا میلہ", "کتابیں اور کتب"]
    recent = [
        SearchDocument(id=f"r{number}", url=f"a/r{number}/", headline="خبر", body=body, date="2090-01-01")
        for number, body in enumerate(bodies)
    ]
    export([*base, *recent])
    made.clear()
    recent[0] = replace(recent[0], body="کتابوں کا میلہ، کتابیں")
    export([*base, *recent])
    assert "میلہ" in made, "of an article that has changed nothing is used again"
    made.clear()
    export([*base, *recent, replace(recent[0], id="r9", url="a/r9/", body="نئی کتب")])
    assert "کتاب" in made
    assert "میلہ" not in made


@pytest.mark.parametrize("damage", ["flip", "cut", "head", "gone"])
def test_lists_that_are_damaged_are_made_anew(
    tmp_path: Path, export: Export, made: list[str], damage: str
) -> None:
    documents = make_documents(BASE + 2)
    export(documents[: BASE + 1])
    path, before = tmp_path / "memory" / LISTS, set(made)
    data = bytearray(path.read_bytes())
    match damage:
        case "flip":
            data[-5] ^= 1
        case "cut":
            del data[-20:]
        case "head":
            data[:1] = b"x"
        case "gone":
            path.unlink()
    if damage != "gone":
        path.write_bytes(data)
    made.clear()
    export(documents)
    assert before <= set(made)


def test_lists_behind_a_base_with_other_averages_are_made_anew(export: Export, made: list[str]) -> None:
    documents = make_documents(BASE + 2)
    export(documents[: BASE + 1])
    before = set(made)
    made.clear()
    edited = [replace(documents[0], headline="پرانی سرخی"), *documents[1:]]
    export(edited[: BASE + 1])
    assert not made, "one edit moves no average"
    long = [replace(document, headline="پرانی سرخی " * 20) for document in documents[:BASE]]
    export([*long, *documents[BASE:]])
    assert before <= set(made)


def test_lists_of_a_tier_that_became_large_are_made_anew(
    export: Export, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, most in (("LARGE", 2), ("LONG", 1), ("APART", 1)):
        monkeypatch.setattr(tiers, name, most)
    documents = make_documents(BASE + 3)
    export(documents[: BASE + 2])
    before = set(made)
    made.clear()
    export(documents)
    assert before <= set(made)
