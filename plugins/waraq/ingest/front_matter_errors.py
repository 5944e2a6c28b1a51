"""What is wrong with front matter, said to an editor."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from waraq.errors import Problem
from waraq.ingest.front_matter import (
    CorrectionKeys,
    CreditKeys,
    DatelineKeys,
    EntityKeys,
    FrontMatter,
    Section,
    SourceKeys,
)
from waraq.ingest.identity import make_id

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from waraq.ingest.yaml_text import YamlPath

_KEYS: Mapping[str, type[Section]] = {
    "": FrontMatter,
    "corrections": CorrectionKeys,
    "credits": CreditKeys,
    "dateline": DatelineKeys,
    "entities": EntityKeys,
    "source": SourceKeys,
}
_RULES = {"missing": "missing-key", "extra_forbidden": "unknown-key"}
_DATES = frozenset({"date", "date_hijri", "not_before", "not_after", "embargo_until"})


def describe_errors(error: ValidationError, path: str, lines: Mapping[YamlPath, int]) -> tuple[Problem, ...]:
    """Return one problem for each wrong key, in the order of the file.

    `lines` are those of the YAML, which begins in the file's second line.
    """
    problems = [_describe(detail, path, lines) for detail in error.errors(include_url=False)]
    return tuple(sorted(problems, key=lambda problem: problem.line or 0))


def _describe(detail: ErrorDetails, path: str, lines: Mapping[YamlPath, int]) -> Problem:
    where = detail["loc"]
    line = next((lines[where[:end]] for end in range(len(where), 0, -1) if where[:end] in lines), 0) + 1
    reason, remedy = _explain(detail, ".".join(str(part) for part in where), path)
    rule = _RULES.get(detail["type"], "wrong-value")
    return Problem(path, reason, remedy, line, rule="wrong-date" if _is_date(detail) else rule)


def _is_date(detail: ErrorDetails) -> bool:
    return detail["type"] == "value_error" and detail["loc"][-1] in _DATES


def _explain(detail: ErrorDetails, key: str, path: str) -> tuple[str, str]:
    """Return the reason and the remedy for one wrong key."""
    value = detail["input"]
    kind = detail["type"]
    if kind == "missing":
        example = f"id: {make_id(path)}" if key == "id" else f"{key}: …"
        return f"“{key}” is missing", f"add a line “{example}”"
    if kind == "extra_forbidden":
        return f"“{key}” is not a key of an article", _suggest_key(detail["loc"])
    if kind == "literal_error":
        return f"“{key}” is “{value}”", f"write one of {detail['ctx']['expected']}".replace("'", "")
    if kind == "value_error":
        return f"“{key}” is “{value}”: {detail['ctx']['error']}", f"correct or remove “{key}”"
    return _explain_shape(detail, key)


def _explain_shape(detail: ErrorDetails, key: str) -> tuple[str, str]:
    """What to say of a text, a list or a map where another of these belongs."""
    value, last = detail["input"], str(detail["loc"][-1])
    found = "one text" if isinstance(value, str) else "a list" if isinstance(value, list) else "a map"
    if "model" in detail["type"] and last in _KEYS:
        keys = list(_KEYS[last].model_fields)
        return f"“{key}” is {found} where a map belongs", f"write its keys below it: {', '.join(keys)}"
    if detail["type"] == "tuple_type" and last in _KEYS:
        keys = list(_KEYS[last].model_fields)
        return (
            f"“{key}” is {found} where a list belongs",
            f"write a list with its keys below it: “- {keys[0]}: …”",
        )
    if detail["type"] == "tuple_type":
        return (
            f"“{key}” is {found} where a list belongs",
            f"write “{key}: [{value if found == 'one text' else '…'}]”",
        )
    return f"“{key}” is {found} where one text belongs", f"write “{key}: …” in one line"


def _suggest_key(where: tuple[int | str, ...]) -> str:
    """Say which key may have been meant."""
    parents = [str(part) for part in where[:-1] if str(part) in _KEYS]
    allowed = list(_KEYS[parents[-1] if parents else ""].model_fields)
    near = get_close_matches(str(where[-1]).lower(), allowed, n=1)
    if near:
        return f"did you mean “{near[0]}”? Otherwise remove it"
    return f"remove it; the keys are {', '.join(allowed)}"
