"""Article files: Markdown with front matter, as `content/articles` holds them."""

from __future__ import annotations

import os
import stat
import unicodedata
from codecs import BOM_UTF8
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from waraq.article import Article
from waraq.errors import Problem, RecordError
from waraq.files import State, state_of
from waraq.ingest.article_values import make_article, write_values
from waraq.ingest.encodings import compose
from waraq.ingest.fences import FENCE, split_front_matter
from waraq.ingest.file_names import is_utf8, leads_inside
from waraq.ingest.front_matter import FrontMatter
from waraq.ingest.front_matter_errors import describe_errors
from waraq.ingest.identity import hash_bytes
from waraq.ingest.plain_yaml import read_plain_yaml
from waraq.ingest.yaml_rows import write_rows
from waraq.ingest.yaml_text import YamlError, load_yaml

MAX_ARTICLE_BYTES = 10_000_000
UNREADABLE = "unreadable-file"
# A pipe would be waited for without end; Windows would change line ends.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_article(path: Path, root: Path) -> Article:
    """Read one article; `root` is the folder that it must lie in.

    Raises RecordError, with the path and the line of the first thing that is wrong.
    """
    return read_hashed_article(path, root)[0]


def read_hashed_article(path: Path, root: Path) -> tuple[Article, str, State]:
    """The same, with the SHA-256 of the bytes that it was read from, and the state of the file before."""
    raw, state = _read_bytes(path, root)
    found = _parse_bytes(raw, str(path))
    if isinstance(found, Article):
        return found, hash_bytes(raw), state
    raise RecordError(found[0])


def examine_article(path: Path, root: Path) -> Article | tuple[Problem, ...]:
    """Read one article, or tell everything that is wrong with its file."""
    text = read_text(path, root)
    return parse_article(text, str(path)) if isinstance(text, str) else text


def read_text(path: Path, root: Path) -> str | tuple[Problem, ...]:
    """The text of an article's file as `parse_article` takes it, or what is wrong with the file."""
    try:
        raw, _ = _read_bytes(path, root)
    except RecordError as error:
        return (error.problem,)
    return _decode(raw, str(path))


def _parse_bytes(raw: bytes, path: str) -> Article | tuple[Problem, ...]:
    text = _decode(raw, path)
    return parse_article(text, path) if isinstance(text, str) else text


def _decode(raw: bytes, path: str) -> str | tuple[Problem, ...]:
    try:
        return raw.removeprefix(BOM_UTF8).decode()  # half the time of the codec that knows of the mark
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return (Problem(path, "the file is not UTF-8 text", "save it as UTF-8", line, rule="not-utf8"),)


def _read_bytes(path: Path, root: Path) -> tuple[bytes, State]:
    shown = str(path)
    if not is_utf8(shown):
        raise _refuse(shown, "the file's name is not UTF-8", "rename the file or its folder")
    if not leads_inside(path, root):
        raise _refuse(shown, f"the file lies outside {root}", "copy it into the folder")
    try:
        file = os.open(shown, _READING)
        try:
            state = _check_state(shown, os.fstat(file))
            # Until nothing comes: a file may grow meanwhile.
            return b"".join(iter(partial(os.read, file, state.st_size + 1), b"")), state_of(state)
        finally:
            os.close(file)
    except OSError as error:
        if path.is_socket():
            raise _no_file(shown) from error
        reason = f"the file can't be read ({error.strerror})"
        remedy = "check that it exists and that you may read it"
        raise _refuse(shown, reason, remedy) from error


def _check_state(shown: str, state: os.stat_result) -> os.stat_result:
    if not stat.S_ISREG(state.st_mode):
        raise _no_file(shown)
    if state.st_size > MAX_ARTICLE_BYTES:
        raise _refuse(shown, "the file is larger than 10 MB", "split the article")
    return state


def _no_file(shown: str) -> RecordError:
    return _refuse(shown, "this is no ordinary file", "remove it")


def _refuse(shown: str, reason: str, remedy: str) -> RecordError:
    return RecordError(Problem(shown, reason, remedy, rule=UNREADABLE))


def parse_article(text: str, path: str) -> Article | tuple[Problem, ...]:
    """Read the text of an article file; `path` is only shown."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return (Problem(path, "the file holds a NUL character", "delete it", line, rule=UNREADABLE),)
    if not text.startswith(f"{FENCE}\n"):
        remedy = "begin it with a line “---”, the keys, and another line “---”"
        return (Problem(path, "the file has no front matter", remedy, 1, rule="no-front-matter"),)
    header, body = split_front_matter(text)
    if body is None:
        remedy = "close the front matter with a line “---” before the text"
        return (Problem(path, "the front matter is never closed", remedy, 1, rule="no-front-matter"),)
    try:
        values = read_plain_yaml(header)
        front = FrontMatter.model_validate(load_yaml(header)[0] if values is None else values)
    except YamlError as error:
        return (Problem(path, error.reason, error.remedy, error.line + 1, rule="wrong-yaml"),)
    except ValidationError as error:
        return describe_errors(error, path, load_yaml(header)[1])
    return make_article(front, body)


def article_to_markdown(article: Article) -> str:
    """Write an article as its file holds it: the same article gives the same text.

    >>> print(article_to_markdown(Article(id="3kq7m2x9tb", headline="خبر", body="متن", date="2014")))
    ---
    id: 3kq7m2x9tb
    headline: خبر
    headline_source: source
    date: 2014
    lang: ur
    keywords: []
    entities:
      add: []
      drop: []
    status: published
    ---
    <BLANKLINE>
    متن
    <BLANKLINE>
    """
    # Nothing is composed across the end of a line.
    rows = unicodedata.normalize("NFC", write_rows(write_values(article)))
    return f"{FENCE}\n{rows}{FENCE}\n\n{compose(article.body).strip(chr(10))}\n"
