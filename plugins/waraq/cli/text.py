"""``waraq text``: what the archive makes of a text, step by step."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import click

from waraq.cli._output import print_json
from waraq.errors import show_text
from waraq.text import (
    Analyzer,
    Change,
    explain,
    fold,
    normalize,
    romanize,
    stem,
    tokenize,
    urdu_keys,
)
from waraq.text.spacing import Spacing

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
                "words": [asdict(word) for word in words],
            }
        )
        return
    click.echo(f"given    {show_text(text)}")
    for change in changes:
        click.echo(describe_change(change))
    click.echo(f"shown    {show_text(normalize(text))}")
    click.echo(f"folded   {show_text(fold(text))}")
    if words:
        click.echo("   place word\tfolded\tstem\tterm\tbeside\troman\tkeys")
    for word in words:
        click.echo(describe_word(word))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, and what it becomes on the way to the index.

    `term` is None for a stopword, which is not indexed. `beside` are the
    terms of other spacings that begin at the word, `keys` what Roman Urdu
    finds it by.
    """

    word: str
    start: int
    end: int
    folded: str
    stem: str
    term: str | None
    beside: list[str]
    roman: str
    keys: Sequence[str]


def list_words(text: str) -> list[Word]:
    """Return the words of a text with their places and all their forms."""
    analyzer = Analyzer.load()
    beside: dict[int, list[str]] = {}
    for term in Spacing.load().read(text):
        beside.setdefault(term.position, []).append(term.text)
    return [
        Word(
            text[start:end],
            start,
            end,
            word,
            stem(word),
            None if word in analyzer.stopwords else analyzer.index_form(word),
            beside.get(position, []),
            romanize(word),
            urdu_keys(word),
        )
        for position, (word, start, end) in enumerate(tokenize(text))
    ]


def describe_word(word: Word) -> str:
    """Return a word in one line: its place, and its forms with a tab between."""
    forms = (
        word.folded,
        word.stem,
        word.term or "(stopword)",
        "/".join(word.beside) or "-",
        word.roman,
        "/".join(word.keys) or "-",
    )
    return "\t".join((f"{word.start:>4}-{word.end:<4}{show_text(word.word)}", *forms))


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
