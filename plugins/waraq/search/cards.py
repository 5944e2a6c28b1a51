"""Cards: what a result shows of an article, and the texts for excerpts and phrases.

A file an article, each compressed with the same preset text in front, so that
the commonest words cost next to nothing. The browser has that text already:
it is made of the analyzer's frequent words (`client/cards.js`).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from functools import lru_cache

from waraq.search.document import SearchDocument

# What stands in every card.
SKELETON = '{"body":"","date":"","date_text":"","headline":"","id":"","number":,"url":"a/'
# Cards lie in at most so many folders, so that the manifest can name them all.
MOST_FOLDERS = 256
CARDS_IN_FOLDER = 256
_HARDEST = 9
_RAW = -15
_MOST_MEMORY = 9


def count_in_folder(documents: int) -> int:
    """How many cards lie in one folder: a power of two.

    >>> [count_in_folder(documents) for documents in (0, 65_536, 65_537, 1_000_000)]
    [256, 256, 512, 4096]
    """
    wanted = max(CARDS_IN_FOLDER, -(-documents // MOST_FOLDERS))
    return 1 << (wanted - 1).bit_length()


def make_preset(frequent: Iterable[str]) -> bytes:
    """The text that all cards are compressed with: frequent words, then the skeleton."""
    return f" {' '.join(frequent)} {SKELETON}".encode()


def encode_card(document: SearchDocument, number: int, preset: bytes) -> bytes:
    """The file of one card: its JSON as raw deflate behind `preset`, and the Adler-32 of both.

    So a zlib header, `preset` in stored blocks and the file make one zlib stream.
    """
    text = encode_json({**describe_article(document), "number": number})
    compressor = _prepare(preset).copy()
    data = compressor.compress(text) + compressor.flush()
    return data + zlib.adler32(text, zlib.adler32(preset)).to_bytes(4, "big")


@lru_cache(1)
def _prepare(preset: bytes) -> zlib._Compress:
    """A compressor that has read the preset text: to copy it is faster than to read that again."""
    return zlib.compressobj(_HARDEST, zlib.DEFLATED, _RAW, _MOST_MEMORY, zdict=preset)


def describe_article(document: SearchDocument) -> dict[str, object]:
    """What the browser is sent of an article; fields without a value are left out."""
    fields = {
        "id": document.id,
        "url": document.url,
        "headline": document.headline,
        "lead": "" if document.lead in document.body else document.lead,
        "body": document.body,
        "people": document.people,
        "places": document.places,
        "organisations": document.organisations,
        "date": document.date,
        "date_text": document.date_text,
        "section": document.section,
        "publication": document.publication,
    }
    return {name: value for name, value in fields.items() if value}


def encode_json(value: object) -> bytes:
    """Compact JSON in UTF-8 with sorted keys: the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
