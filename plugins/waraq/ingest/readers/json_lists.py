"""Where the articles of a JSON object stand that is none itself: in lists, as in programs' answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from waraq.ingest.readers.field_names import arrange_names
from waraq.ingest.readers.fields import has_text
from waraq.ingest.readers.folded_names import fold_name
from waraq.ingest.readers.json_window import Window
from waraq.ingest.readers.json_wrappers import has_body, open_wrapper
from waraq.ingest.settings import Columns
from waraq.text.tables import read_table

TABLE = "json_lists.tsv"
COLUMNS = ("name", "why")
DEEPEST = 3  # objects in one another: rss, channel, item
MOST_LISTS = 100
MOST_SAID = 50  # values that an object says about its lists
LONGEST_SAID = 500  # characters of one
ADDRESS = "jsonfeed.org/version/"

Path = tuple[str, ...]


class BrokenObjectError(Exception):
    """An object can't be walked through: it is damaged, or cut off."""


@cache
def load_lists() -> frozenset[str]:
    """Load the folded names of lists of articles. Raises DataError.

    >>> "articles" in load_lists()
    True
    """
    return frozenset(fold_name(row[0]) for row in read_table(TABLE, COLUMNS))


class Lists(NamedTuple):
    """The paths of an object's lists of articles, and the texts that stand beside them."""

    paths: tuple[Path, ...]
    said: Mapping[str, object]

    @property
    def fields(self) -> dict[str, object]:
        """What the object says of all its articles, by the names of fields; a JSON Feed's title."""
        named = arrange_names(tuple(self.said))
        fields = {field: self.said[named[field][0]] for field in ("publication", "lang") if named.get(field)}
        if ADDRESS in str(self.said.get("version")) and "title" in self.said:
            fields.setdefault("publication", self.said["title"])
        return fields


def find_lists(window: Window, columns: Columns) -> Lists | None:
    """Return the lists of articles in the object at the window's place, which is read to its end.

    A list counts that has an object with a text, under a name of the table
    or as all that an object has. None where there is no such list, and where
    the object has a text of its own.

    >>> find_lists(Window(iter(['{"total": 1, "articles": [{"title": "خبر", "body": "متن"}]}'])), ()).paths
    (('articles',),)
    >>> find_lists(Window(iter(['{"comments": [{"body": "واہ"}], "body": "متن"}'])), ())
    """
    survey = _Survey(window, columns)
    paths = survey.find_paths()
    return Lists(tuple(paths), survey.said) if paths else None


def walk_members(window: Window, decoder: json.JSONDecoder) -> Iterator[tuple[str, str]]:
    """Yield the key and the first sign of the value of each member; the value is to be passed by the caller.

    Raises BrokenObjectError.
    """
    if not window.take("{"):
        raise BrokenObjectError
    while window.next_sign() == '"':
        try:
            key, end = window.decode(decoder)
        except ValueError as error:
            raise BrokenObjectError from error
        window.move_to(end)
        if not window.take(":"):
            raise BrokenObjectError
        yield str(key), window.next_sign()
        if not window.take(","):
            break
    if not window.take("}"):
        raise BrokenObjectError


class _Survey:
    """One walk through an object, which notes where lists of articles are."""

    def __init__(self, window: Window, columns: Columns) -> None:
        self._window = window
        self._columns = columns
        self._decoder = json.JSONDecoder()
        self.said: dict[str, object] = {}
        self.is_whole = True

    def find_paths(self, path: Path = ()) -> list[Path]:
        """Return the paths of the lists in the object here; none where it is an article itself."""
        named: list[Path] = []
        others: list[Path] = []
        members, is_article = 0, False
        try:
            for key, sign in walk_members(self._window, self._decoder):
                members += 1
                if sign == "[":
                    is_text, has_articles = self._look_at_list(key)
                    is_article |= is_text
                    if has_articles and len(named) + len(others) < MOST_LISTS:
                        (named if fold_name(key) in load_lists() else others).append((*path, key))
                elif sign == "{" and len(path) + 1 < DEEPEST:
                    named += self.find_paths((*path, key))
                else:
                    is_article |= self._look_at_value(key, sign, path)
                if (is_article and not path) or not self.is_whole:
                    break
        except BrokenObjectError:
            self.is_whole = False
        return [] if is_article else named or (others if members == 1 else [])

    def _look_at_list(self, key: str) -> tuple[bool, bool]:
        """Whether the list here is the text of an article, and whether it has articles."""
        window = self._window
        window.take("[")
        is_text = self._is_body(key) and window.next_sign() == '"'
        has_articles = False
        while (sign := window.next_sign()) and sign != "]":
            has_articles = has_articles or (sign == "{" and self._is_article())
            window.skip_value()
            if not window.take(","):
                break
        if not window.take("]"):
            self.is_whole = False
        return is_text, has_articles

    def _is_article(self) -> bool:
        try:
            values, _ = self._window.decode(self._decoder)
        except (ValueError, RecursionError):
            return False
        return isinstance(values, dict) and has_body(open_wrapper(values, self._columns), self._columns)

    def _look_at_value(self, key: str, sign: str, path: Path) -> bool:
        """Pass the value here; whether it is the text of an article."""
        window = self._window
        if sign != '"':
            window.skip_value()
            return False
        try:
            text, end = window.decode(self._decoder)
        except ValueError:  # damaged, or too long to be held
            window.skip_value()
            return self._is_body(key)
        window.move_to(end)
        is_said = not path and len(self.said) < MOST_SAID and len(str(text)) <= LONGEST_SAID
        if is_said:
            self.said[key] = text
        return self._is_body(key) and has_text(text)

    def _is_body(self, key: str) -> bool:
        return "body" in arrange_names((key,), self._columns)
