"""What an index keeps of a term in a document: the value of a Whoosh posting.

Four bytes say how often it stands in each field; the form follows in which
the document has it, where that is not the term itself.

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
"""How often one term stands in each of `FIELDS` of one document (at most `MOST_COUNTED` times), and its
first form there in UTF-8, empty where it is the term itself."""


def read_form(counts: Counts) -> bytes:
    """The form in which a document has a term, empty where it is the term itself."""
    return counts[len(FIELDS) :]


ONCE: Counts = bytes((0, 0, 0, 1))
"""Once in the body and nowhere else, as most terms of a document."""


class CountsFormat(Format):  # type: ignore[misc]
    """Tells Whoosh that the values of postings are as long as they are."""

    posting_size = -1

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
