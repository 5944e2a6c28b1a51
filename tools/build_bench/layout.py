"""Where the bench keeps what it made: all of one archive in one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tools.bench.layout import PROJECT

CACHE = PROJECT / ".cache" / "bench-builds"
HERE = Path(__file__).parent
NEWS_ENDING = "news"


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of one archive."""

    folder: Path
    texts: Path | None = None

    @classmethod
    def of(cls, articles: int, texts: Path | None) -> Layout:
        """The layout for an archive of so many articles: ``.cache/bench-builds/10000-news/``.

        `texts` are those that they are put together from; made-up ones lie in ``10000/``.
        """
        return cls(CACHE / (f"{articles}-{NEWS_ENDING}" if texts else str(articles)), texts)

    @property
    def authority(self) -> Path:
        """The made-up names, as an editor's tables of people, places and organisations."""
        return self.folder / "authority"

    @property
    def figures(self) -> Path:
        """What the runs of the last report took, for programs."""
        return self.folder / "figures.json"

    @property
    def kept(self) -> Path:
        """The last runs of every tool but ours, to be taken again."""
        return self.folder / "kept.json"

    @property
    def picture(self) -> Path:
        """The same as bars."""
        return self.folder / "figures.svg"

    @property
    def snapshots(self) -> Path:
        """What lay in the output folders after each run."""
        return self.folder / "snapshots"

    def project(self, form: str) -> Path:
        """The folder in which the tools run that read this form of the archive."""
        return self.folder / form
