"""Permanent names: article ids, and hashes that tell changed from unchanged."""

from __future__ import annotations

import hashlib

# Douglas Crockford's base 32 (crockford.com/base32.html): no i, l, o, u, which are misread or misheard.
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
ID_LENGTH = 10
_CHARACTERS = frozenset(CROCKFORD)
_SEAL_KEY = b"\n  written_sha256:"


def make_id(file: str, record: str, attempt: int = 0) -> str:
    """Make the id of a source record: 10 letters and digits (50 bits of its SHA-256).

    `attempt` counts up when the id is taken by another record.

    >>> make_id("seeds/a.txt", "")
    '835g5tvx4f'
    """
    name = f"{file}\0{record}" + (f"\0{attempt}" if attempt else "")
    number = int.from_bytes(hashlib.sha256(name.encode("utf-8")).digest()[:7], "big") >> 6
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(45, -1, -5))


def is_id(value: str) -> bool:
    """Tell whether a value has the form of an article id.

    >>> is_id("3kq7m2x9tb"), is_id("../etc/pwd")
    (True, False)
    """
    return len(value) == ID_LENGTH and _CHARACTERS.issuperset(value)


def hash_bytes(raw: bytes) -> str:
    """Return the SHA-256 in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def hash_written(raw: bytes) -> str:
    """Return the SHA-256 of an article file without its own ``written_sha256`` line.

    Line ends count as LF: git may rewrite them, and that is no edit.
    """
    text = raw.replace(b"\r\n", b"\n")
    start = text.find(_SEAL_KEY)
    if start >= 0:
        end = text.find(b"\n", start + 1)
        text = text[:start] + (text[end:] if end >= 0 else b"")
    return hash_bytes(text)
