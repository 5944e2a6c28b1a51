"""The disposable store: what was derived from each article, kept between builds in SQLite.

Everything in it can be made again from `content/`; deleting it only costs
time. No page needs all articles in memory: pages are queries.
"""

from waraq.store.article_files import ArticleFiles, Known
from waraq.store.coverage import Coverage
from waraq.store.credits import AUTHOR, CREDITS, CreditCount, Credited, list_credits
from waraq.store.days_of_year import DaysOfYear, YearOfDay
from waraq.store.exported import ExportedRow
from waraq.store.file import Made
from waraq.store.pages import END, FORWARD, Page, Part
from waraq.store.pictures import LookedAt, Pictures, StoredPicture
from waraq.store.queries import ArticleQuery, Counts, Span, place_in_time
from waraq.store.record import Body, Record
from waraq.store.row import Row, make_row
from waraq.store.store import Store

__all__ = [
    "AUTHOR",
    "CREDITS",
    "END",
    "FORWARD",
    "ArticleFiles",
    "ArticleQuery",
    "Body",
    "Counts",
    "Coverage",
    "CreditCount",
    "Credited",
    "DaysOfYear",
    "ExportedRow",
    "Known",
    "LookedAt",
    "Made",
    "Page",
    "Part",
    "Pictures",
    "Record",
    "Row",
    "Span",
    "Store",
    "StoredPicture",
    "YearOfDay",
    "list_credits",
    "make_row",
    "place_in_time",
]
