"""``waraq text``: what the archive makes of a text, step by step."""

from __future__ import annotations

import click

from waraq.cli._output import print_json
from waraq.text import Analyzer, explain_normalization, fold, normalize, romanize, tokenize, urdu_keys


@click.group("text")
def command() -> None:
    """Look into what happens to Urdu text on its way to the page and to the search index."""


@command.command("explain")
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def explain(text: str, *, as_json: bool) -> None:
    """Show how TEXT is normalised for display, folded for search, and cut into words and terms."""
    analyzer = Analyzer.load()
    terms = {(term.start, term.end): term.text for term in analyzer.analyze(text)}
    words = [
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
    if as_json:
        changes = explain_normalization(text)
        shown = {"normalized": normalize(text), "changes": changes, "folded": fold(text), "words": words}
        print_json(shown)
        return
    click.echo(f"shown    {normalize(text)}")
    for change in explain_normalization(text):
        click.echo(f"         {change}")
    click.echo(f"folded   {fold(text)}")
    for word in words:
        term = word["term"] or "(stopword)"
        click.echo(
            f"{word['start']:>4}-{word['end']:<4}{word['word']}\t{word['folded']}\t{term}\t{word['roman']}"
        )
