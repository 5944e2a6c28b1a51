"""The fonts: their licence beside them, small, and with what a line of Urdu needs."""

from __future__ import annotations

import re

import pytest

from waraq.text.tables import read_table

from .stylesheets import THEME, read_plain

FONTS = THEME / "static" / "fonts"
FILES = sorted(FONTS.glob("*.woff2"))
MOST_BYTES = {
    "naskh-400.woff2": 22_000,
    "naskh-700.woff2": 22_000,
    "wide-400.woff2": 36_000,
    "wide-700.woff2": 36_000,
    "nastaliq-400.woff2": 120_000,
}
LINE = (
    "مسعود پزیشکیان نے کہا: ”ٹھیک ہے، 17٪ اضافہ ہوا“۔ گھڑی، ڈاک، ژالہ، قائداعظمؒ "
    "(۱۹۴۷ء، ۲۷؍رمضان ۱۳۶۶ھ) – ۂ ؤ ئ آ ‹›«»·"
)

# Letters that Urdu has not, as newspapers print them.
OTHERS = {
    "ar": "قال ٢٥٠ مليون ًٌٍَُِّْ ى ة إ",
    "bal": "بلۏچی ݔ",
    "brh": "براہوئی ڷ",
    "ckb": "ڕۆژنامەی کوردی ێ ڵ ڤ ھ",
    "fa": "دربارهٔ گفت‌وگو ۲۰۲۳ ۀ",
    "ks": "کٲشُر ۆ ٳ ؠ ٟ",
    "pnb": "پݨ ࣇ",
    "ps": "ټ ځ څ ډ ړ ږ ښ ګ ڼ ې ۍ ئ ي",
    "sd": "ٻ ڀ ٺ ٽ ٿ ڃ ڄ ڇ ڊ ڌ ڍ ڏ ڙ ڦ ڪ ڱ ڳ ڻ ۽ ۾",
    "skr": "ٻ ڄ ݙ ڳ ݨ",
    "ug": "ئۇيغۇر ۋ ۈ ې ڭ",
}
OTHER_SCRIPTS = {"dv", "he", "yi"}


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


def test_other_languages_of_the_script_have_their_letters_in_one_face() -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    pytest.importorskip("brotli")
    for name in ("wide-400.woff2", "wide-700.woff2"):
        with ttlib.TTFont(FONTS / name) as font:
            points = font.getBestCmap()
        lacks = {lang: [char for char in line if ord(char) not in points] for lang, line in OTHERS.items()}
        assert not any(lacks.values()), (name, lacks)


def test_texts_in_these_languages_are_set_in_that_face() -> None:
    rules = [each for each in read_plain("base.css").split("}") if "var(--face-wide)" in each]
    named = set(re.findall(r":lang\((\w+)\)", "".join(rules)))
    languages = {row[0] for row in read_table("rtl_languages.tsv", ["lang", "why"])}
    assert named == set(OTHERS) == {each for each in languages if "-" not in each} - OTHER_SCRIPTS - {"ur"}
    [face] = re.findall(r"--face-wide:([^;]+);", read_plain("tokens.css"))
    assert '"Waraq Naskh Wide"' in face
    assert '"Waraq Naskh"' not in face, "it lacks letters, and would come before fonts that have all"


def test_sizes_are_read_as_bytes() -> None:
    """A Git LFS pointer or an empty file would pass the budget."""
    for path in FILES:
        assert path.read_bytes()[:4] == b"wOF2", path.name
