"""The search page of the sample site in Chromium, with an engine of sixty articles behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.theme.rendering import render_page
from tests.theme.screen import ORIGIN, serve
from tests.watching import watch_console

ENGINE = Path(__file__).with_name("fake_engine.js")
CLIENT = Path(__file__).parents[2] / "plugins/waraq/search/client"
SEARCH = f"{ORIGIN}search/"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 640}


def serve_module(route: Route) -> None:
    """The client's modules one by one, so that the engine can be another."""
    name = route.request.url.rpartition("/")[2]
    path = ENGINE if name == "index-reader.js" else CLIENT / name
    route.fulfill(content_type="text/javascript", body=path.read_text("utf-8"))


def serve_page(route: Route) -> None:
    """The search page of the theme, with the module that the client begins with."""
    html = render_page("search")
    html = re.sub(r"<link rel=\"(?:module)?preload\"[^>]*>", "", html)
    html = re.sub(r"search/client/[\w-]+\.js", "search/client/search-page.js", html)
    route.fulfill(content_type="text/html; charset=utf-8", body=html)


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    phone = request.param is PHONE
    fresh = browser.new_context(viewport=request.param, has_touch=phone, reduced_motion="reduce")
    fresh.set_default_timeout(15_000)
    fresh.route("**/*", serve)
    fresh.route("**/search/client/*.js", serve_module)
    fresh.route(re.compile(r"/search/(?:\?.*)?$"), serve_page)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose console stays silent, or the test fails."""
    fresh = context.new_page()
    troubles = watch_console(fresh)
    yield fresh
    assert [text for text in troubles if "favicon" not in text] == []


def search(page: Page, query: str) -> None:
    """Open the page with a query and wait for its results and tools."""
    page.goto(f"{SEARCH}{query}")
    expect(page.locator("[data-search-list] > li").first).to_be_visible()
    expect(page.locator("[data-search-tools]")).to_be_visible()


def open_facets(page: Page) -> None:
    """The lists stand open on a desktop and closed on a telephone."""
    facets = page.locator("[data-facets]")
    expect(facets).to_be_visible()
    if facets.get_attribute("open") is None:
        facets.locator("> summary").click()


def expect_address(page: Page, **wanted: list[str]) -> None:
    """The address holds these parameters and no others."""
    expect(page).to_have_url(re.compile(re.escape(SEARCH)))
    page.wait_for_function(
        """wanted => {
          const found = {};
          for (const [name, value] of new URLSearchParams(location.search)) (found[name] ??= []).push(value);
          const sorted = (each) => JSON.stringify(Object.entries(each).sort());
          return sorted(found) === sorted(wanted);
        }""",
        arg=wanted,
    )
