"""The forms in which documents have a term, and how much nearer ones count (mirrored in `client/forms.js`).

A reader who types کتابوں is shown کتاب and کتابیں too, but the articles that
have the word as it was typed, or nearly so, stand above them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

# As many as fit beside a level of five bits; the one above stands for all rarer forms.
MOST_FORMS = 7
FARTHEST = 3
NEAREST_WEIGHT = 21
FARTHEST_WEIGHT = 3
# What masculine nouns, adjectives and infinitives end in, one for the other: لڑکا لڑکے, قصہ قصے, کرنا کرنے.
_DECLINED = frozenset("اہے")


def pick_forms(forms: Iterable[bytes]) -> list[bytes]:
    """The forms that most documents have, of equal ones in the order of their bytes.

    >>> [form.decode() for form in pick_forms("کتب کتابیں کتب".encode().split())]
    ['کتب', 'کتابیں']
    """
    counted = Counter(forms)
    return sorted(counted, key=lambda form: (-counted[form], form))[:MOST_FORMS]


def weigh_form(typed: str, form: str) -> int:
    """What the level of a term counts on a document that has it in a form: 21, 18, 15, 9 or 3.

    >>> [weigh_form("کتابوں", form) for form in ("کتابوں", "کتابیں", "کتاب", "کتب")]
    [21, 15, 9, 3]
    >>> [weigh_form("بدلنا", form) for form in ("بدلنا", "بدلنے", "بدلا", "بدلے")]
    [21, 18, 15, 9]
    """
    loss = (NEAREST_WEIGHT - FARTHEST_WEIGHT) // FARTHEST
    if typed[:-1] == form[:-1] and typed != form and _DECLINED.issuperset((typed[-1:], form[-1:])):
        return NEAREST_WEIGHT - loss // 2
    return NEAREST_WEIGHT - loss * min(FARTHEST, count_changes(typed, form))


def count_changes(one: str, other: str) -> int:
    """How many letters to set, leave out or replace to make one word of the other (Levenshtein's distance).

    Words whose lengths differ by `FARTHEST` or more are not compared.
    """
    if abs(len(one) - len(other)) >= FARTHEST:
        return FARTHEST
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        above, row = row, [place]
        for column, there in enumerate(other, 1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (letter != there)))
    return row[-1]
