"""Which texts hold one of a few names: asked of a whole archive when names were corrected."""

from __future__ import annotations

from waraq.entities.changes import Names
from waraq.entities.gazetteer import Listing
from waraq.entities.glued_words import GlueParter
from waraq.entities.matcher import Matcher
from waraq.entities.name_table import list_names, load_endings
from waraq.entities.tables import Row
from waraq.entity import Entity, Kind
from waraq.text import read_passage
from waraq.text.tokenize import default_tokenizer

# More pieces of text than most archives have; what a hostile one has more of is forgotten.
_MOST_PIECES = 1 << 20


class NameFinder:
    """Tells whether a text holds one of the `names`, as they are, inflected or written together.

    It takes every name that `Matcher` could find in the text, whatever the
    other names of the archive and the words around it.
    """

    def __init__(self, names: Names) -> None:
        endings = load_endings()
        # Of one entity of each kind: names of one entity never contradict each other.
        listings = (_list_together(kind, each) for kind, each in names)
        self._matchers = [Matcher(list_names([listing], endings)) for listing in listings]
        self._tokenizer = default_tokenizer()
        self._first = frozenset(word for matcher in self._matchers for word in matcher.first_words())
        # All words of the names: another name may make the tagger part any of them from a small word.
        words = frozenset(word for matcher in self._matchers for word in matcher.list_words())
        self._parter = GlueParter(words.__contains__, tuple)
        # The letters of an abbreviation become a word across pieces of text.
        self._spelled = any(word.isascii() or self._tokenizer.is_letter(word) for word in self._first)
        self._seen: set[str] = set()
        self._found: set[str] = set()

    def is_in(self, text: str) -> bool:
        """Whether the text holds one of the names.

        >>> finder = NameFinder(((Kind.PLACE, ("کلکتہ",)),))
        >>> finder.is_in("وہ کلکتے میں رہے"), finder.is_in("وہ لاہور میں رہے")
        (True, False)
        """
        if not (self._spelled or self._has_first_word(text)):
            return False
        passage = self._parter.part(read_passage(text))
        return any(matcher.find(passage) for matcher in self._matchers)

    def _has_first_word(self, text: str) -> bool:
        """Whether a name may begin in the text: each piece is divided into words once, in whatever text."""
        pieces = set(self._tokenizer.split_chunks(text)[1::2])
        if len(self._seen) > _MOST_PIECES:
            self._seen, self._found = set(), set()
        for piece in pieces - self._seen:
            words = (word for token in self._tokenizer.divide(piece) for word in self._part(token.text))
            if not self._first.isdisjoint(words):
                self._found.add(piece)
        self._seen |= pieces
        return not self._found.isdisjoint(pieces)

    def _part(self, word: str) -> tuple[str, ...]:
        return (word, *self._parter.part_word(word))


def _list_together(kind: Kind, names: tuple[str, ...]) -> Listing:
    """One made-up entity that has all the names."""
    entity = Entity(id=f"{kind}/all", kind=kind, name=names[0], aliases=names[1:])
    return Listing(entity, Row({}, "", 0))
