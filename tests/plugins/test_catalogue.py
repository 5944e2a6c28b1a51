"""The interface's text: escaping, isolation, digits, and a catalogue that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from waraq.errors import DataError
from waraq.plugins.catalogue import Catalogue

STRINGS = {"found": "{count} نتائج: {what}", "found.one": "ایک نتیجہ: {what}"}


def test_values_are_escaped_and_isolated() -> None:
    assert Catalogue(STRINGS).html("found", count=2, what="<b>") == Markup(
        "<bdi>2</bdi> نتائج: <bdi>&lt;b&gt;</bdi>"
    )


def test_markup_stays_markup() -> None:
    catalogue = Catalogue({"after": "{date} کے بعد"})
    assert catalogue.html("after", date=catalogue.time("2025-01-17")) == (
        '<bdi><time datetime="2025-01-17">17 جنوری 2025ء</time></bdi> کے بعد'
    )


def test_one_has_a_string_of_its_own() -> None:
    assert Catalogue(STRINGS).plain("found", count=1, what="x") == "ایک نتیجہ: x"


def test_digits_follow_the_site() -> None:
    assert Catalogue(STRINGS, "urdu").plain("found", count=12, what="x") == "۱۲ نتائج: x"
    assert Catalogue({}, "urdu").date("2025-01-17") == "۱۷ جنوری ۲۰۲۵ء"
    assert Catalogue({}).time("2025-01-17") == '<time datetime="2025-01-17">17 جنوری 2025ء</time>'


def test_a_year_is_not_grouped_but_a_large_count_is() -> None:
    assert [Catalogue({}).number(n) for n in (2025, 12500)] == ["2025", "12,500"]


def test_a_missing_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        Catalogue(STRINGS).html("fuond")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("clef\tur\n", 1),
        ("key\tur\ten\tnote\nskip\tمتن\n", 2),
        ("key\tur\ten\tnote\nskip\t\tskip\t\n", 2),
        ("key\tur\ten\tnote\na\tمتن\ta\t\na\tمتن\ta\t\n", 3),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "strings.tsv"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=rf"strings\.tsv:{line}:1: "):
        Catalogue.load(path, "latin")
