"""How often a term stands in each field of a document: four bytes, the value of a Whoosh posting.

One posting a term and document, whatever the fields: so an index is written
in a third less time than with a Whoosh field for each.
"""

from __future__ import annotations

from whoosh.fields import FieldType
from whoosh.formats import Format

FIELDS = ("headline", "lead", "entities", "body")
"""The searched fields, in the order of the counts."""
# A byte holds no more; long before that another occurrence says nothing.
MOST_COUNTED = 255

Counts = bytes
"""How often one term stands in each of `FIELDS` of one document, at most `MOST_COUNTED` times."""

ONCE: Counts = bytes((0, 0, 0, 1))
"""Once in the body and nowhere else, as most terms of a document."""


class CountsFormat(Format):  # type: ignore[misc]
    """Tells Whoosh that the value of a posting has four bytes, so that it stores them in a row."""

    posting_size = len(FIELDS)

    def __init__(self) -> None:
        super().__init__()


class CountsField(FieldType):  # type: ignore[misc]
    """A Whoosh field of terms with their counts, which `writer.py` writes: Whoosh analyses nothing."""

    indexed = True
    stored = False
    scorable = False
    unique = False
    vector = None
    analyzer = None
    column_type = None
    spelling = False

    def __init__(self) -> None:
        self.format = CountsFormat()
