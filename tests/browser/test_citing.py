"""How a reader cites an article: lines that are copied, files that are saved, both in print."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from waraq.dates import format_edtf

NAMES = ["BibTeX", "RIS", "CSL-JSON"]
BEGINNINGS = ["@", "TY  - NEWS\r\n", '[{"id":']


def test_a_line_is_copied_with_the_day_of_reading(
    page: Page, context: BrowserContext, address: str, user_article: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + user_article)
    before = date.today().isoformat()
    page.locator(".cite > summary").click()
    button = page.locator("[data-copies=cite-urdu-text]")
    button.click()
    expect(button.locator("+ [role=status]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    days = {before, date.today().isoformat()}  # it may be midnight
    assert any(copied.endswith(f"{format_edtf(day)}۔") for day in days), copied
    assert page.locator("h1").inner_text() in copied
    page.locator("#cite-chicago-text").click()
    assert page.evaluate("getSelection().toString()") == page.locator("#cite-chicago-text").inner_text()
    page.locator("[data-copies=permalink]").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.startsWith('http'))")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/{user_article}")


def test_a_line_that_may_not_be_copied_is_selected(page: Page, address: str, user_article: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(address + user_article)
    page.locator(".cite > summary").click()
    button = page.locator("[data-copies=cite-urdu-text]")
    button.click()
    expect(button.locator("+ [role=status]")).not_to_be_empty()
    assert page.evaluate("getSelection().toString()") == page.locator("#cite-urdu-text").inner_text()


def test_without_scripts_files_are_saved_and_lines_printed(
    browser: Browser, address: str, user_article: str, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(address + user_article)
    line, button = page.locator("#cite-urdu-text"), page.locator("[data-copies]").first
    assert (line.is_visible(), button.is_visible()) == (False, False)
    page.locator(".cite > summary").click()
    assert (line.is_visible(), button.is_visible()) == (True, False)
    for name, beginning in zip(NAMES, BEGINNINGS, strict=True):
        with page.expect_download() as saved:
            page.get_by_role("link", name=name, exact=True).click()
        saved.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().decode().startswith(beginning)
        assert saved.value.suggested_filename.startswith(user_article.strip("/").rpartition("/")[2])
    page.locator(".cite > summary").click()
    page.emulate_media(media="print")
    assert (line.bounding_box() or {}).get("height", 0) > 0, "a closed panel is printed, too"
    assert not page.get_by_role("link", name="BibTeX", exact=True).is_visible()
    context.close()
