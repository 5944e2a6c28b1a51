"""What all readers do first: bytes to text, with the problems said in their own words."""

from __future__ import annotations

from waraq.errors import Problem
from waraq.ingest.encodings import LEGACY, Encoding, EncodingError, clean_text, decode_text
from waraq.ingest.readers.lost_letters import LetterWatch
from waraq.ingest.source_file import SourceFile


def decode_source(source: SourceFile, raw: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the clean text of a source and its problems; no text when one of them is fatal."""
    try:
        encoding, text = decode_text(raw, source.settings.encoding)
    except EncodingError as error:
        return None, (source.report(error.reason, error.remedy, error.line),)
    watch = LetterWatch()
    watch.look_through(text)
    text = clean_text(text)
    if not text.strip():
        return None, (source.report("the file has no visible letters", "fill it or delete it"),)
    return text, (*report_encoding(source, encoding), *watch.report(source))


def report_encoding(source: SourceFile, encoding: Encoding) -> tuple[Problem, ...]:
    """Return a notice when the encoding was guessed: which one, and how sure that is."""
    if encoding.confidence is None:
        return ()
    name = f"{LEGACY} (Windows Arabic)" if encoding.name == LEGACY else f"{encoding.name} without a mark"
    reason = f"the file is not UTF-8 and was read as {name}, confidence {encoding.confidence:.0%}"
    remedy = "check that its letters are right, or save it as UTF-8, or give the “encoding” in source.yaml"
    return (source.note(reason, remedy),)
