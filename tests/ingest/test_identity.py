"""Ids are permanent: what they are made of may never change."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waraq.ingest.identity import hash_bytes, hash_written, is_id, make_id, name_record
from waraq.ingest.record import Record


def record(text: str, **values: str) -> Record:
    return Record(key=values.pop("key", ""), sha256="", media_type="text/plain", paragraphs=(text,), **values)


def test_ids_of_the_samples_are_what_they_were() -> None:
    first = (Path(__file__).parents[2] / "seeds" / "000_5d4dc3eaa96f919a.txt").read_text("utf-8")
    assert make_id(name_record(record(first))) == "y4s30v9y8g"
    assert make_id(name_record(record("", key="mn-1997-0817-01"))) == "c9w67skpzq"


@given(st.text(max_size=20))
def test_an_id_has_the_form_of_one(text: str) -> None:
    names = name_record(record(text))
    assert is_id(make_id(names))
    assert make_id(names) != make_id(names, 1)


@pytest.mark.parametrize(
    "other",
    [
        "كراچي ميں ۱۷ اگست كو بارش",
        "کراچی  میں\n17 اگست کو بارش۔",
        "کراچیِ مَیں ١٧ اگست کو بارش",
        "\u202bکراچی میں 17 اگست کو بارش",
    ],
)
def test_writing_a_text_otherwise_makes_no_other_article(other: str) -> None:
    assert name_record(record("کراچی میں 17 اگست کو بارش")) == name_record(record(other))


@pytest.mark.parametrize("values", [{"headline": "x"}, {"date": "2014"}, {"publication": "x"}, {"key": "x"}])
def test_what_heads_a_text_tells_it_apart(values: dict[str, str]) -> None:
    assert name_record(record("متن")) != name_record(record("متن", **values))


def test_headline_and_text_do_not_run_together() -> None:
    assert name_record(record("اب", headline="ج")) != name_record(record("ا", headline="بج"))


def test_sources_with_the_same_ids_are_told_apart_by_their_space() -> None:
    names = {name_record(record("متن", key="1"), space) for space in ("", "a", "b")}
    assert len(names) == 3


def test_the_seal_leaves_its_own_line_out() -> None:
    bare = b"---\nsource:\n  file: a\nstatus: x\n---\n"
    sealed = bare.replace(b"file: a\n", b"file: a\n  written_sha256: 77\n")
    assert hash_written(sealed) == hash_written(sealed.replace(b"\n", b"\r\n")) == hash_bytes(bare)
    assert hash_written(sealed.replace(b"status: x", b"status: y")) != hash_bytes(bare)
