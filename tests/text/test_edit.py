"""Edits of a text, one after the other and at once."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tests.text.test_properties import PROPERTY
from waraq.text.edit import Edit, apply_edits, chain_edits


# Any edits of a short text: cut points in order, and what stands between every second pair of them.
@st.composite
def draw_edits(draw: st.DrawFn, length: int) -> list[Edit]:
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return [
        Edit(start, end, draw(st.text("xyz", max_size=2)), draw(st.sampled_from("rst")))
        for start, end in pairs
    ]


@PROPERTY
@given(st.data(), st.text("abc", max_size=8))
def test_chained_edits_do_what_both_do(data: st.DataObject, text: str) -> None:
    first = data.draw(draw_edits(len(text)))
    middle = apply_edits(text, first)
    second = data.draw(draw_edits(len(middle)))
    chained = chain_edits(first, middle, second)
    assert apply_edits(text, chained) == apply_edits(middle, second)
    assert all(before.end <= after.start for before, after in itertools.pairwise(chained))
    reasons = {why for edit in chained for why in edit.why.split("; ")}
    assert reasons == {edit.why for edit in (*first, *second)}
