"""Front matter read row by row holds what the parser of YAML finds in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.ingest.plain_yaml import read_plain_yaml
from waraq.ingest.yaml_text import YamlDay, dump_yaml, load_yaml

PARTS = [
    "a", "b", "key", "خبر", "شام", "2014-10-14", "no", "~", ":", ": ", " :", "#", " #", "# ", "-", "- ",
    "?", "? ", ",", "[", "]", "[]", "{}", "'", "''", '"', "&x", "*x", "!x", "|", ">", "%", "@", "`", "=",
    "<<", "\\", ".", "...", "---", " ", "  ", "\t", "\r", "\n", "\x07", "\x85", "\u00a0", "\u2028", "\ufeff",
    "\ufffe", "\U0001f4f0",
]  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(["", "خبر", "[]", "''", "'شام: رات'"]),
    st.lists(st.one_of(st.sampled_from(PARTS), st.characters(exclude_categories=("Cs",))), max_size=5).map(
        "".join
    ),
)
ROWS = st.builds(
    "{}{}{}{}\n".format,
    st.sampled_from(["", "", "", "  ", "  ", "    ", " ", "      "]),
    st.sampled_from(["", "", "", "- ", "- ", "-"]),
    st.sampled_from(["a: ", "a:", "b: ", "b:", "c: ", "c:", "d: ", "A: ", ""]),
    VALUES,
)


@given(st.lists(ROWS, max_size=8).map("".join))
def test_the_values_are_the_same(text: str) -> None:
    values = read_plain_yaml(text)
    assert values is None or values == load_yaml(text)[0]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_the_value_of_one_key_is_the_same(value: str) -> None:
    values = read_plain_yaml(f"a: {value}\n")
    assert values is None or values == load_yaml(f"a: {value}\n")[0]


def test_what_ingest_writes_is_read() -> None:
    values = {
        "headline": "صدر نے کہا: ‘نہیں’ (تفصیل #1)",
        "date": YamlDay("2014-10-14"),
        "dateline": {"places": ["لاہور"], "credits": [{"kind": "desk", "text": "ڈیسک"}, {"kind": "paper"}]},
        "keywords": [],
        "entities": {"add": ["place/lahore", "person/x"], "drop": []},
        "source": {"file": "a/b.txt", "record": "", "sha256": "0" * 64, "media_type": "text/plain"},
        "status": "published",
    }
    assert read_plain_yaml(dump_yaml(values)) == values


@pytest.mark.parametrize(
    "text",
    [
        "a: ب\n  پ\n", "a: 'ب\n  پ'\n", "a: |\n  ب\n", "a: [ب]\n", 'a: "ب"\n', "a: ب # پ\n", "a: ب: پ\n",
        "a: ب \n",
        "\na: ب\n", "# پ\n", "a: ب\na: پ\n", "- ا\n", "ا\n", "a: \x07\n", "a: &x ب\n", "a: *x\n", "a: !x ب\n",
        "a:\n    b: 1\n  c: 2\n", "a:\n  - 1\n- 2\n", "a: ب", "a: '''ب'''\n", f"a{'b' * 1100}: ب\n",
    ],
)  # fmt: skip
def test_other_yaml_is_left_to_its_parser(text: str) -> None:
    assert read_plain_yaml(text) is None
