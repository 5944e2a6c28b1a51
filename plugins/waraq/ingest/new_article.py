"""An article that an editor is about to write: a file with the keys to be filled, and no text yet."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

from waraq.article import Article
from waraq.errors import Problem, RecordError
from waraq.files import write_new
from waraq.ingest.article_folders import ARTICLES, scan_articles
from waraq.ingest.article_values import write_values
from waraq.ingest.fences import FENCE
from waraq.ingest.file_names import leads_inside
from waraq.ingest.identity import CROCKFORD, ID_LENGTH
from waraq.ingest.writer import place_article
from waraq.ingest.yaml_rows import write_rows

# What an editor fills; a line that stays empty says nothing of the article.
KEYS = (
    "id", "headline", "headline_source", "date", "date_source", "publication", "byline", "section", "lang",
    "keywords", "status",
)  # fmt: skip
_WRITTEN_IF_KNOWN = frozenset({"date_source"})


def find_free_id(content: Path) -> str:
    """An id that no article file is named after; of the 32¹⁰ ids hardly one is in a file of another name."""
    taken = {name.rpartition("/")[2][:ID_LENGTH] for name, _ in scan_articles(content)}
    return next(each for each in _draw_ids() if each not in taken)


def _draw_ids() -> Iterator[str]:
    while True:
        yield "".join(secrets.choice(CROCKFORD) for _ in range(ID_LENGTH))


def write_blank(article: Article) -> str:
    """The text of a new article's file: all keys that an editor fills, those without a value empty.

    >>> print(write_blank(Article(id="3kq7m2x9tb", headline="خبر", body="", headline_source="editor")))
    ---
    id: 3kq7m2x9tb
    headline: خبر
    headline_source: editor
    date:
    publication:
    byline:
    section:
    lang: ur
    keywords: []
    status: published
    ---
    <BLANKLINE>
    <BLANKLINE>
    """
    values = write_values(article)
    rows = []
    for key in KEYS:
        if values.get(key, "") != "":
            rows.append(write_rows({key: values[key]}))
        elif key not in _WRITTEN_IF_KNOWN:
            rows.append(f"{key}:\n")
    return f"{FENCE}\n{''.join(rows)}{FENCE}\n\n"


def lay_article(article: Article, content: Path) -> Path:
    """Write the file of a new article, and return its path. Raises RecordError; no file is ever replaced."""
    path = place_article(article, content)
    if not article.headline:
        path = path.with_name(f"{article.id}.md")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not leads_inside(path.parent, content / ARTICLES):
            reason = f"the article's folder leads out of {content / ARTICLES}"
            raise RecordError(Problem(str(path), reason, "replace the link by a folder"))
        write_new(str(path), write_blank(article).encode("utf-8"))
    except FileExistsError as error:
        reason, remedy = "there is such a file already", "run the command again: it takes another id"
        raise RecordError(Problem(str(path), reason, remedy)) from error
    except OSError as error:
        reason = f"the article can't be written ({error.strerror})"
        raise RecordError(Problem(str(path), reason, "check the disk and your rights")) from error
    return path
