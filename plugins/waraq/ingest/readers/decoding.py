"""What all readers do first: bytes to text, with the problems said in their own words."""

from __future__ import annotations

from waraq.errors import Problem
from waraq.ingest.encodings import LEGACY, EncodingError, clean_text, decode_text
from waraq.ingest.source_file import SourceFile


def decode_source(source: SourceFile, raw: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the clean text of a source and its problems; no text when one of them is fatal."""
    try:
        encoding, text = decode_text(raw)
    except EncodingError as error:
        return None, (source.report(error.reason, error.remedy, error.line),)
    return clean_text(text), report_encoding(source, encoding)


def report_encoding(source: SourceFile, encoding: str) -> tuple[Problem, ...]:
    """Return a notice when the encoding was guessed."""
    if encoding != LEGACY:
        return ()
    reason = f"the file is not UTF-8 and was read as {LEGACY} (Windows Arabic)"
    remedy = "check that its letters are right, or save it as UTF-8"
    return (source.note(reason, remedy),)
