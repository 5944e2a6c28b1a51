"""Each statement of docs/right-to-left.md is held by a test that exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PAGE = PROJECT / "docs" / "right-to-left.md"
ROW = re.compile(r"^\| (\d+) \| (.+) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)((?:::\w+)+)`")


def test_every_statement_is_held_by_a_test_that_exists() -> None:
    rows = ROW.findall(PAGE.read_text("utf-8"))
    assert [int(number) for number, _, _ in rows] == list(range(1, 28))
    missing = []
    for number, _statement, tests in rows:
        named = NAMED.findall(tests)
        assert named, f"statement {number} names no test"
        for path, function in named:
            tree = ast.parse((PROJECT / path).read_text("utf-8"))
            there = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
            missing += [f"{path}{function}"] if function.removeprefix("::") not in there else []
    assert missing == []
