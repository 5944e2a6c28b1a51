"""The address holds the whole search; back and forward work; hostile addresses harm nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import SEARCH, expect_address, open_facets, search


def test_everything_chosen_stands_in_the_address_and_comes_back(page: Page) -> None:
    search(page, "?q=سیلاب")
    page.locator("[data-sort]").select_option("newest")
    expect_address(page, q=["سیلاب"], sort=["newest"])
    open_facets(page)
    page.locator("[data-date=from]").fill("۲۰۱۰")
    page.locator("[data-date=from]").press("Enter")
    expect_address(page, q=["سیلاب"], sort=["newest"], **{"from": ["2010"]})
    page.locator("[data-facet=place] > summary").click()
    page.get_by_role("checkbox", name="کراچی").check()
    page.get_by_role("checkbox", name="لاہور").check()
    wanted = {"q": ["سیلاب"], "sort": ["newest"], "from": ["2010"], "place": ["کراچی", "لاہور"]}
    expect_address(page, **wanted)
    chips = page.locator("[data-chips] li")
    expect(chips).to_have_count(3)
    status = page.locator("[data-search-status]").inner_text()
    page.reload()
    expect(chips).to_have_count(3)
    expect(page.locator("[data-search-status]")).to_have_text(status)
    expect(page.locator("[data-sort]")).to_have_value("newest")
    page.go_back()
    expect(chips).to_have_count(2)
    page.go_back()
    page.go_back()
    expect_address(page, q=["سیلاب"], sort=["newest"])
    expect(chips).to_have_count(0)
    page.go_forward()
    expect(chips).to_have_count(1)
    assert page.evaluate("asked.filter((each) => each.text).at(-1)") == {
        "text": "سیلاب", "sort": "newest", "from": "2010", "to": "", "chosen": [], "offset": 0,
    }  # fmt: skip


def test_typing_makes_one_entry_in_the_history(page: Page) -> None:
    page.goto(SEARCH)
    before = page.evaluate("history.length")
    page.locator("#search-words").press_sequentially("سیلاب", delay=60)
    expect_address(page, q=["سیلاب"])
    page.wait_for_timeout(400)
    assert page.evaluate("history.length") == before + 1


@pytest.mark.parametrize(
    "query",
    [
        "?q=سیلاب&sort=up&from=2014-13&to=x&place=&place=<b>&like=-1",
        "?q=سیلاب&section=" + "ا" * 3000,
        "?like=99999999999&q=سیلاب",
        "?like=../../private.2014&q=سیلاب",
        "?q=%00%E2%80%AEسیلاب&from=2014-02-30",
        "?" + "&".join(f"person={number}" for number in range(500)) + "&q=سیلاب",
    ],
)
def test_a_strange_address_is_read_as_far_as_it_makes_sense(page: Page, query: str) -> None:
    page.goto(f"{SEARCH}{query}")
    expect(page.locator("[data-search-status]")).not_to_be_empty()
    assert page.locator("main b, main img").count() == 0
    assert page.evaluate("asked.length") > 0
    assert page.locator("[data-chips] li").count() <= 51


def test_the_address_can_be_copied(page: Page) -> None:
    search(page, "?q=سیلاب&place=لاہور")
    link = page.locator("[data-copy]")
    assert link.get_attribute("href") == page.url
    page.evaluate("""() => Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text) => { globalThis.copied = text; } },
    })""")
    link.click()
    expect(page.locator("[data-search-status]")).to_have_text("پتا نقل ہو گیا۔")
    assert page.evaluate("copied") == page.url


def test_a_failing_search_says_so_and_the_next_one_works(page: Page) -> None:
    search(page, "?q=سیلاب")
    box = page.locator("#search-words")
    box.fill("خراب")
    box.press("Enter")
    expect(page.locator("[data-search-status]")).to_contain_text("نہیں مل سکیں")
    expect(page.locator("[data-search-list] > li")).to_have_count(0)
    box.fill("پاکستان")
    box.press("Enter")
    expect(page.locator("[data-search-list] > li")).to_have_count(10)
