"""How a source was read: which rule gave which field, and what was left out, for who asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

_SHOWN = 120  # code points of a value


class Step(NamedTuple):
    """A rule that gave a field its value, or left something out: then the field is empty."""

    field: str
    rule: str
    value: str


_listening: list[list[Step]] = []


@contextmanager
def listen() -> Iterator[list[Step]]:
    """The steps that are told while the block runs."""
    steps: list[Step] = []
    _listening.append(steps)
    try:
        yield steps
    finally:
        _listening.remove(steps)


def is_heard() -> bool:
    """Whether somebody listens: who has to look for what to tell need not otherwise."""
    return bool(_listening)


def tell(field: str, rule: str, value: object) -> None:
    """Say that a rule gave a field a value; a value that is empty says nothing."""
    if _listening and value:
        _listening[-1].append(Step(field, rule, _shorten(str(value))))


def leave_out(rule: str, value: object) -> None:
    """Say that something of the source is not in the article."""
    if _listening and value:
        _listening[-1].append(Step("", rule, _shorten(str(value))))


def _shorten(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
