"""The fonts: their licence beside them, small, and with what a line of Urdu needs."""

from __future__ import annotations

import re

import pytest

from .stylesheets import THEME, read_plain

FONTS = THEME / "static" / "fonts"
FILES = sorted(FONTS.glob("*.woff2"))
MOST_BYTES = {"naskh-400.woff2": 22_000, "naskh-700.woff2": 22_000, "nastaliq-400.woff2": 120_000}
LINE = (
    "مسعود پزیشکیان نے کہا: ”ٹھیک ہے، 17٪ اضافہ ہوا“۔ گھڑی، ڈاک، ژالہ، قائداعظمؒ "
    "(۱۹۴۷ء، ۲۷؍رمضان ۱۳۶۶ھ) – ۂ ؤ ئ آ ‹›«»·"
)


def test_every_file_is_known_and_small() -> None:
    assert {path.name for path in FILES} == set(MOST_BYTES)
    for path in FILES:
        assert path.stat().st_size <= MOST_BYTES[path.name], path.name


def test_licence_stands_beside_them() -> None:
    licence = (FONTS / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "github.com/notofonts/arabic" in licence
    assert "github.com/notofonts/nastaliq" in licence
    assert all(path.name in licence for path in FILES)


def test_style_sheet_names_exactly_these_files() -> None:
    plain = read_plain("fonts.css")
    assert set(re.findall(r"fonts/([\w.-]+)", plain)) == set(MOST_BYTES)
    assert plain.count("font-display: optional") == len(FILES)
    assert "http" not in plain


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_face_has_the_repertoire(path) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    pytest.importorskip("brotli")
    with ttlib.TTFont(path) as font:
        points = font.getBestCmap()
        names = {font["name"].getDebugName(number) for number in (0, 13, 14)}
    assert [char for char in LINE if ord(char) not in points] == []
    assert ord("a") not in points
    assert any("Noto Project Authors" in str(name) for name in names)


def test_sizes_are_read_as_bytes() -> None:
    """A Git LFS pointer or an empty file would pass the budget."""
    for path in FILES:
        assert path.read_bytes()[:4] == b"wOF2", path.name
