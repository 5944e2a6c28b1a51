"""The values of facets: for each field of a tier the most frequent, and the documents of each.

The format is described byte by byte in `docs/search.md`; read by `client/facets.js`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, takewhile
from operator import attrgetter

from waraq.search.binary import compress, decode_rising, encode_numbers, pack_rising
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


def make_facet_files(
    lists: Sequence[TermList],
    tier: Tier,
    read_document: Callable[[int], SearchDocument],
    stands_elsewhere: Callable[[str], bool],
    analyzer: Analyzer,
) -> Iterator[tuple[str, bytes]]:
    """A file for each facet and one of all names, with their paths in the folder of the tier.

    `lists` are those of the tier in the order of their terms.
    `read_document` gives the document of a number, `stands_elsewhere` whether
    a document of another tier has a key. A value is marked as whole when none has.
    """
    names: list[str] = []
    for field in FACETS:
        found = _select_keys(lists, f"{field}{WHOLE_SIGN}".encode())
        chosen = sorted(found, key=lambda each: (-each.documents, each.term))[:MOST_VALUES]
        body = encode_numbers((FORMAT, FACETS.index(field), tier.first, tier.documents, len(chosen)))
        gaps: list[bytes] = []
        for place, each in enumerate(chosen):
            number = tier.first + decode_rising(each.gaps)[0]
            value = _find_value(read_document(number), field, each.term.decode(), analyzer)
            if field in NAMED and place < MOST_NAMED:
                names.append(f"{field}\t{each.documents}\t{' '.join(value.split())}\n")
            name = value.encode()
            whole = not stands_elsewhere(each.term.decode())
            body += encode_numbers((whole, len(name))) + name
            gaps.append(pack_rising(each.gaps, each.documents, tier.documents))
            body += encode_numbers((each.documents, len(gaps[-1])))
        yield f"f/{field}.bin", compress(MAGIC + body + b"".join(gaps))
    head_line = f"{tier.first} {tier.documents}\n"
    yield NAMES, compress((head_line + "".join(names)).encode())


def _select_keys(lists: Sequence[TermList], head: bytes) -> Sequence[TermList]:
    """The lists of terms that begin so."""
    first = bisect_left(lists, head, key=_TERM)
    return list(takewhile(lambda each: each.term.startswith(head), islice(lists, first, None)))


def _find_value(document: SearchDocument, field: str, key: str, analyzer: Analyzer) -> str:
    """The value of a document that has a key, as it is printed."""
    values = (value for name, value in document.values if name == field)
    return next(value for value in values if whole_key(field, read_units(value, analyzer)) == key)
