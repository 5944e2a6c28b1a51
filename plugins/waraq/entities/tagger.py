"""The tagger: a text goes in, the people, places and organisations it names come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from waraq.entities.authority import authority_files, load_authority, merge_listings
from waraq.entities.gazetteer import Listing, gazetteer_files, load_gazetteer
from waraq.entities.judge import Judge, Verdict
from waraq.entities.matcher import Matcher, load_endings
from waraq.entities.rules import RULE_TABLES, Rules
from waraq.entities.tables import data_file, hash_files
from waraq.entity import Entity, Mention
from waraq.text import read_passage


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a name in a text was taken for an entity, or why not.

    `start` and `end` are code points of the text, half open; `entities` are
    the ids it may mean; `entity` is the one taken, or None.
    """

    start: int
    end: int
    text: str
    entities: tuple[str, ...]
    entity: str | None
    rule: str
    score: float
    reason: str


def digest_tables(authority: Path | None = None) -> str:
    """The SHA-256 of all tables that a tagger is built from."""
    tables = [*gazetteer_files(), *(data_file(name) for name in RULE_TABLES)]
    if authority:
        tables.extend(authority_files(authority))
    return hash_files(tables)


class Tagger:
    """Finds the known entities of a text. Read-only after loading, so safe to share.

    `entities` maps every id to its entity; `editors` are those that an
    editor's file lists, as they are with the shipped row below them; `digest`
    is the SHA-256 of all tables the tagger was built from, so that kept tags
    can be told stale.
    """

    def __init__(self, listings: Iterable[Listing], rules: Rules, digest: str) -> None:
        known = list(listings)
        self.entities: Mapping[str, Entity] = MappingProxyType(
            {listing.entity.id: listing.entity for listing in known}
        )
        self.editors = tuple(listing.entity for listing in known if listing.editor)
        self.digest = digest
        self._matcher = Matcher(known, load_endings())
        self._rules = rules

    @classmethod
    def load(cls, authority: Path | None = None) -> Tagger:
        """A tagger from the shipped tables, with the editor's `authority` folder laid over them.

        Raises DataError, with file, line and column, for a table that is wrong.
        """
        editors = load_authority(authority) if authority else []
        listings = merge_listings(load_gazetteer(), editors)
        return cls(listings, Rules.load(), digest_tables(authority))

    def tag(self, text: str) -> list[Mention]:
        """The mentions in `text`, sorted, not overlapping; offsets are code points.

        >>> text = "ایران کے صدر مسعود پزشکیان تہران پہنچے"
        >>> [(text[m.start : m.end], m.entity) for m in Tagger.load().tag(text)]
        [('ایران', 'place/iran'), ('مسعود پزشکیان', 'person/masoud-pezeshkian'), ('تہران', 'place/tehran')]
        """
        return [
            Mention(v.candidate.start, v.candidate.end, entity.kind, entity.id, v.rule, v.score)
            for v in self._decide(text)
            if v.reading is not None and (entity := v.reading.entity)
        ]

    def explain(self, text: str) -> list[Explanation]:
        """Every known name in `text`, also those that do not count, with the reason.

        >>> [(e.text, e.entity, e.rule) for e in Tagger.load().explain("وہ کل شام کو آئے")]
        [('شام', None, 'phrase')]
        """
        return [_explain(verdict, text) for verdict in self._decide(text)]

    def _decide(self, text: str) -> list[Verdict]:
        passage = read_passage(text)
        return Judge(passage, self._rules).decide(self._matcher.find(passage))


def _explain(verdict: Verdict, text: str) -> Explanation:
    candidate = verdict.candidate
    return Explanation(
        start=candidate.start,
        end=candidate.end,
        text=text[candidate.start : candidate.end],
        entities=tuple(reading.entity.id for reading in candidate.readings),
        entity=verdict.reading.entity.id if verdict.reading else None,
        rule=verdict.rule,
        score=verdict.score,
        reason=verdict.reason,
    )
