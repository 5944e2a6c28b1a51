"""Front matter written row by row has the bytes that the library of YAML would write."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from tests.ingest.test_plain_yaml import PARTS
from waraq.ingest.yaml_rows import write_rows
from waraq.ingest.yaml_text import YamlDay, dump_yaml

TEXTS = st.one_of(
    st.lists(st.one_of(st.sampled_from(PARTS), st.characters(exclude_categories=("Cs",))), max_size=6).map(
        "".join
    ),
    st.text("0123456789abcdefxyz", min_size=8, max_size=12),
    st.text("0123456789", max_size=4),
    st.text("ابپ ۱۲،۔؟()/.-_:#‘’“”\u200c\u0650", max_size=12),
)
VALUES = st.dictionaries(
    st.sampled_from(["id", "headline", "date", "keywords", "source"]),
    st.one_of(
        TEXTS,
        st.builds(YamlDay, st.just("2014-10-14")),
        st.lists(TEXTS, max_size=3),
        st.dictionaries(st.sampled_from(["file", "record"]), TEXTS, min_size=1),
        st.lists(st.dictionaries(st.sampled_from(["kind", "text"]), TEXTS, min_size=1), max_size=2),
        # A new one each time: YAML writes a mark for what comes twice.
        st.builds(lambda: {"places": ["لاہور"], "credits": [{"kind": "desk"}], "date": YamlDay("2014")}),
    ),
    min_size=1,
)


@example({"id": "0x12345678"})
@example({"id": "0b10101010"})
@example({"id": "1234567890"})
@example({"id": "12345e6789"})
@example({"id": "0"})
@example({"id": "017"})
@example({"id": "108"})
@example({"headline": "خبر "})
@given(VALUES)
def test_the_bytes_are_the_same(values: dict[str, object]) -> None:
    assert write_rows(values) == dump_yaml(values)
