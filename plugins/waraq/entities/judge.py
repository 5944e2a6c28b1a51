"""The verdict on every name found in one text: which entity it means, or why it does not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from waraq.entities.choosing import Chooser
from waraq.entities.matcher import Candidate
from waraq.entities.misleading import find_misleading, is_foreign, is_longer_name
from waraq.entities.name_table import Reading
from waraq.entities.person_names import Part
from waraq.entities.phrases import fold_words, look_title
from waraq.entities.rules import Rules, Strength
from waraq.entities.runs import is_joined, step_over_and
from waraq.entities.second_mentions import is_akin
from waraq.entities.small_words import load_small_words
from waraq.entity import Entity, Kind
from waraq.text import Passage

# How sure a listed name is, as measured (docs/measurements.md): by itself, or by what shows it.
PLAIN = 0.98
SHOWN = {Strength.NONE: 0.94, Strength.WEAK: 0.88, Strength.STRONG: 0.94}


class Verdict(NamedTuple):
    """What became of one candidate: the `reading` taken, or None, and why.

    `rule` is the name of the rule that decided, `score` from 0 to 1 how sure
    it is, `reason` a sentence for editors.
    """

    candidate: Candidate
    reading: Reading | None
    rule: str
    score: float
    reason: str


class Judge:
    """Decides about the candidates of one text, in the light of the whole text."""

    def __init__(self, passage: Passage, rules: Rules) -> None:
        self._passage = passage
        self._words = passage.words
        self._rules = rules
        self._chooser = Chooser(passage, rules.place_kinds)
        self._starts: frozenset[int] = frozenset()
        self._sure_starts: set[int] = set()
        self._sure_ends: set[int] = set()
        self._bodies: dict[int, int] = {}  # where each ends that a word is in

    def decide(self, found: Sequence[Candidate]) -> list[Verdict]:
        """A verdict for each candidate, by start, the longest first; those taken do not overlap."""
        for first, last in self._rules.bodies.find(self._passage, found):
            self._bodies.update(dict.fromkeys(range(first, last), last))
        plain = self._decide_plain(found)
        verdicts = []
        taken_until = 0
        self._starts = frozenset(candidate.first for candidate in found)
        for number, candidate in enumerate(found):
            if candidate.first < taken_until:
                verdict = Verdict(candidate, None, "overlap", 0.0, "part of a longer name")
            else:
                verdict = plain.get(number) or self._judge(candidate)
            if verdict.reading is not None:
                verdict = self._widen(verdict, taken_until)
            if verdict.reading is not None or verdict.rule == "context":
                taken_until = max(taken_until, verdict.candidate.last)
            verdicts.append(verdict)
        return verdicts

    def _widen(self, verdict: Verdict, taken_until: int) -> Verdict:
        """The verdict on a person's name, with the words beside it that are this person's too.

        That is the given name before a family name, and the family name behind a full name.
        """
        candidate, reading = verdict.candidate, verdict.reading
        if reading is None or reading.entity.kind is not Kind.PERSON:
            return verdict
        before, last = candidate.first - 1, candidate.last
        if last - before > 2:
            if self._continues(last, reading.entity):
                end = self._passage.ends[last]
                return verdict._replace(candidate=candidate._replace(end=end, last=last + 1))
            return verdict
        if (
            before < taken_until
            or not is_joined(self._passage, candidate.first)
            or not is_akin(self._words[before], reading.entity)
        ):
            return verdict
        start = self._passage.starts[before]
        return verdict._replace(candidate=candidate._replace(start=start, first=before))

    def _continues(self, last: int, entity: Entity) -> bool:
        """Whether the word behind a full name is a family name of the same person."""
        return (
            last not in self._starts
            and is_joined(self._passage, last)
            and bool(self._rules.names.get(self._words[last], Part.NONE) & Part.FAMILY)
            and is_akin(self._words[last], entity)
        )

    def _decide_plain(self, found: Iterable[Candidate]) -> dict[int, Verdict]:
        """The verdicts, by number, on names of one meaning; it is noted where they name it beyond doubt."""
        verdicts: dict[int, Verdict] = {}
        taken_until = 0
        for number, candidate in enumerate(found):
            _, _, first, last, readings = candidate
            reading = readings[0]
            if first < taken_until:
                continue
            if len(readings) > 1:
                self._note_place(candidate)
                continue
            if not reading.is_plain:
                continue
            verdict = verdicts[number] = self._weigh(candidate, reading)
            if verdict.reading is None:
                continue
            taken_until = last
            entity = reading.entity
            self._chooser.note(entity, first)
            if entity.kind is Kind.PLACE:
                self._sure_starts.add(first)
                self._sure_ends.add(last)
                self._chooser.note_region(entity, last)
        return verdicts

    def _note_place(self, candidate: Candidate) -> None:
        """Note a name that places alone share, like پنجاب: whichever is meant, a place stands there."""
        plain = next((reading for reading in candidate.readings if reading.is_plain), None)
        if not (plain and all(reading.entity.kind is Kind.PLACE for reading in candidate.readings)):
            return
        if self._weigh(candidate, plain).reading is not None:
            self._sure_starts.add(candidate.first)
            self._sure_ends.add(candidate.last)

    def _judge(self, candidate: Candidate) -> Verdict:
        weighed = [self._weigh(candidate, reading) for reading in candidate.readings]
        passed = [verdict for verdict in weighed if verdict.reading is not None]
        if not passed:
            return weighed[0]
        if len(passed) == 1:
            return passed[0]
        return self._choose(candidate, passed)

    def _choose(self, candidate: Candidate, passed: Sequence[Verdict]) -> Verdict:
        readings = [verdict.reading for verdict in passed if verdict.reading]
        choice = self._chooser.choose(candidate, readings)
        if choice is None:
            ids = ", ".join(reading.entity.id for reading in readings)
            return Verdict(candidate, None, "shared", 0.0, f"may mean {ids}")
        chosen = passed[choice.number]
        return chosen._replace(rule=choice.rule, reason=choice.reason) if choice.rule else chosen

    def _weigh(self, candidate: Candidate, reading: Reading) -> Verdict:
        """The verdict for one of the meanings, as if it were the only one."""
        alone = candidate.last in self._starts  # another listed name stands behind it
        if not alone and is_longer_name(self._passage, self._rules, candidate, reading):
            return Verdict(candidate, None, "longer", 0.0, "it goes on as another person's name")
        if misleading := self._mislead(candidate, reading):
            return Verdict(candidate, None, "context", 0.0, misleading)
        if reading.is_plain or self._ends_in_letter(candidate, reading):
            return Verdict(candidate, reading, "gazetteer", PLAIN, "the name is in the gazetteer")
        rule, strength, reason = self._evidence(candidate, reading)
        needed = self._needed(reading)
        if strength is Strength.AGAINST:
            return Verdict(candidate, None, rule, 0.0, reason)
        if strength < needed:
            why = "a common word or a shared name" if reading.ambiguous else "an inflected form"
            return Verdict(candidate, None, "ambiguous", 0.0, f"{why}, and nothing near shows what is meant")
        return Verdict(candidate, reading, rule, SHOWN[strength], reason)

    def _mislead(self, candidate: Candidate, reading: Reading) -> str:
        """Why a name is part of another one; empty if it is not."""
        in_body = self._bodies.get(candidate.first, 0) >= candidate.last
        if in_body and reading.entity.kind is not Kind.ORGANISATION:
            return "it is a part of an organisation's name"
        if is_foreign(self._passage, candidate, reading, self._chooser.find_region(candidate.first - 1)):
            return "it is that of the country before it"
        return find_misleading(self._passage, self._rules, candidate, reading)

    def _ends_in_letter(self, candidate: Candidate, reading: Reading) -> bool:
        """Whether the last word of an acronym, a postposition too, governs nothing: «کے پی کے۔»."""
        last = candidate.last
        letter = reading.inflected and self._words[last - 1] in load_small_words().postposition
        return letter and not is_joined(self._passage, last)

    def _needed(self, reading: Reading) -> Strength:
        if not reading.ambiguous:
            return Strength.WEAK
        usual = Strength.WEAK if reading.entity.kind is Kind.PLACE else Strength.STRONG
        return self._rules.needed(reading.name, usual)

    def _evidence(self, candidate: Candidate, reading: Reading) -> tuple[str, Strength, str]:
        kind = reading.entity.kind
        span = (candidate.first, candidate.last)
        phrase = self._rules.beside(kind, reading.name, self._words, span)
        if phrase and phrase[1] is Strength.AGAINST:
            return "phrase", Strength.AGAINST, f"“{phrase[0]}” beside it shows the common word"
        return self._proof(candidate, reading, phrase)

    def _proof(
        self, candidate: Candidate, reading: Reading, phrase: tuple[str, Strength] | None
    ) -> tuple[str, Strength, str]:
        """What speaks for the entity, the strongest first; `phrase` is the one beside the name."""
        kind = reading.entity.kind
        title = look_title(self._rules.titles, self._passage, candidate.first)
        if kind is Kind.PERSON and title:
            types = self._rules.title_types.get(title)
            if types is None or not reading.entity.type or reading.entity.type in types:
                return "title", Strength.STRONG, f"the title “{title}” stands before it"
            return "title", Strength.AGAINST, f"the title “{title}” is of other people"
        if self._chooser.is_sure(reading.entity):
            return "repetition", Strength.STRONG, "the text names the same one beyond doubt"
        if kind is Kind.PLACE and self._in_list(candidate):
            return "list", Strength.STRONG, "it stands in a list with another place"
        if kind is Kind.PLACE and self._chooser.is_in_region(candidate, reading.entity):
            return "region", Strength.STRONG, "it stands behind the region it is in"
        return self._weak_proof(reading, phrase)

    def _weak_proof(self, reading: Reading, phrase: tuple[str, Strength] | None) -> tuple[str, Strength, str]:
        # Small places are words too often: سمندری, ٹل, باندھ in the news of their own country.
        if reading.entity.type == "country" and self._chooser.count_country(reading.entity.country):
            strength = Strength.STRONG if phrase else Strength.WEAK
            return "country", strength, "the text names places of that country"
        if phrase:
            # Of a full name that many have, it shows that somebody is named, not who.
            strength = min(phrase[1], Strength.WEAK) if self._is_shared(reading) else phrase[1]
            return "phrase", strength, f"“{phrase[0]}” stands beside it"
        return "ambiguous", Strength.NONE, "the name alone is enough, by the table of ambiguous names"

    def _is_shared(self, reading: Reading) -> bool:
        """Whether a name is a person's full name, and no title with it: محمد علی, but not مفتی سعید."""
        first, _, others = fold_words(reading.name).partition(" ")
        return reading.entity.kind is Kind.PERSON and bool(others) and first not in self._rules.titles.edges()

    def _in_list(self, candidate: Candidate) -> bool:
        before = step_over_and(self._passage, candidate.first, -1)
        after = step_over_and(self._passage, candidate.last, 1)
        return before in self._sure_ends or after in self._sure_starts
