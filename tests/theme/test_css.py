"""The laws of the style sheets: logical directions, one source of values, letters that stay joined."""

from __future__ import annotations

import re
import unicodedata

import pytest

from waraq.plugins.assets import SHEETS, join_styles

from .stylesheets import CSS, THEME, Declaration, declarations, parse, read_plain, root_tokens, sheet_names

PHYSICAL_NAME = re.compile(
    r"(left|right|top|bottom|float|clear|width|height|(min|max)-(width|height)|overflow-[xy])$"
    r"|(margin|padding|inset|border|scroll-margin|scroll-padding)-(left|right|top|bottom)\b"
    r"|border-(top|bottom)-(left|right)-radius$"
)
PHYSICAL_VALUE = re.compile(r"\b(left|right)\b")
RAW_COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|"
    r"\b(white|black|red|green|blue|gray|grey|silver|yellow|orange|brown|gold|beige|ivory)\b",
    re.IGNORECASE,
)
ARROW = re.compile(r"\\(203[9Aa]|2190|2192|AB|BB)\b")
ALL = list(declarations())


def where(item: Declaration) -> str:
    return f"{item.sheet}:{item.line}: {item.name}: {item.value}"


def test_order_names_every_sheet_once() -> None:
    names = sheet_names()
    assert len(names) == len(set(names))
    assert set(names) == {path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css")}


def test_parser_sees_the_sheets() -> None:
    assert len(ALL) > 200
    assert any(item.name == "padding-inline-start" for item in ALL)


@pytest.mark.parametrize("name", sheet_names())
def test_every_sheet_is_in_a_layer(name: str) -> None:
    layers = re.search(r"@layer ([\w, ]+);", read_plain("tokens.css"))
    assert layers
    plain = re.sub(r"@layer [\w, ]+;", "", read_plain(name)).strip()
    opening = re.match(r"@layer (\w+) \{", plain)
    assert opening, f"{name} has rules outside a layer"
    assert opening[1] in layers[1].split(", ")
    assert plain.count("{") == plain.count("}")
    assert "@import" not in plain


def test_minifier_changes_no_rule() -> None:
    """It takes the space out of ``.a :where(b)``, which then selects something else."""

    def read(items: list[Declaration]) -> list[tuple[str, str]]:
        return [(re.sub(r"\s*([>+~,])\s*", r"\1", item.selector), item.name) for item in items]

    built = [
        item._replace(selector=item.selector.partition(";")[2] or item.selector)
        for sheet, listed in SHEETS.items()
        for item in parse(sheet, join_styles(CSS, listed).decode())
    ]
    assert read(built) == read(ALL)


def test_only_logical_properties() -> None:
    bad = [where(item) for item in ALL if PHYSICAL_NAME.match(item.name) or PHYSICAL_VALUE.search(item.value)]
    assert bad == []


def test_no_value_tells_the_sides_apart_by_their_order() -> None:
    """Of four values the second is the right side and the fourth the left one."""
    sided = ("margin", "padding", "inset", "border-width", "border-style", "border-color")
    for item in ALL:
        values = re.findall(r"[^\s(]+\([^)]*\)|\S+", item.value)
        if item.name in sided and len(values) == 4:
            assert values[1] == values[3], where(item)


def test_nothing_is_important() -> None:
    assert [where(item) for item in ALL if "!" in item.value] == []


def test_letters_are_never_spaced() -> None:
    bad = [
        where(item) for item in ALL if item.name == "letter-spacing" and item.value not in ("0", "inherit")
    ]
    assert bad == []
    assert any(item.name == "letter-spacing" and item.value == "0" for item in ALL)


def test_raw_colours_only_in_tokens() -> None:
    bad = [where(item) for item in ALL if item.sheet != "tokens.css" and RAW_COLOUR.search(item.value)]
    assert bad == []


def test_tokens_are_declared_in_one_sheet() -> None:
    bad = [where(item) for item in ALL if item.sheet != "tokens.css" and ":root" in item.selector]
    assert bad == []


def test_every_token_used_exists() -> None:
    declared = {item.name for item in ALL if item.name.startswith("--")}
    for item in ALL:
        for token, fallback in re.findall(r"var\((--[\w-]+)(,?)", item.value):
            assert token in declared or fallback, where(item)


def test_every_token_is_used() -> None:
    used = {token for item in ALL for token in re.findall(r"var\((--[\w-]+)", item.value)}
    unused = {item.name for item in ALL if item.sheet == "tokens.css" and item.name.startswith("--")} - used
    assert unused == set()


def test_text_is_never_clipped() -> None:
    """A Nastaliq word can be 3 em high: boxes of text have no fixed height and hide nothing."""
    allowed = {".visually-hidden", ".bar"}
    for item in ALL:
        # Pictures and drawings have no text.
        if item.selector in {*allowed, ".network__lines"} or item.selector.endswith(" img"):
            continue
        assert item.name not in ("block-size", "max-block-size", "line-clamp", "-webkit-line-clamp"), where(
            item
        )
        assert not (item.name == "overflow" and item.value not in ("auto", "visible")), where(item)
        # At the sides a clip may hide a separator; above and below it leaves room for the tallest ink.
        if item.name == "clip-path" and item.selector != ".skip-link:not(:focus)":
            assert item.value.startswith("inset(-2em "), where(item)


def test_no_face_is_faked() -> None:
    assert any(item.name == "font-synthesis" and item.value == "none" for item in ALL)
    for item in ALL:
        assert item.name not in ("-webkit-text-stroke", "opacity", "text-shadow"), where(item)
        if item.name == "font-style" and item.value != "normal":
            assert ":lang(en)" in item.selector, where(item)


def test_mark_changes_no_metrics() -> None:
    """A changed weight, size or padding breaks the joins at the mark's edges."""
    marks = [item for item in ALL if re.search(r"(^|[ ,])mark\b", item.selector)]
    assert marks
    painted = {"color", "background", "background-color", "--mark-height", "outline", "outline-offset"}
    assert {item.name for item in marks} <= painted


def test_text_is_aligned_to_its_start() -> None:
    for item in ALL:
        if item.name == "text-align":
            allowed = ("start", "center", "end") if "cell-end" in item.selector else ("start", "center")
            assert item.value in allowed, where(item)


def test_underlines_stand_off_the_letters() -> None:
    assert any(i.selector == "a" and i.name == "text-underline-offset" for i in ALL)
    for selector in (":root", ':root[data-face="nastaliq"]'):
        assert float(root_tokens()[selector]["--underline"].removesuffix("em")) >= 0.25, selector


def test_nastaliq_names_its_fallbacks() -> None:
    """CSS has no generic family for Nastaliq: without names a Naskh would stand in its place."""
    faces = root_tokens()[':root[data-face="nastaliq"]']["--face"].split(",")
    assert len([face for face in faces if re.search("Nast|Gulzar|Urdu", face)]) >= 5
    assert faces[0].strip() == '"Waraq Nastaliq"'


def test_arrows_are_signs_that_text_direction_mirrors() -> None:
    arrows = {
        chr(int(code, 16)) for item in ALL if item.name == "content" for code in ARROW.findall(item.value)
    }
    assert len(arrows) == 2
    assert all(unicodedata.mirrored(arrow) for arrow in arrows)
    # Drawings of bars are turned round on pages that run from left to right.
    turned = [item for item in ALL if "scale" in item.value or "rotate" in item.value]
    drawings = (".bar", ".network__lines", ".year-chart svg", ".words-names__chart")
    assert {item.selector for item in turned} == {", ".join(f'[dir="ltr"] {drawing}' for drawing in drawings)}


def test_nastaliq_is_fetched_in_its_own_mode_only() -> None:
    named = [item for item in ALL if "Waraq Nastaliq" in item.value and item.name != "font-family"]
    assert [item.selector for item in named] == [':root[data-face="nastaliq"]']
    assert "nastaliq" not in (THEME / "templates" / "base.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("selector", "size", "leading"),
    [(":root", 16, 1.6), (':root[data-face="nastaliq"]', 18, 2.0)],
)
def test_type_is_large_enough(selector: str, size: int, leading: float) -> None:
    """Statement 10 of the requirements: 16 px and 1.6 for Naskh, 18 px and 2.0 for Nastaliq."""
    tokens = root_tokens()[selector]
    sizes = {name: value for name, value in tokens.items() if name.startswith("--size-")}
    assert len(sizes) >= 6
    for name, value in sizes.items():
        smallest = float(re.findall(r"([\d.]+)rem", value)[0])
        assert smallest * 16 >= size, f"{name}: {value}"
    for name in ("--leading", "--leading-story"):
        assert float(tokens[name]) >= leading, name
    fixed = [item for item in ALL if item.name == "font-size" and not item.value.startswith("var(--size-")]
    assert [item.selector for item in fixed if item.sheet == "tokens.css" and int(item.value[:-1]) > 100] == [
        ':root[data-size="large"]',
        ':root[data-size="largest"]',
    ]
    assert [where(item) for item in fixed if item.sheet != "tokens.css"] == []
