"""The box as a combobox: completions, names with their kind, recent queries kept on the device."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import SEARCH, expect_address, search


def recent(page: Page) -> list[str]:
    return json.loads(page.evaluate("localStorage.getItem('waraq-recent') ?? '[]'"))


def type_in(page: Page, text: str) -> Locator:
    box = page.locator("#search-words")
    box.click()
    box.press_sequentially(text)
    return box


def active(page: Page) -> str:
    return page.locator(
        "#" + page.locator("#search-words").get_attribute("aria-activedescendant")
    ).inner_text()


def test_arrows_move_through_words_and_enter_takes_one(page: Page) -> None:
    page.goto(SEARCH)
    box = type_in(page, "سیلاب پا")
    options = page.get_by_role("option")
    expect(options).to_have_text(["پاکستان", "پاکستانی", "پانی"])
    expect(box).to_have_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert box.get_attribute("aria-controls") == page.get_by_role("listbox", name="تجاویز").get_attribute(
        "id"
    )
    expect(page.locator("[data-suggestions-status]")).to_have_text("3 تجاویز")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowDown")
    box.press("ArrowDown")
    assert active(page).strip() == "پاکستانی"
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_value("سیلاب پا")
    box.press("ArrowUp")
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowUp")
    assert active(page).strip() == "پانی"
    box.press("Home")
    assert box.get_attribute("aria-activedescendant") is None
    assert box.evaluate("e => e.selectionStart") == 0
    box.press("End")
    assert box.evaluate("e => e.selectionStart") == len("سیلاب پا")
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("سیلاب پاکستان")
    expect(page.get_by_role("listbox", name="تجاویز")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect_address(page, q=["سیلاب پاکستان"])
    expect(box).to_be_focused()
    assert recent(page) == ["سیلاب پاکستان"]


def test_escape_closes_the_list_and_keeps_the_words(page: Page) -> None:
    page.goto(SEARCH)
    box = type_in(page, "پا")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox", name="تجاویز")).to_be_hidden()
    expect(box).to_have_value("پا")
    box.press("Alt+ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    page.locator("h1").click()
    expect(page.get_by_role("listbox", name="تجاویز")).to_be_hidden()


def test_a_name_is_searched_as_what_it_is(page: Page) -> None:
    page.goto(SEARCH)
    box = type_in(page, "سیلاب عمران خ")
    # The engine completes the last word: the name begins with more of what was typed.
    option = page.get_by_role("option", name="عمران خان")
    expect(option).to_contain_text("شخص")
    option.click()
    expect(box).to_have_value('سیلاب شخص:"عمران خان"')
    expect_address(page, q=['سیلاب شخص:"عمران خان"'])
    box.fill("لا")
    box.press("ArrowDown")
    expect(page.get_by_role("option", name="لاہور")).to_contain_text("مقام")
    page.get_by_role("option", name="لاہور").click()
    expect(box).to_have_value("مقام:لاہور")


# In one breath, so that the key comes before the box has waited for more letters.
TYPE_AND_OPEN = """(box, text) => {
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
}"""


def test_a_list_that_is_open_stays_as_it_is(page: Page) -> None:
    """Who opens it by a key just after typing has asked already: another list would take a press away."""
    page.goto(SEARCH)
    box = type_in(page, "پا")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Escape")
    box.evaluate(TYPE_AND_OPEN, "لا")
    option = page.get_by_role("option", name="لاہور")
    expect(option).to_be_visible()
    kept = option.evaluate_handle("(option) => option")
    # Longer than the box waits for more letters, by the same clock.
    page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 500))")
    assert kept.evaluate("(option) => option.isConnected")


def test_recent_queries_are_offered_and_removed_one_by_one(page: Page) -> None:
    page.goto(SEARCH)
    page.evaluate("localStorage.setItem('waraq-recent', JSON.stringify(['سیلاب', 'پاکستان', '<b>', 7, '']))")
    page.reload()
    box = page.locator("#search-words")
    box.click()
    expect(box).to_have_role("combobox")
    box.press("ArrowDown")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-description", "مٹانے کے لیے ڈیلیٹ دبائیے")
    box.press("Delete")
    expect(options).to_have_count(2)
    assert recent(page) == ["پاکستان", "<b>"]
    options.last.locator("[data-remove]").click()
    expect(options).to_have_count(1)
    assert recent(page) == ["پاکستان"]
    assert active(page).startswith("پاکستان")
    box.press("Enter")
    expect_address(page, q=["پاکستان"])


def test_recent_queries_stand_on_the_empty_page_and_can_all_be_forgotten(page: Page) -> None:
    for query in ("سیلاب", "پاکستان", "انتخابات"):
        search(page, f"?q={query}")
        page.locator("#search-words").press("Enter")
    page.goto(SEARCH)
    part = page.locator("[data-recent]")
    expect(part.get_by_role("link")).to_have_text(["انتخابات", "پاکستان", "سیلاب"])
    part.get_by_role("button", name="پاکستان").click()
    expect(part.get_by_role("link")).to_have_text(["انتخابات", "سیلاب"])
    expect(part.get_by_role("button", name="سیلاب")).to_be_focused()
    part.get_by_role("link", name="سیلاب").click()
    expect_address(page, q=["سیلاب"])
    expect(part).to_be_hidden()
    page.go_back()
    expect(part).to_be_visible()
    part.get_by_role("button", name="سب مٹائیے").click()
    expect(part).to_be_hidden()
    assert page.evaluate("localStorage.getItem('waraq-recent')") is None


def test_at_most_twenty_are_kept(page: Page) -> None:
    page.goto(SEARCH)
    box = page.locator("#search-words")
    for number in range(23):
        box.fill(f"سیلاب {number}")
        box.press("Enter")
    assert recent(page) == [f"سیلاب {number}" for number in range(22, 2, -1)]


@pytest.mark.parametrize(
    "refuse",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        "localStorage.setItem('waraq-recent', '{not json')",
        "localStorage.setItem('waraq-recent', '{\"a\": 1}')",
    ],
)
def test_refused_full_and_foreign_storage_do_no_harm(page: Page, refuse: str) -> None:
    page.add_init_script(refuse)
    page.goto(SEARCH)
    box = page.locator("#search-words")
    box.fill("سیلاب")
    box.press("Enter")
    expect(page.locator("[data-search-list] > li").first).to_be_visible()
    expect(box).to_have_role("combobox")
    box.fill("")
    box.press("ArrowDown")
    expect(page.get_by_role("option", name="سیلاب")).to_be_visible()


def test_slash_leads_to_the_box_from_anywhere(page: Page) -> None:
    search(page, "?q=سیلاب")
    box = page.locator("#search-words")
    page.locator("[data-search-list] a").first.focus()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value("سیلاب")
    page.keyboard.press("End")
    page.keyboard.press("/")
    expect(box).to_have_value("سیلاب/")
    page.goto(SEARCH.replace("search/", "date/"))
    page.keyboard.press("/")
    expect(page.locator("header input[name=q]")).to_be_focused()


def test_slash_can_be_turned_off_and_stays_so(page: Page) -> None:
    page.goto(SEARCH)
    setting = page.get_by_role("group", name="کلید / سے تلاش تک")
    setting.get_by_role("button", name="بند").click()
    page.keyboard.press("/")
    expect(page.locator("#search-words")).not_to_be_focused()
    page.reload()
    expect(setting.get_by_role("button", name="بند")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("/")
    expect(page.locator("#search-words")).not_to_be_focused()
    setting.get_by_role("button", name="چالو").click()
    page.keyboard.press("/")
    expect(page.locator("#search-words")).to_be_focused()
