"""Code points that stand where an Urdu text has others: of other keyboards, old fonts, lost, or unseen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from waraq.checks.rules import break_rule
from waraq.checks.written import Written
from waraq.errors import Problem
from waraq.ingest import find_mojibake
from waraq.markup import strip_controls
from waraq.markup.control import BIDI_CONTROLS
from waraq.text import normalize
from waraq.text.charset import name_code_point

_LOST = "\N{REPLACEMENT CHARACTER}"
_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFF))  # Arabic Presentation Forms A and B
_TATWEEL = "\u0640"
_STRETCHED = re.compile(r"(?<=[^\W\d_])\u0640+(?=[^\W\d_])")


def check_letters(file: Written, *, urdu: bool) -> Iterator[Problem]:
    """Yield a problem for each code point that doesn't belong into a text, with its first place.

    Letters of other keyboards are told where the text is Urdu.
    """
    for letter in sorted(set(file.text)):
        if found := _judge(letter, urdu=urdu):
            rule, told, remedy = found
            count = file.text.count(letter)
            times = "once" if count == 1 else f"{count} times"
            yield _tell(file, rule, file.text.index(letter), (told.format(times=times), remedy))
    if urdu and _TATWEEL in file.text and (stretched := _STRETCHED.search(file.text)):
        word = _word_around(file.text, stretched.start())
        reason = f"a stretching sign (ـ, U+0640) stands inside “{word}”"
        yield _tell(file, "tatweel", stretched.start(), (reason, f"write {word.replace('ـ', '')}"))
    if wrong := find_mojibake(file.text):
        reason = f"“{wrong.found}” was read with the wrong code page: likely {wrong.repaired}"
        remedy = "open the source with its own encoding, and copy the text anew"
        yield _tell(file, "wrong-code-page", wrong.start, (reason, remedy))


def _tell(file: Written, rule: str, offset: int, words: tuple[str, str]) -> Problem:
    return break_rule(rule, file.path, *words, file.place_of(offset))


@cache
def _judge(letter: str, *, urdu: bool) -> tuple[str, str, str] | None:
    """The rule that a code point breaks, what is told of it (`times` to be put in), and the remedy."""
    name = f"{name_code_point(letter)} stands {{times}}"
    if letter in BIDI_CONTROLS:
        return "direction-control", f"{name} and turns the direction of the text", "delete it"
    if letter == _LOST:
        return (
            "letter-lost",
            f"{letter} (U+FFFD) stands {{times}} for a letter that was lost",
            "write the letter",
        )
    if letter not in "\t\n" and not strip_controls(letter):
        return "control-character", f"{name}, a control code that no page can show", "delete it"
    right = find_urdu_letter(letter) if urdu else None
    if right is None:
        return None
    rule = "wrong-digit" if unicodedata.category(letter) == "Nd" else "wrong-letter"
    if any(ord(letter) in span for span in _FORMS):
        rule = "presentation-form"
    told = f"{letter} (U+{ord(letter):04X}) stands {{times}} where Urdu writes {right}"
    return rule, told, f"replace it by {right}"


@cache
def find_urdu_letter(letter: str) -> str | None:
    r"""Return the Urdu letters or digit for an Arabic letter, glyph code or digit; None for all others.

    >>> find_urdu_letter("\u064a"), find_urdu_letter("ی")
    ('ی', None)
    """
    if letter.isascii() or not letter.isalnum():
        return None
    right = normalize(letter)
    return right if right and right != letter else None


def _word_around(text: str, offset: int, most: int = 30) -> str:
    """The word in which a code point stands, or so much of it."""
    start = max(offset - most, 0)
    before = re.search(r"\S*$", text[start:offset])
    after = re.match(r"\S*", text[offset : offset + most])
    return f"{before.group() if before else ''}{after.group() if after else ''}"
