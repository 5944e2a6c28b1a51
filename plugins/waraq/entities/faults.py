"""What is wrong with the lines of tables: the first of it raised at once, or all of it gathered."""

from __future__ import annotations

from collections.abc import Iterable

from waraq.errors import DataError, TablesError


class Faults:
    """Raises each error at once, or, `gathering`, keeps all for `raise_all`.

    What can't be told for certain, because the row of another entity is wrong,
    is not told before that row is right.
    """

    def __init__(self, *, gathering: bool = False) -> None:
        self._gathering = gathering
        self._found: list[DataError] = []
        self._wrong: set[str] = set()

    def note(self, error: DataError, entity: str = "", others: Iterable[str] = ()) -> None:
        """Note that the row of an `entity` is wrong, by what the rows of `others` say."""
        if not self._gathering:
            raise error
        if self._wrong.isdisjoint({entity, *others} - {""}):
            self._found.append(error)
        self._wrong.add(entity)

    def has(self, entity: str) -> bool:
        """Whether the row of an entity is known to be wrong."""
        return entity in self._wrong

    def raise_all(self) -> None:
        """Raise what was found, in the order of files and lines, if anything."""
        found = sorted(self._found, key=lambda error: (error.path, error.line, error.column))
        if found:
            raise found[0] if len(found) == 1 else TablesError(found)
