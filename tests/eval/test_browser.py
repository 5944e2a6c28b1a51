"""An exported index is asked in Chromium; without it nothing is measured, and the reason is said."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from tests.eval import browser, eval_search_browser
from waraq.search import SearchDocument, export_index, update_index

Given = TypeVar("Given")
BODIES = {"moscow": "روسی صدر پیوٹن ماسکو میں ہیں۔", "sindh": "سندھ میں سیلاب آیا۔"}


def call_apart(do: Callable[[], Given]) -> Given:
    """What a call gives in a thread of its own: in that of the tests' browser no Playwright is begun."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(do).result()


def test_a_page_in_chromium_answers_each_query_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if lack := call_apart(browser.find_lack):
        pytest.skip(lack)
    monkeypatch.setattr(browser, "QUERIES_AT_ONCE", 2)
    documents = [SearchDocument(id=name, url=name, headline="", body=body) for name, body in BODIES.items()]
    update_index(tmp_path / "index", documents)
    export_index(tmp_path / "index", tmp_path / "site/search")
    queries = ["سیلاب", "پيوٹن", "", "سندھ"]
    answers = call_apart(lambda: list(browser.ask_exported(tmp_path / "site", "search", queries)))
    assert answers == [["sindh"], ["moscow"], [], ["sindh"]]


def test_chromium_is_missing_where_neither_the_system_nor_playwright_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert call_apart(browser.find_lack) == "no chromium"


def test_playwright_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert browser.find_lack() == "no playwright"


def test_without_chromium_figures_are_skipped_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eval_search_browser, "find_missing", lambda *_: "")
    monkeypatch.setattr(eval_search_browser, "find_lack", lambda: "no chromium")
    figures = list(eval_search_browser.measure())
    assert {(figure.value, figure.reason) for figure in figures} == {(None, "no chromium")}
