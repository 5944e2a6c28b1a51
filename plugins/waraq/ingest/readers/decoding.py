"""What all readers do first: bytes to text, with the problems said in their own words."""

from __future__ import annotations

from pathlib import Path

from waraq.errors import Problem
from waraq.ingest.encodings import LEGACY, EncodingError, clean_text, decode_text


def decode_source(path: Path, raw: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the clean text of a source and its problems; no text when one of them is fatal."""
    try:
        encoding, text = decode_text(raw)
    except EncodingError as error:
        return None, (Problem(str(path), error.reason, error.remedy, error.line),)
    return clean_text(text), report_encoding(path, encoding)


def report_encoding(path: Path, encoding: str) -> tuple[Problem, ...]:
    """Return a notice when the encoding was guessed."""
    if encoding != LEGACY:
        return ()
    reason = f"the file is not UTF-8 and was read as {LEGACY} (Windows Arabic)"
    remedy = "check that its letters are right, or save it as UTF-8"
    return (Problem(str(path), reason, remedy, fatal=False),)
