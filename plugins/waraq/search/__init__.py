"""Search: a Whoosh index kept between builds, exported as files that the browser searches.

`update_index` keeps the index, `search` asks it from Python, and
`export_index` writes it, with the client in `client/`, into the site.
"""

from __future__ import annotations

from waraq.search.changes import IndexReport
from waraq.search.client_files import ClientAddresses, load_client
from waraq.search.document import DocumentSource, SearchDocument
from waraq.search.excerpt import Segment
from waraq.search.export import ExportReport, export_index
from waraq.search.index import update_index
from waraq.search.narrowing import Choice
from waraq.search.searcher import Hit, Searcher, SearchOptions, SearchResult, search

__all__ = [
    "Choice",
    "ClientAddresses",
    "DocumentSource",
    "ExportReport",
    "Hit",
    "IndexReport",
    "SearchDocument",
    "SearchOptions",
    "SearchResult",
    "Searcher",
    "Segment",
    "export_index",
    "load_client",
    "search",
    "update_index",
]
