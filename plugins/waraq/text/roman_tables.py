"""The tables of Roman Urdu: letters as sounds, and what it costs to take one sound for another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from waraq.text.tables import Row, read_table

EDGE = "-"  # before an entry of the table: only at the end of a word; after it: only at the start


class Sound(NamedTuple):
    """A sound's class in a key at the start and inside, and its cost when only typed or only written."""

    start: str
    inside: str
    typed: int
    written: int


@dataclass(frozen=True, slots=True)
class RomanTables:
    """`rules` map letters, with their edges, to readings; `sounds` are by their sign, `costs` by pair.

    `lengths` are those of the letters in rules by their first letter, the longest first.
    """

    rules: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    sounds: Mapping[str, Sound]
    costs: Mapping[str, int]


@cache
def load_roman_tables() -> RomanTables:
    """The shipped tables; raises `DataError` where a row names a sound that is none."""
    sounds: dict[str, Sound] = {}
    for row in read_table("roman_sounds.tsv", ["sound", "start", "inside", "typed", "written", "why"]):
        if len(row[0]) != 1:
            raise row.error(0, "a sound has a sign of one letter")
        sounds[row[0]] = Sound(row[1], row[2], row.number(3), row.number(4))
    rules = {
        row[0]: _read_readings(row, sounds) for row in read_table("roman_keys.tsv", ["from", "to", "why"])
    }
    costs: dict[str, int] = {}
    for row in read_table("roman_costs.tsv", ["pair", "cost", "why"]):
        if len(row[0]) != 2 or not set(row[0]) <= set(sounds) or row[0] in costs:
            raise row.error(0, f"{row[0]!r} is not a new pair of sounds")
        costs[row[0]] = costs[row[0][::-1]] = row.number(1)
    return RomanTables(rules, _list_lengths(rules), sounds, costs)


def _list_lengths(rules: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for rule in rules:
        letters = rule.strip(EDGE)
        lengths.setdefault(letters[0], set()).add(len(letters))
    return {letter: tuple(sorted(found, reverse=True)) for letter, found in lengths.items()}


def _read_readings(row: Row, sounds: Mapping[str, Sound]) -> tuple[str, ...]:
    if not row[0].strip(EDGE):
        raise row.error(0, "no letter to read")
    unknown = set(row[1]) - set(sounds) - {"|"}
    if unknown:
        raise row.error(1, f"{min(unknown)!r} is not a sound of roman_sounds.tsv")
    readings = tuple(row[1].split("|"))
    if row[0].strip(EDGE)[0].isascii() and len(readings) > 1:
        raise row.error(1, "what is typed has one reading")
    return readings
