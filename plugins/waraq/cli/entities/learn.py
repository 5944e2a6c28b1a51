"""``waraq entities learn``: how people are named, from the archive's own texts."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path

import click

from waraq import stages
from waraq.article import Article, is_urdu
from waraq.cli._output import count, print_json
from waraq.cli.entities._options import AUTHORITY_OF_CONTENT, CACHE, JSON, load_tagger
from waraq.cli.entities._texts import read_published, render_text
from waraq.entities import Tagger, resolve_corrections
from waraq.entities.learning import (
    MODEL,
    MOST_TEXTS,
    Lesson,
    Lessons,
    choose_texts,
    digest_lessons,
    keep_learned,
    learn,
    recall_lessons,
)
from waraq.errors import Problem
from waraq.plugins.progress import watch_stages


@click.command("learn", short_help="Learn from the articles how people are named.")
@click.argument("content", type=click.Path(exists=True, file_okay=False, path_type=Path), default="content")
@click.option(
    "--texts",
    default=MOST_TEXTS,
    show_default=True,
    type=click.IntRange(1, 100_000),
    help="From how many articles at most.",
)
@AUTHORITY_OF_CONTENT
@CACHE
@JSON
def command(content: Path, texts: int, authority: Path | None, cache: Path, *, as_json: bool) -> None:
    """Learn from the published articles in Urdu how people are named, to suggest people that no table lists.

    What was learned is kept in the cache, and is learned anew when articles, tables or this program have
    changed. A fifth of the known people is hidden from it for a while, to tell how many of them it finds.
    """
    watch_stages()
    began = time.monotonic()
    tagger = load_tagger(authority or content / "authority", cache)
    with stages.run("Reading articles", "articles") as stage:
        # In other languages other words stand beside a name.
        urdu = (each for each in stage.each(read_published(content)) if is_urdu(each.lang))
        articles = choose_texts(urdu, texts)
        lessons = [make_lesson(article, tagger) for article in articles]
    digest = digest_lessons(lessons)
    learned = recall_lessons(cache / MODEL, tagger, digest)
    fresh = isinstance(learned, Problem)
    if isinstance(learned, Problem):
        with stages.run("Learning names"):
            learned = learn(lessons, tagger)
        keep_learned(cache / MODEL, learned, tagger, digest)
    seconds = time.monotonic() - began
    if as_json:
        print_json(_describe(learned, seconds, fresh=fresh))
        return
    texts_said = count(learned.texts, "article", "articles")
    if not learned.model:
        click.echo(f"{texts_said}: no sentence in them is sure enough to learn from")
        return
    again = f"learned in {seconds:.0f} s" if fresh else "learned before, and nothing has changed since"
    click.echo(f"{texts_said}, {count(learned.words, 'word', 'words')} of sure sentences: {again}")
    click.echo(learned.measure.describe())


def make_lesson(article: Article, tagger: Tagger) -> Lesson:
    """An article as readers see it, with its editor's corrections."""
    names, _ = resolve_corrections(article.entities, tagger)
    text = f"{article.headline}\n\n{render_text(article.body)}"
    return Lesson(article.id, text, names.add, names.drop)


def _describe(learned: Lessons, seconds: float, *, fresh: bool) -> dict[str, object]:
    values = asdict(learned)
    model = values.pop("model")
    return {**values, "measure": learned.measure._asdict(), "bytes": len(model), "seconds": round(seconds, 1),
            "fresh": fresh}  # fmt: skip
