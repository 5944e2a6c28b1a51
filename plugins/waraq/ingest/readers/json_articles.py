"""Articles of JSON: of an object that is one, or of the lists in an object that holds them."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from functools import partial

from waraq.errors import Problem
from waraq.ingest.readers.folded_names import fold_name
from waraq.ingest.readers.json_lists import (
    DEEPEST,
    BrokenObjectError,
    Lists,
    Path,
    find_lists,
    load_lists,
    walk_members,
)
from waraq.ingest.readers.json_record import JsonRecords
from waraq.ingest.readers.json_values import read_values
from waraq.ingest.readers.json_window import Window
from waraq.ingest.record import Record
from waraq.ingest.source_file import SourceFile


class JsonArticles:
    """Makes the articles of the objects of one source."""

    def __init__(self, source: SourceFile, records: JsonRecords) -> None:
        self._source = source
        self._records = records

    def make(
        self, values: object, text: str, line: int, *, alone: bool = False
    ) -> Iterator[Record | Problem]:
        """Yield the article of an object, or those of its lists where it has some and no text of its own.

        The object stands as `text` in the source and begins in this line;
        `alone` says that the source holds nothing else.
        """
        if isinstance(values, dict) and _may_hold_lists(values):
            lists = find_lists(Window(iter([text]), line), self._source.settings.columns)
            if lists is not None:
                self._records.forget_keys()
                yield from self.read_lists(Window(iter([text]), line), lists)
                return
        yield from self._records.make(values, text, line, alone=alone)

    def read_lists(self, window: Window, lists: Lists) -> Generator[Record | Problem, None, bool]:
        """Yield the articles of the object at the window's place, which has these lists.

        Returns whether the object could be read to its end.
        """
        try:
            return (yield from self._walk(window, lists, ()))
        except BrokenObjectError:
            reason = "the object that holds the articles is damaged here, or not whole"
            yield self._source.report(
                reason, "compare what follows with the articles, or repair it", window.line
            )
            return False

    def _walk(self, window: Window, lists: Lists, path: Path) -> Generator[Record | Problem, None, bool]:
        """Yield the articles of an object in the outer one, and return whether all of it could be read."""
        make = partial(self._records.make, given=lists.fields)
        for key, sign in walk_members(window, self._records.decoder):
            here = (*path, key)
            is_whole = True
            if sign == "[" and here in lists.paths:
                is_whole = yield from read_values(self._source, self._records, window, make)
            elif sign == "{" and any(wanted[: len(here)] == here for wanted in lists.paths):
                is_whole = yield from self._walk(window, lists, here)
            else:
                window.skip_value()
            if not is_whole:
                return False
        return True


def _may_hold_lists(values: Mapping[str, object], depth: int = 1) -> bool:
    """Whether an object has a list of objects that may be articles, by its name or as all that it has."""
    for key, value in values.items():
        if isinstance(value, list):
            has_objects = any(isinstance(item, dict) for item in value)
            if has_objects and (len(values) == 1 or fold_name(key) in load_lists()):
                return True
        elif isinstance(value, dict) and depth < DEEPEST and _may_hold_lists(value, depth + 1):
            return True
    return False
