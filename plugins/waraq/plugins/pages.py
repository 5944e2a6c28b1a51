"""Pagination numbered from the oldest article, so that a new article moves no old page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from waraq.plugins.views import Pager


class Slice(NamedTuple):
    """One page of a list: its address, `offset` and `limit` in it, its pager."""

    url: str
    offset: int
    limit: int
    pager: Pager


def paginate(base: str, total: int, per_page: int) -> Iterator[Slice]:
    """The pages of a list of `total` articles below the address `base`, the newest page first.

    Full pages are numbered from 1, the oldest, and never change once full.
    The newest page stands at `base` itself and takes what is left over, so
    it holds from `per_page` to 2 * `per_page` - 1 articles (fewer only when
    it is the only page). An empty list still has its one page.

    >>> [(page.url, page.offset, page.limit) for page in paginate("section/sports/", 45, 20)]
    [('section/sports/', 0, 25), ('section/sports/1/', 25, 20)]
    """
    full = max(total // per_page - 1, 0)
    newest = total - full * per_page
    urls = [f"{base}{number}/" for number in range(1, full + 1)] + [base]
    for position in range(full, -1, -1):
        offset = 0 if position == full else newest + (full - 1 - position) * per_page
        pager = Pager(
            number=position + 1,
            total=full + 1,
            newer=urls[position + 1] if position < full else None,
            older=urls[position - 1] if position > 0 else None,
            newest=base,
            oldest=urls[0],
        )
        yield Slice(urls[position], offset, newest if position == full else per_page, pager)


def paginate_rising(base: str, total: int, per_page: int) -> Iterator[Slice]:
    """The pages of a list that is kept oldest first, the oldest page at the address `base` before all.

    The others are numbered from 2. Full pages keep their articles when newer
    ones come; the last takes what is left over, as the newest of `paginate`.

    >>> [(page.url, page.offset, page.limit) for page in paginate_rising("copies/3kq7m2x9tb/", 45, 20)]
    [('copies/3kq7m2x9tb/', 0, 20), ('copies/3kq7m2x9tb/2/', 20, 25)]
    """
    count = max(total // per_page, 1)
    urls = [base, *(f"{base}{number}/" for number in range(2, count + 1))]
    for position, url in enumerate(urls):
        offset, last = position * per_page, position == count - 1
        pager = Pager(
            number=position + 1,
            total=count,
            newer=None if last else urls[position + 1],
            older=urls[position - 1] if position else None,
            newest=urls[-1],
            oldest=base,
        )
        yield Slice(url, offset, total - offset if last else per_page, pager)
