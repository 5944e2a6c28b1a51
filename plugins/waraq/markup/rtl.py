"""Direction and language of what is not Urdu in an Urdu text, by markup.

A run of foreign words becomes ``<bdi lang=… dir=…>``, which keeps its
punctuation and digits in its own order. Latin runs are marked ``und-Latn``:
the script is certain, the language is not (English, Turkish, a brand name),
and a wrong language makes a screen reader mispronounce. A site whose foreign
words are known to be English says so with `latin_lang`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from unicodedata import bidirectional

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from waraq.markup.body import body_of
from waraq.markup.foreign_runs import ForeignScripts
from waraq.markup.plain_text import Wrap, text_span, wrap_text

ALM = "\N{ARABIC LETTER MARK}"
NUMBER_SIGNS = frozenset("+-\N{MINUS SIGN}.,\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}/")
PERCENT_SIGNS = frozenset("%\N{ARABIC PERCENT SIGN}")
DATE_HYPHENS = frozenset("-/")


def rtl_plugin(md: MarkdownIt, *, latin_lang: str = "und-Latn") -> None:
    """Add the rule that marks foreign runs and steadies numbers that open a block.

    `latin_lang` is the language tag for runs in Latin letters.
    """
    scripts = ForeignScripts.load(latin_lang)

    def mark_direction(state: StateCore) -> None:
        direct_foreign_blocks(state.tokens)
        any_foreign = scripts.have_letter(body_of(state.env).text)
        for token in state.tokens:
            if token.type == "inline" and token.children:
                if any_foreign:
                    token.children = [new for child in token.children for new in mark_runs(child, scripts)]
                token.children = steady_first_number(token.children)

    md.core.ruler.push("rtl", mark_direction)


def direct_foreign_blocks(tokens: Sequence[Token]) -> None:
    """Lay out from left to right the paragraphs, headings and cells that have only left-to-right letters.

    Without it the full stop of an English paragraph would stand at its left end.
    """
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.nesting == 1 and not before.hidden:
            texts = (child.content for child in token.children or () if child.type == "text")
            if has_only_left_to_right(texts):
                before.attrSet("dir", "ltr")


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


def mark_runs(token: Token, scripts: ForeignScripts) -> Iterator[Token]:
    """The token, a text token cut so that each foreign run stands in its own element."""
    span = text_span(token)
    runs = list(scripts.find_runs(token.content)) if span else []
    if span is None or not runs:
        yield token
        return
    wraps = [
        Wrap(span[0] + run.start, span[0] + run.end, "bdi", (("lang", run.lang), ("dir", run.direction)))
        for run in runs
    ]
    yield from wrap_text(token, wraps)


def steady_first_number(children: list[Token]) -> list[Token]:
    """The tokens of a block with a mark before a percentage or hyphenated date that opens it.

    Within Urdu text the bidirectional algorithm reads digits as Arabic
    numbers and lays “50%” and “12-05-2014” out from right to left; at the
    start of a block nothing tells it to (rules W2 and W4). U+061C does.
    """
    for position, token in enumerate(children):
        if token.type == "text" and token.content.strip():
            if opens_with_number(token.content):
                return [*children[:position], Token("text", "", 0, content=ALM), *children[position:]]
            return children
    return children


def opens_with_number(text: str) -> bool:
    """Whether a text opens with a percentage or a hyphenated date.

    >>> opens_with_number("50% ووٹ"), opens_with_number("12-05-2014 کو"), opens_with_number("50 افراد")
    (True, True, False)
    """
    text = text.lstrip()
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
