"""What articles are derived with, as each process that derives is told it."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from waraq.entities import AUTHORITY, digest_tables
from waraq.markup.strings import MarkupStrings

if TYPE_CHECKING:
    from waraq.plugins.derive import Deriver


class DeriverSource(NamedTuple):
    """What a deriver is made from, in each process that derives.

    `content` is the content folder, `strings` are the renderer's few words,
    `tables` is the digest of all that the tagger is made from,
    `every_mention` says that not only the first one of each name is a link,
    `cache` is the folder in which what the tables say is kept, if anywhere.
    """

    content: Path
    strings: MarkupStrings
    tables: str
    every_mention: bool = False
    cache: Path | None = None

    @classmethod
    def of(
        cls,
        content: Path,
        strings: MarkupStrings,
        cache: Path | None = None,
        *,
        every_mention: bool = False,
    ) -> DeriverSource:
        """The source of a content folder as it is now."""
        return cls(content, strings, digest_tables(content / AUTHORITY), every_mention, cache)

    @property
    def words(self) -> tuple[str, ...]:
        """What shapes derivation besides code, tables and names."""
        return *astuple(self.strings), str(self.every_mention)

    def load(self) -> Deriver:
        """The deriver, made once a process."""
        from waraq.plugins.derive import load_deriver  # noqa: PLC0415 - most builds read no article

        return load_deriver(self)
