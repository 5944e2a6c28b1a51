"""A reader asks in how many of each year's articles some words stand."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.archive_project import BuiltSite

CHART = "[data-words-chart]"


@pytest.fixture
def named(built_site: BuiltSite) -> dict[str, int]:
    """How many dated articles have a word, by a look through their files."""
    texts = [path.read_text("utf-8") for path in (built_site.project / "content/articles").rglob("*.md")]
    return {word: sum(word in text and "\ndate: " in text for text in texts) for word in ("برکس", "بوشہر")}


def test_words_are_counted_year_by_year(page: Page, address: str, named: dict[str, int]) -> None:
    page.goto(f"{address}date/")
    page.locator("main a[href$='words/']").click()
    expect(page.locator(CHART)).to_be_hidden()
    box = page.locator("[data-words-form] input")
    box.fill("برکس, بوشہر ،ظظظظ")
    box.press("Enter")
    legend = page.locator("[data-words-legend] li")
    expect(legend).to_have_count(2)
    for word, item in zip(named, legend.all(), strict=True):
        expect(item).to_have_text(re.compile(rf"{word}.*\b{named[word]}\b"))
    expect(page.locator("[data-words-status]")).to_contain_text("ظظظظ")
    assert parse_qs(urlsplit(page.url).query) == {"w": ["برکس، بوشہر، ظظظظ"]}
    expect(page.locator(f"{CHART} path.words-chart__line--2")).to_have_count(2)
    page.locator(f"{CHART} summary").click()
    cells = page.locator("[data-words-rows] tr td:nth-child(2)").all_inner_texts()
    assert sum(int(re.findall(r"\d+", cell)[-1]) for cell in cells) == named["برکس"]
    years = {int(re.sub(r"\D", "", each)) for each in page.locator("[data-words-rows] th").all_inner_texts()}
    alone = [year for year in years if not years & {year - 1, year + 1}]
    points = page.locator(f"{CHART} path.words-chart__year--1").get_attribute("d") or ""
    assert points.count("M") == len(alone) > 0, "a year between two gaps is a point that can be seen"
    page.go_back()
    expect(page.locator(CHART)).to_be_hidden()


@pytest.mark.parametrize("asked", ["<img src=x onerror=alert(1)>", "%00%E2%80%AE", "ا" * 3000, "، ,،"])
def test_hostile_words_harm_nothing(page: Page, address: str, asked: str) -> None:
    page.goto(f"{address}words/?w={asked}")
    expect(page.locator("[data-words-status]")).not_to_have_text(re.compile("…"))
    assert page.locator("img").count() == 0
