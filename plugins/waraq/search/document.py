"""What the search knows of one article: the texts it searches and the card it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from waraq.dates import parse_edtf

# Below the site's root: no scheme, no other host, no way up. The browser checks the same.
_ADDRESS = re.compile(r"(?!/)(?!.*(//|\.\.|[:\\]))")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One article as the search is given it; all texts are plain display text, unescaped.

    `url` is relative to the site's root (``a/3kq7m2x9tb/``). `body` has its
    paragraphs joined by an empty line. `people`, `places` and `organisations`
    are names, not ids. `date` is EDTF or None; `date_text` is what readers are
    told of the date, also where none is known. `lang` is the language of the
    texts, empty for that of the archive. Half characters (lone surrogates, which no file
    can hold) are replaced. Raises ValueError for a date that is no EDTF or a
    `url` that leads away.

    >>> SearchDocument(id="a1", url="a/a1/", headline="پیوٹن کا دورہ", lead="کل").passages
    ('پیوٹن کا دورہ', 'کل', '')
    """

    id: str
    url: str
    headline: str
    lead: str = ""
    body: str = ""
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    date: str | None = None
    date_text: str = ""
    section: str | None = None
    publication: str | None = None
    lang: str = ""

    def __post_init__(self) -> None:
        if not _is_whole("".join(self._list_texts())):
            for name, value in self._items():
                clean = tuple(map(_mend, value)) if isinstance(value, tuple) else value and _mend(value)
                object.__setattr__(self, name, clean)
        if self.date is not None:
            _check_date(self.date)
        if not _ADDRESS.match(self.url):
            message = f"{self.url!r} is no address below the site's root"
            raise ValueError(message)

    def _items(self) -> Iterator[tuple[str, str | tuple[str, ...] | None]]:
        return ((name, getattr(self, name)) for name in _NAMES)

    def _list_texts(self) -> Iterator[str]:
        texts = self.id, self.url, self.headline, self.lead, self.body, self.date_text, self.lang
        return chain(texts, self.names, filter(None, (self.date, self.section, self.publication)))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of people, places and organisations."""
        return (*self.people, *self.places, *self.organisations)

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """What can be asked for by a field, the headline aside: the field's name in a query, and a value."""
        return (
            *(("person", name) for name in self.people),
            *(("place", name) for name in self.places),
            *(("org", name) for name in self.organisations),
            ("section", self.section or ""),
            ("publication", self.publication or ""),
        )

    @property
    def digest(self) -> str:
        """The SHA-256 of all fields (64 hex digits): the same as long as nothing changed."""
        return digest_text(self.to_json())

    @property
    def passages(self) -> tuple[str, ...]:
        """The texts a phrase may stand in: headline, lead, body and each name by itself.

        A lead that is cut from the body is left out, so that the browser
        need not be sent the same words twice.
        """
        lead = () if self.lead in self.body else (self.lead,)
        return (self.headline, *lead, self.body, *self.names)

    def to_json(self) -> str:
        """The document as one line of JSON with sorted keys."""
        values = (f'"{name}":{_write(getattr(self, name))}' for name in _SORTED_NAMES)
        return f"{{{','.join(values)}}}"

    @classmethod
    def from_json(cls, text: str) -> SearchDocument:
        """The document that `to_json` wrote; raises TypeError or ValueError for anything else."""
        fields: dict[str, Any] = json.loads(text)
        names = {kind: tuple(fields[kind]) for kind in ("people", "places", "organisations")}
        return cls(**{**fields, **names})


class DocumentSource(NamedTuple):
    """A document that is read only where it is needed.

    `version` changes whenever the document may have changed; `read` gives it.
    """

    id: str
    version: str
    read: Callable[[], SearchDocument]


class Since(NamedTuple):
    """What may be other in an archive than in an index that has the mark `mark`.

    `documents` are those that are new or may have changed; `gone` are the ids of those that may be in the
    index and are no more.
    """

    mark: str
    documents: Sequence[DocumentSource]
    gone: Collection[str]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all of them."""
        return frozenset({*self.gone, *(document.id for document in self.documents)})


def digest_text(text: str) -> str:
    """The digest of the document whose JSON is given."""
    return sha256(text.encode()).hexdigest()


def shorten_digest(digest: str) -> str:
    """As much of a digest as tells a document from what it was: 80 bits."""
    return digest[:20]


_NAMES = tuple(field.name for field in fields(SearchDocument))
_SORTED_NAMES = sorted(_NAMES)
# Many articles have the same date.
_check_date = lru_cache(1 << 14)(parse_edtf)


def _write(value: str | tuple[str, ...] | None) -> str:
    """A value as `json.dumps` writes it, at a third of the time."""
    if isinstance(value, str):
        return encode_basestring(value)
    return "null" if value is None else f"[{','.join(map(encode_basestring, value))}]"


def _is_whole(text: str) -> bool:
    """Whether a text has no half characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _mend(text: str) -> str:
    return text if _is_whole(text) else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
