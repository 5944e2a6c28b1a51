"""People that no table lists, found by the words of names and by what stands around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from waraq.entities.person_names import Part, PersonWords
from waraq.entities.rules import Phrases
from waraq.entities.runs import Run, is_joined
from waraq.entity import Kind
from waraq.text import Passage

LONGEST = 5  # words of a name; a longer run is a list without commas
AGENT = "نے"  # behind who did something
POSTPOSITIONS = frozenset({AGENT, "کو", "کا", "کی", "کے", "سے", "پر"})
_TRAILING = Part.LINK | Part.HONORIFIC | Part.COMMON


@dataclass(frozen=True, slots=True)
class PeopleFinder:
    """Finds runs of name words. Read-only, so safe to share."""

    words: PersonWords
    titles: Phrases

    def find(self, passage: Passage, blocked: Collection[int]) -> Iterator[Run]:
        """The people of a passage, by start, not overlapping; words of `blocked` numbers are other names'."""
        words, known = passage.words, self.words.known
        until = 0
        for first, word in enumerate(words):
            if first < until or first in blocked:
                continue
            title = self.titles.look(words, first, first)
            if not (title or word in known or self._may_act(words, first)):
                continue
            last = self._extend(passage, first, blocked)
            if last - first > LONGEST:  # names in a row, without what would tell where each ends
                until = last
                continue
            found = self._judge(words, first, last, title[0] if title else "")
            if found:
                until = found.last
                yield found

    def _may_act(self, words: list[str], first: int) -> bool:
        """Whether a word begins two or three unknown ones before «نے»."""
        return AGENT in words[first + 2 : first + 4] and self.words.look(words[first]) is Part.UNKNOWN

    def _extend(self, passage: Passage, first: int, blocked: Collection[int]) -> int:
        last = first
        words = passage.words
        while last < len(words) and last not in blocked and self.words.look(words[last]):
            if last > first and not is_joined(passage, last):
                break
            last += 1
        return last

    def _judge(self, words: list[str], first: int, last: int, title: str) -> Run | None:
        parts = [self.words.look(word) for word in words[first:last]]
        while len(parts) > 1 and not parts[-1] & ~_TRAILING:
            parts.pop()
        last = first + len(parts)
        if not parts:
            return None
        after = words[last] if last < len(words) else ""
        rule, score, reason = _weigh(parts, title, after)
        return Run(first, last, Kind.PERSON, rule, score, reason) if score else None


def _weigh(parts: list[Part], title: str, after: str) -> tuple[str, float, str]:
    """The rule by which words of these parts are a person's name, its score, and the reason; 0 if none."""
    sure = any(part.is_sure for part in parts)
    names = sum(part.is_name for part in parts)
    unknown, several = Part.UNKNOWN in parts, len(parts) > 1
    governed = after in POSTPOSITIONS
    titled = f"the title “{title}” stands before it"
    # The surest first.
    rules = (
        (title and sure, "title", 0.9, titled),
        (several and sure, "names", 0.85, "its words are people's names"),
        (title and unknown, "title", 0.75, titled),
        (title and names and governed, "title", 0.7, f"{titled}, “{after}” behind it"),
        (
            several and names == len(parts) and governed,
            "names",
            0.65,
            f"perhaps names, and “{after}” behind them",
        ),
        (several and unknown and after == AGENT, "agent", 0.65, f"rare words before “{AGENT}”"),
        (sure and parts[0] & Part.GIVEN and governed, "given name", 0.65, f"a given name before “{after}”"),
        (sure, "given name", 0.4, "a word of people's names, alone"),
    )
    return next((rule[1:] for rule in rules if rule[0]), ("", 0.0, ""))
