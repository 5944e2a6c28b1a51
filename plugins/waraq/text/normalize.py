"""Display normalisation: the same text for readers, in one encoding.

Each step is a function from text to text and changes nothing a reader would
see as another letter. Punctuation and quotation marks stay as the paper
printed them. The order matters: composing comes before the Arabic letters are
exchanged, since no Unicode form composes an Urdu yeh with a hamza.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from waraq.text.orthography import (
    decompose_presentation,
    expand_cell,
    read_compatibility,
    read_letters,
    read_marks,
)
from waraq.text.tables import read_table

_LONGEST_MARK_RUN = 30  # UAX #15, stream-safe text: no language needs more
_HAMZA_ABOVE = "\u0654"
_YEHS = "\u06cc\u0649"  # NFC composes the hamza with U+064A alone
_HEHS = "\u0647\u06d5"  # NFC composes the hamza with U+06C1 alone
_ZWNJ = "\u200c"
_ZWJ = "\u200d"
_ISOLATES = "\u2066\u2067\u2068"
_POP_ISOLATE = "\u2069"


@cache
def _marks(display: str) -> dict[int, str]:
    spans = [row.span(0) for row in read_marks() if row[2] == display]
    return {cp: "" for first, last in spans for cp in range(first, last + 1)}


@cache
def _presentation_forms() -> dict[int, str]:
    return {cp: decompose_presentation(chr(cp)) for cp in read_compatibility({"presentation"})}


@cache
def _letters() -> dict[int, str]:
    return {cp: to for row in read_letters() for cp, to in expand_cell(row, 1)}


@cache
def _spaces() -> dict[int, str]:
    rows = read_table("spaces.tsv", ["from", "kind", "why"])
    kinds = {"space": " ", "line": "\n"}
    spans = [(row.span(0), kinds[row[1]]) for row in rows]
    return {cp: to for (first, last), to in spans for cp in range(first, last + 1)}


def limit_marks(text: str) -> str:
    """No more than 30 combining marks on one letter: longer runs are vandalism and slow to order."""
    flags = bytes(map(bool, map(unicodedata.combining, text)))
    if bytes([1]) * (_LONGEST_MARK_RUN + 1) not in flags:
        return text
    kept: list[str] = []
    run = 0
    for character, flag in zip(text, flags, strict=True):
        run = run + 1 if flag else 0
        if run <= _LONGEST_MARK_RUN:
            kept.append(character)
    return "".join(kept)


def compose(text: str) -> str:
    """Unicode NFC: آ as one code point, marks in canonical order."""
    return unicodedata.normalize("NFC", text)


def replace_presentation_forms(text: str) -> str:
    """The glyph codes of old PDF files and InPage as letters; ﷺ, ﷲ and ﷽ stay."""
    return text.translate(_presentation_forms())


def unify_spaces(text: str) -> str:
    """Exotic spaces and line ends as U+0020 and U+000A."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_spaces())


def remove_invisibles(text: str) -> str:
    """Without control codes, direction marks, soft hyphens and tatweel."""
    return text.translate(_marks("drop"))


def keep_balanced_isolates(text: str) -> str:
    """Direction isolates only where each one is closed."""
    if not any(control in text for control in (*_ISOLATES, _POP_ISOLATE)):
        return text
    opened: list[int] = []
    paired: set[int] = set()
    for index, character in enumerate(text):
        if character in _ISOLATES:
            opened.append(index)
        elif character == _POP_ISOLATE and opened:
            paired.update((opened.pop(), index))
    stray = {*_ISOLATES, _POP_ISOLATE}
    return "".join(c for index, c in enumerate(text) if c not in stray or index in paired)


def keep_useful_joiners(text: str) -> str:
    """Zero-width non-joiners only between letters, zero-width joiners only inside an emoji."""
    if _ZWNJ not in text and _ZWJ not in text:
        return text
    kept: list[str] = []
    for index, character in enumerate(text):
        if character == _ZWNJ:
            if not (kept and _ends_letter(kept[-1]) and text[index + 1 : index + 2].isalpha()):
                continue
        elif character == _ZWJ and not (kept and _is_pictorial(kept[-1], text[index + 1 : index + 2])):
            continue
        kept.append(character)
    return "".join(kept)


def _ends_letter(character: str) -> bool:
    return character.isalpha() or unicodedata.combining(character) > 0


def _is_pictorial(before: str, after: str) -> bool:
    # A skin tone (Sk) or a variation selector may stand between the picture and the joiner.
    drawn = unicodedata.category(before) in {"So", "Sk"} or before == "\ufe0f"
    return drawn and bool(after) and unicodedata.category(after) == "So"


def compose_hamza(text: str) -> str:
    """ئ and ۂ as one code point also where the hamza was typed after an Urdu letter."""
    if _HAMZA_ABOVE not in text:
        return text
    letters = list(text)
    for base, hamza in _find_loose_hamzas(text):
        if text[base] in _YEHS:
            letters[base], letters[hamza] = "\u0626", ""
        elif text[base] in _HEHS:
            letters[base], letters[hamza] = "\u06c2", ""
    return compose("".join(letters))


def _find_loose_hamzas(text: str) -> Iterator[tuple[int, int]]:
    """Each hamza above that nothing keeps from its letter: indices of letter and hamza."""
    base = -1
    blocked = False
    for index, character in enumerate(text):
        weight = unicodedata.combining(character)
        if weight == 0:
            base, blocked = index, False
        elif character == _HAMZA_ABOVE and base >= 0 and not blocked:
            yield base, index
        blocked = blocked or weight == unicodedata.combining(_HAMZA_ABOVE)


def exchange_letters(text: str) -> str:
    """Arabic and Persian code points as the Urdu letters and digits of the same look."""
    return text.translate(_letters())


STEPS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("presentation forms", replace_presentation_forms),
    ("spaces", unify_spaces),
    ("invisible codes", remove_invisibles),
    ("isolates", keep_balanced_isolates),
    ("joiners", keep_useful_joiners),
    ("limit marks", limit_marks),
    ("compose", compose),
    ("hamza", compose_hamza),
    ("letters", exchange_letters),
    ("compose again", compose),
)


def normalize(text: str) -> str:
    r"""The text as Waraq stores and shows it; doing it twice changes nothing.

    >>> normalize("كراچي") == "کراچی"
    True
    >>> normalize("ا\u0653ج")
    'آج'
    """
    for _, step in STEPS:
        text = step(text)
    return text


def explain_normalization(text: str) -> list[str]:
    """The names of the steps that change the text, in order.

    >>> explain_normalization("كراچي")
    ['letters']
    """
    names = []
    for name, step in STEPS:
        changed = step(text)
        if changed != text:
            names.append(name)
        text = changed
    return names
