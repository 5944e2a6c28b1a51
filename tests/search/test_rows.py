"""Rising numbers as index files hold them: read back by the format's description, and by the client."""

from __future__ import annotations

import random
from math import log2
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.rows import read_row
from tests.search.conftest import AskClient
from waraq.search.binary import FEWEST_PACKED, encode_rising, pack_rising, unpack_rising

SIZE = 5000
ROWS = st.sets(st.integers(0, 300), min_size=1).map(sorted)


def pack(numbers: list[int], size: int) -> bytes:
    return pack_rising(encode_rising(numbers), len(numbers), size)


def draw_rows() -> list[list[int]]:
    """Rows of all densities, the empty gaps and the long ones at both ends among them."""
    choose = random.Random(5)
    rows = [
        sorted(choose.sample(range(SIZE), count)) for count in (1, 2, 15, 16, 17, 90, 900, 2500, 2501, 4990)
    ]
    rows += [list(range(SIZE)), list(range(20)), list(range(SIZE - 20, SIZE)), list(range(1, SIZE))]
    rows += [[*range(FEWEST_PACKED), SIZE - 1], [number for number in range(SIZE) if number % 61]]
    return rows


@given(ROWS)
def test_a_row_is_read_back(numbers: list[int]) -> None:
    row = pack(numbers, 301)
    assert read_row(row, len(numbers), 301) == unpack_rising(row, len(numbers), 301) == numbers


def test_rows_of_all_densities_are_unpacked() -> None:
    for row in draw_rows():
        assert unpack_rising(pack(row, SIZE), len(row), SIZE) == row


def test_the_client_reads_rows(exported: Path, ask_client: AskClient) -> None:
    rows = draw_rows()
    asked = [
        {"row": pack(row, SIZE).hex(), "count": len(row), "first": first, "size": SIZE}
        for row in rows
        for first in (0, 70_000)
    ]
    answers = ask_client(exported, asked)
    assert answers == [[first + number for number in row] for row in rows for first in (0, 70_000)]


def test_a_damaged_row_gives_rising_numbers_or_none(exported: Path, ask_client: AskClient) -> None:
    choose = random.Random(6)
    asked = []
    for row in draw_rows() * 20:
        data = bytearray(pack(row, SIZE))
        data[choose.randrange(len(data))] ^= 1 << choose.randrange(8)
        cut = data[: len(data) - choose.randrange(2)]
        asked.append({"row": cut.hex(), "count": len(row), "first": 7, "size": SIZE})
    refused = 0
    for question, answer in zip(asked, ask_client(exported, asked), strict=True):
        if isinstance(answer, dict):
            refused += 1
            assert answer["error"].startswith("Error: ")
        else:
            assert len(answer) == question["count"]
            assert answer == sorted(set(answer))
            assert 7 <= answer[0] <= answer[-1] < 7 + SIZE
    assert refused > len(asked) / 3


def test_a_row_takes_hardly_more_than_its_entropy() -> None:
    choose = random.Random(7)
    size = 200_000
    for share in (0.002, 0.02, 0.1, 0.3, 0.49, 0.6, 0.9, 0.99):
        row = sorted(choose.sample(range(size), int(size * share)))
        entropy = -size * (share * log2(share) + (1 - share) * log2(1 - share)) / 8
        assert len(pack(row, size)) < 1.04 * entropy, share
