"""What the page fetches, and when: the parts that not every reader needs come when they are needed."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from .conftest import SEARCH, search

BEGINNING = ["search-page", "engine", "errors", "host", "messages", "recent", "results-view", "state"]
FIRST = {f"{name}.js" for name in BEGINNING}
OTHERS = {"page.js", "index-reader.js"}


def watch(page: Page) -> set[str]:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.rpartition("/")[2].partition("?")[0]))
    return asked


def fail(route: Route) -> None:
    route.fulfill(content_type="text/javascript", body="throw new Error('broken');")


def test_the_page_by_itself_fetches_only_what_it_begins_with(page: Page) -> None:
    asked = watch(page)
    page.goto(SEARCH, wait_until="networkidle")
    assert {name for name in asked if name.endswith(".js")} - OTHERS == FIRST


def test_tools_come_with_results_and_suggestions_with_the_focus(page: Page) -> None:
    asked = watch(page)
    search(page, "?q=سیلاب")
    assert {"refine-view.js", "histogram.js", "facets-view.js"} <= asked
    assert not {"combobox.js", "suggestions.js", "keyboard.js", "recent-view.js"} & asked
    page.locator("#search-words").focus()
    expect(page.locator("#search-words")).to_have_role("combobox")
    assert {"combobox.js", "suggestions.js"} <= asked


def test_a_part_that_fails_takes_nothing_else_with_it(page: Page) -> None:
    for name in ("suggestions", "keyboard", "refine-view"):
        page.route(f"**/search/client/{name}.js", fail)
    page.add_init_script("addEventListener('unhandledrejection', () => { globalThis.unhandled = true; })")
    page.goto(f"{SEARCH}?q=سیلاب")
    expect(page.locator("[data-search-list] > li").first).to_be_visible()
    page.locator("[data-keyboard-button]").click()
    page.locator("#search-words").fill("پاکستان")
    page.locator("#search-words").press("Enter")
    expect(page.locator("[data-search-list] mark").first).to_have_text("پاکستان")
    expect(page.locator("[data-search-status]")).to_contain_text("20")
    page.wait_for_timeout(200)
    expect(page.locator("[data-search-list] > li")).to_have_count(10)
    assert page.evaluate("globalThis.unhandled") is None
