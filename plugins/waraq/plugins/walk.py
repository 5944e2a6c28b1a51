"""One walk over the article files: which are as the store knows them, and what has become of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from waraq.errors import Problem
from waraq.files import hash_file, read_state, state_of, write_settled, write_state
from waraq.ingest import ArticleFolder, place_in_walk
from waraq.plugins.rebuilt import Change
from waraq.store import Known, Row, Store


@dataclass(slots=True)
class Synchronised:
    """What a synchronisation did: articles derived, unchanged and forgotten, why, and what was wrong.

    So many `names` of the editors' are others, and so many `groups` of copies. `fresh` are the files that had
    only just been changed when they were read, each with its digest.
    """

    derived: int = 0
    unchanged: int = 0
    forgotten: int = 0
    names: int = 0
    groups: int = 0
    changes: Counter[Change] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    fresh: dict[str, str] = field(default_factory=dict)


class Walk:
    """What is found in the folders of articles; of one that is as it was nothing is looked at file by file.

    Files `concerned` are read again though they are as they were, some since
    files of their pictures are others (`pictured`). `found` are the files of all other folders, in their
    order, each with the id of its article, None where it must be read; `taken` are the ids of these
    articles with their files. The articles of `overtaken` files others have now that come before them: they
    are to be read again. `keep` takes what came of a file.
    """

    keep: Callable[[Row], None]

    def __init__(
        self, store: Store, content: Path, concerned: Collection[str] = (), pictured: Collection[str] = ()
    ) -> None:
        self.store = store
        self.done = Synchronised()
        self.found: dict[str, str | None] = {}
        self.taken: dict[str, str] = {}
        self.overtaken: list[str] = []
        self.expected = store.files.count()
        self._content = content
        self._concerned = concerned
        self._pictured = pictured
        self._states = store.files.folders()
        self._touched = {_folder_of(name) for name in concerned}
        self._same: set[str] = set()
        self._opened: dict[str, tuple[str, dict[str, str]]] = {}
        self._known: dict[str, Known] = {}
        self._seen: dict[str, str] = {}

    def look(self, folder: ArticleFolder) -> None:
        """See whether a folder is as it was, and what each of its files is if it is not."""
        state, before = folder.digest_states(), self._states.get(folder.path)
        if state and state == before and folder.path not in self._touched:
            self._same.add(folder.path)
            return
        if before is not None:
            self._known.update(self.store.files.inside(folder.path))
        found = {name: write_state(state_of(stat)) if stat else "" for name, stat in folder.files}
        self._opened[folder.path] = state, found
        self.found.update((name, self._find(name, seen)) for name, seen in found.items())

    def _find(self, name: str, found: str) -> str | None:
        """The id of the article in a file that the store knows; reading any other says what is wrong.

        `found` is the state in which it was found, empty for a link.
        """
        known = self._known.get(name)
        if not known or name in self._concerned:
            return None
        if found and found == known.seen:
            self._seen[name] = known.seen
            return known.id
        path = self._content / name
        try:
            state = describe_state(path)
            if state != known.seen or not known.seen:
                if not path.is_file() or hash_file(path) != known.digest:
                    return None
                self.store.files.see(name, state)
                if not state:
                    self.done.fresh[name] = known.digest
        except OSError:
            return None
        self._seen[name] = state
        return known.id

    def list_new(self) -> list[str]:
        """The files that must be read."""
        return [name for name, article_id in self.found.items() if article_id is None]

    def put(self, name: str, derived: Row | list[Problem]) -> None:
        """Bring what came of one file into the store, or note what is wrong with it."""
        if isinstance(derived, list):
            self.done.problems += derived
            return
        before = self.store.files.find(derived.id) if self.expected else None
        first = self.taken.get(derived.id) or self._find_before(name, before[0] if before else name)
        if first:
            from waraq.ingest import describe_repeated  # noqa: PLC0415 - what reads articles is loaded then

            self.done.problems.append(describe_repeated(derived.id, self._content / name, first))
            return
        self.keep(derived)
        self._seen[name] = derived.seen
        if not derived.seen:
            self.done.fresh[name] = derived.digest
        self.done.derived += 1
        self.done.changes[self._compare(derived, before)] += 1
        self.taken[derived.id] = name

    def _find_before(self, name: str, other: str) -> str | None:
        """The `other` file that has the article of `name`, where it is there still, and comes before.

        Of one that comes behind it is noted that it has the article no more.
        """
        if other == name or _folder_of(other) not in self._same:
            return None
        if place_in_walk(other) < place_in_walk(name):
            return other
        self.overtaken.append(other)
        return None

    def _compare(self, row: Row, before: tuple[str, str] | None) -> Change:
        """What has become of an article that was put into the store, which had it so before."""
        if before is None:
            return Change.NEW
        path, digest = before
        if digest != row.digest:
            return Change.EDITED
        if path != row.path:
            return Change.RENAMED
        return Change.PICTURES if path in self._pictured else Change.NAMING

    def finish(self) -> None:
        """Forget the articles whose files are gone, and note how the folders were found."""
        files = self.store.files
        lost = self._states.keys() - self._opened.keys() - self._same
        for folder in sorted(lost):
            self._known.update(files.inside(folder))
        self.done.changes += self._count_gone()
        used = set(self.taken.values())
        self.done.forgotten = files.forget(name for name in self._known if name not in used)
        states = {
            path: state if all(self._seen.get(name) == seen for name, seen in found.items()) else ""
            for path, (state, found) in self._opened.items()
        }
        states.update((_folder_of(name), "") for name in self.overtaken)
        files.keep_folders(states, lost)
        self.done.unchanged = files.count() - self.done.derived

    def _count_gone(self) -> Counter[Change]:
        """The articles that the store knew and that are no more."""
        gone = [path for path, known in self._known.items() if known.id not in self.taken]
        used = set(self.taken.values()) if gone else set()
        there = (path in self.found and path not in used for path in gone)
        return Counter(Change.REFUSED if each else Change.DELETED for each in there)


def _folder_of(name: str) -> str:
    """The folder of a file, with a stroke at the end."""
    return f"{name.rpartition('/')[0]}/"


def describe_state(path: Path) -> str:
    """The state of a file in one line; empty while it would not tell a later change. Raises OSError."""
    return write_settled(read_state(path))
