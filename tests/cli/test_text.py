"""``waraq text explain``: what it prints for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from waraq.cli import main
from waraq.cli.text import describe_change, describe_letters
from waraq.text import Change

COMMANDS = Path(__file__).parents[2] / "docs" / "commands.md"
TEXT = "كراچي کےساتھ ۔"


def explain(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["text", "explain", *arguments])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def test_every_step_is_shown() -> None:
    given, *changes, shown, folded, head, first, second = explain(TEXT).splitlines()
    assert given == f"given    {TEXT}"
    assert changes == [
        "   0-1   ك U+0643 → ک U+06A9\tArabic kaf, from Arabic keyboards",
        "   4-5   ي U+064A → ی U+06CC\tArabic yeh, from Arabic keyboards",
        "   8-8   nothing → U+0020\ttwo words without a space: کے ساتھ",
        "  12-14  U+0020 ۔ U+06D4 → ۔ U+06D4\tno space before a full stop, one after it",
    ]
    assert shown == "shown    کراچی کے ساتھ۔"
    assert folded == "folded   کراچی کےساتہ ۔"
    assert head.split() == ["place", "word", "folded", "stem", "term", "beside", "roman", "keys"]
    assert first.split("\t") == ["   0-5   كراچي", "کراچی", "کراچی", "کراچی", "-", "karachi", "krc"]
    assert second.startswith("   6-12  کےساتھ\t")


def test_inflection_spacing_and_acronyms_are_told() -> None:
    lines = explain("وزیر اعظم نے کتابیں، پی ٹی آئی").splitlines()[4:]
    forms = [
        dict(zip(("folded", "stem", "term", "beside"), line.split("\t")[1:], strict=False)) for line in lines
    ]
    assert forms[0]["beside"] == "وزیراعظم"
    assert (forms[3]["folded"], forms[3]["stem"]) == ("کتابیں", "کتاب")
    assert (forms[4]["term"], forms[4]["beside"]) == ("pti", "پی/ٹی/ایی")


def test_the_example_of_the_documentation_is_what_it_prints() -> None:
    section = COMMANDS.read_text("utf-8").partition("## waraq text explain\n")[2]
    assert section.split("```\n")[1] == explain(TEXT)


def test_a_text_in_order_has_no_changes() -> None:
    assert explain("خبر").splitlines()[:3] == ["given    خبر", "shown    خبر", "folded   خبر"]


def test_json_has_changes_as_objects() -> None:
    report = json.loads(explain("--json", TEXT))
    assert set(report) == {"normalized", "changes", "folded", "words"}
    assert report["normalized"] == "کراچی کے ساتھ۔"
    assert report["changes"][0] == {
        "start": 0, "end": 1, "before": "ك", "after": "ک", "why": "Arabic kaf, from Arabic keyboards",
    }  # fmt: skip
    assert [(word["word"], word["start"], word["end"]) for word in report["words"]] == [
        ("كراچي", 0, 5),
        ("کےساتھ", 6, 12),
    ]


def test_a_stopword_is_told_from_a_term() -> None:
    assert explain("ہے").splitlines()[-1].split("\t")[3] == "(stopword)"
    assert json.loads(explain("--json", "ہے"))["words"][0]["term"] is None


def test_a_hostile_text_cannot_steer_the_terminal() -> None:
    printed = explain("خبر\x1b[2J\u202eآئی ۔ اور")
    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "U+001B → nothing\tU+001B: control codes of old wire services" in printed


@pytest.mark.parametrize(
    "letters, described",
    [
        ("", "nothing"),
        ("ی", "ی U+06CC"),
        ("\u200e", "U+200E"),
        (" \u064e", "U+0020 U+064E"),
        ("\x1b", "U+001B"),
        ("کراچی", "کراچی"),
        ("\x1b[31m", "\\x1b[31m"),
    ],
)
def test_letters_are_named_where_they_look_alike(letters: str, described: str) -> None:
    assert describe_letters(letters) == described


def test_the_reason_cannot_steer_the_terminal() -> None:
    assert describe_change(Change(0, 1, "ا", "ب", "\x1b[2J")).endswith("\\x1b[2J")
