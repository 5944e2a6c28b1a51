"""Lines in Chicago style, as they are read and as they are taken apart."""

from __future__ import annotations

import pytest

from tests.citing.samples import (
    ABOUT,
    AFTER,
    ATTACK,
    BARE,
    BETWEEN,
    BOTH,
    FULL,
    HOSTILE,
    MONTH,
    UNDATED,
    UNSURE,
    YEAR,
)
from waraq.citing import Reference, Role, list_pieces


def read(reference: Reference) -> str:
    return "".join(piece.text for piece in list_pieces(reference))


HEADLINE = "“پاکستان نے عالمی کپ جیت لیا.”"
END = "مشرق نامہ. Accessed ________. https://paper.example/archive/a/3kq7m2x9tb/."


@pytest.mark.parametrize(
    ("reference", "line"),
    [
        (FULL, f"احمد علی. {HEADLINE} ڈان, March 26, 1992. {END}"),
        (MONTH, f"احمد علی. {HEADLINE} ڈان, March 1992. {END}"),
        (YEAR, f"احمد علی. {HEADLINE} ڈان, 1992. {END}"),
        (UNDATED, f"احمد علی. {HEADLINE} ڈان, n.d., not before March 26, 1992. {END}"),
        (AFTER, f"احمد علی. {HEADLINE} ڈان, n.d., not after 1995. {END}"),
        (BETWEEN, f"احمد علی. {HEADLINE} ڈان, n.d., between May 1990 and 1995. {END}"),
        (ABOUT, f"احمد علی. {HEADLINE} ڈان, [ca. May 1990]. {END}"),
        (UNSURE, f"احمد علی. {HEADLINE} ڈان, [May 6, 1990?]. {END}"),
        (BOTH, f"احمد علی. {HEADLINE} ڈان, [ca. 1990?]. {END}"),
        (FULL._replace(authors=()), f"ڈان. {HEADLINE} March 26, 1992. {END}"),
        (FULL._replace(title="کیا ہوا؟"), f"احمد علی. “کیا ہوا؟” ڈان, March 26, 1992. {END}"),
        (FULL._replace(authors=("ا ب", "A. B.")), f"ا ب, A. B. {HEADLINE} ڈان, March 26, 1992. {END}"),
        (
            FULL._replace(paper="مشرق نامہ", address=None),
            f"احمد علی. {HEADLINE} مشرق نامہ, March 26, 1992. Accessed ________.",
        ),
        (BARE, "“سیلاب.” n.d. Accessed ________."),
    ],
)  # fmt: skip
def test_lines(reference: Reference, line: str) -> None:
    assert read(reference) == line


def test_each_name_is_a_piece_of_its_own() -> None:
    pieces = list_pieces(FULL)
    assert [piece.text for piece in pieces if piece.role is Role.NAME] == [
        "احمد علی",
        FULL.title,
        "مشرق نامہ",
    ]
    assert [piece.text for piece in pieces if piece.role is Role.TITLE] == ["ڈان"]
    for piece in list_pieces(HOSTILE):
        assert piece.role is not Role.WORDS or not set(piece.text) & set("<{@\\&"), piece
    assert ATTACK in [piece.text for piece in list_pieces(HOSTILE)]
