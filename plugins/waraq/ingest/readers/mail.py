"""Mail: the text that a newsroom was sent, with its subject, its day and the name of its sender."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from waraq.errors import Problem, RecordError
from waraq.ingest.encodings import EncodingError, clean_text, decode_text
from waraq.ingest.identity import hash_bytes
from waraq.ingest.readers.decoding import report_encoding
from waraq.ingest.readers.fields import fill_record
from waraq.ingest.readers.html_text import Block, read_blocks, write_blocks
from waraq.ingest.readers.limits import MAIL, MAIL_SIZE, WEB_PAGE, Limit, check_marks
from waraq.ingest.readers.lost_letters import LetterWatch
from waraq.ingest.readers.mail_header import (
    MARK,
    OTHER,
    MailHead,
    decode_bytes,
    load_uses,
    read_head,
    read_sender,
    split_marks,
)
from waraq.ingest.readers.mail_parts import HTML, Part, Parts
from waraq.ingest.readers.mail_text import drop_signature, join_broken, join_flowed
from waraq.ingest.readers.text_header import Header, find_repeated
from waraq.ingest.readers.text_lines import make_record
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile
from waraq.ingest.told import name_some
from waraq.ingest.trace import leave_out, tell

MOST_NAMES = 5  # of files, in a message
SEVERAL = dict.fromkeys(("From", "To", "Subject", "Date"), "")
NO_MAIL = "the file does not begin with the header of a mail"


def read_mail(source: SourceFile) -> Iterator[Record | Problem]:
    """Yield the article of a file that holds one mail."""
    raw = source.read(MAIL_SIZE)
    head = read_head(raw)
    if not head.lines:
        yield source.report(NO_MAIL, "save its text as .txt")
        return
    yield from read_message(source, head, raw)


def read_message(
    source: SourceFile, head: MailHead, raw: bytes, *, is_text: bool = False
) -> Iterator[Record | Problem]:
    """Yield the article of a mail with this header; `is_text` says that it was decoded, and is UTF-8 now.

    Raises RecordError.
    """
    parts = Parts(source, head, raw)
    reader = _TextReader(source, is_text=is_text)
    lines = [line for part in parts.texts for line in reader.read(part)]
    yield from reader.notices
    names = _name_files(parts.attached)
    if not any(line.text for line in lines):
        with_files = f", but files that are not read: {names}" if names else ""
        yield source.report(f"the mail has no text{with_files}", "save what it says as .txt, or delete it")
        return
    if names:
        reason = f"files are attached to the mail, which are not read: {names}"
        yield source.note(reason, "save those that hold texts beside it, as files of their own")
    if not parts.is_whole:
        yield source.note("the mail breaks off, or its parts don't end", "compare the article with the mail")
    fields = _read_fields(head)
    headline = str(fields.get("headline", "")) or None
    record = make_record(
        [line.text for line in lines], b"", "text/plain" if is_text else "message/rfc822", headline
    )
    if any(part.kind == HTML for part in parts.texts):
        below = [line for line in lines if line.text]
        skipped = len(below) - len(record.paragraphs)  # a headline that the text repeats
        record = replace(record, markdown=write_blocks(below[skipped:]))
    if find_repeated(Header(SEVERAL, record.paragraphs)) is not None:
        reason = "another mail stands in the text of the mail, and was read as part of it"
        yield source.note(reason, "leave out in the article's file what is not of the article")
    record = replace(fill_record(record, fields), key=str(fields.get("id", "")))
    yield replace(record, sha256=_hash_article(record))


def _read_fields(head: MailHead) -> dict[str, object]:
    """The values of the header by the names of our fields."""
    fields: dict[str, object] = {}
    for name, value in head.values():
        use, said = load_uses().get(name, OTHER), f"“{name}”"
        read = _read_value(use, value) if use not in {OTHER, MARK, *fields} else ""
        if read:
            fields[use] = read
            tell(use, said, read)
        else:
            leave_out(said, value)
    return fields


def _read_value(use: str, value: str) -> str:
    if use == "byline":
        return read_sender(value)
    if use == "id":
        return value.strip("<> ")
    if use == "headline":
        marks, subject = split_marks(value)
        leave_out("what stands before the subject of a mail", marks)
        return subject
    return value


class _TextReader:
    """Reads the parts that hold text, which share one limit; what is to be said of them is in `notices`."""

    def __init__(self, source: SourceFile, *, is_text: bool) -> None:
        self._source = source
        self._is_text = is_text
        self._kept: dict[Limit, list[str]] = {MAIL: [], WEB_PAGE: []}
        self.notices: list[Problem] = []

    def read(self, part: Part) -> Sequence[Block]:
        """Return the lines of a part, empty ones too; of HTML its blocks. Raises RecordError."""
        raw, is_whole = part.unpack()
        if not is_whole:
            self.notices.append(
                self._source.note("the text is cut off in its code (base64)", "compare its end")
            )
        limit = WEB_PAGE if part.kind == HTML else MAIL
        kept = self._kept[limit]
        if len(raw) + sum(map(len, kept)) > limit.size:
            reason = f"the mail has more than {limit.size // 1_000_000} MB of text"
            raise RecordError(self._source.report(reason, limit.remedy))
        if self._is_text and not part.coding:
            text = raw.decode("utf-8", "replace")
        else:
            text = self._decode(raw, part.charset)
        kept.append(text)
        check_marks(self._source, "".join(kept), limit)
        if part.kind == HTML:
            return read_blocks(text)
        lines = drop_signature(text.split("\n"))
        if part.is_flowed:
            lines = join_flowed(lines, deletes_space=part.deletes_space)
        return [Block(line.strip()) for line in (lines if part.is_flowed else join_broken(lines))]

    def _decode(self, raw: bytes, charset: str) -> str:
        """Return the clean text of a part; nothing where there is none."""
        if not raw.strip():
            return ""
        text = decode_bytes(raw, charset) if charset else None
        if text is None:
            try:
                encoding, text = decode_text(raw, self._source.settings.encoding)
            except EncodingError as error:
                raise RecordError(self._source.report(error.reason, error.remedy)) from error
            self.notices += report_encoding(self._source, encoding)
        watch = LetterWatch()
        watch.look_through(text)
        self.notices += watch.report(self._source)
        return clean_text(text)


def _name_files(attached: Sequence[Part]) -> str:
    """What is attached, the first files by their names; empty where nothing is."""
    return name_some([f"“{part.file_name or part.kind}”" for part in attached], MOST_NAMES)


def _hash_article(record: Record) -> str:
    """The hash of what is read of a mail: each server that it goes over adds lines to its header."""
    said = (record.headline, record.date, record.byline, record.keywords)
    return hash_bytes(repr((said, record.paragraphs, record.markdown)).encode("utf-8", "replace"))
