"""A reader searches the built site in Urdu and opens what was found."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

# The spelling of today, the same from an Arabic keyboard, and the user's own spelling of the president.
SPELLINGS = ["پیوٹن", "پيوٹن", "پزیشکیان"]


def search(page: Page, address: str, query: str) -> None:
    page.goto(address)
    box = page.locator("header input[name=q], [role=search] input[name=q]").first
    box.fill(query)
    box.press("Enter")
    expect(page.locator("[data-search-list] > li").first).to_be_visible()


@pytest.mark.parametrize("query", SPELLINGS)
def test_the_users_article_is_found_and_opens_marked(
    page: Page, address: str, user_article: str, query: str
) -> None:
    search(page, address, query)
    link = page.locator(f"[data-search-list] a[href*='{user_article}']").first
    expect(link).to_be_visible()
    assert page.locator("[data-search-list] mark").count() > 0
    link.click()
    expect(page).to_have_url(re.compile(re.escape(user_article)))
    marks = page.locator("[data-article-body] mark")
    expect(marks.first).to_be_visible()
    expect(marks.first).to_be_in_viewport()
    wanted = "پیوٹن" if "و" in query else "پزیشکیان"
    assert {mark.strip() for mark in marks.all_inner_texts()} <= {wanted, "پیوٹن", "پزیشکیان"}
    assert wanted in marks.all_inner_texts()


def test_the_address_holds_the_query_and_back_works(page: Page, address: str) -> None:
    search(page, address, "پیوٹن")
    assert "q=" in page.url
    box = page.locator("main input[name=q], [role=search] input[name=q]").last
    box.fill("سیلاب")
    box.press("Enter")
    expect(page.locator("[data-search-list] mark").first).to_contain_text("سیلاب")
    page.go_back()
    expect(page.locator("[data-search-list] mark").first).to_contain_text("پیوٹن")


def test_the_count_is_announced(page: Page, address: str) -> None:
    search(page, address, "پیوٹن")
    status = page.locator("[data-search-status]")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_contain_text(re.compile(r"\d|[۰-۹]"))


def test_nothing_found_says_so_and_shows_the_way_on(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=ظظظظظ")
    expect(page.locator("[data-search-status]")).not_to_be_empty()
    assert page.locator("[data-search-list] > li").count() == 0


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", '"', "((((", "کے", "\u202e\u0000", "ا" * 5000]
)
def test_hostile_queries_harm_nothing(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search/")
    box = page.locator("main input[name=q]").first
    box.fill(query)
    box.press("Enter")
    expect(page.locator("[data-search-status]")).not_to_be_empty()
    assert page.locator("main img").count() == 0


def test_search_downloads_nothing_until_it_is_used(page: Page, address: str, user_article: str) -> None:
    page.goto(f"{address}{user_article}", wait_until="networkidle")
    page.goto(f"{address}search/", wait_until="networkidle")
    assert not [url for url in page.requested if url.endswith(".json")]  # type: ignore[attr-defined]


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=پیوٹن")
    expect(page.locator("[data-search-list] > li").first).to_be_visible()
    box = page.locator("main input[name=q]").first
    box.focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-search-list]') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/a/[0-9a-z]{10}/"))


def test_without_javascript_the_search_page_leads_to_the_browse_pages(browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/")
    for target in ("date/", "person/", "place/", "organisation/"):
        assert page.locator(f"main a[href$='{target}']").first.is_visible(), target
    context.close()


def test_results_are_no_pages_for_search_engines(page: Page, address: str) -> None:
    """The page to search from may be found there; results for any words that somebody links to may not."""
    robots = page.locator("meta[name=robots]")
    page.goto(f"{address}search/")
    expect(page.locator("[data-search-status]")).not_to_be_empty()
    expect(robots).to_have_count(0)
    page.goto(f"{address}search/?q=پاکستان")
    expect(robots).to_have_attribute("content", "noindex")
