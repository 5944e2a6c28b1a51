"""Strings are put into templates when these are compiled, and taken out when the catalogue changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from waraq.plugins.catalogue import Catalogue
from waraq.plugins.compiled import CompiledTemplates, compile_ahead
from waraq.plugins.environment import mark_foreign, prepare_environment


def render(folder: Path, word: str, template: str, **values: object) -> str:
    catalogue = Catalogue({"a": word, "b": "{name} – " + word})
    env = Environment(loader=DictLoader({"page": template}), autoescape=True)
    env.bytecode_cache = CompiledTemplates(folder, catalogue.digest)
    prepare_environment(env, catalogue)
    return env.get_template("page").render(values)


def test_another_word_is_seen_though_the_template_is_kept(tmp_path: Path) -> None:
    assert render(tmp_path, "خبر", "{{ 'a' | t }}") == "خبر"
    assert render(tmp_path, "<تلاش>", "{{ 'a' | t }}") == "&lt;تلاش&gt;"
    assert render(tmp_path, "خبر", "{{ 'a' | t }}") == "خبر"


def test_values_are_isolated_in_text_and_plain_in_attributes(tmp_path: Path) -> None:
    page = "{{ 'b' | t(name=name) }} {{ 'b' | t_attr(name=name) }}"
    assert render(tmp_path, "خبر", page, name="<a>") == "<bdi>&lt;a&gt;</bdi> – خبر &lt;a&gt; – خبر"


def test_markup_and_the_same_text_are_written_differently() -> None:
    catalogue = Catalogue({"a": "{name}"})
    env = Environment(loader=DictLoader({"page": "{{ 'a' | t(name=name) }}"}), autoescape=True)
    prepare_environment(env, catalogue)
    page = env.get_template("page")
    trusted = env.from_string("{{ 'a' | t(name=name | safe) }}")
    assert trusted.render(name="<b>") == "<bdi><b></bdi>"
    assert page.render(name="<b>") == "<bdi>&lt;b&gt;</bdi>"


def test_no_language_can_leave_its_attribute(tmp_path: Path) -> None:
    written = render(tmp_path, "خبر", "{{ lang | direction }}", lang='en" onload="x')
    assert written == 'dir="auto" lang="en&#34; onload=&#34;x"'


@pytest.mark.parametrize(
    "value, written",
    [
        ("&amp;", "&amp;amp;"),
        (">", "&gt;"),
        ("“'”", "“&#39;”"),
        ('"', "&#34;"),
        (7, "7"),
        (Markup("<b>"), "<b>"),
    ],
)
def test_what_is_printed_is_escaped(tmp_path: Path, value: object, written: str) -> None:
    page = "{% macro again(value) %}{{ value }}{% endmacro %}{{ value }} {{ again(value) }}"
    assert render(tmp_path, "خبر", page, value=value) == f"{written} {written}"
    assert render(tmp_path, "خبر", "{{ '<' ~ value }}", value=value) == f"&lt;{written}"


def test_a_misspelt_variable_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="'headlne' is undefined"):
        render(tmp_path, "خبر", "{{ headlne }}")


def test_templates_know_what_they_would_know_without_us() -> None:
    templates = {
        "page": "{% from 'part' import say %}{{ word }} {{ more }} {{ say() }}",
        "part": "{% macro say() %}{{ word }}/{{ more }}/{{ other }}{% endmacro %}",
    }
    ours, plain = (Environment(loader=DictLoader(templates), autoescape=True) for _ in range(2))
    prepare_environment(ours, Catalogue({}))
    pages = []
    for env in (ours, plain):
        env.globals.update(word="<خبر>", more=1, other=0)
        pages.append([env.get_template("page").render()])
        env.globals["word"] = "سیلاب"
        page = env.get_template("page", globals={"more": 2, "another": 3})
        pages[-1] += [page.render(), page.render(word="بارش")]
    assert pages[0] == pages[1]
    assert pages[0][0] == "&lt;خبر&gt; 1 &lt;خبر&gt;/1/0"


@pytest.mark.parametrize(
    ("text", "lang", "shown"),
    [
        ("NASA کا مشن", "ur", '<bdi lang="und-Latn" dir="ltr">NASA</bdi> کا مشن'),
        ("ناسا کا مشن", "ur", "ناسا کا مشن"),
        ("وہ <b>", "ur", 'وہ &lt;<bdi lang="und-Latn" dir="ltr">b</bdi>&gt;'),
        ("NASA & us", "en", "NASA &amp; us"),
        ("50% of «لاہور»", "en", '50% of «<bdi lang="und-Arab" dir="rtl">لاہور</bdi>»'),
        ("50% ووٹ", "ur", "\u061c50% ووٹ"),
        ("12-05-2014 کو", "ur-PK", "\u061c12-05-2014 کو"),
        ("50 ووٹ", "ur", "50 ووٹ"),
    ],
)
def test_words_of_other_scripts_in_a_headline_say_their_language(text: str, lang: str, shown: str) -> None:
    """And a percentage or a hyphenated date at its beginning stands as it does within a text."""
    assert mark_foreign(text, lang) == shown
    assert Markup(shown).striptags().lstrip("\u061c") == text


def test_templates_of_a_theme_are_compiled_ahead_once(tmp_path: Path) -> None:
    """What another process finds compiled, it need not compile; what is wrong is told where it is used."""
    templates = tmp_path / "theme/templates/partials"
    templates.mkdir(parents=True)
    (templates / "a.html").write_text("{{ 'a' | t }}", "utf-8")
    env = Environment(loader=FileSystemLoader(templates.parent), autoescape=True)
    env.bytecode_cache = CompiledTemplates(tmp_path / "kept", "")
    prepare_environment(env, Catalogue({"a": "خبر"}))
    compile_ahead(env, tmp_path / "theme")
    assert len(list((tmp_path / "kept").iterdir())) == 1
    (templates / "b.html").write_text("{% if %}", "utf-8")
    compile_ahead(env, tmp_path / "theme")
    assert env.get_template("partials/a.html").render() == "خبر"
    with pytest.raises(TemplateSyntaxError):
        env.get_template("partials/b.html")
