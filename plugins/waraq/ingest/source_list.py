"""The sources of one run: found once, then walked as often as they are read; none is held in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from waraq.errors import Problem
from waraq.ingest.ledger import Ledger
from waraq.ingest.source_file import SourceFile
from waraq.ingest.sources import walk_sources

_ADD = "INSERT OR IGNORE INTO found (name, shown, state) VALUES (?, ?, ?)"
# Also an archive, or a packed file, of which something is marked: names go on behind its own with a slash.
_HOLDS = "SELECT 1 FROM found WHERE name {compare} AND {mark} LIMIT 1"
# So many sources that had only just been changed are looked at once more; others are read again.
_MOST_FRESH = 10_000


class SourceList:
    """The sources below a folder, by what the ledger knows of them.

    `refused` is what is told of files and folders that are no sources, `twins`
    of files that have the name of another.
    """

    def __init__(self, seeds: Path, ledger: Ledger, tables: str) -> None:
        """Find all sources; `tables` are those of the editor, as `Ledger.forget_changed` takes them."""
        self.refused: list[Problem] = []
        self.twins: list[Problem] = []
        self._seeds = seeds
        self._ledger = ledger
        self._db = ledger.db
        self._fresh: list[SourceFile] = []
        for found in walk_sources(seeds):
            if isinstance(found, Problem):
                self.refused.append(found)
            elif not self._db.execute(_ADD, (found.name, found.shown, found.state)).rowcount:
                self.twins.append(self._report_twin(found))
        ledger.forget_changed(tables)

    def _report_twin(self, source: SourceFile) -> Problem:
        (shown,) = self._db.execute("SELECT shown FROM found WHERE name = ?", (source.name,)).fetchone()
        reason = f"its name differs from that of {shown} in the composition of its letters only"
        return source.report(reason, "rename one of the two files")

    def count(self) -> int:
        """How many sources there are."""
        return int(self._db.execute("SELECT count(*) FROM found").fetchone()[0])

    def count_changed(self) -> int:
        """How many sources must be read."""
        return int(self._db.execute("SELECT count(*) FROM found WHERE changed").fetchone()[0])

    def changed(self) -> Iterator[SourceFile]:
        """The sources that must be read, in the order of their names."""
        for source in self._walk("changed"):
            if not source.state and len(self._fresh) < _MOST_FRESH:
                self._fresh.append(source)
            yield source

    def postpone(self, source: SourceFile) -> None:
        """Have a source read once more, when all others are."""
        self._db.execute("UPDATE found SET later = 1 WHERE name = ?", (source.name,))

    def postponed(self) -> Iterator[SourceFile]:
        """The sources that were postponed, in the same order."""
        return self._walk("later")

    def look_again(self) -> None:
        """Have the ledger know the states of sources that had only just been changed when they were read."""
        self._ledger.look_again(self._fresh)

    def _walk(self, mark: str) -> Iterator[SourceFile]:
        left = int(self._db.execute(f"SELECT count(*) FROM found WHERE {mark}").fetchone()[0])  # noqa: S608
        if not left:
            return
        whole, inside = (_HOLDS.format(compare=each, mark=mark) for each in ("= ?", "BETWEEN ? AND ?"))

        def is_wanted(name: str) -> bool:
            bounds = (f"{name}/", f"{name}0")  # the character behind the slash
            found = self._db.execute(whole, (name,)).fetchone()
            return bool(found or self._db.execute(inside, bounds).fetchone())

        chosen = f"SELECT 1 FROM found WHERE name = ? AND shown = ? AND {mark}"  # noqa: S608
        for source in walk_sources(self._seeds, is_wanted):
            if isinstance(source, Problem):
                continue  # it was told when all were found
            if self._db.execute(chosen, (source.name, source.shown)).fetchone():
                yield source
                left -= 1
                if not left:
                    return
