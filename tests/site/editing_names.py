"""What an editor at work does to the authority files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.site.editing import IDS, NAMES, NUMBERS
from waraq.entities import Tagger
from waraq.entities.authority import EDITORS_COLUMNS
from waraq.entities.gazetteer import TABLES, Listing, load_gazetteer
from waraq.errors import DataError

load = Tagger.load  # before a test puts another in its place
# What the texts and the tables of an editor at work can name of the gazetteer: all of it takes too long.
FEW = frozenset(
    f"place/{each}" for each in ("ashgabat", "india", "iran", "karachi", "lahore", "pakistan", "tehran")
) | {"person/imran-khan", "person/masoud-pezeshkian", "organisation/united-nations"}


@cache
def load_few() -> tuple[Listing, ...]:
    """The listings of these few."""
    return tuple(listing for listing in load_gazetteer() if listing.entity.id in FEW)


class NamesEditor(RuleBasedStateMachine):
    """Adds, corrects, merges, hides and takes away names; `rows` are those of all tables by their ids."""

    project: Path
    rows: dict[str, dict[str, str]]

    @rule(entity=st.sampled_from(IDS), name=st.sampled_from(NAMES), choices=st.tuples(*[NUMBERS] * 3))
    def list_name(self, entity: str, name: str, choices: tuple[int, ...]) -> None:
        """An authority file has a row more, or one is corrected; the old name may stay as an alias."""
        alias, ambiguous, column = choices
        old = self.rows.get(entity, {}).get("name", "")
        aliases = {1: NAMES[column % len(NAMES)], 2: NAMES[-1]}.get(alias, old)
        row = {"id": entity, "name": name, "aliases": "" if aliases == name else aliases}
        row |= {"name_en": "New"} if column == 1 else {"roman": "naya"} if column == 2 else {}
        row["ambiguous"] = {0: name, 1: row["aliases"]}.get(ambiguous, "")
        self.change_names({**self.rows, entity: row})

    @rule(entity=st.sampled_from(IDS))
    def describe_name(self, entity: str) -> None:
        """What only the entity's pages show."""
        if entity in self.rows:
            row = self.rows[entity]
            self.change_names({**self.rows, entity: {**row, "wikidata": "" if row.get("wikidata") else "Q1"}})

    @rule(entity=st.sampled_from(["place/lahore", "place/new"]))
    def locate_name(self, entity: str) -> None:
        """A place lies elsewhere on the map, and in a country or is one."""
        row = {"id": entity, "name": NAMES[-1], **self.rows.get(entity, {})}
        latitude, kind = ("", "") if row.get("latitude") else ("31.5", "country")
        row |= {"latitude": latitude, "longitude": latitude, "country": "PK", "type": kind}
        self.change_names({**self.rows, entity: row})

    @rule(entity=st.sampled_from(IDS), other=st.sampled_from(IDS), keep=st.booleans())
    def merge_name(self, entity: str, other: str, keep: bool) -> None:
        """Two are one from now on, or two again; the row may keep its names."""
        if entity.partition("/")[0] != other.partition("/")[0]:
            return
        row = self.rows.get(entity, {})
        into = "" if row.get("merged_into") else other
        kept = row if keep or not into else {}
        self.change_names({**self.rows, entity: {**kept, "id": entity, "hidden": "", "merged_into": into}})

    @rule(entity=st.sampled_from(IDS))
    def hide_name(self, entity: str) -> None:
        """A name is not to be known, or is again, as the tables had it."""
        shown = {each: row for each, row in self.rows.items() if each != entity}
        hidden = self.rows.get(entity, {}).get("hidden")
        self.change_names(shown if hidden else {**shown, entity: {"id": entity, "hidden": "yes"}})

    @rule(entity=st.sampled_from(IDS), name=st.sampled_from(NAMES))
    def take_name_away(self, entity: str, name: str) -> None:
        """An alias is none any more; there may be no such alias."""
        row = {"id": entity, **self.rows.get(entity, {})}
        self.change_names({**self.rows, entity: {**row, "aliases": f"-{name}", "ambiguous": ""}})

    @rule(entity=st.sampled_from(IDS))
    def unlist_name(self, entity: str) -> None:
        self.change_names({each: row for each, row in self.rows.items() if each != entity})

    def change_names(self, rows: dict[str, dict[str, str]]) -> None:
        """Write the authority files; those that contradict each other are put right at once."""
        before = self.rows
        self.write_names(rows)
        try:
            load(self.project / "content/authority")
        except DataError:
            self.write_names(before)

    def write_names(self, rows: dict[str, dict[str, str]]) -> None:
        self.rows = rows
        folder = self.project / "content/authority"
        folder.mkdir(exist_ok=True)
        for kind, table in TABLES.items():
            listed = [row for entity, row in rows.items() if entity.startswith(kind)]
            columns = EDITORS_COLUMNS[kind]
            lines = ["\t".join(row.get(column, "") for column in columns) for row in listed]
            (folder / table).unlink(missing_ok=True)
            if lines:
                (folder / table).write_text("\n".join(["\t".join(columns), *lines, ""]), "utf-8")
