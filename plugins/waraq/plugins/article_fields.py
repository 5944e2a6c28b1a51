"""The fields of the articles' data, by one table: what is written of them, and how it is described."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from waraq.config import SiteConfig
from waraq.text.tables import read_table

_HEADER = ("field", "type", "table", "constraint", "description", "why")
_EDTF = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_PAGE = "^[A-Z]?[1-9][0-9]{0,2}$"
_NAMED: dict[str, dict[str, object]] = {
    "": {},
    "required": {"required": True},
    "required unique": {"required": True, "unique": True},
    "edtf": {"pattern": _EDTF},
    "page": {"pattern": _PAGE},
    "set": {"required": True},
}


class Field(NamedTuple):
    """A field: its type as Table Schema names it, whether tables have it, and what it tells."""

    name: str
    type: str
    in_table: bool
    constraint: str
    description: str

    @property
    def required(self) -> bool:
        """Whether every article has it."""
        return "required" in self._constraints

    @property
    def _constraints(self) -> dict[str, object]:
        return _NAMED.get(self.constraint, {"enum": self.constraint.split(" ")})

    def describe(self) -> dict[str, object]:
        """The field as Table Schema describes it."""
        constraints = {"constraints": self._constraints} if self._constraints else {}
        return {"name": self.name, "type": self.type, "description": self.description, **constraints}


@cache
def _read_fields() -> tuple[Field, ...]:
    rows = read_table("article_fields.tsv", _HEADER)
    return tuple(Field(row[0], row[1], row[2] == "yes", row[3], row[4]) for row in rows)


def list_fields(config: SiteConfig) -> list[Field]:
    """The fields that an archive tells of its articles, in their order."""
    licensed, texts = config.terms, config.data_texts
    return [
        field
        for field in _read_fields()
        if (field.in_table or texts) and (field.constraint != "set" or licensed)
    ]


def describe_schema(fields: Sequence[Field]) -> dict[str, object]:
    """Fields as a Table Schema."""
    return {"fields": [field.describe() for field in fields], "primaryKey": "id", "missingValues": [""]}
