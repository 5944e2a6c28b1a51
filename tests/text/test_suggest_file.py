"""The tables that the browser gets for suggestions: complete, small, the same whenever they are written."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys

from waraq.text.confusables import load_confusables
from waraq.text.roman_keys import load_spelled_sounds
from waraq.text.roman_tables import load_roman_tables
from waraq.text.suggest_file import FORMAT, write_suggest_tables

LARGEST = 6_000  # bytes, compressed


def read_groups(text: str) -> list[tuple[str, str]]:
    """Each word with what it leads to."""
    groups = (group.split(" ") for group in text.split(";"))
    return [(word, target) for target, *words in groups for word in words]


def test_tables_are_the_same_in_another_process() -> None:
    code = (
        "import waraq.text.suggest_file as f, sys; sys.stdout.buffer.write(f.write_suggest_tables().encode())"
    )
    command = [sys.executable, "-c", code]
    other = subprocess.run(
        command, env={"PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, check=True
    )
    assert other.stdout.decode() == write_suggest_tables()


def test_tables_are_small() -> None:
    assert len(gzip.compress(write_suggest_tables().encode(), 9, mtime=0)) < LARGEST


def test_tables_hold_all_that_python_knows() -> None:
    tables = json.loads(write_suggest_tables())
    confusables, roman = load_confusables(), load_roman_tables()
    assert tables["format"] == FORMAT
    assert sorted(read_groups(tables["confusables"])) == sorted(
        (letters, str(cost)) for cost, letters in confusables.groups
    )
    assert set(tables["kept"].split(" ")) == confusables.kept
    assert dict(read_groups(tables["rules"])) == {rule: "|".join(to) for rule, to in roman.rules.items()}
    pairs = {pair: int(cost) for pair, cost in read_groups(tables["pairs"])}
    assert pairs | {pair[::-1]: cost for pair, cost in pairs.items()} == roman.costs
    assert dict(read_groups(tables["spelled"])) == load_spelled_sounds()
    assert len(tables["heard"].split(";")) == len(roman.sounds)
    assert {**tables["spelling"], **tables["roman"]}.keys() >= {"near", "far", "space", "most_words"}
