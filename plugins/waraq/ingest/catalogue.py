"""The articles there are already, by the sources they came from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from waraq import stages
from waraq.article import Article, Source
from waraq.errors import Problem
from waraq.ingest.article_file import examine_article, walk_articles
from waraq.ingest.identity import ID_LENGTH, hash_written, is_id, make_id
from waraq.ingest.record import Record

HEADER_LINES = 20  # of a broken article, in which its id is looked for


@dataclass(frozen=True, slots=True)
class Entry:
    """One article on disk: its id, its file, its source, and whether a person edited it."""

    id: str
    path: Path
    source: Source
    edited: bool


class Catalogue:
    """The articles below a content folder, found by source; their texts are not kept."""

    def __init__(self, content: Path) -> None:
        self.problems: list[Problem] = []
        self._ids: dict[str, Path] = {}
        self._broken: set[str] = set()
        self._by_source: dict[tuple[str, str], Entry] = {}
        self._by_hash: dict[tuple[str, str], list[Entry]] = {}
        self._seen: set[str] = set()
        paths = list(walk_articles(content))
        with stages.run("Looking through the articles", "articles", len(paths)) as stage:
            for path in stage.each(paths):
                self._add(path, content)

    def _add(self, path: Path, content: Path) -> None:
        found = examine_article(path, content)
        if not isinstance(found, Article):
            self.problems.append(found[0])
            if broken := _find_id(path):
                self._ids[broken] = path
                self._broken.add(broken)
            return
        self._ids[found.id] = path
        if found.source is None:
            return
        sealed = found.source.written_sha256
        entry = Entry(found.id, path, found.source, edited=hash_written(path.read_bytes()) != sealed)
        self._by_source.setdefault((found.source.file, found.source.record), entry)
        self._by_hash.setdefault((found.source.record, found.source.sha256), []).append(entry)

    def find(self, file: str, record: Record, seeds: Path) -> Entry | None:
        """Return the article of a source record, also when its file was renamed or moved since."""
        entry = self._by_source.get((file, record.key))
        if entry is None:
            entry = next(
                (
                    old
                    for old in self._by_hash.get((record.key, record.sha256), [])
                    if old.id not in self._seen and not (seeds / old.source.file).exists()
                ),
                None,
            )
        if entry is not None:
            self._seen.add(entry.id)
        return entry

    def is_broken(self, file: str, record: Record) -> bool:
        """Whether the article of a record exists but can't be read, so that it must be left alone."""
        return make_id(file, record.key) in self._broken

    def make_new_id(self, file: str, record: Record) -> str:
        """Return the id of a new article, which no other article has."""
        attempt = 0
        while (candidate := make_id(file, record.key, attempt)) in self._ids:
            attempt += 1
        self._ids[candidate] = Path(file)
        return candidate

    def unseen(self) -> Iterator[Entry]:
        """Yield the articles whose source record did not come up."""
        yield from (entry for entry in self._by_source.values() if entry.id not in self._seen)


def _find_id(path: Path) -> str | None:
    """Return the id of an article that can't be read: from its first lines, else from its file's name."""
    lines: list[str] = []
    with suppress(OSError):
        if path.is_file():  # a pipe would be waited for without end
            with path.open(encoding="utf-8", errors="replace") as file:
                lines = [line for line, _ in zip(file, range(HEADER_LINES), strict=False)]
    ids = [line.partition(":")[2].strip() for line in lines if line.startswith("id:")]
    return next((value for value in (*ids, path.name[:ID_LENGTH]) if is_id(value)), None)
