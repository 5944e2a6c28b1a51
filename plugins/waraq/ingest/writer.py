"""Articles onto the disk: made from a record once, written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from waraq.article import Article, Source
from waraq.errors import Problem, RecordError
from waraq.files import write_beside
from waraq.ingest.article_file import article_to_markdown
from waraq.ingest.article_folders import ARTICLES
from waraq.ingest.encodings import is_visible
from waraq.ingest.file_names import leads_inside
from waraq.ingest.headline import infer_headline
from waraq.ingest.identity import SEAL_KEY, hash_bytes, is_sealed
from waraq.ingest.markdown_text import write_paragraphs
from waraq.ingest.metadata import Metadata
from waraq.ingest.record import Record
from waraq.text import slugify

UNDATED = "undated"
NEW_VERSION = ".new"  # behind the name of an edited article: what its changed source says
_LAST_KEY = "\n  media_type:"
_MOST_READY = 1 << 12


class Origin(NamedTuple):
    """The source file of a record and its name there."""

    file: str
    record: str


def make_article(record: Record, metadata: Metadata, origin: Origin, article_id: str) -> Article | None:
    """Make the article of a record; None when its text has no words."""
    own = record.headline if record.headline and is_visible(record.headline) else None
    headline = own or infer_headline(record.text)
    if headline is None:
        return None
    return Article(
        id=article_id,
        headline=" ".join(headline.split()),  # as the file is read again
        body=record.markdown if record.markdown is not None else write_paragraphs(record.paragraphs),
        headline_source="source" if own else "inferred",
        date=metadata.date,
        date_source=metadata.date_source,
        date_hijri=metadata.date_hijri,
        not_before=metadata.not_before,
        publication=metadata.publication,
        edition=record.edition,
        page=metadata.page,
        dateline=metadata.dateline,
        byline=record.byline,
        section=metadata.section,
        lang=metadata.lang,
        keywords=record.keywords,
        inferred=metadata.inferred,
        status=record.status,
        source=Source(origin.file, origin.record, record.sha256, record.media_type),
    )


def place_article(article: Article, content: Path) -> Path:
    """Return where a new article goes: ``articles/2014/10/<id>-<slug>.md``, or ``articles/undated/…``.

    >>> place_article(Article(id="3kq7m2x9tb", headline="لاہور", body="", date="2014"), Path("")).as_posix()
    'articles/2014/3kq7m2x9tb-lahore.md'
    """
    folder = "/".join(article.date.split("-")[:2]) if article.date else UNDATED
    return content / f"{ARTICLES}/{folder}/{article.id}-{slugify(article.headline)}.md"


def seal_article(article: Article) -> str:
    """Return the text of an article's file, with the hash by which a later edit is noticed."""
    if article.source is None:
        return article_to_markdown(article)
    if article.source.written_sha256:  # it was read from a file
        article = replace(article, source=replace(article.source, written_sha256=""))
    text = article_to_markdown(article)
    end = text.index("\n", text.index(_LAST_KEY) + 1)  # no value of the front matter has a line's end in it
    return f"{text[:end]}{SEAL_KEY} {hash_bytes(text.encode('utf-8'))}{text[end:]}"


def is_as_written(article: Article, edited: Article) -> bool:
    """Whether an article is what ingest wrote before a person edited it, but for where it comes from.

    So the hash in the edited file tells a source that only has another name or
    encoding from one that says something else.
    """
    source = edited.source
    if source is None or not source.written_sha256:
        return False
    text = article_to_markdown(replace(article, source=replace(source, written_sha256="")))
    return hash_bytes(text.encode("utf-8")) == source.written_sha256


class ArticleWriter:
    """Writes articles below a content folder; without `write` it only looks whether they could be."""

    def __init__(self, content: Path, *, write: bool = True) -> None:
        self._content = content
        self._write = write
        self._ready: set[str] = set()  # folders that were made, and found to lead nowhere else

    def write(self, article: Article, path: Path) -> bool:
        """Write the file of an article; whether it was. Raises RecordError."""
        if self._write:
            if len(self._ready) >= _MOST_READY:
                self._ready.clear()
            write_article(article, path, self._content, self._ready)
        return self._write

    def lay_beside(self, article: Article, path: Path) -> Path:
        """Write an article beside an edited file of it, and return where. Raises RecordError."""
        beside = _beside(path)
        self.write(article, beside)
        return beside

    def clear_beside(self, path: Path) -> None:
        """Delete what was laid beside an article, unless a person edited it: it is of no use any more."""
        beside = _beside(path)
        with suppress(OSError):
            if self._write and is_sealed(beside.read_bytes()):
                beside.unlink()


def _beside(path: Path) -> Path:
    """No article file by its name."""
    return path.with_name(f"{path.name}{NEW_VERSION}")


def write_article(article: Article, path: Path, content: Path, ready: set[str] | None = None) -> None:
    """Write an article's file whole, so that a crash leaves the old file or the new one.

    Folders that are `ready` are not looked at again. Raises RecordError when
    the path leads out of the articles' folder or the disk refuses.
    """
    ready = set() if ready is None else ready
    place, name = os.path.split(path)
    data = seal_article(article).encode("utf-8")
    draft = f"{place}{os.sep}.{name}.part"
    try:
        if place not in ready:
            _make_ready(path, content, ready)
        try:
            write_beside(path, draft, data)
        except FileNotFoundError:  # somebody has deleted the folder
            _make_ready(path, content, ready)
            write_beside(path, draft, data)
    except OSError as error:
        reason = f"the article can't be written ({error.strerror})"
        raise RecordError(Problem(str(path), reason, "check the disk and your rights")) from error


def _make_ready(path: Path, content: Path, ready: set[str]) -> None:
    """Make the folder of an article's file; RecordError where it leads out of the folder of articles."""
    folder, top = path.parent, content / ARTICLES
    if not leads_inside(folder, top) and folder != top:
        reason = f"the article's folder leads out of {top}"
        raise RecordError(Problem(str(path), reason, "replace the link by a folder"))
    folder.mkdir(parents=True, exist_ok=True)
    ready.add(str(folder))
