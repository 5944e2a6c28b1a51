"""The analyzer of the browser gives exactly what Python gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.soak import choose
from tests.text.client_process import CHARACTERS, Client, expect, find_node, run_client
from waraq.text import Analyzer

PROJECT = Path(__file__).parents[2]
GOLDEN = PROJECT / "tests" / "golden" / "analyzer.json"
NEWS = PROJECT.parent / "shared" / "data" / "counter_news.jsonl"
LINES_AT_ONCE = 200
EXAMPLES = choose(40, 400)  # times LINES_AT_ONCE: 8,000 lines, 80,000 in a soak
MUCH = choose(300_000, 1_000_000)  # code points

pytestmark = pytest.mark.skipif(
    find_node() is None, reason="node is not installed; the browser tests cover it"
)

ANALYZER = Analyzer.load()
WORDS = st.sampled_from(
    [
        *sorted(ANALYZER.morphology.exceptions),
        *sorted(dict(ANALYZER.orthography.words)),
        *(name for name, _ in ANALYZER.spelling.letters),
        "ڈی جی آئی ایس پی آر",
        "سی ای او ",
        *sorted(ANALYZER.words.equivalents),
        *sorted(ANALYZER.stopwords),
        *(stem for stems in ANALYZER.morphology.stems.values() for stem in sorted(stems)[::7]),
    ]
)
ENDINGS = st.sampled_from(["", " ", "وں", "یں", "۔", "ے", "یاں", "ات", " - ", ".", "۔ ", "ی", "ہ", "\u200c"])
PIECES = st.one_of(st.builds(str.__add__, WORDS, ENDINGS), st.text(CHARACTERS, max_size=6))
LINES = st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=LINES_AT_ONCE, max_size=LINES_AT_ONCE)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with run_client(tmp_path_factory.mktemp("client")) as running:
        yield running


def test_golden_lines(client: Client) -> None:
    cases = json.loads(GOLDEN.read_text("utf-8"))
    for case, result in zip(cases, client.ask([case["input"] for case in cases]), strict=True):
        assert result == expect(case["input"]), case["label"]
        assert result["fold"] == case["expected"]["fold"]


@pytest.mark.long
@pytest.mark.soak
@settings(
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(LINES)
def test_generated_lines(client: Client, lines: list[str]) -> None:
    for line, result in zip(lines, client.ask(lines), strict=True):
        assert result == expect(line), [hex(ord(character)) for character in line]


@pytest.mark.soak
@pytest.mark.parametrize(
    "line",
    [
        "\u064e" * MUCH,
        "ب" * MUCH,
        "\u200c" * MUCH,
        "ب\u200c" * (MUCH // 5),
        "پی " * (MUCH // 10),
        "1," * (MUCH // 10),
    ],
    ids=["marks", "one letter", "joiners", "joined letters", "letter names", "groups"],
)
def test_hostile_lines(client: Client, line: str) -> None:
    """Very much of one thing: the same as in Python, and before the test's time is up."""
    (result,) = client.ask([line])
    assert result == expect(line)


@pytest.mark.skipif(not NEWS.is_file(), reason="the news texts are not beside this checkout")
def test_news(client: Client) -> None:
    texts = [json.loads(line)["text"] for line in NEWS.read_text("utf-8").splitlines()]
    assert len(texts) > 1000
    for start in range(0, len(texts), LINES_AT_ONCE):
        some = texts[start : start + LINES_AT_ONCE]
        assert client.ask(some) == [expect(text) for text in some]
