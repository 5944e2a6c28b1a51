"""The marks on an article's page that was reached from a search, in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from waraq.search import load_client


def test_words_are_marked_in_the_article(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=پيوٹن")
    page.locator("a[href*='a/rus1/']").first.click()
    marks = page.locator("[data-article-body] mark")
    expect(marks).to_have_count(2)
    assert marks.all_inner_texts() == ["پیوٹن", "پيوٹن"]
    expect(marks.first).to_be_in_viewport()
    expect(page.locator("[data-highlight-status]")).to_contain_text("۲")
    page.locator("[data-highlight-action=next]").click()
    expect(marks.nth(1)).to_have_attribute("aria-current", "true")
    expect(marks.first).not_to_have_attribute("aria-current", "true")
    page.locator("[data-highlight-action=next]").click()
    expect(marks.first).to_have_attribute("aria-current", "true")
    page.locator("[data-highlight-action=previous]").click()
    expect(marks.nth(1)).to_have_attribute("aria-current", "true")
    page.locator("[data-highlight-action=clear]").click()
    expect(marks).to_have_count(0)
    expect(page.locator("[data-highlight]")).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.url.endswith("/a/rus1/")
    assert "ولادیمیر پیوٹن اور پيوٹن، پیوٹنی" in page.locator("[data-article-body]").inner_text()


def test_keys_step_through_the_marks_and_wipe_them(page: Page, address: str) -> None:
    page.goto(f"{address}a/rus1/#q=پيوٹن")
    marks = page.locator("[data-article-body] mark")
    status = page.locator("[data-highlight-status]")
    expect(status).to_have_text("۲ میں سے ۱")
    page.keyboard.press("Alt+ArrowDown")
    expect(marks.nth(1)).to_have_attribute("aria-current", "true")
    expect(status).to_have_text("۲ میں سے ۲")
    page.keyboard.press("Alt+ArrowDown")
    expect(status).to_have_text("۲ میں سے ۱")
    page.keyboard.press("Alt+ArrowUp")
    expect(status).to_have_text("۲ میں سے ۲")
    page.keyboard.press("ArrowDown")
    expect(status).to_have_text("۲ میں سے ۲")
    page.keyboard.press("Escape")
    expect(marks).to_have_count(0)
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("[data-highlight]")).to_have_count(0)


def test_an_article_read_without_a_search_fetches_nothing(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}a/rus1/", wait_until="networkidle")
    assert [url.rpartition("/")[2] for url in asked if "/search/" in url] == [
        load_client().addresses.highlight.rpartition("/")[2]
    ]
    page.goto(f"{address}a/rus1/#q=زرافہ", wait_until="networkidle")
    expect(page.locator("[data-highlight]")).to_be_hidden()
    assert page.locator("html[data-asked]").count() == 0, "no room is kept for what does not come"


@pytest.mark.parametrize(
    "query, marked",
    [
        ("وزیراعظم", ["وزیر اعظم"]),
        ("وزیر اعظم", ["وزیر", "اعظم"]),
        ("آزادکشمیر", ["آزاد کشمیر"]),
        ("آزاداعظم", ["اعظم", "آزاد"]),
    ],
)
def test_words_are_marked_in_every_spacing(page: Page, address: str, query: str, marked: list[str]) -> None:
    page.goto(f"{address}a/rus1/#q={query}")
    marks = page.locator("[data-article-body] mark")
    expect(marks).to_have_count(len(marked))
    assert marks.all_inner_texts() == marked
