"""The sections of a newspaper, by any of the names papers print over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from waraq.text import fold
from waraq.text.memory import Remembered
from waraq.text.tables import read_table

TABLE = "sections.tsv"
COLUMNS = ("slug", "name", "name_en", "aliases", "why")


@dataclass(frozen=True, slots=True)
class Section:
    """One section: the slug of its address, its Urdu and English names, and its other names."""

    slug: str
    name: str
    name_en: str
    aliases: tuple[str, ...]


@cache
def load_sections() -> tuple[Section, ...]:
    """Load the known sections, by slug. Raises DataError.

    >>> load_sections()[0].slug
    'business'
    """
    return tuple(
        Section(row[0], row[1], row[2], tuple(filter(None, row[3].split("|"))))
        for row in read_table(TABLE, COLUMNS)
    )


@cache
def _by_name() -> Mapping[str, Section]:
    return {
        fold_section(name): section
        for section in load_sections()
        for name in (*section.aliases, section.name_en, section.name, section.slug)
    }


def find_section(name: str) -> Section | None:
    """Return the section that a printed name or a folder's name means, if it is known.

    >>> find_section("بین الاقوامی").name
    'دنیا'
    """
    return _found[name]


def _look_up(name: str) -> Section | None:
    return _by_name().get(fold_section(name))


_found = Remembered(_look_up, most=1 << 10)  # most articles stand in the same few


def name_section(printed: str | None, folders: Iterable[str]) -> str | None:
    """Return the section an article belongs to: as printed, else by the folders it lies in.

    `folders` run from the outermost to the innermost. A printed section that
    isn't known stays as it is.

    >>> name_section("Sports", []), name_section(None, ["2014", "sports"]), name_section("بچوں کا صفحہ", [])
    ('کھیل', 'کھیل', 'بچوں کا صفحہ')
    """
    if printed:
        known = find_section(printed)
        return known.name if known else printed
    found = [section.name for folder in folders if (section := find_section(folder))]
    return found[-1] if found else None


def fold_section(name: str) -> str:
    """A printed section as it is compared with others."""
    return " ".join(fold(name).replace("-", " ").replace("_", " ").split())
