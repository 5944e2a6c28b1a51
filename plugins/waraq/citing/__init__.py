"""How an article is cited: in words, in files for reference managers, and in what its page tells them.

`make_reference` takes from an article what a citation needs; all others write
that: `write_bibtex`, `write_ris` and `write_csl` a file, `list_pieces` a line
in Chicago style, `list_meta` and `write_coins` what Zotero and others read on
the page. What the source does not say is in none of them.
"""

from __future__ import annotations

from waraq.citing.bibtex import write_bibtex
from waraq.citing.chicago import Piece, Role, list_pieces
from waraq.citing.csl import write_csl
from waraq.citing.page_meta import list_meta, write_coins
from waraq.citing.reference import Reference, make_reference
from waraq.citing.ris import write_ris

__all__ = [
    "Piece",
    "Reference",
    "Role",
    "list_meta",
    "list_pieces",
    "make_reference",
    "write_bibtex",
    "write_coins",
    "write_csl",
    "write_ris",
]
