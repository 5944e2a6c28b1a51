"""Texts come out of their bits as they went in, in Python and in the browser's code."""

from __future__ import annotations

import json
import shutil
import subprocess
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export_reader import CodedTexts
from tests.search.conftest import CLIENT, read_corpus
from waraq.search.text_code import TextCode, assign_codes, load_letters, load_signs
from waraq.text import Analyzer

FREQUENT = Analyzer.load().words.frequent
CODE = TextCode(FREQUENT)
PIECES = ["کے", "سیلاب", "a", " ", "۔", "\n", "ٰ", "ً", "\u200c", "_", "۱", "5", "𐎀", "É", "\0", "\x01"]
SOME = st.lists(st.sampled_from(PIECES)).map("".join)
HARD = [
    [""], [" "], ["  "], ["کے"], [" کے"], ["کے "], ["کے  کے"], ["کے کے"], ["کے۔ کے"], ["a_b __ c"],
    ["سیلاب"] * 3, ["سیلابسیلاب سیلابسیلاب سیلابسیلاب"], ["\0\x01\x02"], ["end", "other"], ["😀 😀", "É"],
    ["۲۰۱۴ء ۲۰۱۴ء"], ["مَیں ٹھیک ہُوں، عیسیٰ کے ساتھ"], ["".join(sorted({*load_letters()} - {"end", "other"}))],
    list(load_signs()), ["\ufdfa", "\U0010ffff"], ["<script>alert(1)</script>"], [" ".join(FREQUENT)],
]  # fmt: skip


def decode(data: bytes, count: int) -> list[str]:
    reader = CodedTexts(data, FREQUENT)
    return [reader.read() for _ in range(count)]


@pytest.mark.parametrize("texts", HARD, ids=lambda texts: ascii(texts[0][:20]))
def test_hard_texts_come_out_as_they_went_in(texts: list[str]) -> None:
    assert decode(CODE.encode(texts), len(texts)) == texts


@given(st.lists(st.one_of(SOME, st.text(st.characters(exclude_categories=["Cs"])))))
def test_any_text_comes_out_as_it_went_in(texts: list[str]) -> None:
    assert decode(CODE.encode(texts), len(texts)) == texts


def test_news_costs_far_less_than_deflated() -> None:
    documents = read_corpus()
    coded = sum(len(CODE.encode([document.headline, document.body])) for document in documents)
    assert coded < 0.4 * sum(len(f"{document.headline}{document.body}".encode()) for document in documents)


def test_more_common_words_than_there_are_codes_for_are_spelled() -> None:
    words = [f"{number:x}" for number in range(3000)]
    assert len(TextCode(words).pieces) == 2047
    reader = CodedTexts(TextCode(words).encode(["0 bb7"]), tuple(words[-2047 + len(load_signs()) :]))
    assert reader.read() == "0 bb7"


def test_codes_that_are_no_prefix_code_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        assign_codes([[], ["a", "b", "c"]])
    with pytest.raises(ValueError, match="left over"):
        assign_codes([[], ["a"]])


def ask_browser(coded: list[tuple[bytes, int]]) -> list[dict[str, object]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not here: the browser's code is not asked")
    asked = {
        "frequent": " ".join(FREQUENT),
        "coded": [{"bytes": data.hex(), "count": count} for data, count in coded],
    }
    script = str(CLIENT.parents[3] / "tests/search/read_texts.mjs")
    done = subprocess.run(
        [node, script, str(CLIENT)], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_the_browser_reads_the_same() -> None:
    random = Random(4)
    letters = [letter for letter in load_letters() if len(letter) == 1]
    pieces = [*CODE.pieces, *letters, "\u0778", "\U0001f600"]
    drawn = [["".join(random.choices(pieces, k=random.randrange(12))) for _ in range(4)] for _ in range(500)]
    texts = [*HARD, *drawn]
    found = ask_browser([(CODE.encode(each), len(each)) for each in texts])
    assert found == [{"texts": each, "isAtEnd": True} for each in texts]


def test_bits_that_end_early_or_mean_nothing_are_damage() -> None:
    random = Random(5)
    whole = CODE.encode(["سیلاب زدگان پیوٹن"] * 2)
    cut = [(whole[:size], 2) for size in range(len(whole))]
    noise = [(random.randbytes(40), 20) for _ in range(500)]
    found = ask_browser([*cut, *noise])
    assert found[: len(cut)] == [{"error": "Damage"}] * len(cut)
    assert {each.get("error", "Damage") for each in found} == {"Damage"}
