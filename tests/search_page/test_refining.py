"""Facets, dates, chips, the chart over time, corrections, and more like this."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from .conftest import expect_address, open_facets, search


def open_facet(page: Page, field: str) -> Locator:
    open_facets(page)
    facet = page.locator(f"[data-facet={field}]")
    facet.locator("> summary").click()
    return facet


def test_values_are_counted_when_a_list_is_opened(page: Page) -> None:
    search(page, "?q=سیلاب")
    assert page.evaluate("asked.filter((each) => each.facet).length") == 0
    facet = open_facet(page, "section")
    expect(facet.get_by_role("checkbox")).to_have_count(1)
    expect(facet.locator("li")).to_contain_text("قومی خبریں")
    expect(facet.locator(".visually-hidden")).to_have_text("20 مضامین")
    assert page.evaluate("asked.filter((each) => each.facet).map((each) => each.facet)") == ["section"]


def test_several_values_at_once_each_removable(page: Page) -> None:
    search(page, "?q=سیلاب")
    facet = open_facet(page, "place")
    expect(facet.get_by_role("checkbox")).to_have_count(4)
    facet.get_by_label("لاہور").check()
    expect(facet.get_by_label("لاہور")).to_be_focused()
    facet.get_by_label("New York").check()
    expect(facet.get_by_role("checkbox")).to_have_count(4)
    expect(page.locator("[data-search-status]")).to_contain_text("10 مضامین")
    people = page.locator("[data-facet=person]")
    people.locator("> summary").click()
    people.get_by_label("عمران خان").check()
    expect_address(page, q=["سیلاب"], place=["لاہور", "New York"], person=["عمران خان"])
    chips = page.locator("[data-chips]")
    chips.get_by_role("button", name="لاہور").click()
    expect(chips.get_by_role("button", name="New York")).to_be_focused()
    expect(facet.get_by_label("New York")).to_be_checked()
    chips.get_by_role("button", name="عمران خان").click()
    chips.get_by_role("button", name="New York").click()
    expect(page.locator("[data-search-status]")).to_be_focused()
    expect_address(page, q=["سیلاب"])
    expect(chips).to_be_hidden()


def test_an_answer_takes_nothing_out_of_a_box_that_is_written_in(page: Page) -> None:
    search(page, "?q=سیلاب")
    open_facets(page)
    page.get_by_label("تا", exact=True).fill("2014")
    page.evaluate(
        "history.pushState(null, '', '?q=سیلاب&from=2010'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    expect(page.get_by_label("از", exact=True)).to_have_value("2010")
    expect(page.get_by_label("تا", exact=True)).to_have_value("2014")
    page.get_by_label("تا", exact=True).press("Enter")
    expect_address(page, q=["سیلاب"], **{"from": ["2010"], "to": ["2014"]})


def test_a_range_of_dates(page: Page) -> None:
    search(page, "?q=سیلاب")
    open_facets(page)
    box = page.get_by_label("از", exact=True)
    box.fill("کل")
    box.press("Enter")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-dates-hint]")).to_contain_text("سمجھ میں نہیں آئی")
    box.fill("2010/05")
    box.press("Enter")
    page.get_by_label("تا", exact=True).fill("2014")
    page.get_by_label("تا", exact=True).press("Enter")
    expect_address(page, q=["سیلاب"], **{"from": ["2010-05"], "to": ["2014"]})
    expect(page.locator("[data-chips] button")).to_contain_text(["مئی 2010ء سے", "2014ء تک"])


def test_years_are_listed_with_counts_and_lead_to_months(page: Page) -> None:
    search(page, "?q=سیلاب")
    facet = open_facet(page, "date")
    expect(facet.get_by_role("button")).to_have_count(12)
    expect(facet.locator("li").last).to_contain_text("تاریخ نامعلوم")
    facet.get_by_role("button", name="2014ء").click()
    expect_address(page, q=["سیلاب"], **{"from": ["2014"], "to": ["2014"]})
    expect(page.locator("[data-chips] button")).to_contain_text(["2014ء"])
    expect(facet.get_by_role("button").first).to_contain_text(re.compile("جنوری|اکتوبر|جولائی|اپریل"))


def test_the_chart_is_worked_by_keys(page: Page) -> None:
    search(page, "?q=سیلاب")
    chart = page.get_by_role("listbox", name="نتائج وقت کے ساتھ")
    expect(chart.get_by_role("option")).to_have_count(12)
    expect(chart.get_by_role("option").first).to_have_attribute("aria-label", "2008ء: 1 مضمون")
    chart.focus()
    page.keyboard.press("End")
    assert chart.get_attribute("aria-activedescendant") == "search-bar-11"
    page.keyboard.press("ArrowRight")  # to the right is back in time
    expect(chart.get_by_role("option", selected=True)).to_have_attribute("aria-label", re.compile("2018"))
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(chart.get_by_role("option", selected=True)).to_have_count(3)
    expect(page.locator("[data-histogram-status]")).to_contain_text("2016ء تا 2018ء")
    page.keyboard.press("Escape")
    expect(chart.get_by_role("option", selected=True)).to_have_count(0)
    page.keyboard.press("Home")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    expect_address(page, q=["سیلاب"], **{"from": ["2008"], "to": ["2009"]})
    expect(chart.get_by_role("option").first).to_have_attribute("aria-label", re.compile("ء: "))
    expect(chart).to_be_focused()
    page.go_back()
    expect(chart.get_by_role("option")).to_have_count(12)


def test_the_chart_of_one_month_goes_and_the_focus_stays_near(page: Page) -> None:
    search(page, "?q=سیلاب&from=2014&to=2015")
    chart = page.get_by_role("listbox", name="نتائج وقت کے ساتھ")
    expect(chart.get_by_role("option").first).to_have_attribute("aria-label", re.compile("2014ء: "))
    chart.focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator("[data-histogram]")).to_be_hidden()
    expect(page.locator("[data-search-status]")).to_be_focused()
    expect(page.locator("[data-chips] button")).to_contain_text([re.compile("2015ء")])


def test_the_chart_is_narrowed_by_dragging_and_runs_from_the_right(page: Page) -> None:
    search(page, "?q=سیلاب")
    chart = page.get_by_role("listbox", name="نتائج وقت کے ساتھ")
    chart.scroll_into_view_if_needed()
    bars = chart.get_by_role("option")
    assert bars.first.bounding_box()["x"] > bars.last.bounding_box()["x"]
    box = chart.bounding_box()
    step = box["width"] / 12
    page.mouse.move(box["x"] + box["width"] - 1.5 * step, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 3.5 * step, box["y"] + 10, steps=4)
    expect(chart.get_by_role("option", selected=True)).to_have_count(3)
    page.mouse.up()
    expect_address(page, q=["سیلاب"], **{"from": ["2009"], "to": ["2011"]})


def test_corrections_are_labelled_and_marked_in_the_article(page: Page) -> None:
    search(page, "?q=پاکستتان")
    status = page.locator("[data-search-status]")
    expect(status.locator("p").first).to_have_text("«پاکستتان» نہیں ملا؛ «پاکستان» کے نتائج")
    href = page.locator("[data-search-list] h2 a").first.evaluate("e => decodeURIComponent(e.hash)")
    assert href == "#q=پاکستان"
    search(page, '?q=pakistan -pakistani "pakistan"')
    href = page.locator("[data-search-list] h2 a").first.evaluate("e => decodeURIComponent(e.hash)")
    assert href == '#q=پاکستان -pakistani "پاکستان"'
    search(page, "?q=pakistan ظظظ")
    expect(status.locator("p").first).to_have_text("«pakistan» کو «پاکستان» پڑھا گیا")
    expect(status).to_contain_text("یہ الفاظ کسی مضمون میں نہیں: ظظظ۔")


def test_articles_that_are_left_out_are_told(page: Page) -> None:
    search(page, "?q=سیلاب گم")
    expect(page.locator("[data-search-status]")).to_contain_text("2 مضامین یہاں نہیں دکھائے گئے")


def test_more_like_this(page: Page) -> None:
    search(page, "?q=سیلاب&place=لاہور")
    link = page.locator("[data-hit=similar]").first
    like = link.get_attribute("data-like")
    assert re.fullmatch(r"article0\d\d\.(20[\d-]+)?", like or "")
    expect(link).to_have_accessible_name(re.compile("ملتے جلتے مضامین: سیلاب کی خبر"))
    link.click()
    expect_address(page, like=[like])
    expect(page.locator("[data-search-status]")).to_contain_text("اس سے ملتے جلتے مضامین: سیلاب کی خبر")
    expect(page.locator("[data-search-status]")).to_be_focused()
    expect(page.locator("[data-search-list=all] > li")).to_have_count(10)
    expect(page.locator("[data-histogram]")).to_be_hidden()
    expect(page.locator("[data-facets]")).to_be_hidden()
    expect(page.locator("[data-chips]")).to_be_hidden()
    assert "#" not in page.locator("[data-search-list] h2 a").first.get_attribute("href")
    page.reload()
    expect(page.locator("[data-search-list=all] > li")).to_have_count(10)
    page.go_back()
    expect_address(page, q=["سیلاب"], place=["لاہور"])
    expect(page.locator("[data-chips] li")).to_have_count(1)


def test_more_results_are_added(page: Page) -> None:
    search(page, "?q=سیلاب")
    page.locator("[data-search-more]").click()
    items = page.locator("[data-search-list=all] > li")
    expect(items).to_have_count(20)
    expect(items.nth(10).locator("h2 a")).to_be_focused()
    expect(page.locator("[data-search-more]")).to_be_hidden()
