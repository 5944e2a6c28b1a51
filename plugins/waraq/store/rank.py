"""Which articles of a day come first: in the printed paper, and by their weight on a front page."""

from __future__ import annotations

from waraq.article import Article

# An editor's word counts before all else; what nobody spoke of stands between the second news and the briefs.
_TIERS = {"lead": 0, "secondary": 1, None: 2, "brief": 3}
_UNKNOWN = "~"  # behind all pages
_LONGEST = 9_999_999  # an article file has at most ten million bytes
_PICTURE = "<img"


def find_printed(article: Article) -> str:
    """Where an article stands in its printed paper, for an order by the letters: page, then prominence.

    >>> pages = ("1", "12", "B2", None)
    >>> [find_printed(Article(id="a", headline="خبر", body="", page=page)) for page in pages]
    ['@0012', '@0122', 'B0022', '~2']
    """
    return f"{_order_page(article.page)}{_TIERS[article.prominence]}"


def _order_page(page: str | None) -> str:
    if page is None:
        return _UNKNOWN
    letter = page[0] if page[0].isalpha() else "@"  # the sign before A: pages without a letter come first
    return f"{letter}{int(page.lstrip(letter)):03}"


def weigh(article: Article, html: str, text: str) -> str:
    """How much an article weighs among those of its day, the heaviest first by the letters.

    The editor's word, then the page, a picture, a headline that was printed, and the length.

    >>> weigh(Article(id="a", headline="خبر", body="", prominence="lead", page="1"), "<p>متن</p>", "متن")
    '0@001109999996'
    """
    inferred = article.headline_source == "inferred"
    parts = (_TIERS[article.prominence], _order_page(article.page), int(_PICTURE not in html), int(inferred))
    return f"{''.join(map(str, parts))}{max(_LONGEST - len(text), 0):07}"
