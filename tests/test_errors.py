"""Errors tell the same in the process that they were raised in and in the one that is told of them."""

from __future__ import annotations

import pickle

import pytest

from waraq.errors import (
    BundleError,
    ConfigError,
    DataError,
    IndexFormatError,
    Problem,
    RecordError,
    WaraqError,
)

PROBLEM = Problem("seeds/a.txt", "the file is empty", "write the article", 3)
ERRORS = [
    ConfigError("PER_PAGE", 0, "a number from 1 on"),
    DataError("content/authority/people.tsv", 4, 9, "name: is missing", "person/x", remedy="write it"),
    RecordError(PROBLEM),
    BundleError(PROBLEM),
    IndexFormatError("the index is damaged"),
]


@pytest.mark.parametrize("error", ERRORS, ids=[type(error).__name__ for error in ERRORS])
def test_an_error_is_the_same_in_another_process(error: WaraqError) -> None:
    told = pickle.loads(pickle.dumps(error))
    assert type(told) is type(error)
    assert str(told) == str(error)
    assert vars(told) == vars(error)
