"""Words beside a name by which it is part of another name."""

from __future__ import annotations

from waraq.entities.matcher import Candidate
from waraq.entities.name_table import Reading
from waraq.entities.person_names import Part
from waraq.entities.rules import Rules
from waraq.entities.runs import is_joined
from waraq.entities.second_mentions import is_akin
from waraq.entity import Kind
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
    """Whether another person's family name stands behind a full name that many have: افتخار احمد سروہی."""
    shared = reading.ambiguous and reading.entity.kind is Kind.PERSON
    last = candidate.last
    if not shared or last - candidate.first < 2 or not is_joined(passage, last):
        return False
    behind = passage.words[last]
    part = rules.names.get(behind, Part.NONE)
    family = part & Part.FAMILY and not part & (Part.COMMON | Part.GIVEN)
    return bool(family) and not is_akin(behind, reading.entity)


def _is_aspirated(written: str, name: str) -> bool:
    """Whether a word has the ھ of another word, and not one that is only typed for ہ (لاھور)."""
    return ASPIRATE in written and ASPIRATE not in name and ASPIRATE in normalize(written)
