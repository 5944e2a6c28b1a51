"""Permanent names: article ids, and hashes that tell changed from unchanged."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import NamedTuple

from waraq.ingest.letters import replace_letters
from waraq.ingest.record import Record

# Douglas Crockford's base 32 (crockford.com/base32.html): no i, l, o, u, which are misread or misheard.
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
ID_LENGTH = 10
KEY_LENGTH = 16  # of the hash by which a record without an id is known in its file
_CHARACTERS = frozenset(CROCKFORD)
_NO_LETTERS = re.compile(r"[\W_]+")  # vowel marks are none
_TEXT_KEY = re.compile(f"[0-9a-f]{{{KEY_LENGTH}}}")
# Letters and digits that another keyboard or code page gives for one of Urdu's.
_SAME = tuple(zip("يىكهھةۃە٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ییکہہہہہ01234567890123456789", strict=True))
SEAL_KEY = "\n  written_sha256:"


class RecordName(NamedTuple):
    """What a record is called: among all records, in its file, and as the id of an article made of it.

    `key` is "" where the record is the only one of its file and has no id of
    its own. `of_text` says that it has none, and `alone` that it is also the
    only one of its file.
    """

    names: str
    key: str
    id: str
    of_text: bool

    @property
    def alone(self) -> bool:
        """Whether nothing but its text tells it from what stood in its file before."""
        return self.of_text and not self.key

    @property
    def text_key(self) -> str:
        """What a record without an id of its own has for one in a file of many."""
        return self.names[-KEY_LENGTH:] if self.of_text else ""


def call_record(record: Record, space: str = "") -> RecordName:
    """The names of a record, worked out once; `space` as for `name_record`."""
    names = name_record(record, space)
    alone = not record.key and record.number is None
    key = record.key or ("" if alone else names[-KEY_LENGTH:])
    return RecordName(names, key, make_id(names), of_text=not record.key)


def call_text(names: str) -> RecordName:
    """The names of a record without an id in a file of many, by what it is called among all records."""
    return RecordName(names, names[-KEY_LENGTH:], make_id(names), of_text=True)


def name_record(record: Record, space: str = "") -> str:
    """What a record is known by, wherever its file lies: its own id, else its text and what heads it.

    `space` tells apart sources that give the same ids. Of a text letters and
    digits alone count, Arabic ones as Urdu's: neither encoding nor spacing nor
    a mark makes another article of it. This is no folding of the search's,
    which may become better: ids may not.

    >>> one, two = (Record(key="", sha256="", media_type="", paragraphs=(t,)) for t in ("کراچی", "كراچي۔"))
    >>> name_record(one) == name_record(two)
    True
    """
    if record.key:
        return f"{space}\0{record.key}"
    texts = (record.text, record.headline, record.date, record.publication)
    letters = "\0".join(reduce_text(text) if text else "" for text in texts)
    return f"\0\0{hash_bytes(letters.encode('utf-8', 'surrogatepass'))}"


def reduce_text(text: str) -> str:
    """What is left of a text where keyboards, marks and spaces make no difference.

    >>> reduce_text("كراچي، ۱۲") == reduce_text("کراچی 12")
    True
    """
    return replace_letters(_NO_LETTERS.sub("", unicodedata.normalize("NFKD", text).casefold()), _SAME)


def make_id(name: str, attempt: int = 0) -> str:
    r"""The id of a record by its name: 10 letters and digits (50 bits of its SHA-256).

    `attempt` counts up where another record has the id.

    >>> make_id("mashriq 17")
    'aw28nb0zq2'
    """
    if attempt:
        name = f"{name}\0{attempt}"
    number = int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:7], "big") >> 6
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(45, -1, -5))


def is_id(value: str) -> bool:
    """Tell whether a value has the form of an article id.

    >>> is_id("3kq7m2x9tb"), is_id("../etc/pwd")
    (True, False)
    """
    return len(value) == ID_LENGTH and _CHARACTERS.issuperset(value)


def is_text_key(value: str) -> bool:
    """Tell whether a value has the form of what a record without an id is called in its file."""
    return bool(_TEXT_KEY.fullmatch(value))


def hash_bytes(raw: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def hash_values(*values: object) -> str:
    """Return the SHA-256 of how values are written: a record's own hash, and what else makes its article."""
    return hash_bytes(repr(values).encode("utf-8", "surrogatepass"))


def hash_written(raw: bytes) -> str:
    """Return the SHA-256 of an article file without its own ``written_sha256`` line.

    Line ends count as LF: git may rewrite them, and that is no edit.
    """
    text = raw.replace(b"\r\n", b"\n")
    start = text.find(SEAL_KEY.encode())
    if start >= 0:
        end = text.find(b"\n", start + 1)
        text = text[:start] + (text[end:] if end >= 0 else b"")
    return hash_bytes(text)


def is_sealed(raw: bytes) -> bool:
    """Whether an article file is as ingest wrote it."""
    _, _, rest = raw.partition(SEAL_KEY.encode())
    return rest[: len(hash_bytes(b"")) + 1].strip().decode("ascii", "replace") == hash_written(raw)
