"""``waraq text``: what the archive makes of a text, step by step."""

from __future__ import annotations

import unicodedata

import click

from waraq.cli._output import print_json
from waraq.errors import show_text
from waraq.text import Analyzer, Change, explain, fold, normalize, romanize, tokenize, urdu_keys

_FEW = 4  # code points that can still be read one by one


@click.group("text")
def command() -> None:
    """Look into what happens to Urdu text on its way to the page and to the search index."""


@command.command("explain")
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def explain_text(text: str, *, as_json: bool) -> None:
    """Show how TEXT is normalised for display, folded for search, and cut into words and terms."""
    changes = explain(text)
    words = list_words(text)
    if as_json:
        print_json(
            {
                "normalized": normalize(text),
                "changes": [change._asdict() for change in changes],
                "folded": fold(text),
                "words": words,
            }
        )
        return
    click.echo(f"given    {show_text(text)}")
    for change in changes:
        click.echo(describe_change(change))
    click.echo(f"shown    {show_text(normalize(text))}")
    click.echo(f"folded   {show_text(fold(text))}")
    for word in words:
        term = word["term"] or "(stopword)"
        shown = show_text(str(word["word"]))
        click.echo(f"{word['start']:>4}-{word['end']:<4}{shown}\t{word['folded']}\t{term}\t{word['roman']}")


def list_words(text: str) -> list[dict[str, object]]:
    """Return the words of a text with their places, folded, as index term, and in Roman letters."""
    terms = {(term.start, term.end): term.text for term in Analyzer.load().analyze(text)}
    return [
        {
            "word": text[token.start : token.end],
            "start": token.start,
            "end": token.end,
            "folded": token.text,
            # None: a stopword, which is not indexed.
            "term": terms.get((token.start, token.end)),
            "roman": romanize(token.text),
            "keys": urdu_keys(token.text),
        }
        for token in tokenize(text)
    ]


def describe_change(change: Change) -> str:
    """Return a change in one line: its place, the code points before and after, the reason.

    >>> describe_change(Change(0, 1, "ك", "ک", "Arabic kaf")).split()
    ['0-1', 'ك', 'U+0643', '→', 'ک', 'U+06A9', 'Arabic', 'kaf']
    """
    before, after = describe_letters(change.before), describe_letters(change.after)
    return f"{change.start:>4}-{change.end:<4}{before} → {after}\t{show_text(change.why)}"


def describe_letters(text: str) -> str:
    r"""Return letters with their code points, since many look alike; what can't be seen by its code point.

    >>> describe_letters("ي"), describe_letters("\u200e "), describe_letters("")
    ('ي U+064A', 'U+200E U+0020', 'nothing')
    """
    if not text:
        return "nothing"
    if len(text) > _FEW:
        return show_text(text)
    return " ".join(map(_describe_letter, text))


def _describe_letter(letter: str) -> str:
    number = f"U+{ord(letter):04X}"
    visible = letter.isprintable() and not letter.isspace() and not unicodedata.combining(letter)
    return f"{letter} {number}" if visible else number
