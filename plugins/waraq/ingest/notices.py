"""What editors are told of records and articles."""

from __future__ import annotations

from pathlib import Path

from waraq.article import Article
from waraq.errors import Problem
from waraq.ingest.article_file import MAX_ARTICLE_BYTES
from waraq.ingest.catalogue import Entry
from waraq.ingest.ledger import Taken
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile

MAX_BODY_BYTES = MAX_ARTICLE_BYTES - 1_000_000  # what is left is for the front matter
_MOST_BYTES = 4  # of a character in UTF-8


def tell_other(source: SourceFile, record: Record, other: Taken) -> Problem:
    """A record that says what another one says, or has its id and says something else."""
    where = other.source if other.line is None else f"{other.source}:{other.line}"
    if other.sha256 == record.sha256:
        reason, remedy = f"the record is that of {where} once more", "one article was made of both"
        return source.note(reason, remedy, record.line, record.key or None)
    reason = f"its id is that of another record, {where}"
    remedy = "give each record its own id, or the files of one dump a name under “ids” in source.yaml"
    return source.report(reason, remedy, record.line, record.key)


def tell_unusable(source: SourceFile, record: Record, article: Article | None) -> Problem | None:
    """A record that no article, or none that could be read again, can be made of; None for any other."""
    if article is not None and (
        len(article.body) <= MAX_BODY_BYTES // _MOST_BYTES
        or len(article.body.encode("utf-8")) <= MAX_BODY_BYTES
    ):
        return None
    reason, remedy = (
        ("the record has no words", "give it a text, or delete it")
        if article is None
        else (f"the record has more than {MAX_BODY_BYTES // 1_000_000} MB of text", "split it")
    )
    return source.report(reason, remedy, record.line, record.key or None)


def tell_conflict(source: SourceFile, record: Record, target: Path, beside: Path) -> Problem:
    """A record that changed, and whose article at `target` a person edited."""
    reason = f"the source changed, but {target} was edited and is kept; what it says now is in {beside.name}"
    remedy = f"take over what you want, then write “sha256: {record.sha256}” below “source” in the article"
    return source.note(reason, remedy, record.line, record.key or None)


def tell_unseen(content: Path, entry: Entry) -> Problem:
    """An article whose record did not come up."""
    record = f" [{entry.record}]" if entry.record else ""
    reason = f"its source {entry.file}{record} is gone; the article stays"
    remedy = "to withdraw the article, set “status: withheld”"
    return Problem(str(content / entry.path), reason, remedy, fatal=False)
