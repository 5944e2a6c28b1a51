"""Articles onto the disk: made from a record once, written whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from waraq.article import Article, Source
from waraq.errors import Problem, RecordError
from waraq.ingest.article_file import ARTICLES, article_to_markdown
from waraq.ingest.encodings import is_visible
from waraq.ingest.headline import infer_headline
from waraq.ingest.identity import hash_bytes
from waraq.ingest.markdown_text import write_paragraphs
from waraq.ingest.metadata import Metadata
from waraq.ingest.record import Record
from waraq.text import slugify

DEFAULT_LANGUAGE = "ur"
UNDATED = "undated"


def make_article(record: Record, metadata: Metadata, file: str, article_id: str) -> Article | None:
    """Make the article of a record; None when its text has no words."""
    own = record.headline if record.headline and is_visible(record.headline) else None
    headline = own or infer_headline(record.text)
    if headline is None:
        return None
    return Article(
        id=article_id,
        headline=headline,
        body=record.markdown if record.markdown is not None else write_paragraphs(record.paragraphs),
        headline_source="source" if own else "inferred",
        date=metadata.date,
        date_source=metadata.date_source,
        not_before=metadata.not_before,
        publication=metadata.publication,
        dateline=metadata.dateline,
        byline=record.byline,
        section=metadata.section,
        lang=record.lang or DEFAULT_LANGUAGE,
        keywords=record.keywords,
        source=Source(file, record.key, record.sha256, record.media_type),
    )


def place_article(article: Article, content: Path) -> Path:
    """Return where a new article goes: ``articles/2014/10/<id>-<slug>.md``, or ``articles/undated/…``.

    >>> place_article(Article(id="3kq7m2x9tb", headline="لاہور", body="", date="2014"), Path("")).as_posix()
    'articles/2014/3kq7m2x9tb-lahore.md'
    """
    folder = content / ARTICLES
    for part in article.date.split("-")[:2] if article.date else [UNDATED]:
        folder /= part
    return folder / f"{article.id}-{slugify(article.headline)}.md"


def seal_article(article: Article) -> str:
    """Return the text of an article's file, with the hash by which a later edit is noticed."""
    if article.source is None:
        return article_to_markdown(article)
    bare = replace(article, source=replace(article.source, written_sha256=""))
    sealed = replace(article.source, written_sha256=hash_bytes(article_to_markdown(bare).encode("utf-8")))
    return article_to_markdown(replace(article, source=sealed))


def write_article(article: Article, path: Path, content: Path) -> None:
    """Write an article's file whole, so that a crash leaves the old file or the new one.

    Raises RecordError when the path leads out of the articles' folder or the disk refuses.
    """
    top = (content / ARTICLES).resolve()
    try:
        if not path.parent.resolve().is_relative_to(top):
            reason = f"the article's folder leads out of {content / ARTICLES}"
            raise RecordError(Problem(str(path), reason, "replace the link by a folder"))
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.part")
        draft.write_bytes(seal_article(article).encode("utf-8"))
        draft.replace(path)  # one step on every system: readers see the old file or the new one
    except OSError as error:
        reason = f"the article can't be written ({error.strerror})"
        raise RecordError(Problem(str(path), reason, "check the disk and your rights")) from error
