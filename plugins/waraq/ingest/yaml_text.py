"""YAML as front matter uses it: maps, lists and texts, and nothing that runs or multiplies.

Every scalar is read as the text it is, so that ``headline: no`` stays "no"
and ``date: 2014`` stays "2014". Anchors, aliases and tags are refused: an
alias in ten lines can stand for a gigabyte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

MAX_DEPTH = 8

YamlValue = str | list["YamlValue"] | dict[str, "YamlValue"]
YamlPath = tuple[str | int, ...]


class YamlError(ValueError):
    """The text is not the YAML that front matter uses; `line` counts from 1 in that text."""

    def __init__(self, line: int, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.remedy = remedy


class YamlDay(str):
    """A date, written without quotes as Jekyll, Hugo and Obsidian expect it."""

    __slots__ = ()


def load_yaml(text: str) -> tuple[dict[str, YamlValue], dict[YamlPath, int]]:
    r"""Return the map that `text` holds, and the line (from 1) of every key and item by its path.

    Raises YamlError.

    >>> load_yaml("headline: no\nkeywords: [شام]\n")
    ({'headline': 'no', 'keywords': ['شام']}, {('headline',): 1, ('keywords',): 2, ('keywords', 0): 2})
    """
    builder = _Builder(text)
    return builder.read_document(), builder.lines


def dump_yaml(values: Mapping[str, object]) -> str:
    """Write the map as block YAML in its own order, the same bytes for the same values.

    >>> print(dump_yaml({"headline": "no", "date": YamlDay("2014-10-14"), "keywords": []}), end="")
    headline: 'no'
    date: 2014-10-14
    keywords: []
    """
    dumped: str = yaml.dump(
        dict(values),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=2**31 - 1,  # one line a value: a changed headline is one changed line
    )
    return dumped


class _Dumper(yaml.CSafeDumper):
    """The safe dumper, with plain dates."""


def _represent_day(dumper: _Dumper, day: YamlDay) -> yaml.ScalarNode:
    # Without this the dumper quotes what other programs would read as a date or a number.
    plain_tag: str = dumper.resolve(yaml.ScalarNode, str(day), (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(plain_tag, str(day))


_Dumper.add_representer(YamlDay, _represent_day)


class _Builder:
    """Builds values from the parser's events, so that nothing is resolved behind our back."""

    def __init__(self, text: str) -> None:
        self.events: Iterator[Event] = yaml.parse(text, Loader=yaml.CBaseLoader)
        self.lines: dict[YamlPath, int] = {}

    def next_event(self) -> Event:
        try:
            event = next(self.events)
        except yaml.YAMLError as error:
            raise _syntax_error(error) from error
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            reason = "anchors (&) and aliases (*) are not allowed in front matter"
            raise YamlError(_line_of(event), reason, "write the value out, or put it between quotes")
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag not in {None, "!"}:
            reason = f"the tag {event.tag} is not allowed"
            raise YamlError(_line_of(event), reason, "write the value as plain text")
        return event

    def read_document(self) -> dict[str, YamlValue]:
        self.next_event()  # the start of the stream
        event = self.next_event()
        if isinstance(event, StreamEndEvent):
            return {}
        event = self.next_event()
        if isinstance(event, ScalarEvent) and not event.value:
            return {}
        if not isinstance(event, MappingStartEvent):
            raise YamlError(_line_of(event), "these are not “key: value” lines", "begin each line with a key")
        values = self.read_map((), 1)
        self.next_event()  # the end of the document
        if not isinstance(event := self.next_event(), StreamEndEvent):
            raise YamlError(_line_of(event), "here a second document begins", "keep one")
        return values

    def read_value(self, event: Event, path: YamlPath, depth: int) -> YamlValue:
        if depth > MAX_DEPTH:
            raise YamlError(_line_of(event), "lists lie too deep in one another", "write the value as text")
        if isinstance(event, MappingStartEvent):
            return self.read_map(path, depth + 1)
        if isinstance(event, SequenceStartEvent):
            return self.read_list(path, depth + 1)
        return str(event.value) if isinstance(event, ScalarEvent) else ""

    def read_map(self, path: YamlPath, depth: int) -> dict[str, YamlValue]:
        values: dict[str, YamlValue] = {}
        while not isinstance(event := self.next_event(), MappingEndEvent):
            line = _line_of(event)
            if not isinstance(event, ScalarEvent):
                raise YamlError(line, "a key is not a plain word", "write the key as plain text")
            key = str(event.value)
            here = (*path, key)
            if key in values:
                reason = f"“{key}” is given twice (first in line {self.lines[here]})"
                raise YamlError(line, reason, "keep one of the two")
            self.lines[here] = line
            values[key] = self.read_value(self.next_event(), here, depth)
        return values

    def read_list(self, path: YamlPath, depth: int) -> list[YamlValue]:
        values: list[YamlValue] = []
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            here = (*path, len(values))
            self.lines[here] = _line_of(event)
            values.append(self.read_value(event, here, depth))
        return values


def _line_of(event: Event) -> int:
    return 1 if event.start_mark is None else event.start_mark.line + 1


def _syntax_error(error: yaml.YAMLError) -> YamlError:
    line, problem = 1, str(error).partition("\n")[0]
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        line, problem = error.problem_mark.line + 1, error.problem or problem
    remedy = "put a value that holds “:”, “#” or quotation marks between quotes"
    return YamlError(line, f"the YAML can't be read: {problem}", remedy)
