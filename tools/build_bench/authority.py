"""The made-up names as an editor's authority files, so that all are known by name, and one corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from tools.bench.names import FAMILY_NAMES, compose_word, load_names, sort_names
from waraq.entities import Tagger
from waraq.entities.gazetteer import COLUMNS, TABLES
from waraq.entity import Entity, Kind
from waraq.text import slugify, tokenize
from waraq.text.frequency import load_frequencies

SOURCE = "made up"
# A corrected name is one that so many of the articles have: neither everybody's nor nobody's.
SHARE = 0.01
KINDS = {"people": Kind.PERSON, "places": Kind.PLACE, "organisations": Kind.ORGANISATION}


@cache
def list_entities() -> tuple[Entity, ...]:
    """The made-up names of articles, without those that are words, that the gazetteer has or that fold alike.

    A syllable or two make a word now and then: کسی would be a place that every other article names.
    """
    words = load_frequencies()
    known = {
        _fold(name) for entity in Tagger.load().entities.values() for name in (entity.name, *entity.aliases)
    }
    entities: dict[str, Entity] = {}
    for group, names in sort_names(load_names().values).items():
        for name in dict.fromkeys(names):
            if _fold(name) not in known and name not in words:
                known.add(_fold(name))
                kind = KINDS[group]
                entity = Entity(id=_make_id(kind, name, entities), kind=kind, name=name, source=SOURCE)
                entities[entity.id] = entity
    return tuple(entities.values())


def _fold(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(name))


def _make_id(kind: Kind, name: str, taken: Mapping[str, Entity]) -> str:
    slug = slugify(name)
    number = 1
    while (wanted := f"{kind.value}/{slug}" + (f"-{number}" if number > 1 else "")) in taken:
        number += 1
    return wanted


def write_authority(folder: Path) -> None:
    """Write the tables of all made-up names."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, name in TABLES.items():
        rows = sorted((e for e in list_entities() if e.kind is kind), key=lambda entity: entity.id)
        write_table(folder / name, COLUMNS[kind], rows)


def write_table(path: Path, columns: Sequence[str], entities: Iterable[Entity]) -> None:
    """Write one table with the columns that the gazetteer has for its kind."""
    lines = ["\t".join(columns)]
    for entity in entities:
        cells = {"id": entity.id, "name": entity.name, "aliases": "|".join(entity.aliases), "source": SOURCE}
        lines.append("\t".join(cells.get(column, "") for column in columns))
    path.write_text("\n".join([*lines, ""]), "utf-8", newline="\n")


def choose_name(articles_of: Counter[str], articles: int) -> str:
    """The made-up person whose number of articles comes nearest to a hundredth of all."""
    people = [entity.name for entity in list_entities() if entity.kind is Kind.PERSON]
    wanted = max(1.0, SHARE * articles)
    return min(people, key=lambda name: (abs(articles_of[name] - wanted), name))


def correct_name(name: str) -> str:
    """Another name for somebody: the first word stays, no name that the bench makes up has the second."""
    return f"{name.partition(' ')[0]} {compose_word(FAMILY_NAMES, 3)}"


def correct_table(folder: Path, old: str) -> None:
    """Correct the name of one person in the table as an editor does: the old one goes on being known."""
    path = folder / TABLES[Kind.PERSON]
    lines = path.read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        cells = line.split("\t")
        if cells[1] == old:
            cells[1:3] = [correct_name(old), old]
            lines[number] = "\t".join(cells)
    path.write_text("\n".join([*lines, ""]), "utf-8", newline="\n")
