"""Records of many documents, made by all cores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from waraq.search.document import SearchDocument
from waraq.search.schema import Record, RecordMaker, read_vector
from waraq.text import Analyzer
from waraq.workers import Workers, divide

# So many documents are handed to a process at once.
_AT_ONCE = 64


def make_records(texts: Iterable[str], workers: Workers) -> Iterator[Record]:
    """The records of the documents whose JSON is given, in their order.

    Their vectors come from the processes as the index has them: as one run
    of bytes, not some hundreds of small ones.
    """
    try:
        for portion in workers.map(_make_some, divide(texts, _AT_ONCE)):
            yield from (Record(fields, read_vector(fields["vector"])) for fields in portion)
    finally:
        _load_maker.cache_clear()


def _make_some(texts: Sequence[str]) -> list[dict[str, Any]]:
    maker = _load_maker()
    return [maker.make(SearchDocument.from_json(text), text).fields for text in texts]


@cache
def _load_maker() -> RecordMaker:
    """The maker of this process, which remembers what words give."""
    return RecordMaker(Analyzer.load())
