"""The catalogue and the templates agree, and natural language stands in the catalogue only."""

from __future__ import annotations

import re
import unicodedata

import pytest

from .stylesheets import THEME

TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
SCRIPTS = sorted((THEME / "static" / "js").rglob("*.js"))
# `message` is the macro that gives a script its strings: message('name', 'key').
CALL = re.compile(r"'([^']+)' \| t(?:_attr)?\b|\bmessage\('[^']+',\s*'([^']+)'")
ADAPTERS = sorted((THEME.parents[1] / "plugins" / "waraq" / "plugins").glob("*.py"))
PYTHON_CALL = re.compile(r"""\bcatalogue\.(?:plain|html)\("([^"]+)"()""")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
ARABIC_LETTER = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")


def read_rows() -> list[list[str]]:
    text = (THEME / "strings.tsv").read_bytes().decode("utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    return [line.split("\t") for line in text.split("\n")[:-1]]


def read_keys() -> set[str]:
    return {row[0] for row in read_rows()[1:]}


def called_keys() -> set[str]:
    found = [pair for path in TEMPLATES for pair in CALL.findall(path.read_text("utf-8"))]
    found += [pair for path in ADAPTERS for pair in PYTHON_CALL.findall(path.read_text("utf-8"))]
    return {direct or passed for direct, passed in found}


def test_table_is_well_formed() -> None:
    header, *rows = read_rows()
    assert header == ["key", "ur", "en", "note"]
    assert len(rows) > 50
    for row in rows:
        assert len(row) == 4, row
        assert all(cell == cell.strip() for cell in row), row
        assert re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)*", row[0]), row
        assert row[1], row
        assert row[2], row
        assert unicodedata.is_normalized("NFC", "".join(row)), row


def test_table_is_sorted_and_has_no_key_twice() -> None:
    keys = [row[0] for row in read_rows()[1:]]
    assert keys == sorted(set(keys))


def test_both_languages_have_the_same_placeholders() -> None:
    for key, urdu, english, _note in read_rows()[1:]:
        assert set(PLACEHOLDER.findall(urdu)) == set(PLACEHOLDER.findall(english)), key


def test_urdu_is_written_with_urdu_letters() -> None:
    """No Arabic yeh, kaf, heh or teh marbuta, no Arabic digits or comma of another script, no tatweel."""
    foreign = re.compile("[\u064a\u0643\u0647\u0629\u0649\u0660-\u0669\u0640]")
    for key, urdu, _english, _note in read_rows()[1:]:
        assert not foreign.search(urdu), key
        assert ARABIC_LETTER.search(urdu) or PLACEHOLDER.search(urdu), key


def test_ranges_have_the_dash_of_ranges() -> None:
    """Between two values no hyphen stands: it would join them to one number, laid out the other way round."""
    rows = {row[0]: row[1:3] for row in read_rows()[1:]}
    hyphenated = re.compile(r"\}\s*-\s*\{")
    assert [key for key, strings in rows.items() if any(map(hyphenated.search, strings))] == []
    assert rows["range"] == ["{first}–{last}", "{first}–{last}"]


def test_singular_goes_with_a_count() -> None:
    keys = read_keys()
    rows = {row[0]: row for row in read_rows()[1:]}
    for key in keys:
        if key.endswith(".one"):
            assert "{count}" in rows[key.removesuffix(".one")][1], key


def test_every_key_called_exists() -> None:
    called = called_keys()
    assert len(called) > 50
    assert called - read_keys() == set()


def test_every_key_is_called() -> None:
    called = called_keys()
    unused = {key for key in read_keys() if not {key, key.removesuffix(".one")} & called}
    assert unused == set()


def test_no_key_is_put_together() -> None:
    """A key written out in full can be found by these tests and by whoever translates."""
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        assert set(re.findall(r"(\S*[^'\s]) \| t(?:_attr)?\b", text)) <= {"key"}, path.name
        assert not re.search(r"~ '[^']*' \| t(_attr)?\b", text), path.name


@pytest.mark.parametrize("path", [*TEMPLATES, *SCRIPTS, THEME / "strings.tsv"], ids=lambda path: path.name)
def test_markup_sets_the_direction_not_control_characters(path) -> None:
    assert not re.search("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", path.read_text("utf-8"))


@pytest.mark.parametrize("path", [*TEMPLATES, *SCRIPTS], ids=lambda path: path.name)
def test_no_urdu_outside_the_catalogue(path) -> None:
    text = path.read_text("utf-8")
    assert not ARABIC_LETTER.search(text)
