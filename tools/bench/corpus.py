"""The archive on disk: articles as lines of JSON and as HTML pages, and how many of them have each word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from tools.bench.articles import make_articles
from tools.bench.progress import show_progress
from waraq.search import SearchDocument

SIGNS = re.compile("[،۔]")
PAGE = Markup(
    "<!doctype html>\n"
    '<html lang="ur" dir="rtl">\n'
    '<head><meta charset="utf-8"><title>{headline}</title></head>\n'
    '<body><main data-pagefind-body data-pagefind-sort="date:{date}" data-pagefind-meta="date:{date}">\n'
    '<h1 data-pagefind-filter="year:{year}">{headline}</h1>\n'
    '<div data-pagefind-filter="section:{section}">\n{paragraphs}\n</div></main></body>\n'
    "</html>\n"
)


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a file of lines of JSON, as often as they are iterated."""

    path: Path

    def __iter__(self) -> Iterator[SearchDocument]:
        with self.path.open(encoding="utf-8") as lines:
            yield from map(SearchDocument.from_json, lines)


@dataclass(frozen=True, slots=True)
class Counts:
    """Words with the number of articles they stand in, and the bytes of all headlines and bodies in UTF-8."""

    words: dict[str, int]
    text_bytes: int


def write_articles(path: Path, start: int, stop: int) -> Counts:
    """Write the articles numbered `start` to `stop` - 1 behind those in the file, and count their words."""
    words: Counter[str] = Counter()
    size = 0
    with path.open("a", encoding="utf-8", newline="\n") as file:
        for document in show_progress(make_articles(start, stop), stop - start, "articles made"):
            file.write(f"{document.to_json()}\n")
            words.update(set(list_words(document)))
            size += len(f"{document.headline}{document.body}".encode())
    return Counts(dict(words), size)


def list_words(document: SearchDocument) -> list[str]:
    """The words of headline and body, without signs.

    >>> list_words(SearchDocument(id="a", url="a/", headline="سیلاب", body="بارش، سیلاب۔"))
    ['سیلاب', 'بارش', 'سیلاب']
    """
    return SIGNS.sub("", f"{document.headline} {document.body}").split()


def write_pages(folder: Path, documents: Iterable[SearchDocument], count: int) -> None:
    """Write a page for each article at its address below `folder`."""
    for document in show_progress(documents, count, "pages written"):
        path = folder / document.url / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(make_page(document), "utf-8", newline="\n")


def make_page(document: SearchDocument) -> str:
    """The page that Pagefind reads: headline and body, sorted by date, filtered by year and section."""
    paragraphs = (Markup("<p>{}</p>").format(text) for text in document.body.split("\n\n"))
    return PAGE.format(
        headline=escape(document.headline),
        paragraphs=Markup("\n").join(paragraphs),
        date=document.date,
        year=(document.date or "")[:4],
        section=document.section,
    )


def save_counts(path: Path, counts: Counts) -> None:
    """Write the counts: the bytes in the first line, then a word, a tab, its articles, commonest first."""
    ranked = sorted(counts.words.items(), key=lambda pair: (-pair[1], pair[0]))
    lines = (f"{word}\t{count}\n" for word, count in ranked)
    path.write_text(f"{counts.text_bytes}\n{''.join(lines)}", "utf-8", newline="\n")


def load_counts(path: Path) -> Counts:
    """The counts that `save_counts` wrote, commonest first."""
    size, *lines = path.read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return Counts({word: int(count) for word, count in pairs}, int(size))
