"""Pagination numbered from the oldest article."""

from __future__ import annotations

import pytest

from waraq.plugins.pages import paginate, paginate_rising


@pytest.mark.parametrize("per_page", [1, 2, 20])
@pytest.mark.parametrize("total", [0, 1, 19, 20, 21, 39, 40, 41, 99, 200])
def test_every_article_stands_on_exactly_one_page(total: int, per_page: int) -> None:
    shown = [
        n for page in paginate("x/", total, per_page) for n in range(page.offset, page.offset + page.limit)
    ]
    assert shown == list(range(total))


def test_a_full_page_never_changes() -> None:
    def numbered(total: int) -> dict[str, list[int]]:
        # Positions counted from the oldest article, as an archive grows.
        pages = paginate("x/", total, 20)
        return {
            p.url: [total - 1 - n for n in range(p.offset, p.offset + p.limit)]
            for p in pages
            if p.url != "x/"
        }

    before = numbered(40)
    for total in range(41, 200):
        after = numbered(total)
        assert before.items() <= after.items()
        before = after


def test_pager_links_lead_through_all_pages() -> None:
    pages = {page.url: page for page in paginate("x/", 100, 20)}
    here, walked = "x/", ["x/"]
    while older := pages[here].pager.older:
        walked.append(older)
        here = older
    assert walked == ["x/", "x/4/", "x/3/", "x/2/", "x/1/"]
    assert pages["x/4/"].pager.newer == "x/"
    assert {page.pager.oldest for page in pages.values()} == {"x/1/"}


def test_an_empty_list_has_one_empty_page() -> None:
    (page,) = paginate("x/", 0, 20)
    assert (page.url, page.limit, page.pager.total) == ("x/", 0, 1)


@pytest.mark.parametrize("per_page", [1, 2, 20])
@pytest.mark.parametrize("total", [0, 1, 19, 20, 21, 39, 40, 41, 99, 200])
def test_a_rising_list_begins_at_its_own_address(total: int, per_page: int) -> None:
    pages = list(paginate_rising("x/", total, per_page))
    assert [n for page in pages for n in range(page.offset, page.offset + page.limit)] == list(range(total))
    assert [page.url for page in pages] == ["x/", *(f"x/{n}/" for n in range(2, len(pages) + 1))]
    assert all(page.limit == per_page for page in pages[:-1])
    assert pages[-1].limit < 2 * per_page
    assert [page.pager.newer for page in pages] == [*(page.url for page in pages[1:]), None]
    assert [page.pager.older for page in pages] == [None, *(page.url for page in pages[:-1])]
    assert {(page.pager.oldest, page.pager.newest) for page in pages} == {("x/", pages[-1].url)}
