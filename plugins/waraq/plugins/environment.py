"""Jinja as the theme's templates need it."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from json import JSONEncoder

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from waraq.markup.direction import ArabicScript, find_direction, list_right_to_left
from waraq.markup.foreign_runs import FindsRuns, ForeignScripts
from waraq.markup.rtl import ALM, opens_with_number
from waraq.plugins.catalogue import ARCHIVE, Catalogue
from waraq.plugins.fragments import Fragments, Pieces
from waraq.plugins.other_interface import MarkedTemplate
from waraq.plugins.structured_data import describe_article, describe_entity
from waraq.plugins.template import PageContext, PageTemplate


def prepare_environment(env: Environment, catalogue: Catalogue) -> None:
    """Give all templates the interface's text as filters, `fragment`, and `kept`, which calls macros.

    A string without values is put into the template when it is compiled, so
    what is kept of that is good for one catalogue only.
    """
    marked = catalogue.language != ARCHIVE
    env.template_class, env.context_class = MarkedTemplate if marked else PageTemplate, PageContext
    env.undefined = StrictUndefined  # a misspelt variable is an error, not a gap in the page
    # \u escapes are three times the bytes of Urdu letters; what HTML needs is escaped all the same.
    env.policies["json.dumps_kwargs"] = {}
    env.policies["json.dumps_function"] = JSONEncoder(ensure_ascii=False, sort_keys=True).encode
    env.filters.update(
        t=catalogue.html,
        t_attr=catalogue.plain,
        n=catalogue.number,
        edtf=catalogue.time,
        edtf_text=catalogue.date,
        foreign=mark_foreign,
        direction=partial(write_direction, interface=catalogue.language),
        day_of_year=catalogue.day_of_year,
        news_article=describe_article,
        thing=describe_entity,
    )
    env.globals["fragment"] = Fragments(env)
    env.globals["right_to_left"] = " ".join(sorted(list_right_to_left()))
    env.globals["kept"] = Pieces()


@lru_cache(256)
def write_direction(lang: str, interface: str = "ur") -> Markup:
    """The attributes of an element whose text is in a language, on a page that is in that of the interface.

    ``dir="auto"`` would lay out an Urdu headline that begins with a Latin
    acronym from left to right, so the language decides.

    >>> print(write_direction("ur"), write_direction("en-GB"), sep="; ")
    dir="rtl"; dir="ltr" lang="en-GB"
    """
    direction = find_direction(lang)
    spoken = Markup(' lang="{}"').format(lang) if lang != interface else ""
    return Markup('dir="{}"{}').format(direction, spoken)


def mark_foreign(text: str, lang: str = "ur") -> Markup:
    """A headline or an opening in a language, as HTML in which words of other scripts say so, as in a body.

    A percentage or a hyphenated date that opens it stands as within the text (U+061C). In a
    language that runs from left to right words of Arabic letters are those of another script.

    >>> print(mark_foreign("NASA کا مشن"))
    <bdi lang="und-Latn" dir="ltr">NASA</bdi> کا مشن
    """
    right_to_left = find_direction(lang) == "rtl"
    shown, done = escape(ALM if right_to_left and opens_with_number(text) else ""), 0
    scripts: FindsRuns = _load_scripts() if right_to_left else ArabicScript()
    for run in scripts.find_runs(text) if scripts.have_letter(text) else ():
        shown += escape(text[done : run.start])
        shown += _RUN.format(run.lang, run.direction, text[run.start : run.end])
        done = run.end
    return shown + escape(text[done:])


_load_scripts = cache(ForeignScripts.load)
_RUN = Markup('<bdi lang="{}" dir="{}">{}</bdi>')
