"""The values of facets: for each field of a tier the most frequent, and the documents of each.

The format is described byte by byte in `docs/search.md`; read by `client/facets.js`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, takewhile
from operator import attrgetter
from typing import NamedTuple

from waraq.search.binary import compress, decode_rising, decompress, encode_numbers, pack_rising
from waraq.search.document import SearchDocument
from waraq.search.keys import WHOLE_SIGN, whole_key
from waraq.search.term_shards import TermList
from waraq.search.tiers import Tier
from waraq.search.units import read_units
from waraq.text import Analyzer

FACETS = ("person", "place", "org", "section", "publication")
# Those whose values are names; they stand once more, without the documents, in a file of their own.
NAMED = ("person", "place", "org")
NAMES = "f/names.bin"
FILES = len(FACETS) + 1
MAGIC = b"WF"
FORMAT = 2
# What a reader can look through; the rest is found by searching for it.
MOST_VALUES = 400
# These are suggested while a reader types, and fetched at the first pause.
MOST_NAMED = 200
_TERM = attrgetter("term")


class FacetMaker(NamedTuple):
    """Makes the files of facets of a tier.

    `read_document` gives the document of a number, `stands_elsewhere` whether
    a document of another tier has a key. A value is marked as whole when none has;
    in the first tier all are, since readers count those in any case.
    """

    tier: Tier
    read_document: Callable[[int], SearchDocument]
    stands_elsewhere: Callable[[str], bool]
    analyzer: Analyzer

    def make_files(self, lists: Sequence[TermList]) -> Iterator[tuple[str, bytes]]:
        """A file for each facet and one of all names, with their paths in the folder of the tier.

        `lists` are those of the tier in the order of their terms.
        """
        names: list[str] = []
        for field in FACETS:
            data, some = self.make_facet(field, _select_keys(lists, list_head(field)))
            names += some
            yield name_facet(field), data
        yield NAMES, self.write_names(names)

    def make_facet(self, field: str, lists: Sequence[TermList]) -> tuple[bytes, list[str]]:
        """The file of a facet, and the lines of its names, from the lists of its keys in their order."""
        chosen = sorted(lists, key=lambda each: (-each.documents, each.term))[:MOST_VALUES]
        tier = self.tier
        body = encode_numbers((FORMAT, FACETS.index(field), tier.first, tier.documents, len(chosen)))
        rows: list[bytes] = []
        names: list[str] = []
        for each in chosen:
            key = each.term.decode()
            document = self.read_document(tier.first + decode_rising(each.gaps)[0])
            value = _find_value(document, field, key, self.analyzer)
            names.append(f"{field}\t{each.documents}\t{' '.join(value.split())}\n")
            rows.append(pack_rising(each.gaps, each.documents, tier.documents))
            name, whole = value.encode(), tier.first == 0 or not self.stands_elsewhere(key)
            body += encode_numbers((whole, len(name))) + name
            body += encode_numbers((each.documents, len(rows[-1])))
        return compress(MAGIC + body + b"".join(rows)), names[:MOST_NAMED] if field in NAMED else []

    def write_names(self, lines: Iterable[str]) -> bytes:
        """The file of names, of their lines facet by facet."""
        head = f"{self.tier.first} {self.tier.documents}\n"
        return compress((head + "".join(lines)).encode())


def list_head(field: str) -> bytes:
    """What the keys of a facet's values begin with."""
    return f"{field}{WHOLE_SIGN}".encode()


def name_facet(field: str) -> str:
    """The path of a facet's file in the folder of a tier."""
    return f"f/{field}.bin"


def read_names(data: bytes) -> list[str]:
    """The lines of names that `FacetMaker.write_names` wrote; raises ValueError for what is damaged."""
    return decompress(data).decode().splitlines(keepends=True)[1:]


def _select_keys(lists: Sequence[TermList], head: bytes) -> Sequence[TermList]:
    """The lists of terms that begin so."""
    first = bisect_left(lists, head, key=_TERM)
    return list(takewhile(lambda each: each.term.startswith(head), islice(lists, first, None)))


def _find_value(document: SearchDocument, field: str, key: str, analyzer: Analyzer) -> str:
    """The value of a document that has a key, as it is printed."""
    values = (value for name, value in document.values if name == field)
    return next(value for value in values if whole_key(field, read_units(value, analyzer)) == key)
