"""What a changed authority file concerns: no text without the changed names may be tagged otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.warm import shipped_tagger
from waraq.entities import (
    Corrections,
    NameFinder,
    Tagger,
    compare_corrections,
    corrections_from_json,
    corrections_to_json,
)
from waraq.entities.authority import Correction
from waraq.entities.changes import Changes, compare_entities
from waraq.entities.gazetteer import Listing
from waraq.entities.roster import lay_over
from waraq.entities.rules import Rules
from waraq.entities.tables import Row
from waraq.entity import Entity, Kind, Role
from waraq.errors import DataError, Problem

RULES = Rules.load()
ROW = Row(dict.fromkeys(("id", "name", "aliases", "ambiguous", "merged_into", "hidden"), ""), "people.tsv", 2)
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


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    """A row that adds or corrects an entity, merges it into another, hides it, or takes an alias from it."""
    each = draw(entities())
    what = draw(st.sampled_from(("", "", "merged", "hidden", "removed")))
    if what == "hidden":
        return correct(Entity(id=each.id, kind=each.kind, name=""), hidden=True)
    if what == "removed":
        return correct(each, removed=(draw(st.sampled_from(NAMES)),))
    number = int(each.id[-1])
    target = f"{each.kind}/n{(number + 3) % 6}"  # of the same kind
    return correct(each, merged_into=target if what else "")


def rows(most: int) -> st.SearchStrategy[list[Correction]]:
    return st.lists(corrections(), max_size=most, unique_by=lambda each: each.listing.entity.id)


TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=8)


def load(shipped: list[Entity], editors: list[Correction]) -> Tagger:
    """A tagger of a made-up gazetteer with an editor's rows over it; raises DataError for a contradiction."""
    return Tagger.of(lay_over([Listing(each, ROW) for each in shipped], editors), RULES)


def correct(entity: Entity, **more: object) -> Correction:
    return Correction(Listing(entity, ROW, editor=True), **more)


def name_all(tagger: Tagger, text: str) -> list[tuple[int, int, str]]:
    return [(m.start, m.end, m.entity) for m in tagger.tag_listed(text)]


A, B, C = entity(1, "شام نگر"), entity(4, "شام نگر"), entity(4, "ڈھاکہ")


@settings(max_examples=500, deadline=None)
@given(tables(4), rows(3), rows(3), st.lists(TEXTS, min_size=1, max_size=12))
@example([], [correct(A)], [correct(B)], [[("شامنگر", " ")]])  # another has the name
@example([A], [], [correct(B)], [[("شام نگر", " ")]])  # an editor's name goes before a shipped one
@example([A], [correct(replace(A, name="نگر"))], [], [[("نگر", " ")]])
@example([], [correct(A)], [correct(replace(A, ambiguous=("شام نگر",)))], [[("شام نگر", " "), ("میں", " ")]])
@example([A, C], [], [correct(replace(A, name=""), merged_into=C.id)], [[("شام نگر", " ")]])
@example([A], [correct(replace(A, name=""), hidden=True)], [], [[("شام نگر", " ")]])
def test_a_text_without_changed_names_keeps_its_tags(
    shipped: list[Entity],
    before: list[Correction],
    after: list[Correction],
    texts: list[list[tuple[str, str]]],
) -> None:
    try:
        load(shipped, [])
        old, new = load(shipped, before), load(shipped, after)
    except DataError:
        assume(False)
    by_id = {each.id: each for each in shipped}
    # What the store keeps of the last build tells as much as all that was known then.
    changes = compare_entities(old.corrections.lay_over(by_id), new.corrections.lay_over(by_id))
    assert changes == compare_entities(old.entities, new.entities)
    finder = NameFinder(changes.names)
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
        (replace(LAHORE, name_en="Lahor"), (), "described linked"),
        (replace(LAHORE, country="PK"), ("لاہور", "لہور"), "described"),
        (replace(LAHORE, type="country"), ("لاہور", "لہور"), "described"),
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
    lahore = shipped_tagger().entities["place/lahore"]
    longer = replace(lahore, aliases=(*lahore.aliases, "شہر زندہ دلان"))
    none, more = Corrections(), Corrections({lahore.id: longer})
    changes = compare_corrections(none, more)
    assert changes == Changes(((Kind.PLACE, ("شہر زندہ دلان",)),), described=frozenset([lahore.id]))
    assert compare_corrections(more, none) == changes
    assert compare_corrections(none, Corrections({lahore.id: lahore})) == Changes()


def test_a_shipped_entity_that_is_hidden_or_merged_went() -> None:
    lahore = shipped_tagger().entities["place/lahore"]
    names = ((Kind.PLACE, (lahore.name, *lahore.aliases)),)
    hidden = Corrections(hidden=frozenset([lahore.id]))
    gone = Changes(names, listed=frozenset([lahore.id]))
    assert compare_corrections(Corrections(), hidden) == compare_corrections(hidden, Corrections()) == gone
    merged = Corrections(merged={lahore.id: "place/x"})
    assert compare_corrections(Corrections(), merged) == replace(gone, led=gone.listed)
    other = Corrections(merged={lahore.id: "place/y"})
    assert compare_corrections(merged, other) == Changes(listed=gone.listed, led=gone.listed)
    assert compare_corrections(hidden, merged) == Changes(listed=gone.listed, led=gone.listed)
    assert compare_corrections(hidden, hidden) == Changes()


def test_corrections_come_back_as_they_went() -> None:
    full = entity(1, "لاہور", "لہور", roman=("lahor",), type="city", wikidata="Q11739", ambiguous=("لہور",))
    full = replace(full, roles=(Role("شہر", "1947/.."),), country="PK", latitude=31.5497, longitude=74.3436)
    notice = Problem("people.tsv", "it hides no name", "delete it", 3, fatal=False)
    said = Corrections({full.id: full}, {"place/b": full.id}, frozenset(["place/c"]), (notice,))
    assert corrections_from_json(corrections_to_json(said)) == said


@pytest.mark.parametrize(
    "text",
    ["", "{", "3", "[3]", '[{"id": "place/x"}]', '{"entities": [{}]}', "null",
     '{"entities": [], "merged": [], "hidden": [], "notices": []}'],
)  # fmt: skip
def test_what_editors_files_do_not_say_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"editors' files say|Expecting"):
        corrections_from_json(text)
