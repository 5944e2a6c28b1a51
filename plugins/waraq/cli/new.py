"""``waraq new``: the file of an article that is to be written."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from waraq.article import Article
from waraq.cli._output import print_json
from waraq.dates import find_dates, parse_edtf
from waraq.ingest import find_free_id, find_section, is_language_tag, lay_article
from waraq.markup import strip_controls

TODAY = "today"


def join_words(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> str | None:
    """The words of the headline in one line: who forgets the quotes means the same."""
    return read_line(ctx, param, " ".join(value))


def read_line(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """The text in one line, without codes that can't be seen; None for nothing."""
    try:
        (value or "").encode()
    except UnicodeEncodeError as error:
        message = "is not UTF-8 text. Remedy: type it again, or set the terminal to UTF-8"
        raise click.BadParameter(message) from error
    return " ".join(strip_controls(value or "").split()) or None


def read_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The date as front matter has it."""
    value = read_line(ctx, param, value)
    if value is None or value.lower() == TODAY:
        return value and datetime.now().astimezone().date().isoformat()
    try:
        return parse_edtf(value)
    except ValueError as error:
        if found := read_words(value):
            return found
        remedy = "write 1992-03-26, 1992-03 or 1992; leave --date out if it isn't known"
        message = f"{error}. Remedy: {remedy}"
        raise click.BadParameter(message) from error


def read_words(value: str) -> str | None:
    """A date that names its month, and nothing else, as front matter has it; None for all else.

    One of numbers alone may have the day first or the month, and the day of a Hijri one is not certain.

    >>> read_words("12 مارچ 2020ء"), read_words("3/4/2014"), read_words("17 رجب 1446ھ")
    ('2020-03-12', None, None)
    """
    found = find_dates(value)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(value)) or found[0].hijri:
        return None
    try:
        return parse_edtf(found[0].edtf or "") if any(map(str.isalpha, value)) else None
    except ValueError:
        return None


def read_language(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The tag of a language."""
    tag = read_line(ctx, param, value) or ""
    if not is_language_tag(tag):
        message = f"{tag!r} is no language. Remedy: write its tag, such as ur, ar or en"
        raise click.BadParameter(message)
    language, *others = tag.split("-")
    return "-".join([language.lower(), *others])


@click.command("new")
@click.argument("headline", callback=join_words, nargs=-1)
@click.option("--date", callback=read_day, help="1992-03-26, 1992-03, 1992, “26 مارچ 1992”, or today.")
@click.option("--section", callback=read_line, help="Its section, by any of its names.")
@click.option("--byline", callback=read_line, help="Who wrote it.")
@click.option("--publication", callback=read_line, help="The newspaper.")
@click.option(
    "--lang", callback=read_language, default="ur", show_default=True, help="The language of the text."
)
@click.option("--draft", is_flag=True, help="Builds leave it out until its status is “published”.")
@click.option(
    "--content",
    default="content",
    show_default=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that has the articles.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(  # noqa: PLR0913 - an option each
    headline: str | None,
    *,
    date: str | None,
    section: str | None,
    byline: str | None,
    publication: str | None,
    lang: str,
    draft: bool,
    content: Path,
    as_json: bool,
) -> None:
    """Make the file of a new article, and print its path.

    What isn't given stays an empty line in the
    file: fill it in, or leave it empty. The text goes below the second “---”.
    """
    known = find_section(section) if section else None
    article = Article(
        id=find_free_id(content),
        headline=headline or "",
        body="",
        headline_source="editor",
        date=date,
        date_source="editor" if date else None,
        publication=publication,
        byline=byline,
        section=known.name if known else section,
        lang=lang,
        status="draft" if draft else "published",
    )
    path = lay_article(article, content)
    if as_json:
        print_json({"id": article.id, "path": path.as_posix(), "url": f"a/{article.id}/"})
        return
    click.echo(path.as_posix())
    todo = "write the text below the second “---”, then “waraq check” and “make serve”"
    missing = "" if headline else "write the headline (without one the article is refused), "
    click.echo(f"Next: {missing}{todo}.", err=True)
