"""People that no table lists, found by the words of names and by what stands around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from waraq.entities.name_edges import add_lady, cut_end, skip_leading, step_over_number
from waraq.entities.new_things import ThingsFinder
from waraq.entities.ordinary_words import is_scrap, load_news_phrases
from waraq.entities.person_names import Part, PersonWords
from waraq.entities.phrases import Phrases, look_title
from waraq.entities.rare_names import RareNames
from waraq.entities.rules import Rules, Strength
from waraq.entities.runs import LEAST_SCORE, Run, is_joined, is_piece, is_spelled
from waraq.entities.small_words import load_small_words
from waraq.entities.weigh_names import weigh
from waraq.entity import Kind
from waraq.text import Passage
from waraq.text.vocabulary import load_stopwords

LONGEST = 5  # words of a name; a longer run is a list without commas
MOST_INITIALS = 3
RARE_PIECE = 0.4  # of two rare words that look cut short, or like one word
PIECE = 0.6  # score of a word alone beside a rare one: مہیلا جائے وردنے
_OPENING = Part.FIRST | Part.COMMON
_NEVER_NEW = Part.GIVEN | Part.HONORIFIC | Part.LINK | Part.FIRST | Part.COMMON | Part.UNKNOWN


@dataclass(frozen=True, slots=True)
class PeopleFinder:
    """Finds runs of name words. Read-only, so safe to share."""

    words: PersonWords
    titles: Phrases
    told: Phrases
    others: Phrases
    no_initials: frozenset[str]
    heads: frozenset[str]
    short_titles: frozenset[str]
    rare: RareNames

    @classmethod
    def load(cls, words: PersonWords, rules: Rules, things: ThingsFinder) -> PeopleFinder:
        """A finder that stops at titles and news phrases of several words.

        The acronyms of `things` are no initials; buildings end the name that they have (اشوک پلر).

        Raises DataError.
        """
        titles = rules.titles
        phrases = [*titles.phrases(), *load_news_phrases()]
        others = Phrases(((each, 1) for each in phrases if " " in each), before=False)
        short = frozenset(each for each in titles.phrases() if " " not in each)
        told = rules.after[Kind.PERSON, ""]
        rare = RareNames(words, titles.edges(), things.places)
        no_initials = titles.edges() | things.no_acronyms
        return cls(words, titles, told, others, no_initials, things.buildings.edges(), short, rare)

    def find(self, passage: Passage, blocked: Collection[int]) -> Iterator[Run]:
        """The people of a passage, by start, not overlapping; words of `blocked` numbers are other names'."""
        words = passage.words
        until = 0
        for first in self._starts(words):
            if first < until or first in blocked:
                continue
            if other := self.others.look(words, first, first):
                until = first + len(other[0].split())
                continue
            title = look_title(self.titles, passage, first)
            if not (title or words[first] in self.words.known or self.rare.may_act(words, first)):
                continue
            stop = self._extend(passage, first, blocked)
            for begin, end in self._divide(words, first, stop):
                found = self._judge(passage, begin, end, title if begin == first else "", blocked)
                if found:
                    until = found.last
                    yield found
            until = max(until, stop if stop - first > LONGEST else 0)

    def _starts(self, words: list[str]) -> Iterator[int]:
        """The numbers of the words at which a name or another phrase may begin."""
        known, others, titles = self.words.known, self.others.edges(), self.titles.edges()
        small = load_small_words()
        before = ""
        for number, (word, agent) in enumerate(zip(words, [*words[2:], "", ""], strict=False)):
            if (
                word in known
                or before in titles
                or before in small.retired
                or agent in small.agent
                or word in others
            ):
                yield number
            before = word

    def _extend(self, passage: Passage, first: int, blocked: Collection[int]) -> int:
        last = first
        words = passage.words
        while last < len(words) and last not in blocked and (part := self.words.look(words[last])):
            if last > first and (
                not is_joined(passage, last)
                or self.others.look(words, last, last)
                or not part & ~_OPENING  # behind a name, جو is the relative pronoun
                or (part is Part.UNKNOWN and words[last] in self.heads)
            ):
                break
            last += 1
        return last

    def _divide(self, words: list[str], first: int, last: int) -> Iterator[tuple[int, int]]:
        """The names in a run: a given name behind a family name, each of two words, begins the next one.

        In a long run it also does so behind a rare word: غلام رسول ہالپوٹو نگہت قادری.
        """
        parts = [self.words.look(word) for word in words[first:last]]
        cuts = [0]
        for number, (one, next_one) in enumerate(pairwise(parts), 1):
            rare = one is Part.UNKNOWN and len(parts) >= LONGEST and number - cuts[-1] > 2
            ends = rare or (one & Part.FAMILY and not one & _NEVER_NEW)
            begins = next_one.is_sure and next_one & Part.GIVEN and number + 1 < len(parts)
            if ends and begins and number - cuts[-1] > 1:
                cuts.append(number)
        for begin, end in pairwise([*cuts, len(parts)]):
            if end - begin <= LONGEST:  # else names in a row, without what would tell where each ends
                yield first + begin, first + end

    def _judge(
        self, passage: Passage, first: int, last: int, title: str, blocked: Collection[int]
    ) -> Run | None:
        words = passage.words
        parts = cut_end(self.words.look_row(words[first:last]))
        last = add_lady(passage, first + len(parts), parts)
        start = skip_leading(parts) or self._skip_thing(words, first, parts)
        if not title and self._is_led_by_title(words, first + start, parts[start:]):
            title, start = words[first + start], start + 1
        parts = parts[start:]
        if not parts:
            return None
        first += start
        if self._is_parted(passage, first, blocked):
            first -= 1
            parts.insert(0, Part.GIVEN)
        if self.rare.has_foreign_first(passage, first, blocked, parts):
            first -= 1
            parts.insert(0, Part.UNKNOWN)
        if title or len(parts) > 1:
            last = step_over_number(passage, last)
        rule, score, reason = self._weigh(passage, (first, last), parts, title)
        if title and self._goes_on(passage, last, parts):
            last, score, reason = last + 1, 0.9, f"{reason}, and one word between it and “{words[last + 1]}”"
        if parts[0].is_sure and self._has_initials(passage, first, blocked, family=not parts[0] & Part.GIVEN):
            first, rule, score, reason = first - 1, "names", 0.9, "initials and a family name"
        if len(parts) > 1 and is_joined(passage, last) and is_scrap(words[last]):
            last += 1
        run = Run(first, last, Kind.PERSON, rule, score, reason)
        if rule == "lone name" and score >= LEAST_SCORE and is_piece(passage, run):
            run = run._replace(score=PIECE, reason=f"{reason}, beside a rare word")
        return run if score else None

    def _weigh(
        self, passage: Passage, span: tuple[int, int], parts: list[Part], title: str
    ) -> tuple[str, float, str]:
        first, last = span
        after = passage.words[last] if last < len(passage.words) else ""
        told = self.told.look(passage.words, last, last)
        rule, score, reason = weigh(parts, title, after, told[0] if told else "")
        if rule == "agent" and not self.rare.are_name(passage, first, last):
            score = RARE_PIECE
        return rule, score, reason

    def _skip_thing(self, words: list[str], first: int, parts: list[Part]) -> int:
        """1 where «کا» makes the ordinary word before a name a thing: کا انعام پیئر کیوری."""
        thing = first > 0 and words[first - 1] in load_small_words().thing and parts[0] & Part.COMMON
        return int(bool(thing) and len(parts) > 2 and any(part.is_sure for part in parts[1:]))

    def _is_led_by_title(self, words: list[str], first: int, parts: list[Part]) -> bool:
        """Whether the first of several words is what somebody does: وکیل عرفان قادر, not امیر حیدر ہوتی."""
        family_only = len(parts) > 1 and parts[1] & (Part.FAMILY | Part.GIVEN) == Part.FAMILY
        if len(parts) < 3 or words[first] not in self.short_titles or family_only:
            return False
        if self.words.are_one(words[first], words[first + 1]):
            return False
        governed = first > 0 and words[first - 1] in load_small_words().genitive
        return governed or not parts[0] & Part.HONORIFIC

    def _goes_on(self, passage: Passage, last: int, parts: list[Part]) -> bool:
        """Whether an ordinary word ends a name, as nothing else can stand there: «ترجمان ڈیوڈ فیکر نے»."""
        words = passage.words
        if len(parts) > 1 or not (parts[0].is_sure and parts[0] & Part.GIVEN and is_joined(passage, last)):
            return False
        word = words[last]
        if not word.isalpha() or word.isascii() or word in load_stopwords() or word in self.titles.edges():
            return False
        told = self.told.look(words, last + 1, last + 1)
        if not told or not is_joined(passage, last + 1):
            return False
        return words[last + 1] in load_small_words().agent or told[1] == Strength.STRONG

    def _is_parted(self, passage: Passage, first: int, blocked: Collection[int]) -> bool:
        """Whether the word before a name is the beginning of its given name: شہر یار خان."""
        words = passage.words[max(first - 1, 0) : first + 1]
        apart = len(words) > 1 and first - 1 not in blocked and is_joined(passage, first)
        return apart and self.words.are_one(*words)

    def _has_initials(self, passage: Passage, first: int, blocked: Collection[int], *, family: bool) -> bool:
        """Whether letters stand before a name that are no rank and no organisation: ایس ایم ظفر."""
        number = first - 1
        if first < 1 or number in blocked or not is_joined(passage, first):
            return False
        word = passage.words[number]
        most = MOST_INITIALS if family else MOST_INITIALS - 1  # behind three a body's may end: پی ٹی آئی
        return len(word) <= most and word not in self.no_initials and is_spelled(passage, number)
