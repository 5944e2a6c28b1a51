"""What the last export wrote, kept for the next one: of which documents, and in which folders."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from waraq.files import keep, recall

EXPORTED = "exported.json"


class ExportedTier(NamedTuple):
    """A tier: its folder and the version of that, how many documents and shards it has.

    `size` is what shards are counted by, 0 where that is not known.
    """

    folder: str
    version: str
    documents: int
    shards: int
    size: int


class Exported(NamedTuple):
    """An export: the averages and the digests of all documents, and the tiers by their first documents."""

    averages: tuple[float, ...]
    digests: Sequence[str]
    tiers: dict[int, ExportedTier]


def keep_exported(memory: Path, made_by: str, exported: Exported) -> None:
    """Keep it in the folder `memory`; `made_by` tells by which tables and formats."""
    averages, digests, tiers = exported
    value = {"averages": averages, "digests": " ".join(digests), "tiers": list(tiers.items())}
    keep(memory / EXPORTED, made_by, json.dumps(value).encode())


def recall_exported(memory: Path, made_by: str) -> Exported | None:
    """What was kept; None where nothing was, or by something else."""
    kept = recall(memory / EXPORTED)
    if kept is None or kept[0] != made_by:
        return None
    value = json.loads(kept[1])
    tiers = {int(first): ExportedTier(*tier) for first, tier in value["tiers"]}
    return Exported(tuple(value["averages"]), value["digests"].split(), tiers)
