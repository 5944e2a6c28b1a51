"""Properties of tagging, its explanations, its speed, and its quality on marked news."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.warm import shipped_tagger
from waraq.collecting import pausing_collection
from waraq.entities.tagger import LEAST_SCORE
from waraq.entity import Kind

TAGGER = shipped_tagger()
NAMES = sorted({name for e in TAGGER.entities.values() for name in (e.name, *e.aliases)})
WORDS = ["کے", "صدر", "نے", "،", "۔", "\n\n", "اور", "میں", "(", "”", "2014", "شام", "ڈاکٹر", "یونیورسٹی"]
NER = Path(__file__).parents[3] / "shared" / "eval" / "ner_dev.jsonl"


@given(st.lists(st.one_of(st.sampled_from(NAMES), st.sampled_from(WORDS), st.text(max_size=6)), max_size=25))
def test_mentions_are_sorted_apart_and_known(parts: list[str]) -> None:
    text = " ".join(parts)
    end = 0
    for mention in TAGGER.tag(text):
        assert end <= mention.start < mention.end <= len(text)
        assert not mention.entity or TAGGER.entities[mention.entity].kind is mention.kind
        assert LEAST_SCORE <= mention.score <= 1
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        end = mention.end


@given(st.lists(st.sampled_from(NAMES + WORDS), max_size=12))
def test_explanations_hold_every_mention(parts: list[str]) -> None:
    text = " ".join(parts)
    explained = TAGGER.explain(text)
    taken = [(e.start, e.end, e.entity, e.rule) for e in explained if e.entity is not None]
    assert taken == [(m.start, m.end, m.entity, m.rule) for m in TAGGER.tag(text)]
    assert all(e.reason and (e.entities or not e.entity) for e in explained)
    assert [m for m in TAGGER.tag(text) if m.entity] == TAGGER.tag_listed(text)


def test_every_plain_name_is_found_alone() -> None:
    for entity in TAGGER.entities.values():
        for name in {entity.name, *entity.aliases} - set(entity.ambiguous):
            found = [m.entity for m in TAGGER.tag(name)]
            # «بھارت کے زیر انتظام کشمیر» also names who administers it.
            assert found[-1 if "زیر انتظام" in name else 0 :] == [entity.id], name


def test_letter_variants_and_marks_make_no_difference() -> None:
    arabic = str.maketrans("کی", "\N{ARABIC LETTER KAF}\N{ARABIC LETTER YEH}")
    for name in ("کراچی", "امریکہ کی فوج", "عمران خان"):
        assert TAGGER.tag(name.translate(arabic))[0].entity == TAGGER.tag(name)[0].entity


def test_a_dropped_name_says_why() -> None:
    reasons = {e.text: (e.entity, e.rule) for e in TAGGER.explain("کل شام کویت یونیورسٹی میں")}
    assert reasons == {
        "شام": (None, "phrase"),
        "کویت": (None, "context"),
        "کویت یونیورسٹی": ("", "head word"),
    }


def test_time_is_linear() -> None:
    @pausing_collection()  # what other tests have left takes half a second to be looked through
    def seconds(text: str) -> float:
        start = time.process_time()
        TAGGER.tag(text)
        return time.process_time() - start

    for unit in (
        "پاکستان مسلم لیگ ",
        "شام ",
        "بھٹو ",
        "لاہور، ",
        "عدنان ",
        "گریٹا ہولنڈسن، ",
        "ضلع گھشپرین ",
        "قومی ادارہ برائے امن ",
        "محکمہ زراعت پنجاب ",
        "سندھ آبادگار بورڈ ",
        "رانامحمدایوباور ",
        "جاپان کی گھشپرین کوہستانیار ",
    ):
        small, large = (min(seconds(unit * times) for _ in range(3)) for times in (1_000, 8_000))
        assert large < 24 * small + 0.2, unit  # linear is 8, quadratic 64


def score(source: str) -> tuple[float, float]:
    """Precision and F1 on the marked sentences, all or those of one source."""
    names = {Kind.PERSON: "PERSON", Kind.PLACE: "LOCATION", Kind.ORGANISATION: "ORGANIZATION"}
    right = found = marked = 0
    for line in NER.read_text("utf-8").splitlines():
        sentence = json.loads(line)
        if source not in {"", sentence["src"]}:
            continue
        gold = {tuple(span) for span in sentence["spans"]}
        tagged = {(m.start, m.end, names[m.kind]) for m in TAGGER.tag(sentence["text"])}
        right, found, marked = right + len(gold & tagged), found + len(tagged), marked + len(gold)
    precision, recall = right / found, right / marked
    return precision, 2 * precision * recall / (precision + recall)


@pytest.mark.skipif(not NER.exists(), reason="the marked sentences are not part of the project")
@pytest.mark.parametrize(("source", "precision", "f1"), [("", 0.77, 0.75), ("uner", 0.94, 0.92)])
def test_quality_floor_on_marked_sentences(source: str, precision: float, f1: float) -> None:
    reached = score(source)
    assert reached[0] > precision
    assert reached[1] > f1
