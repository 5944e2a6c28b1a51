"""Ids are permanent: what they are made of may never change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from waraq.ingest.identity import hash_bytes, hash_written, is_id, make_id


def test_ids_of_the_samples_are_what_they_were() -> None:
    assert make_id("000_5d4dc3eaa96f919a.txt", "") == "de3875wvzn"
    assert make_id("mashriqnama-1997-2019.jsonl", "mn-1997-0817-01") == "snxc39k91p"


@given(st.text(max_size=20).filter(str.isprintable), st.text(max_size=20).filter(str.isprintable))
def test_an_id_has_the_form_of_one(file: str, record: str) -> None:
    assert is_id(make_id(file, record))
    assert make_id(file, record) != make_id(file, record, 1)


def test_file_and_record_do_not_run_together() -> None:
    assert make_id("a", "b") != make_id("ab", "")


def test_the_seal_leaves_its_own_line_out() -> None:
    bare = b"---\nsource:\n  file: a\nstatus: x\n---\n"
    sealed = bare.replace(b"file: a\n", b"file: a\n  written_sha256: 77\n")
    assert hash_written(sealed) == hash_written(sealed.replace(b"\n", b"\r\n")) == hash_bytes(bare)
    assert hash_written(sealed.replace(b"status: x", b"status: y")) != hash_bytes(bare)
