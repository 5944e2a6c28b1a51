"""What the last update of an index replaced: of each changed document how it was indexed before.

An export compares it with what is there now, so that a corrected article
changes a few of the files in which words stand, and not all.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from waraq.search.reader import IndexReader
from waraq.search.schema import Vector, read_vector, write_vector

FORMER = "former.jsonl"
# Where more documents changed, all files are made anew in hardly more time.
MOST_KEPT = 4096

Key = tuple[str, str]
"""The id of a document and its digest, shortened."""


class Indexed(NamedTuple):
    """A document as it was indexed: the number of terms in each of `FIELDS`, what fields hold, its terms."""

    lengths: tuple[int, ...]
    values: tuple[tuple[str, str], ...]
    vector: Vector


def read_indexed(reader: IndexReader, docnum: int, lengths: tuple[int, ...]) -> Indexed:
    """A document as an index has it, of these lengths."""
    return Indexed(lengths, reader.read_document(docnum).values, reader.read_vector(docnum))


def save_former(directory: Path, former: Mapping[Key, Indexed]) -> None:
    """Write what an update replaced beside the index."""
    (directory / FORMER).write_text("".join(map(_write_line, former.items())), "utf-8", newline="\n")


def load_former(directory: Path, wanted: Collection[Key]) -> dict[Key, Indexed] | None:
    """Some of the documents that the last update replaced; None where one of them was not.

    Raises OSError or ValueError when they can't be read.
    """
    lines = (directory / FORMER).read_text("utf-8").splitlines()
    found = dict(map(_read_line, lines))
    return {key: found[key] for key in wanted} if found.keys() >= set(wanted) else None


def _write_line(item: tuple[Key, Indexed]) -> str:
    key, (lengths, values, vector) = item
    packed = b64encode(write_vector(vector)).decode()
    return json.dumps([key, lengths, values, packed], ensure_ascii=True) + "\n"


def _read_line(line: str) -> tuple[Key, Indexed]:
    (document_id, digest), lengths, values, packed = json.loads(line)
    pairs = tuple((str(field), str(value)) for field, value in values)
    return (document_id, digest), Indexed(tuple(lengths), pairs, read_vector(b64decode(packed)))
