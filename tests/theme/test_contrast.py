"""WCAG 2.2 contrast of the colour tokens, in the light, the dark and the printed scheme."""

from __future__ import annotations

import pytest

from .stylesheets import root_tokens

LIGHT = ":root"
DEVICE_DARK = '@media screen and (prefers-color-scheme: dark) :root:not([data-theme="light"])'
CHOSEN_DARK = '@media screen :root[data-theme="dark"]'
PRINT = "@media print :root"
MORE = (
    "@media screen and (prefers-contrast: more) "
    ':root, :root[data-theme="dark"], :root:not([data-theme="light"])'
)

# Text, the ground it stands on, the least ratio: AA for text is 4.5, AAA 7; 3 for lines that carry meaning.
PAIRS = [
    ("--ink", "--paper", 7.0),
    ("--ink", "--paper-tint", 7.0),
    ("--ink-soft", "--paper", 4.5),
    ("--ink-soft", "--paper-tint", 4.5),
    ("--leaf", "--paper", 4.5),
    ("--leaf", "--paper-tint", 4.5),
    ("--leaf-strong", "--paper", 4.5),
    ("--mark-ink", "--mark", 4.5),
    ("--notice", "--paper", 4.5),
    ("--rule-strong", "--paper", 3.0),
    *((text, f"--shade-{shade}", 4.5) for text in ("--leaf-strong", "--ink") for shade in range(1, 5)),
]


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance of a #rrggbb colour."""
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_ratio_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [LIGHT, DEVICE_DARK, CHOSEN_DARK, PRINT])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_contrast(scheme: str, text: str, ground: str, least: float) -> None:
    tokens = root_tokens()[scheme]
    ratio = contrast(tokens[text], tokens[ground])
    assert ratio >= least, f"{text} on {ground} in {scheme}: {ratio:.2f}"


@pytest.mark.parametrize("scheme", [LIGHT, CHOSEN_DARK])
@pytest.mark.parametrize(("text", "ground"), [pair[:2] for pair in PAIRS if "--shade" not in pair[1]])
def test_more_contrast_where_the_device_asks_for_it(scheme: str, text: str, ground: str) -> None:
    tokens = root_tokens()[scheme]
    more = {name: value.removeprefix("var(").removesuffix(")") for name, value in root_tokens()[MORE].items()}
    assert {"--ink-soft", "--rule", "--leaf"} <= more.keys()
    ratio = contrast(tokens[more.get(text, text)], tokens[ground])
    assert ratio >= 7, f"{text} on {ground} in {scheme}: {ratio:.2f}"
    assert contrast(tokens[more["--rule"]], tokens["--paper"]) >= 7


def test_dark_by_device_and_by_choice_are_the_same() -> None:
    schemes = root_tokens()
    assert schemes[DEVICE_DARK] == schemes[CHOSEN_DARK]


def test_dark_and_print_replace_every_colour() -> None:
    schemes = root_tokens()
    colours = {name for name, value in schemes[LIGHT].items() if value.startswith("#")}
    assert set(schemes[CHOSEN_DARK]) == colours
    assert set(schemes[PRINT]) == colours
