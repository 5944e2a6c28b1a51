"""Names and phrases are found where the plain definition has them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from waraq.entities.gazetteer import Listing
from waraq.entities.matcher import Matcher
from waraq.entities.name_table import list_names
from waraq.entities.phrases import Phrases
from waraq.entities.tables import Row
from waraq.entity import Entity, Kind
from waraq.text import Passage, read_passage

NAMES = ("شہر", "شہر نو", "شہر نو شہر لال", "نو شہر", "لال لال")
PHRASES = {"نو": 1, "شہر نو": 2, "نو شہر": 3, "لال شہر نو": 4, "شہر شہر": 5, "": 6, "۔": 7}
WORD = st.sampled_from(["شہر", "نو", "لال"])
WORDS = st.lists(WORD, max_size=12)
JOINING = (" ", "-", "\n")
GAP = st.sampled_from([*JOINING, " ", " ", "\n\n", "، ", "؛ "])
MATCHER = Matcher(
    list_names(
        Listing(Entity(id=f"place/{number}", kind=Kind.PLACE, name=name), Row({}, "places.tsv", number))
        for number, name in enumerate(NAMES)
    )
)


def holds_name(passage: Passage, first: int, last: int) -> bool:
    gaps = {passage.gap(number) for number in range(first + 1, last)}
    return " ".join(passage.words[first:last]) in NAMES and gaps <= {*JOINING}


@given(st.lists(st.tuples(WORD, GAP).map("".join)).map("".join))
def test_every_name_is_found_the_longest_first(text: str) -> None:
    passage = read_passage(text)
    count = len(passage.words)
    spans = [
        (first, last)
        for first in range(count)
        for last in range(count, first, -1)
        if holds_name(passage, first, last)
    ]
    found = MATCHER.find(passage)
    assert [(each.first, each.last) for each in found] == spans
    assert all(text[each.start : each.end].startswith(passage.words[each.first]) for each in found)


@given(WORDS, st.data())
def test_the_longest_phrase_beside_a_name_counts(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words)))
    last = data.draw(st.integers(first, len(words)))
    before = [" ".join(words[start:first]) for start in range(first)]
    after = [" ".join(words[last:stop]) for stop in range(len(words), last, -1)]
    for side, beside in ((True, before), (False, after)):
        longest = next((phrase for phrase in beside if phrase in PHRASES), None)
        found = Phrases(PHRASES.items(), before=side).look(words, first, last)
        assert found == (longest and (longest, PHRASES[longest]))
