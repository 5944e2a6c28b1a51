"""What pages share is made once, and never with another page's values."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from waraq.plugins.fragments import Fragments


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
