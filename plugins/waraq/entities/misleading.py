"""Words beside a name by which it is part of another name."""

from __future__ import annotations

from waraq.entities.matcher import Candidate
from waraq.entities.name_table import Reading
from waraq.entities.person_names import Part
from waraq.entities.rules import Rules
from waraq.entities.runs import is_joined
from waraq.entities.second_mentions import is_akin
from waraq.entities.small_words import load_small_words
from waraq.entity import Entity, Kind
from waraq.text import Passage, normalize

SHORT = 4  # letters of a name that another word may differ from by its ھ alone: مکہ, مکھ
ASPIRATE = "ھ"


def find_misleading(passage: Passage, rules: Rules, candidate: Candidate, reading: Reading) -> str:
    """Why the words around or the spelling show something else than the entity; empty if they do not."""
    words = passage.words
    start, end, first, last, _ = candidate
    if end - start <= SHORT and _is_aspirated(passage.text[start:end], reading.name):
        return f"it is written with “{ASPIRATE}”, as another word"
    before = words[first - 1] if first else ""
    after = words[last] if last < len(words) else ""
    # Beside nearly all names stands none of their words.
    if after not in rules.misleading_after and before not in rules.misleading_before:
        return ""
    kind = reading.entity.kind
    family_name = kind is Kind.PERSON and last - first == 1
    if family_name and _is_another(passage, rules, first, reading):
        return f"“{before}” before it makes it another person's name"
    if kind is Kind.PLACE or family_name:
        person = rules.person_after.look_joined(passage, first, last)
        if person:
            return f"“{person[0]}” after it makes it another person's name"
    if kind is Kind.ORGANISATION:
        return ""
    heads = rules.organisation_after if kind is Kind.PLACE else rules.named_after
    part = heads.look_joined(passage, first, last)
    if kind is Kind.PLACE and not part:
        part = rules.organisation_before.look_joined(passage, first, last)
    return f"“{part[0]}” beside it makes it part of an organisation's name" if part else ""


def _is_another(passage: Passage, rules: Rules, first: int, reading: Reading) -> bool:
    """Whether the given name before a family name is not that of the person known by it."""
    before = passage.words[first - 1]
    return before in rules.given_names and is_joined(passage, first) and not is_akin(before, reading.entity)


def is_longer_name(passage: Passage, rules: Rules, candidate: Candidate, reading: Reading) -> bool:
    """Whether a name goes on as another person's: افتخار احمد سروہی, سید مسعود علی, طلال اکبر بگٹی."""
    if reading.entity.kind is not Kind.PERSON:
        return False
    first, last = candidate.first, candidate.last
    full = last - first - (passage.words[first] in rules.titles.edges()) > 1
    behind = _look_other(passage, rules, last, last, reading)
    family = behind & (Part.FAMILY | Part.GIVEN | Part.COMMON) == Part.FAMILY
    if reading.ambiguous:
        # One word alone, perhaps with a title (ڈاکٹر مصدق), is followed by any name of another.
        return family or (not full and behind.is_name)
    before = _look_other(passage, rules, first - 1, first, reading)
    honoured = before & (Part.HONORIFIC | Part.LINK) == Part.HONORIFIC  # نواب, but not محمد
    if not full or not before & Part.GIVEN or honoured:
        return False
    son = not before & (Part.FAMILY | Part.COMMON | Part.OPENS)
    return family or (son and not rules.names.get(passage.words[first], Part.NONE) & Part.HONORIFIC)


def is_foreign(passage: Passage, candidate: Candidate, reading: Reading, region: Entity | None) -> bool:
    """Whether a body is said to be of another country: «افغانستان کے الیکشن کمیشن».

    `region` is the one whose name ends a word before it, if any does.
    """
    number, own = candidate.first - 1, reading.entity.country
    if reading.entity.kind is not Kind.ORGANISATION or not own:
        return False
    if region is None or region.type != "country" or not region.country:
        return False
    governed = passage.words[number] in load_small_words().genitive and is_joined(passage, number)
    return governed and is_joined(passage, number + 1) and region.country != own


def _look_other(passage: Passage, rules: Rules, number: int, gap: int, reading: Reading) -> Part:
    """What a word beside a name may be in another person's name; nothing if it is one of this person's."""
    if not 0 <= number < len(passage.words) or not is_joined(passage, gap):
        return Part.NONE
    part = rules.names.get(passage.words[number], Part.NONE)
    return part if part and not is_akin(passage.words[number], reading.entity) else Part.NONE


def _is_aspirated(written: str, name: str) -> bool:
    """Whether a word has the ھ of another word, and not one that is only typed for ہ (لاھور)."""
    return ASPIRATE in written and ASPIRATE not in name and ASPIRATE in normalize(written)
