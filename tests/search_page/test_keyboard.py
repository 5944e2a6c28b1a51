"""The on-screen keyboard: CRULP's keys, written at the caret, by pointer and by keys."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .conftest import SEARCH


def open_keyboard(page: Page):
    page.goto(SEARCH)
    page.get_by_role("button", name="کی بورڈ").click()
    board = page.get_by_role("group", name="اردو کی بورڈ")
    expect(board).to_be_visible()
    return board


def test_it_is_fetched_when_it_is_asked_for(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(SEARCH)
    assert not any("keyboard" in url for url in asked)
    button = page.get_by_role("button", name="کی بورڈ")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert any(url.endswith("keyboard.js") for url in asked)
    button.click()
    expect(page.get_by_role("group", name="اردو کی بورڈ")).to_be_hidden()


def test_keys_write_at_the_caret_and_search(page: Page) -> None:
    board = open_keyboard(page)
    box = page.locator("#search-words")
    for key in "سیلاب":
        board.get_by_role("button", name=key, exact=True).click()
    expect(box).to_have_value("سیلاب")
    expect(box).to_be_focused()
    expect(page.locator("[data-search-list] > li").first).to_be_visible()
    box.press("Home")
    board.get_by_role("button", name="شفٹ").click()
    expect(board.get_by_role("button", name="شفٹ")).to_have_attribute("aria-pressed", "true")
    board.get_by_role("button", name="آ", exact=True).click()
    expect(board.get_by_role("button", name="شفٹ")).to_have_attribute("aria-pressed", "false")
    board.get_by_role("button", name="وقفہ").click()
    expect(box).to_have_value("آ سیلاب")
    board.get_by_role("button", name="حذف").click()
    board.get_by_role("button", name="حذف").click()
    board.get_by_role("button", name="حذف").click()
    expect(box).to_have_value("سیلاب")
    box.evaluate("e => e.setSelectionRange(1, 3)")
    board.get_by_role("button", name="ن", exact=True).click()
    expect(box).to_have_value("سناب")


def test_marks_have_names(page: Page) -> None:
    board = open_keyboard(page)
    board.get_by_role("button", name="شفٹ").click()
    board.get_by_role("button", name="پیش", exact=True).click()
    expect(page.locator("#search-words")).to_have_value("\u064f")


def test_arrows_move_between_keys_and_escape_closes(page: Page) -> None:
    board = open_keyboard(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(board.get_by_role("button", name="۱", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(board.get_by_role("button", name="ق", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#search-words")).to_have_value("و")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(board.get_by_role("button", name="وقفہ")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(board.get_by_role("button", name="شفٹ")).to_be_focused()
    page.keyboard.press("Escape")
    expect(board).to_be_hidden()
    expect(page.locator("#search-words")).to_be_focused()


def test_a_real_keyboard_stays_as_it_is(page: Page) -> None:
    open_keyboard(page)
    page.keyboard.type("abc")
    expect(page.locator("#search-words")).to_have_value("abc")
