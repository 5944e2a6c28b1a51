"""Search: a Whoosh index kept between builds, exported as files that the browser searches.

`update_index` keeps the index, `search` asks it from Python, and
`export_index` writes it, with the client in `client/`, into the site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from waraq.lazily import load_lazily

if TYPE_CHECKING:
    from waraq.search.changes import IndexReport
    from waraq.search.client_files import ClientAddresses, load_client
    from waraq.search.document import DocumentSource, SearchDocument, Since
    from waraq.search.excerpt import Segment
    from waraq.search.export import export_index
    from waraq.search.index import update_index
    from waraq.search.narrowing import Choice
    from waraq.search.report import ExportReport
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
    "Since",
    "export_index",
    "load_client",
    "search",
    "update_index",
]

# Whoosh takes long to load, and not all need it.
__getattr__ = load_lazily(
    __name__,
    {
        "Choice": "narrowing",
        "ClientAddresses": "client_files",
        "DocumentSource": "document",
        "ExportReport": "report",
        "Hit": "searcher",
        "IndexReport": "changes",
        "SearchDocument": "document",
        "SearchOptions": "searcher",
        "SearchResult": "searcher",
        "Searcher": "searcher",
        "Segment": "excerpt",
        "Since": "document",
        "export_index": "export",
        "load_client": "client_files",
        "search": "searcher",
        "update_index": "index",
    },
)
