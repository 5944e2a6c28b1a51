"""Encodings: told with their confidence, or given by the editor, and never guessed from too little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.house import TEXT, source_of
from waraq.ingest.encodings import DamagedError, EncodingError, clean_text, decode_text, guess_encoding
from waraq.ingest.readers.decoding import decode_source
from waraq.ingest.settings import Settings

ARABIC_YEH = TEXT.replace("ی", "ي").replace("۔", ".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_told(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding))[1] == TEXT
    found = guess_encoding(TEXT.encode(encoding))
    assert (found.confidence is None) == (encoding not in {"utf-16-le", "utf-16-be"})


def test_the_notice_of_a_guess_has_its_confidence() -> None:
    text, [notice] = decode_source(
        source_of("a.txt", ARABIC_YEH.encode("cp1256")), ARABIC_YEH.encode("cp1256")
    )
    assert text == clean_text(ARABIC_YEH)
    assert (notice.fatal, "cp1256" in notice.reason) == (False, True)
    assert "confidence 100%" in notice.reason


def test_what_the_editor_says_goes_before_a_guess_but_not_before_a_mark() -> None:
    given = Settings(encoding="cp1252")
    source = source_of("a.txt", b"", given)
    assert decode_source(source, "caf\xe9".encode("cp1252"))[0] == "café"
    assert decode_source(source, TEXT.encode("utf-8-sig"))[0] == TEXT
    text, [problem] = decode_source(source_of("a.txt", b"", Settings(encoding="utf-8")), b"\xff\xff")
    assert (text, problem.fatal, "source.yaml" in problem.reason) == (None, True, True)


@pytest.mark.parametrize(
    "raw", [b"", b"  \n", b"\0\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, bytes(range(256))]
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(EncodingError):
        decode_text(raw)


def test_damage_is_named_with_its_line() -> None:
    with pytest.raises(DamagedError) as raised:
        decode_text(TEXT.encode() + b"\n\xff")
    assert raised.value.line == 4


def test_lost_letters_are_told_with_line_and_number() -> None:
    spoilt = f"{TEXT}\ufffd\n" + "کراچی".encode().decode("cp1252", "replace")
    text, notices = decode_source(source_of("a.txt", b""), spoilt.encode())
    assert text is not None
    assert [notice.line for notice in notices] == [4, 3]
    assert "“کراچی”" in notices[0].reason
    assert "stands in the text once" in notices[1].reason


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_encoding_error(raw: bytes) -> None:
    for read in (decode_text, guess_encoding):
        try:
            read(raw)
        except EncodingError as error:
            assert error.remedy  # noqa: PT017 - that nothing else is raised is what is tested


@given(st.text())
def test_cleaning_leaves_no_control_code_and_changes_nothing_twice(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert not any(letter in clean for letter in "\0\x1b\x85\r\ufeff\u2028")


@pytest.mark.parametrize("kept", ["\u200c", "\u200f", "\u200b", "\u061c", "🙂", "\u00a0"])
def test_cleaning_keeps_what_readers_or_writers_may_mean(kept: str) -> None:
    assert clean_text(f"می{kept}خ\x07\n") == f"می{kept}خ\n"
