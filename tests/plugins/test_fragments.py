"""What pages share is made once, and never with another page's values."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from waraq.plugins.fragments import Fragments, Pieces


def make(**templates: str) -> Fragments:
    loader = DictLoader(templates)
    return Fragments(Environment(loader=loader, autoescape=True, undefined=StrictUndefined))


def test_values_are_escaped_and_kept_apart() -> None:
    fragment = make(a="<b>{{ name }}</b>")
    assert fragment("a", name="<خبر>") == Markup("<b>&lt;خبر&gt;</b>")
    assert fragment("a", name="سیلاب") == Markup("<b>سیلاب</b>")
    assert fragment("a", name="<خبر>") is fragment("a", name="<خبر>")


def test_markup_and_the_same_text_are_kept_apart() -> None:
    fragment = make(a="{{ name }}")
    assert fragment("a", name=Markup("<b>")) == "<b>"
    assert fragment("a", name="<b>") == "&lt;b&gt;"


def test_it_knows_only_what_it_is_given() -> None:
    fragment = make(a="{{ page_kind }}")
    with pytest.raises(UndefinedError):
        fragment("a", root="")


def test_macros_are_called_once_for_the_same_values() -> None:
    env = Environment(autoescape=True)
    env.globals["kept"] = kept = Pieces()
    calls: list[str] = []
    env.filters["note"] = lambda name: calls.append(name) or name
    template = env.from_string(
        "{% macro card(name, level=2) %}<h{{ level }}>{{ name | note }}</h{{ level }}>{% endmacro %}"
        "{% for name in names %}{{ kept(card, name, 3) }}{% endfor %}"
    )
    assert template.render(names=["<خبر>", "<خبر>"]) == "<h3>&lt;خبر&gt;</h3>" * 2
    assert calls == ["<خبر>"]
    card = template.module.card  # type: ignore[attr-defined]
    assert kept(card, 1) == "<h2>1</h2>"
    assert kept(card, True) == "<h2>True</h2>"
