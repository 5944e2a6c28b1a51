"""The words and tables of an export give a browser the suggestions that Python gives, when it asks."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export_reader import read_manifest
from tests.search.conftest import AskClient
from waraq.search import SearchDocument, export_index, update_index
from waraq.search.vocabulary import Vocabulary
from waraq.search.words_file import WORDS_HEAD, encode_words, restore_counts
from waraq.text.roman_index import RomanIndex, rank_roman
from waraq.text.spelling import SpellingIndex

QUESTIONS = [("سیلب", "selab"), ("حکوت", "wazeer e khazana"), ("عالمیبینک", "aalmi bank"), ("زرافہ", "xyz")]
WORDS = st.lists(
    st.tuples(st.text("اآبکہ\u0654\U00010300z", min_size=1, max_size=40), st.integers(1, 35)), max_size=20
)


def ask_suggestions(exported: Path, ask_client: AskClient) -> list[dict]:
    return ask_client(exported, [{"suggest": {"typed": typed, "latin": latin}} for typed, latin in QUESTIONS])


def test_an_export_gives_the_suggestions_of_its_archive(
    index: Path, exported: Path, ask_client: AskClient
) -> None:
    words = restore_counts(Vocabulary.load(index).offer())
    spelling, roman = SpellingIndex(words), RomanIndex(words)
    answers = ask_suggestions(exported, ask_client)
    for (typed, latin), answer in zip(QUESTIONS, answers, strict=True):
        assert answer["words"] == [list(each) for each in words]
        assert [(each["word"], each["cost"], each["score"]) for each in answer["spelling"]] == [
            (each.word, each.cost, each.score) for each in spelling.suggest(typed)
        ]
        assert [(each["start"], each["end"], tuple(each["words"])) for each in answer["roman"]] == [
            tuple(each) for each in rank_roman(latin, roman)
        ]
    assert [answer["spelling"][0]["word"] for answer in answers[:3]] == ["سیلاب", "حکومت", "عالمی بینک"]
    assert [answer["roman"][0]["words"][0] for answer in answers[:3]] == ["سیلاب", "وزیر", "عالمی"]


def test_a_search_alone_fetches_nothing_of_them(exported: Path, ask_client: AskClient) -> None:
    suggest = {"suggest": {"typed": "سیلب", "latin": ""}}
    _, before, _, after = ask_client(
        exported, [{"search": "سیلاب"}, {"fetched": True}, suggest, {"fetched": True}]
    )
    manifest = read_manifest(exported)
    lazy = {f"/{manifest['words']}", f"/{manifest['suggest']}"}
    assert not lazy & set(before)
    assert lazy < set(after)


def test_an_archive_without_words_suggests_nothing(tmp_path: Path, ask_client: AskClient) -> None:
    update_index(tmp_path / "index", [SearchDocument(id="a", url="a/", headline="۲۰۲۴")])
    export_index(tmp_path / "index", tmp_path / "out")
    answers = ask_suggestions(tmp_path / "out", ask_client)
    assert all(answer["words"] == answer["spelling"] == [] for answer in answers)


def test_letters_of_two_units_are_counted_once(index: Path, tmp_path: Path, ask_client: AskClient) -> None:
    words = [("\U00010300\U00010301", 2), ("\U00010300\U00010301\U00010302", 35), ("\U00010300\U00010303", 1)]
    rewrite(index, tmp_path, "words", lambda _: WORDS_HEAD + encode_words(words))
    for answer in ask_suggestions(tmp_path, ask_client):
        assert answer["words"] == [list(each) for each in restore_counts(words)]


@pytest.mark.parametrize(
    "lines", ["0سیلاب\n", "1سیلاب4\n", "0سیلاب4\n8ی1\n", "0سیلاب0\n", "-سیلاب4\n", "04\n", "\n"], ids=ascii
)
def test_damaged_words_are_refused(index: Path, tmp_path: Path, ask_client: AskClient, lines: str) -> None:
    rewrite(index, tmp_path, "words", lambda _: WORDS_HEAD + lines.encode())
    assert ask_suggestions(tmp_path, ask_client) == [{"error": "damaged"}] * len(QUESTIONS)


def test_tables_of_another_format_are_refused(index: Path, tmp_path: Path, ask_client: AskClient) -> None:
    rewrite(index, tmp_path, "suggest", lambda data: data.replace(b'"format":1', b'"format":9'))
    assert ask_suggestions(tmp_path, ask_client) == [{"error": "damaged"}] * len(QUESTIONS)


@given(WORDS)
def test_words_are_told_apart_by_what_they_share(words: list[tuple[str, int]]) -> None:
    words = sorted(dict(words).items())
    read: list[tuple[str, int]] = []
    before = ""
    for line in encode_words(words).decode().split("\n")[:-1]:
        before = before[: int(line[0], 36)] + line[1:-1]
        read.append((before, 2 ** (int(line[-1], 36) - 1)))
    assert read == restore_counts(words)


def rewrite(index: Path, exported: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    export_index(index, exported)
    path = exported / read_manifest(exported)[part]
    path.write_bytes(zlib.compress(change(zlib.decompress(path.read_bytes()))))
