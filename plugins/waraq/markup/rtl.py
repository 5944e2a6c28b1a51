"""Direction and language of what is not Urdu in an Urdu text, by markup.

A run of foreign words becomes ``<bdi lang=… dir=…>``, which keeps its
punctuation and digits in its own order. Latin runs are marked ``und-Latn``:
the script is certain, the language is not (English, Turkish, a brand name),
and a wrong language makes a screen reader mispronounce. A site whose foreign
words are known to be English says so with `latin_lang`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from unicodedata import bidirectional

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from waraq.markup.body import Body, body_of
from waraq.markup.direction import ArabicScript
from waraq.markup.foreign_runs import FindsRuns, ForeignScripts, Run
from waraq.markup.plain_text import AS_WRITTEN, PARTS, Part, wrap_part

ALM = "\N{ARABIC LETTER MARK}"
NUMBER_SIGNS = frozenset("+-\N{MINUS SIGN}.,\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}/")
PERCENT_SIGNS = frozenset("%\N{ARABIC PERCENT SIGN}")
DATE_HYPHENS = frozenset("-/")


def rtl_plugin(md: MarkdownIt, *, scripts: ForeignScripts) -> None:
    """Add the rule that marks runs of foreign `scripts` and steadies numbers that open a block."""

    def mark_direction(state: StateCore) -> None:
        body = body_of(state.env)
        direct_foreign_blocks(state.tokens, left_to_right=body.left_to_right)
        foreign = choose_scripts(body, scripts)
        any_foreign = foreign.have_letter(body.text)
        for token in state.tokens:
            if token.type == "inline" and token.children:
                texts = [child.meta for child in token.children if PARTS in child.meta]
                for meta in texts if any_foreign else ():
                    meta[PARTS] = [new for part in meta[PARTS] for new in mark_runs(part, foreign)]
                if not body.left_to_right:
                    steady_first_number(meta[PARTS] for meta in texts)

    md.core.ruler.push("rtl", mark_direction)


def choose_scripts(body: Body, scripts: ForeignScripts) -> FindsRuns:
    """What is foreign in a body: in one that runs from left to right what is written the other way."""
    return ArabicScript() if body.left_to_right else scripts


def direct_foreign_blocks(tokens: Sequence[Token], *, left_to_right: bool = False) -> None:
    """Lay out from left to right the paragraphs, headings and cells that have only left-to-right letters.

    Without it the full stop of an English paragraph would stand at its left end. In a body that runs
    from left to right it is the other way round.
    """
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.nesting == 1 and not before.hidden:
            texts = (child.content for child in token.children or () if child.type == "text")
            if found := find_other_direction(texts, left_to_right=left_to_right):
                before.attrSet("dir", found)


def find_other_direction(texts: Iterable[str], *, left_to_right: bool) -> str | None:
    """The direction of a block in which all letters run against that of its body; None for any other."""
    if left_to_right:
        return "rtl" if has_only_right_to_left(texts) else None
    return "ltr" if has_only_left_to_right(texts) else None


def has_only_right_to_left(texts: Iterable[str]) -> bool:
    """Whether texts have letters, and all of them are of scripts that run from right to left."""
    found = set(map(bidirectional, chain.from_iterable(texts))) & {"L", "R", "AL"}
    return bool(found) and "L" not in found


def has_only_left_to_right(texts: Iterable[str]) -> bool:
    """Whether texts have letters, and all of them are of scripts that run from left to right.

    >>> has_only_left_to_right(["Lahore 2014"]), has_only_left_to_right(["Lahore", " لاہور"])
    (True, False)
    """
    found = False
    for direction in map(bidirectional, chain.from_iterable(texts)):
        if direction in {"R", "AL"}:  # in an Urdu text at its first letter
            return False
        found = found or direction == "L"
    return found


def mark_runs(part: Part, scripts: FindsRuns) -> list[Part]:
    """The part cut so that each foreign run of its text stands in its own element."""
    start, text = part
    if start == AS_WRITTEN:
        return [part]
    runs = scripts.find_runs(text)
    return wrap_part(part, [(start + run.start, start + run.end, _open(run), "</bdi>") for run in runs])


def _open(run: Run) -> str:
    return f'<bdi lang="{escapeHtml(run.lang)}" dir="{escapeHtml(run.direction)}">'


def steady_first_number(texts: Iterable[list[Part]]) -> None:
    """Put a mark before a percentage or hyphenated date that opens a block, whose texts are given.

    Within Urdu text the bidirectional algorithm reads digits as Arabic
    numbers and lays “50%” and “12-05-2014” out from right to left; at the
    start of a block nothing tells it to (rules W2 and W4). U+061C does.
    """
    for parts in texts:
        for position, (start, text) in enumerate(parts):
            if start != AS_WRITTEN and text.strip():
                if opens_with_number(text):
                    parts.insert(position, (AS_WRITTEN, ALM))
                return


def opens_with_number(text: str) -> bool:
    """Whether a text opens with a percentage or a hyphenated date.

    >>> opens_with_number("50% ووٹ"), opens_with_number("12-05-2014 کو"), opens_with_number("50 افراد")
    (True, True, False)
    """
    text = text.lstrip()
    if not text[:1].isdecimal() and text[:1] not in NUMBER_SIGNS:
        return False
    end = 0
    while end < len(text) and (text[end].isdecimal() or text[end] in NUMBER_SIGNS):
        end += 1
    number = text[:end]
    if not any(char.isdecimal() for char in number):
        return False
    percent = text[end : end + 1] in PERCENT_SIGNS if text[end : end + 1] else False
    return percent or any(
        char in DATE_HYPHENS and number[at - 1].isdecimal() and number[at + 1].isdecimal()
        for at, char in enumerate(number[1:-1], 1)
    )
