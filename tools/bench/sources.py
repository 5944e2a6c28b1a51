"""The articles of the bench as the store of an archive gives them: each with a hash that is known already.

A store keeps the hash of every article, and reads an article only when it is
asked for. Here the hashes lie in a file beside the articles, which is written
on where articles were added since.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from waraq.search import DocumentSource, SearchDocument

# Quotation marks inside of texts are escaped, so this is nothing but the field.
IDENTITY = b',"id":"'


class _Known(NamedTuple):
    """The id of an article, the SHA-256 of its line, and where the next one begins."""

    id: str
    digest: str
    end: int


def read_sources(articles: Path) -> Iterator[DocumentSource]:
    """The articles of a file of lines of JSON; the version of each is the SHA-256 of its line."""
    start = 0
    with articles.open("rb") as lines:
        for each in _list_known(articles):
            yield DocumentSource(each.id, each.digest, partial(_read_line, lines, start))
            start = each.end


def _list_known(articles: Path) -> list[_Known]:
    """What is known of all articles; of new ones it is read and written down."""
    digests = articles.with_suffix(".digests")
    rows = [line.split("\t") for line in digests.read_text("utf-8").splitlines()] if digests.exists() else []
    known = [_Known(identity, digest, int(end)) for identity, digest, end in rows]
    with articles.open("rb") as lines, digests.open("a", encoding="utf-8", newline="\n") as file:
        end = known[-1].end if known else 0
        lines.seek(end)
        for line in lines:
            end += len(line)
            known.append(_Known(_find_identity(line), sha256(line).hexdigest(), end))
            file.write(f"{known[-1].id}\t{known[-1].digest}\t{end}\n")
    return known


def _find_identity(line: bytes) -> str:
    start = line.rindex(IDENTITY) + len(IDENTITY)
    return line[start : line.index(b'"', start)].decode()


def _read_line(lines: BinaryIO, start: int) -> SearchDocument:
    lines.seek(start)
    return SearchDocument.from_json(lines.readline().decode())
