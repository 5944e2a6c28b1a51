"""Which of the words that stand in a row a person's name begins and ends with."""

from __future__ import annotations

from waraq.entities.person_names import Part
from waraq.entities.runs import is_joined
from waraq.entities.small_words import load_small_words
from waraq.text import Passage

_TRAILING = Part.HONORIFIC | Part.COMMON | Part.FIRST
_LEADING = Part.GIVEN | Part.HONORIFIC | Part.FIRST | Part.UNKNOWN


def add_lady(passage: Passage, last: int, parts: list[Part]) -> int:
    """The end of a name, which «بی بی» may belong to; its part is added to the others."""
    words = passage.words
    if not parts or last >= len(words) or words[last] not in load_small_words().lady:
        return last
    if not is_joined(passage, last):
        return last
    parts.append(Part.FAMILY)
    return last + 1


def step_over_number(passage: Passage, last: int) -> int:
    """The end of a name with what tells which of its bearers is meant: عبداللہ دوم, میکس II."""
    words = passage.words
    numbered = last < len(words) and words[last] in load_small_words().number and is_joined(passage, last)
    return last + 1 if numbered else last


def cut_end(parts: list[Part]) -> list[Part]:
    """The parts without the last words that can't end a name."""
    while len(parts) > 1 and _is_no_end(parts):
        parts.pop()
    return parts


def _is_no_end(parts: list[Part]) -> bool:
    """Whether the last word can't end a name: اللہ, بخش and the like do so behind a given name alone.

    Nor does a given name that is a word too behind a family name: «محمد علی وڑائچ انتخاب ہار گئے».
    """
    last = parts[-1]
    if len(parts) > 2 and last & (Part.GIVEN | Part.FAMILY | Part.COMMON) == Part.GIVEN | Part.COMMON:
        return parts[-2] & (Part.FAMILY | Part.GIVEN | Part.COMMON) == Part.FAMILY
    if last & Part.LINK and not last & (Part.FIRST | Part.GIVEN | Part.FAMILY):
        return not parts[-2] & (Part.GIVEN | Part.UNKNOWN)
    return not last & ~(_TRAILING | Part.LINK)


def skip_leading(parts: list[Part]) -> int:
    """How many words stand before the first that may begin a name."""
    for number, part in enumerate(parts):
        sure_next = number + 1 < len(parts) and parts[number + 1].is_sure
        if part & _LEADING or (part & Part.FAMILY and not (part & Part.COMMON and sure_next)):
            return number
    return len(parts)
