"""Suggestions and Roman Urdu in the browser are exactly those of Python, for the words of any archive."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.eval.eval_roman import read_spellings, read_vocabulary
from tests.eval.typos import mistype
from tests.soak import choose
from tests.text.client_process import CHARACTERS, Client, find_node, run_client
from waraq.text import fold
from waraq.text.frequency import load_frequencies
from waraq.text.roman_index import RomanIndex, rank_roman
from waraq.text.spelling import SpellingIndex
from waraq.text.suggest_file import FORMAT, write_suggest_tables

pytestmark = pytest.mark.skipif(
    find_node() is None, reason="node is not installed; the browser tests cover it"
)

ANSWER = Path(__file__).with_name("suggest_answer.mjs")
TYPOS = choose(200, 2_000)  # of each seed and each sample
SEEDS = (3, 1857, 1906)
LIMIT = 7
LATIN = "abcdefghijklmnopqrstuvwxyz"
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
NEAR_WORDS = st.text("اآعبھہحتطسصلکقیئےوؤمن\u064e", max_size=7)
ANY_WORDS = st.one_of(NEAR_WORDS, st.text(CHARACTERS, max_size=9), st.text(LATIN, max_size=6))
VOCABULARIES = st.lists(st.tuples(ANY_WORDS, st.integers(0, 2**40)), max_size=14)
QUESTIONS = st.lists(st.lists(ANY_WORDS, max_size=3).map(" ".join), min_size=1, max_size=8)


class Twins:
    """Python's indexes of some words, and a client with the same words."""

    def __init__(self, client: Client, words: Iterable[tuple[str, int]]) -> None:
        words = list(words)
        self.client = client
        self.spelling = SpellingIndex(words)
        self.roman = RomanIndex(words)
        assert client.ask([["words", words]]) == [len(words)]

    def check_suggestions(self, typed: list[str], limit: int = LIMIT) -> int:
        """Compare the suggestions for each text; how many there were."""
        count = 0
        for text, found in zip(typed, self._ask("suggest", typed, limit), strict=True):
            expected = self.spelling.suggest(text, limit)
            assert [(each["word"], each["cost"], each["frequency"]) for each in found] == [
                (each.word, each.cost, each.frequency) for each in expected
            ], text
            count += len(expected)
        return count

    def check_roman(self, typed: list[str], limit: int = LIMIT) -> int:
        """Compare the matches of each text and its reading as a query; how many matches there were."""
        count = 0
        for text, found in zip(typed, self._ask("match", typed, limit), strict=True):
            expected = self.roman.match(text, limit)
            assert [(each["word"], each["distance"]) for each in found] == list(map(tuple, expected)), text
            count += len(expected)
        for text, found in zip(typed, self._ask("rank", typed, limit), strict=True):
            expected = [
                (each.start, each.end, list(each.words)) for each in rank_roman(text, self.roman, limit)
            ]
            assert [(each["start"], each["end"], each["words"]) for each in found] == expected, text
        return count

    def _ask(self, kind: str, typed: list[str], limit: int) -> list:
        return self.client.ask([[kind, [text, limit]] for text in typed])


def mistype_all(counts: Mapping[str, int]) -> list[str]:
    known = {fold(word) for word in counts}
    fit = {word: count for word, count in counts.items() if len(fold(word)) > 1}
    samples = (
        mistype(fit, known, TYPOS, seed, as_frequent=as_frequent)
        for seed in SEEDS
        for as_frequent in (False, True)
    )
    return [typo.typed for sample in samples for typo in sample]


def misspace(counts: Mapping[str, int]) -> list[str]:
    """Words as they are, pairs without their space, words with one too many, and twice mistyped ones."""
    random = Random(SEEDS[0])
    words = random.sample(sorted(counts), 4 * 200)
    once = mistype(counts, (), 200, SEEDS[0], as_frequent=True)
    return [
        *words[:200],
        *(first + second for first, second in zip(words[200:400], words[400:600], strict=True)),
        *(f" {word[:2]} {word[2:]}" for word in words[600:]),
        *(f"{typo.typed[:3]}ژ{typo.typed[3:]}" for typo in once),
    ]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twins]:
    with run_suggestions(tmp_path_factory.mktemp("archive")) as client:
        yield Twins(client, load_frequencies().items())


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with run_suggestions(tmp_path_factory.mktemp("client")) as running:
        yield running


