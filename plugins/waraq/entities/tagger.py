"""The tagger: a text goes in, the people, places and organisations it names come out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType

from waraq.code_digest import digest_package
from waraq.collecting import pausing_collection
from waraq.entities.authority import load_authority
from waraq.entities.faults import Faults
from waraq.entities.gazetteer import load_gazetteer
from waraq.entities.glued_words import GlueParter
from waraq.entities.judge import Judge, Verdict
from waraq.entities.known import Known, keep_known, recall_known
from waraq.entities.matcher import Candidate, Matcher, find_close
from waraq.entities.name_table import Reading
from waraq.entities.new_names import AGAIN, NewNames
from waraq.entities.person_names import PersonWords
from waraq.entities.roster import Roster, lay_over
from waraq.entities.rules import Rules
from waraq.entities.runs import LEAST_SCORE, Run
from waraq.entities.second_mentions import FullName, find_second_mentions
from waraq.entities.spans import settle_spans
from waraq.entities.stray_tables import tell_strays
from waraq.entities.tables_digest import digest_tables
from waraq.entity import Entity, Kind, Mention
from waraq.text import Passage, read_passage

KNOWN = "known.json"  # in the cache


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a name in a text was taken for an entity, or why not.

    `start` and `end` are code points of the text, half open; `entities` are
    the ids it may mean; `entity` is the one taken, None if it does not count,
    and empty for a name that no table lists.
    """

    start: int
    end: int
    text: str
    kind: Kind
    entities: tuple[str, ...]
    entity: str | None
    rule: str
    score: float
    reason: str


def _read_roster(authority: Path | None, faults: Faults | None = None) -> Roster:
    """Whom the tables list. Raises DataError, or gives what is wrong with the editor's to `faults`."""
    corrections = load_authority(authority, faults) if authority else []
    roster = lay_over(load_gazetteer(), corrections, faults)
    return replace(roster, notices=(*tell_strays(authority), *roster.notices)) if authority else roster


