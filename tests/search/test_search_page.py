"""The search page in a browser, on the corpus of these tests."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.search.conftest import THEME
from waraq.plugins.catalogue import Catalogue
from waraq.search import load_client


def items(page: Page, which: str = "all") -> list[str]:
    return page.locator(f"[data-search-list={which}] > li h2").all_inner_texts()


def test_a_query_in_the_address_is_answered(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=پيوٹن")
    expect(page.locator("[data-search-list=all] > li")).to_have_count(2)
    expect(page.locator("[data-search-status]")).to_contain_text("۲")
    first = page.locator("[data-search-list=all] > li").first
    expect(first.locator("mark").first).to_have_text("پیوٹن")
    expect(first.locator("time")).to_have_attribute("datetime", "2025-12-12")
    expect(first.locator("h2 a")).to_have_attribute(
        "href", f"{address}a/rus1/#q=%D9%BE%D9%8A%D9%88%D9%B9%D9%86"
    )
    assert page.locator("input[name=q]").input_value() == "پيوٹن"
    assert page.evaluate("document.activeElement === document.body")


def test_typing_searches_and_the_history_keeps_queries(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    box = page.locator("input[name=q]")
    box.press_sequentially("غالب", delay=10)
    expect(page.locator("[data-search-list=all] mark").first).to_contain_text("غالب")
    assert "q=" in page.url
    assert page.evaluate("document.activeElement.name") == "q"
    box.press("Enter")
    box.fill("کرکٹ بورڈ")
    box.press("Enter")
    expect(page.locator("[data-search-list=all] mark").first).to_have_text("کرکٹ")
    page.go_back()
    expect(box).to_have_value("غالب")
    expect(page.locator("[data-search-list=all] mark").first).to_contain_text("غالب")
    page.go_back()
    expect(box).to_have_value("")
    expect(page.locator("[data-search-list] > li")).to_have_count(0)


def test_composing_waits_for_the_word(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(f"{address}search/")
    compose = """(value) => {
      const box = document.querySelector('input[name=q]');
      box.value = value;
      box.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    }"""
    page.evaluate(compose, "سیلاب")
    page.clock.run_for(1000)
    assert "q=" not in page.url
    page.evaluate(
        "document.querySelector('input[name=q]').dispatchEvent(new CompositionEvent('compositionend'))"
    )
    page.clock.run_for(1000)
    expect(page.locator("[data-search-list=all] > li").first).to_be_visible()


def test_results_with_some_words_stand_below_a_line_that_names_the_missing(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=عالمی+کپ+زرافہ")
    expect(page.locator("[data-search-list=some] > li").first).to_be_visible()
    expect(page.locator("[data-search-list=all] > li")).to_have_count(0)
    expect(page.locator("[data-search-divider]")).to_contain_text("زرافہ")
    expect(page.locator("[data-search-status]")).to_contain_text("زرافہ")
    # A word that no article has is said once, above; beside a result stands what others have and it has not.
    assert "زرافہ" not in page.locator("[data-search-list=some]").inner_text()
    # Each word is isolated by itself: a <bdi> of nothing but <bdi> is laid out from left to right.
    assert page.locator("[data-search-divider] bdi").first.inner_text() in {"زرافہ", "کپ", "عالمی"}
    assert page.locator("[data-search-divider] bdi bdi").count() == 0


def test_more_results_and_the_focus_goes_to_the_first_of_them(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=صحافت")
    more = page.locator("[data-search-more]")
    expect(page.locator("[data-search-list=all] > li")).to_have_count(10)
    more.click()
    expect(page.locator("[data-search-list=all] > li")).to_have_count(20)
    links = "[data-search-list] .card__headline a"
    position = f"[...document.querySelectorAll('{links}')].indexOf(document.activeElement)"
    assert page.evaluate(position) == 10
    more.click()
    expect(page.locator("[data-search-list=all] > li")).to_have_count(23)
    expect(more).to_be_hidden()
    assert page.evaluate(position) == 20
    assert len(set(items(page))) == 23


def test_who_comes_back_finds_as_many_results_and_the_same_place(page: Page, address: str) -> None:
    page.route("**/a/m*/**", lambda route: route.fulfill(content_type="text/html", body="<title>a</title>"))
    page.goto(f"{address}search/?q=صحافت")
    results = page.locator("[data-search-list=all] > li")
    expect(results).to_have_count(10)
    page.locator("[data-search-more]").click()
    expect(results).to_have_count(20)
    results.nth(17).locator("h2 a").click()
    page.wait_for_url("**/a/**")
    page.go_back()
    page.wait_for_url("**/search/**")
    page.reload()  # where the browser has kept the page as it was, it is made anew all the same
    expect(results).to_have_count(20)
    expect(results.nth(17)).to_be_in_viewport()
    expect(results.nth(17).locator("h2 a")).to_be_focused()
    page.wait_for_load_state("networkidle")  # what narrows the results stands above them
    expect(results.nth(17)).to_be_in_viewport()
    page.locator("[data-search-more]").click()
    expect(results).to_have_count(23)


@pytest.mark.parametrize(
    ("query", "message"),
    [("کے کی میں", "search.common"), ("؟", "search.empty"), ("زرافہ", "search.none")],
)
def test_the_reader_is_told_why_nothing_comes(page: Page, address: str, query: str, message: str) -> None:
    page.goto(f"{address}search/?q={query}")
    said = Catalogue.load(THEME / "strings.tsv", "urdu").plain(message)
    expect(page.locator("[data-search-status]")).to_contain_text(said)
    expect(page.locator("[data-search-list] > li")).to_have_count(0)


def test_markup_in_a_query_stays_text(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+زرافہ")
    expect(page.locator("[data-search-status]")).to_contain_text("onerror")
    assert page.locator("main img").count() == 0


def test_an_answer_that_comes_late_is_dropped(page: Page, address: str) -> None:
    held: list[Route] = []
    late = True

    def hold(route: Route) -> None:
        if late:
            held.append(route)
        else:
            route.continue_()

    page.goto(f"{address}search/")
    page.route(re.compile(r"/cards-"), hold)  # the two answers have no article in common
    box = page.locator("input[name=q]")
    box.fill("غالب")
    box.press("Enter")
    while not held:
        page.wait_for_timeout(20)
    late = False
    box.fill("بورڈ ترجمان")
    box.press("Enter")
    expect(page.locator("[data-search-list=all] h2")).to_have_text("کرکٹ بورڈ میں تبدیلیاں")
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    assert items(page) == ["کرکٹ بورڈ میں تبدیلیاں"]


def test_before_a_query_only_script_and_tables_are_fetched(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}search/", wait_until="networkidle")
    script, _, _, tables = load_client().addresses
    assert sorted(asked) == sorted(["search/", "theme/css/search.css", script, tables])


@pytest.mark.parametrize("kind", ["terms", "analyzer"])
def test_a_page_whose_manifest_is_of_yesterday_fetches_the_new_one(
    context: BrowserContext, address: str, kind: str
) -> None:
    def age(route: Route) -> None:
        response = route.fetch()
        head, edition, rest = re.split(r"(data-edition=.*?data-separator)", response.text())
        old = re.sub(f"{kind}-[0-9a-f]{{10}}", f"{kind}-0123456789", edition)
        assert old != edition
        route.fulfill(response=response, body=head + old + rest)

    page = context.new_page()
    page.route(re.compile(r"/search/\?q="), age)
    with page.expect_request(re.compile(r"manifest\.json")):
        page.goto(f"{address}search/?q=پيوٹن")
    expect(page.locator("[data-search-list=all] > li")).to_have_count(2)


def test_a_failure_is_told_and_can_be_tried_again(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.route(re.compile(r"/(?:manifest\.json|analyzer-|terms-)"), lambda route: route.abort())
    page.goto(f"{address}search/?q=سیلاب")
    said = Catalogue.load(THEME / "strings.tsv", "urdu").plain("search.unavailable")
    expect(page.locator("[data-search-status]")).to_contain_text(said)
    page.unroute_all()
    page.locator("input[name=q]").fill("سیلاب سندھ")
    page.locator("input[name=q]").press("Enter")
    expect(page.locator("[data-search-list=all] > li").first).to_be_visible()


def test_without_scripts_the_page_leads_on(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/")
    for target in ("date/", "section/sport/", "person/", "place/", "organisation/"):
        assert page.locator(f"main a[href='../{target}']").is_visible(), target
    context.close()


def test_other_scripts_find_the_engine_under_a_name_that_stays(page: Page, address: str) -> None:
    page.goto(f"{address}a/rus1/")
    total = """async (address) => {
      const { openIndex } = await import(`${address}client/index-reader.js`);
      return (await (await openIndex(`${address}manifest.json`)).search("پيوٹن")).total;
    }"""
    assert page.evaluate(total, f"{address}search/") == 2
