"""Words beside a name by which it is part of another name."""

from __future__ import annotations

from waraq.entities.matcher import Candidate
from waraq.entities.name_table import Reading
from waraq.entities.rules import Rules
from waraq.entities.runs import is_joined
from waraq.entities.second_mentions import is_akin
from waraq.entity import Kind
from waraq.text import Passage


def find_misleading(passage: Passage, rules: Rules, candidate: Candidate, reading: Reading) -> str:
    """Why the words around show something else than the entity; empty if they do not."""
    words = passage.words
    _, _, first, last, _ = candidate
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
        person = rules.person_after.look(words, first, last)
        if person:
            return f"“{person[0]}” after it makes it another person's name"
    if kind is Kind.ORGANISATION:
        return ""
    heads = rules.organisation_after if kind is Kind.PLACE else rules.named_after
    part = heads.look(words, first, last)
    if kind is Kind.PLACE and not part:
        part = rules.organisation_before.look(words, first, last)
    return f"“{part[0]}” beside it makes it part of an organisation's name" if part else ""


def _is_another(passage: Passage, rules: Rules, first: int, reading: Reading) -> bool:
    """Whether the given name before a family name is not that of the person known by it."""
    before = passage.words[first - 1]
    return before in rules.given_names and is_joined(passage, first) and not is_akin(before, reading.entity)