class Tagger:
    """Finds the known entities of a text. Read-only after loading, so safe to share.

    `entities` maps every id to its entity, `countries` the ISO 3166 code of each
    country to its id; `corrections` are what an editor's files say, entities as
    they are with the shipped row below them; `hidden` are those that these hide.
    `digest` is the SHA-256 of all tables the tagger was built from, so that kept
    tags can be told stale.
    """

    def __init__(self, known: Known, rules: Rules, digest: str, load_roster: Callable[[], Roster]) -> None:
        self.entities: Mapping[str, Entity] = MappingProxyType(known.entities)
        self.countries = known.countries
        self.corrections = known.corrections
        self.hidden = known.hidden
        self.digest = digest
        self._load_roster = load_roster
        self._matcher = Matcher(known.names)
        self._rules = rules
        self._parter = GlueParter(self._matcher.is_plain, self._matcher.list_words)

    @classmethod
    def load(
        cls, authority: Path | None = None, cache: Path | None = None, *, keeping: bool = True
    ) -> Tagger:
        """A tagger from the shipped tables, with the editor's `authority` folder laid over them.

        What the tables say is kept in the folder `cache`, if one is given, for as long as they stay the same;
        without `keeping` it is only read there.
        Raises DataError, with file, line and column, for tables that are wrong:
        TablesError with all wrong lines of the editor's where there are several.
        """
        digest = digest_tables(authority)
        made_from = f"{digest_package()} {digest}" if cache else ""
        with pausing_collection():  # of what is made here nothing becomes free
            known = recall_known(cache / KNOWN, made_from) if cache else None
            if known is None:
                faults = Faults(gathering=True)
                known = Known.of(_read_roster(authority, faults), faults)
                faults.raise_all()
                if cache and keeping:
                    keep_known(cache / KNOWN, made_from, known)
            return cls(known, Rules.load(), digest, partial(_read_roster, authority))

    @classmethod
    def of(cls, roster: Roster, rules: Rules, digest: str = "") -> Tagger:
        """A tagger of the entities of a roster. Raises DataError where these contradict each other."""
        return cls(Known.of(roster), rules, digest, lambda: roster)

    def tag(self, text: str) -> list[Mention]:
        """The mentions in `text`, sorted, not overlapping; offsets are code points.

        A name that no table lists has no `entity`; those less sure than
        `LEAST_SCORE` are left out.

        >>> text = "ایران کے صدر مسعود پزشکیان تہران پہنچے"
        >>> [(text[m.start : m.end], m.entity) for m in Tagger.load().tag(text)]
        [('ایران', 'place/iran'), ('مسعود پزشکیان', 'person/masoud-pezeshkian'), ('تہران', 'place/tehran')]
        """
        passage = self._read(text)
        known = self._decide(passage)
        mentions = [
            *_list_mentions(known),
            *(_mention(run, passage) for run in self._find_new(passage, known)),
        ]
        return sorted(each for each in mentions if each.score >= LEAST_SCORE)

    def tag_listed(self, text: str) -> list[Mention]:
        """Of the mentions in `text` those of entities that a table lists: all that a build needs.

        >>> Tagger.load().tag_listed("ترجمان ریحان کوہستانی نے کہا")
        []
        """
        return _list_mentions(self._decide(self._read(text)))

    def explain(self, text: str) -> list[Explanation]:
        """Every name in `text`, also those that do not count, with the reason.

        >>> [(e.text, e.entity, e.rule) for e in Tagger.load().explain("وہ کل شام کو آئے")]
        [('شام', None, 'phrase')]
        """
        passage = self._read(text)
        known = self._decide(passage)
        new = (_explain_run(run, passage) for run in self._find_new(passage, known))
        return sorted(
            [*(_explain(verdict, text) for verdict in known), *new], key=lambda each: (each.start, -each.end)
        )

    def without(self, ids: Collection[str]) -> Tagger:
        """The same tagger, had no table ever listed these entities.

        >>> Tagger.load().without(["place/lahore"]).tag_listed("لاہور میں بارش ہوئی")
        []
        """
        roster = self._load_roster()
        listings = [listing for listing in roster.listings if listing.entity.id not in ids]
        kept = replace(roster, listings=listings)
        return Tagger.of(kept, self._rules, self.digest)

    @property
    def person_words(self) -> PersonWords:
        """What each word may be in a person's name."""
        return self._new_names.people.words

    def _read(self, text: str) -> Passage:
        return self._parter.part(read_passage(text))

    def _decide(self, passage: Passage) -> list[Verdict]:
        """A verdict on each name of the tables, and on the words by which a text repeats one."""
        verdicts = Judge(passage, self._rules).decide(self._matcher.find(passage))
        again = list(self._find_again(passage, verdicts))
        settled = settle_spans(verdicts, passage)
        return sorted([*settled, *again], key=_place) if again else settled

    def _find_again(self, passage: Passage, verdicts: list[Verdict]) -> Iterator[Verdict]:
        full = [
            FullName(v.candidate.first, v.candidate.last, v.reading.entity.id)
            for v in verdicts
            if v.reading and v.reading.entity.kind is Kind.PERSON and v.candidate.last - v.candidate.first > 1
        ]
        if not full:
            return
        seen = {number for v in verdicts for number in range(v.candidate.first, v.candidate.last)}
        for number, entity, name, rule in find_second_mentions(passage, full, self._rules.names, seen):
            reading = Reading(self.entities[entity], passage.words[number], ambiguous=False)
            start, end = passage.starts[number], passage.ends[number]
            candidate = Candidate(start, end, number, number + 1, (reading,))
            yield Verdict(candidate, reading, rule, AGAIN, f"“{name}” stands before it in the text")

    def _find_new(self, passage: Passage, known: list[Verdict]) -> list[Run]:
        return self._new_names.find(passage, known)

    @cached_property
    def _new_names(self) -> NewNames:
        return NewNames.load(self.entities.values(), self._rules)


def _place(verdict: Verdict) -> tuple[int, int]:
    return verdict.candidate.first, -verdict.candidate.last


def _list_mentions(verdicts: Iterable[Verdict]) -> list[Mention]:
    return [
        Mention(v.candidate.start, v.candidate.end, entity.kind, entity.id, v.rule, v.score)
        for v in verdicts
        if v.reading is not None and (entity := v.reading.entity)
    ]


def _locate(run: Run, passage: Passage) -> tuple[int, int]:
    """Where a new name starts and ends, with the brackets around its last word."""
    end = find_close(passage, run.last - 1) if run.last - run.first > 1 else 0
    return passage.starts[run.first], end or passage.ends[run.last - 1]


def _mention(run: Run, passage: Passage) -> Mention:
    return Mention(*_locate(run, passage), run.kind, "", run.rule, run.score)


def _explain_run(run: Run, passage: Passage) -> Explanation:
    start, end = _locate(run, passage)
    taken = "" if run.score >= LEAST_SCORE else None
    return Explanation(
        start, end, passage.text[start:end], run.kind, (), taken, run.rule, run.score, run.reason
    )


def _explain(verdict: Verdict, text: str) -> Explanation:
    candidate = verdict.candidate
    return Explanation(
        start=candidate.start,
        end=candidate.end,
        text=text[candidate.start : candidate.end],
        kind=(verdict.reading or candidate.readings[0]).entity.kind,
        entities=tuple(reading.entity.id for reading in candidate.readings),
        entity=verdict.reading.entity.id if verdict.reading else None,
        rule=verdict.rule,
        score=verdict.score,
        reason=verdict.reason,
    )
