"""What a changed authority file concerns: no text without the changed names may be tagged otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from waraq.entities import NameFinder, Tagger, entities_from_json, entities_to_json
from waraq.entities.authority import merge_listings
from waraq.entities.changes import Changes, compare_editors, compare_entities
from waraq.entities.gazetteer import Listing
from waraq.entities.rules import Rules
from waraq.entities.tables import Row
from waraq.entity import Entity, Kind, Role
from waraq.errors import DataError

RULES = Rules.load()
# Words that are names by themselves and in longer names, inflect, are spelled by letters, or join to others.
NAMES = (
    "کلکتہ", "کلکتا", "شام", "شام نگر", "شامنگر", "نگر", "عمران", "عمران خان", "خان", "پی ٹی آئی", "PTI",
    "ٹی وی", "ٹی وی نگر", "قائدِ اعظم", "قائداعظم", "ڈھاکہ", "الف-نگر",
)  # fmt: skip
WORDS = (
    *NAMES, "کلکتے", "ڈھاکے", "نے", "میں", "صدر", "اور", "،", "۔", "پی", "ٹی", "آئی", "کے", "شہر", "بینک",
)  # fmt: skip
GAPS = (" ", " ", "", "\N{ZERO WIDTH NON-JOINER}", "-", "\n")
KINDS = tuple(Kind)


def entity(number: int, name: str, *aliases: str, **more: object) -> Entity:
    kind = KINDS[number % len(KINDS)]
    return Entity(id=f"{kind}/n{number}", kind=kind, name=name, aliases=aliases, **more)


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    number = draw(st.integers(0, 4))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    ambiguous = tuple(name for name in names if draw(st.booleans()))
    return entity(number, *names, ambiguous=ambiguous)


def tables(most: int) -> st.SearchStrategy[list[Entity]]:
    return st.lists(entities(), max_size=most, unique_by=lambda each: each.id)


TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=8)


def load(shipped: list[Entity], editors: list[Entity]) -> Tagger:
    """A tagger of a made-up gazetteer with an editor's rows over it; raises DataError for a contradiction."""

    def list_all(rows: list[Entity], *, editor: bool) -> list[Listing]:
        row = Row(dict.fromkeys(("id", "name", "aliases", "ambiguous"), ""), "people.tsv", 2)
        return [Listing(each, row, editor) for each in rows]

    merged = merge_listings(list_all(shipped, editor=False), list_all(editors, editor=True))
    return Tagger(merged, RULES, "")


def name_all(tagger: Tagger, text: str) -> list[tuple[int, int, str]]:
    return [(m.start, m.end, m.entity) for m in tagger.tag_listed(text)]


A, B = entity(1, "شام نگر"), entity(4, "شام نگر")


@settings(max_examples=500, deadline=None)
@given(tables(3), tables(3), tables(3), st.lists(TEXTS, min_size=1, max_size=12))
@example([], [A], [B], [[("شامنگر", " ")]])  # another has the name
@example([A], [], [B], [[("شام نگر", " ")]])  # an editor's name goes before a shipped one
@example([A], [replace(A, name="نگر")], [], [[("نگر", " ")]])
@example([], [A], [replace(A, ambiguous=("شام نگر",))], [[("شام نگر", " "), ("میں", " ")]])
def test_a_text_without_changed_names_keeps_its_tags(
    shipped: list[Entity], before: list[Entity], after: list[Entity], texts: list[list[tuple[str, str]]]
) -> None:
    try:
        load(shipped, [])
        old, new = load(shipped, before), load(shipped, after)
    except DataError:
        assume(False)
    finder = NameFinder(compare_entities(old.entities, new.entities).names)
    for pieces in texts:
        text = "".join(word + gap for word, gap in pieces)
        assert finder.is_in(text) or name_all(old, text) == name_all(new, text)


@pytest.mark.parametrize(
    "text, found",
    [
        ("وہ کلکتہ میں", True),
        ("وہ کلکتے میں", True),  # inflected
        ("نئی-دہلی میں", True),
        ("نئیدہلی میں", True),  # written together
        ("نئی\n\nدہلی میں", False),
        ("پی ٹی آئی نے", True),
        ("پی۔ٹی۔آئی نے", True),
        ("P.T.I. نے", True),
        ("پی ٹی وی نے", False),
        ("دہلی میں", False),
        ("", False),
    ],
)
def test_a_name_is_found_in_all_its_forms(text: str, found: bool) -> None:
    places = (Kind.PLACE, ("کلکتہ", "نئی دہلی"))
    names = (places, (Kind.ORGANISATION, ("پی ٹی آئی",)))
    assert NameFinder(names).is_in(text) is found
    if "پی" not in text and "P" not in text:  # without letters each piece of text is looked at once
        finder = NameFinder((places,))
        assert [finder.is_in(text), finder.is_in(text)] == [found, found]


LAHORE = entity(1, "لاہور", "لہور", name_en="Lahore", source="a")


@pytest.mark.parametrize(
    "after, names, kinds",
    [
        (LAHORE, (), ""),
        (replace(LAHORE, source="b"), (), ""),
        (replace(LAHORE, name_en="Lahor"), (), "described"),
        (replace(LAHORE, aliases=()), ("لہور",), "described"),
        (replace(LAHORE, ambiguous=("لہور",)), ("لہور",), ""),
        (replace(LAHORE, name="شہرِ لاہور", aliases=("لاہور", "لہور")), ("شہرِ لاہور",), "described renamed"),
        # In another order: of two that inflect alike the first counts.
        (replace(LAHORE, name="لہور", aliases=("لاہور",)), ("لاہور", "لہور"), "described renamed"),
        (None, ("لاہور", "لہور"), "listed"),
    ],
)
def test_what_differs_in_one_row(after: Entity | None, names: tuple[str, ...], kinds: str) -> None:
    found = compare_entities({LAHORE.id: LAHORE}, {LAHORE.id: after} if after else {})
    expected = {kind: frozenset([LAHORE.id]) for kind in kinds.split()}
    assert found == Changes(((Kind.PLACE, names),) if names else (), **expected)


def test_a_row_over_a_shipped_one_counts_as_a_change_of_that() -> None:
    lahore = Tagger.load().entities["place/lahore"]
    longer = replace(lahore, aliases=(*lahore.aliases, "شہر زندہ دلان"))
    changes = compare_editors({}, {lahore.id: longer})
    assert changes == Changes(((Kind.PLACE, ("شہر زندہ دلان",)),), described=frozenset([lahore.id]))
    assert compare_editors({lahore.id: longer}, {}) == changes
    assert compare_editors({}, {lahore.id: lahore}) == Changes()


def test_entities_come_back_as_they_went() -> None:
    full = entity(1, "لاہور", "لہور", roman=("lahor",), type="city", wikidata="Q11739", ambiguous=("لہور",))
    full = replace(full, roles=(Role("شہر", "1947/.."),), country="PK", latitude=31.5497, longitude=74.3436)
    assert entities_from_json(entities_to_json([full, LAHORE])) == {full.id: LAHORE}
    assert entities_from_json(entities_to_json([full])) == {full.id: full}


@pytest.mark.parametrize("text", ["", "{", "3", "[3]", "[{}]", '[{"id": "place/x"}]', '{"a": 1}', "null"])
def test_what_is_no_list_of_entities_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"entities|Expecting"):
        entities_from_json(text)
