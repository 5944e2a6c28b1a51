"""Postings of many documents in little memory: eight bytes each, behind one another by term."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from itertools import compress, count, repeat
from operator import add
from sys import byteorder
from typing import NamedTuple

from waraq.search.schema import Vector

_POSTING = 8  # bytes: the number of a document, and counts


class PackedList(NamedTuple):
    """The postings of one term, by rising numbers of documents.

    `counts` are whole numbers made of four bytes in the machine's order.
    `forms` has the form in which a document has the term, by its number,
    where that is not the term itself.
    """

    numbers: array[int]
    counts: array[int]
    forms: dict[int, bytes]


class PackedRow(NamedTuple):
    """A term with its postings: the numbers and counts of a `PackedList` by turns, and its forms."""

    term: str
    row: bytes
    forms: dict[int, bytes]

    def count_documents(self) -> int:
        """How many documents have the term."""
        return len(self.row) // _POSTING

    def unpack(self) -> PackedList:
        """The postings."""
        row = array("I", self.row)
        return PackedList(row[::2], row[1::2], self.forms)


class PackedPostings:
    """The postings of documents that are added in the order of their numbers."""

    def __init__(self, forms: Iterable[bytes] = ()) -> None:
        self._rows: defaultdict[str, bytearray] = defaultdict(bytearray)
        self._forms: defaultdict[str, bytearray] = defaultdict(bytearray)
        self._numbers_of_forms = {form: number for number, form in enumerate(forms)}

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, number: int, vector: Vector) -> None:
        """Add the postings of one document."""
        head = number.to_bytes(4, byteorder)
        postings = map(add, repeat(head), vector.counts)
        rows = map(self._rows.__getitem__, vector.terms)
        deque(map(bytearray.extend, rows, postings), maxlen=0)
        for place in compress(count(), vector.forms):
            self._add_form(vector.terms[place], head, vector.forms[place])

    def add_posting(self, number: int, term: str, counts: bytes, form: bytes) -> None:
        """Add one posting of a document whose number is not below any that has the term."""
        head = number.to_bytes(4, byteorder)
        self._rows[term] += head + counts
        if form:
            self._add_form(term, head, form)

    def _add_form(self, term: str, head: bytes, form: bytes) -> None:
        known = self._numbers_of_forms
        self._forms[term] += head + known.setdefault(form, len(known)).to_bytes(4, byteorder)

    def restore(self, term: str, postings: bytes, forms: bytes) -> None:
        """Begin with postings of a term that `list_rows` gave, whose forms are numbered as here."""
        self._rows[term] += postings
        if forms:
            self._forms[term] += forms

    def list_rows(self) -> dict[str, tuple[bytes, bytes]]:
        """The postings of each term as bytes, and the forms in which some documents have it."""
        nothing = bytearray()
        return {term: (bytes(row), bytes(self._forms.get(term, nothing))) for term, row in self._rows.items()}

    def list_forms(self) -> list[bytes]:
        """The forms by their numbers."""
        return list(self._numbers_of_forms)

    def pop_lists(self) -> Iterator[tuple[str, PackedList]]:
        """The terms in code-point order, each with its postings; they are forgotten on the way."""
        return ((row.term, row.unpack()) for row in self.pop_rows())

    def pop_rows(self) -> Iterator[PackedRow]:
        """The same in a form that goes to another process in a fraction of the time."""
        forms = list(self._numbers_of_forms)
        for term in sorted(self._rows):
            row = bytes(self._rows.pop(term))
            named: dict[int, bytes] = {}
            if term in self._forms:
                formed = array("I", bytes(self._forms.pop(term)))
                named.update(zip(formed[::2], map(forms.__getitem__, formed[1::2]), strict=True))
            yield PackedRow(term, row, named)

    def clear(self) -> None:
        """Forget everything."""
        self._rows.clear()
        self._forms.clear()
