"""The browser reads a query as Python does, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.search.queries import ALPHABET, QUERIES
from tests.search.written_query import write_query
from tests.soak import choose
from tests.text.client_process import Client, find_node, run_client
from waraq.search.query import parse_query
from waraq.text import Analyzer

QUERIES_AT_ONCE = 100
EXAMPLES = choose(30, 300)  # times QUERIES_AT_ONCE: 3,000 queries, 30,000 in a soak
ANSWER = """
import { parseQuery } from "./client/query.js";
import { writeQuery } from "./written_query.mjs";
export const answer = (text, analyzer) => writeQuery(parseQuery(text, analyzer));
"""
# Halves of one character that meet are one character in JavaScript and two in Python.
TEXTS = (st.text(alphabet=ALPHABET, max_size=60) | QUERIES).map(lambda text: text.replace("\ud83d", ""))

pytestmark = pytest.mark.skipif(
    find_node() is None, reason="node is not installed; the browser tests cover it"
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("query")
    written = Path(__file__).with_name("written_query.mjs")
    (folder / written.name).write_text(written.read_text("utf-8"), "utf-8")
    with run_client(folder, ANSWER) as running:
        yield running


@pytest.mark.soak
@settings(
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(st.lists(TEXTS, min_size=QUERIES_AT_ONCE, max_size=QUERIES_AT_ONCE))
def test_generated_queries_are_parsed_alike(client: Client, texts: list[str]) -> None:
    for text, answer in zip(texts, client.ask(texts), strict=True):
        assert answer == write_query(parse_query(text, Analyzer.load())), ascii(text)