@contextmanager
def run_suggestions(folder: Path) -> Iterator[Client]:
    (folder / "suggest.json").write_text(write_suggest_tables(), "utf-8")
    with run_client(folder, ANSWER.read_text("utf-8")) as running:
        yield running


@pytest.mark.long
@pytest.mark.soak
def test_typos_of_a_large_archive(archive: Twins) -> None:
    typed = mistype_all(load_frequencies())
    assert len(typed) >= 6 * TYPOS
    assert archive.check_suggestions(typed) > 2 * len(typed)
    assert archive.check_suggestions(misspace(load_frequencies())) > 800


def test_roman_spellings_among_the_words_of_a_large_archive(archive: Twins) -> None:
    random = Random(SEEDS[1])
    spellings = sorted({spelling.latin for spelling in read_spellings()})
    made = ["".join(random.choices(LATIN + "aeiou'", k=random.randrange(1, 9))) for _ in range(800)]
    assert archive.check_roman(spellings) > 5 * len(spellings)
    assert archive.check_roman(made) > len(made)
    assert archive.check_roman([" ".join(random.sample(spellings, 4)) for _ in range(100)]) >= 0


@settings(deadline=None, max_examples=30, suppress_health_check=SLOW)
@given(st.lists(st.text(CHARACTERS, max_size=40), min_size=20, max_size=20))
def test_any_text_is_answered_alike(archive: Twins, typed: list[str]) -> None:
    archive.check_suggestions(typed)
    archive.check_roman(typed)


@pytest.mark.parametrize(
    "text", ["ا", "\u064e", "a", "۱", "ا ", "a ", "انتخابات", "sh", "\u200c", " "], ids=ascii
)
def test_hostile_text_is_answered_alike_and_quickly(archive: Twins, text: str) -> None:
    hostile = [(text * 100_000)[:100_000], text * 32, (text * 32)[:32]]
    started = time.perf_counter()
    archive.check_suggestions(hostile)
    archive.check_roman(hostile)
    assert time.perf_counter() - started < 3


def test_limits(archive: Twins) -> None:
    for limit in (-1, 0, 1, 2, 1000):
        archive.check_suggestions(["حکوت", "سدر", "بہارت", "بہات"], limit)
        archive.check_roman(["sadr", "wazir e azam"], limit)


def test_the_samples(client: Client) -> None:
    samples = read_vocabulary(None)
    twins = Twins(client, samples.items())
    typed = mistype_all(samples)
    assert twins.check_suggestions(typed) > len(typed)
    assert twins.check_roman(sorted({spelling.latin for spelling in read_spellings()})) > 1000


@settings(deadline=None, max_examples=150, suppress_health_check=SLOW)
@given(VOCABULARIES, QUESTIONS)
def test_any_vocabulary(client: Client, words: list[tuple[str, int]], typed: list[str]) -> None:
    twins = Twins(client, words)
    twins.check_suggestions([*typed, *(word for word, _ in words)])
    twins.check_roman(typed)


def test_words_that_tie_are_put_in_order_of_code_points(client: Client) -> None:
    # UTF-16 has the first of these behind the second.
    twins = Twins(client, [("کتاب\U0001f600", 5), ("کتاب\uf8ff", 5), ("کتابغ", 5)])
    assert [each.word[-1] for each in twins.spelling.suggest("کتابژ")] == ["غ", "\uf8ff", "\U0001f600"]
    twins.check_suggestions(["کتابژ"])


def test_counts_beyond_32_bits(client: Client) -> None:
    twins = Twins(client, [("کتابا", 2**31), ("کتابغ", 2**32), ("کتابق", 2**40), ("کتابص", 2**52)])
    assert [each.word[-1] for each in twins.spelling.suggest("کتابژ")] == ["ص", "ق", "غ", "ا"]
    twins.check_suggestions(["کتابژ"])


def test_tables_of_another_format_are_refused(client: Client) -> None:
    assert client.ask([["refuse", FORMAT], ["refuse", FORMAT + 1]]) == [
        ["", ""],
        ["RangeError", "RangeError"],
    ]
