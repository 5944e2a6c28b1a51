"""Every public call of the text core, the dates, the datelines and the names shows what it does in Urdu."""

from __future__ import annotations

import doctest
import inspect
import unicodedata
from collections.abc import Iterator

import pytest

import waraq.dates
import waraq.text
from waraq.entities import Tagger
from waraq.ingest import parse_dateline


def list_calls() -> Iterator[tuple[str, object]]:
    """The functions, methods and properties that the packages export, by their full names."""
    yield "waraq.entities.Tagger.tag", Tagger.tag
    yield "waraq.ingest.parse_dateline", parse_dateline
    for package in (waraq.text, waraq.dates):
        for name in package.__all__:
            exported = getattr(package, name)
            if inspect.isroutine(exported):
                yield f"{package.__name__}.{name}", exported
            elif inspect.isclass(exported):
                for attribute in sorted(vars(exported)):
                    call = inspect.getattr_static(exported, attribute)
                    if not attribute.startswith("_") and is_call(call):
                        yield f"{package.__name__}.{name}.{attribute}", call


def is_call(attribute: object) -> bool:
    return inspect.isfunction(attribute) or isinstance(attribute, classmethod | staticmethod | property)


CALLS = dict(list_calls())


def show_example(call: object) -> str:
    """What the examples of a call type in and print."""
    text = inspect.getdoc(call) or ""
    return "".join(example.source + example.want for example in doctest.DocTestParser().get_examples(text))


def is_arabic_letter(character: str) -> bool:
    return character.isalpha() and unicodedata.name(character, "").startswith("ARABIC LETTER")


@pytest.mark.parametrize("name", CALLS)
def test_every_public_call_has_an_example_in_urdu(name: str) -> None:
    example = show_example(CALLS[name])
    assert example, f"{name} has no example"
    assert any(map(is_arabic_letter, example)), f"the example of {name} is not in Urdu:\n{example}"


def test_the_calls_are_found() -> None:
    assert {
        "waraq.text.normalize", "waraq.text.Suggestion.score", "waraq.text.RomanIndex.match",
        "waraq.text.Analyzer.from_json", "waraq.dates.find_dates",
    } <= set(CALLS)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [">>> stem(\"a\")\n'a'", "کتاب without a prompt", ">>> 1 + 1\n2\n\nکتاب"],
    ids=["Latin", "prose", "beside"],
)
def test_an_example_counts_only_with_urdu_in_it(text: str) -> None:
    def call() -> None: ...

    call.__doc__ = text
    assert not any(map(is_arabic_letter, show_example(call)))
