"""Where the bench keeps what it made, so that it can be measured again without being made again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
CACHE = PROJECT / ".cache" / "bench-search"
PAGEFIND = Path(__file__).parent / "node_modules" / ".bin" / "pagefind"


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of one archive, all in one folder."""

    folder: Path

    @classmethod
    def of(cls, articles: int) -> Layout:
        """The layout for an archive of so many articles: ``.cache/bench-search/50000/``."""
        return cls(CACHE / str(articles))

    @property
    def articles(self) -> Path:
        """A line of JSON an article."""
        return self.folder / "articles.jsonl"

    @property
    def words(self) -> Path:
        """How many articles have each word."""
        return self.folder / "words.tsv"

    @property
    def values(self) -> Path:
        """What the builds took."""
        return self.folder / "builds.json"

    @property
    def index(self) -> Path:
        """Our Whoosh index."""
        return self.folder / "ours" / "index"

    @property
    def vectors(self) -> Path:
        """The terms of articles that have no index."""
        return self.folder / "vectors.bin"

    @property
    def our_site(self) -> Path:
        """The folder served with our search: ``search/`` is in it."""
        return self.folder / "ours" / "site"

    @property
    def pagefind_site(self) -> Path:
        """The pages that Pagefind read, its bundle ``pagefind/`` and a search page among them."""
        return self.folder / "pagefind"

    @property
    def updated(self) -> Path:
        """Where 50 articles are added to a copy."""
        return self.folder / "updated"
