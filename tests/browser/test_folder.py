"""The archive opened from a folder, without a server, in Chromium."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.archive_project import BuiltSite
from tests.browser.conftest import Watch
from waraq.plugins.pack import pack_site

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 640}


@pytest.fixture(scope="module")
def folder(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make offline` packs, unpacked; with a name as people give them, with spaces and in Urdu."""
    stick = tmp_path_factory.mktemp("stick")
    pack_site(built_site.output, stick / "اخبار کا ذخیرہ.zip")
    shutil.unpack_archive(stick / "اخبار کا ذخیرہ.zip", stick)
    return stick / "اخبار کا ذخیرہ"


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(browser: Browser, folder: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page whose console stays empty and which leaves the folder for nothing, or the test fails."""
    context = browser.new_context(viewport=request.param, has_touch=request.param is PHONE)
    context.set_default_timeout(15_000)
    fresh = context.new_page()
    watch = Watch(fresh, f"{folder.as_uri()}/")
    yield fresh
    context.close()
    assert watch.troubles == []


def open_search(page: Page, folder: Path, query: str) -> None:
    page.goto(f"{folder.as_uri()}/index.html")
    box = page.locator("[role=search] input[name=q]").first
    box.fill(query)
    box.press("Enter")
    expect(page.locator("[data-search-list] > li").first).to_be_visible()


def test_a_search_leads_to_a_marked_article_and_back(page: Page, folder: Path, user_article: str) -> None:
    open_search(page, folder, "پیوٹن")
    page.locator(f"[data-search-list] a[href*='{user_article}']").first.click()
    expect(page).to_have_url(re.compile(re.escape(f"{user_article}index.html#q=")))
    expect(page.locator("[data-article-body] mark").first).to_be_in_viewport()
    page.go_back()
    expect(page.locator("[data-search-list] > li").first).to_be_visible()


def test_the_address_holds_what_is_searched(page: Page, folder: Path) -> None:
    open_search(page, folder, "پیوٹن")
    box = page.locator("main input[name=q]")
    box.fill("سیلاب")
    box.press("Enter")
    expect(page.locator("[data-search-list] mark").first).to_contain_text("سیلاب")
    page.reload()
    expect(page.locator("[data-search-list] mark").first).to_contain_text("سیلاب")
    page.go_back()
    expect(page.locator("[data-search-list] mark").first).to_contain_text("پیوٹن")


def test_what_is_loaded_when_it_is_needed_comes_too(page: Page, folder: Path) -> None:
    open_search(page, folder, "سیلاب")
    expect(page.locator("[data-search-tools]")).to_be_visible()  # refine
    page.locator("main input[name=q]").fill("پاک")
    expect(page.locator("[data-suggestions-list] [role=option]").first).to_be_visible()  # suggest
    page.locator("main input[name=q]").press("Escape")
    page.locator("[data-keyboard-button]").click()
    expect(page.locator("[data-keyboard-place] button").first).to_be_visible()  # keyboard
    page.goto(f"{folder.as_uri()}/search/index.html?q=wazir")
    expect(page.locator("[data-search-list] > li").first).to_be_visible()  # corrections


def test_pages_lead_to_pages(page: Page, folder: Path) -> None:
    page.goto(f"{folder.as_uri()}/index.html")
    page.locator("main .card__headline a").first.click()
    expect(page.locator("[data-article-body]")).to_be_visible()
    page.locator("a[rel=home]").click()
    expect(page).to_have_url(f"{folder.as_uri()}/index.html")
    assert page.evaluate(
        "document.fonts.ready.then((fonts) => [...fonts].some((f) => f.status === 'loaded'))"
    )


@pytest.mark.parametrize(
    "script, kind",
    [(None, "unavailable"), ("waraq.give('')", "damaged"), ('waraq.give("AAAA")', "damaged")],
)
def test_a_script_that_is_not_right_is_told_and_the_rest_works(
    script: str | None, kind: str, browser: Browser, folder: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken)
    for path in broken.glob("search/terms-*/[0-9]*/*.bin.js"):
        path.unlink()
        if script is not None:
            path.write_text(script, "ascii")
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{broken.as_uri()}/search/index.html?q=سیلاب")
    message = page.locator(f"template[data-message={kind}]").evaluate("(it) => it.content.textContent")
    expect(page.locator("[data-search-status]")).to_contain_text(message.strip())
    page.locator("a[rel=home]").click()
    expect(page.locator("main .card").first).to_be_visible()
    context.close()


def test_words_are_drawn_year_by_year(page: Page, folder: Path) -> None:
    page.goto(f"{folder.as_uri()}/words/index.html")
    page.locator("#words").fill("سیلاب")
    page.locator("#words").press("Enter")
    expect(page.locator("[data-words-chart]")).to_be_visible()
    expect(page.locator("[data-words-legend]")).to_contain_text("سیلاب")


def test_a_citation_is_saved(page: Page, folder: Path, user_article: str, tmp_path: Path) -> None:
    page.goto(f"{folder.as_uri()}/{user_article}index.html")
    page.locator(".cite > summary").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="RIS", exact=True).click()
    saved.value.save_as(tmp_path / "saved.ris")
    assert (tmp_path / "saved.ris").read_bytes().startswith(b"TY  - NEWS\r\n")
