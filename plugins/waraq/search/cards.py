"""Cards: what a result shows of an article, and the texts for excerpts and phrases.

A file an article. Its texts are coded by the analyzer's common words, which
the browser has already (`text_code.py`; read by `client/cards.js`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain

from waraq.search.binary import encode_numbers
from waraq.search.document import SearchDocument
from waraq.search.text_code import TextCode

# The texts of a card in their order; then the names, each kind with an empty text behind.
TEXTS = ("id", "url", "headline", "lead", "body", "date", "date_text", "section", "publication", "lang")
NAMES = ("people", "places", "organisations")
# Cards lie in at most so many folders, so that the manifest can name them all.
MOST_FOLDERS = 256
CARDS_IN_FOLDER = 256
_CHECK_BYTES = 4


def count_in_folder(documents: int) -> int:
    """How many cards lie in one folder: a power of two.

    >>> [count_in_folder(documents) for documents in (0, 65_536, 65_537, 1_000_000)]
    [256, 256, 512, 4096]
    """
    wanted = max(CARDS_IN_FOLDER, -(-documents // MOST_FOLDERS))
    return 1 << (wanted - 1).bit_length()


def encode_card(document: SearchDocument, number: int, code: TextCode) -> bytes:
    """The file of one card: a checksum, the document's number, and its texts as bits."""
    data = encode_numbers((number,)) + code.encode(_list_texts(describe_article(document)))
    return code.checksum(data).to_bytes(_CHECK_BYTES, "big") + data


def describe_article(document: SearchDocument) -> dict[str, str | tuple[str, ...]]:
    """What the browser is sent of an article; a lead that stands in the body is left out.

    >>> document = SearchDocument(id="a1", url="a/a1/", headline="سیلاب", people=("", "پیوٹن"))
    >>> describe_article(document)["people"]
    ('پیوٹن',)
    """
    texts = {name: getattr(document, name) or "" for name in TEXTS}
    if document.lead in document.body:
        texts["lead"] = ""
    return {**texts, **{kind: tuple(filter(None, getattr(document, kind))) for kind in NAMES}}


def _list_texts(article: dict[str, str | tuple[str, ...]]) -> Iterator[str]:
    """The texts of a card in their order."""
    for name in TEXTS:
        yield str(article[name])
    yield from chain.from_iterable((*article[kind], "") for kind in NAMES)


def encode_json(value: object) -> bytes:
    """Compact JSON in UTF-8 with sorted keys: the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
