"""Display normalisation: the same text for readers, in one encoding and one way of spacing.

Each step finds its edits in what the step before it left. Quotation marks and
brackets stay as the paper printed them, and so does every letter Urdu has.
The order matters: composing comes before the Arabic letters are exchanged,
since no Unicode form composes an Urdu yeh with a hamza; words are mended
before punctuation asks which words stand beside it; and spaces before signs go
before the signs are judged by what stands directly before them.
"""

from __future__ import annotations

import re
from functools import cache

from waraq.text.charset import letters
from waraq.text.code_points import exchange_letter, find_exotic, find_letters
from waraq.text.composition import find_compositions, find_excess_marks, find_loose_hamzas
from waraq.text.controls import find_stray_isolates, find_useless_joiners
from waraq.text.edit import EditFinder, apply_edits
from waraq.text.heh import find_do_chashmi
from waraq.text.joined import find_joined_barrees
from waraq.text.orthography import write_class
from waraq.text.punctuation import find_latin_signs, find_year_signs
from waraq.text.sign_spacing import find_gaps, find_lost_spaces
from waraq.text.teh_marbuta import find_urdu_teh_marbuta

_BARREE = "\u06d2"

STEPS: tuple[EditFinder, ...] = (
    find_exotic,
    find_stray_isolates,
    find_useless_joiners,
    find_excess_marks,
    find_compositions,
    find_loose_hamzas,
    find_do_chashmi,
    find_urdu_teh_marbuta,
    find_letters,
    find_compositions,  # what the exchange of letters brought together
    find_joined_barrees,
    find_year_signs,
    find_gaps,
    find_latin_signs,
    find_lost_spaces,
)


def normalize(text: str) -> str:
    r"""The text as Waraq stores and shows it; doing it twice changes nothing.

    `waraq.text.explain` tells what it changes, where and why.

    >>> normalize("كراچي") == "کراچی"
    True
    >>> normalize("ا\u0653ج کےساتھ ۔انہوں نے كها?")
    'آج کے ساتھ۔ انہوں نے کہا؟'
    """
    if _words().fullmatch(text) or (text.isascii() and text.isprintable()):
        return text
    for find_edits in STEPS:
        text = apply_edits(text, find_edits(text))
    return text


@cache
def _words() -> re.Pattern[str]:
    """Words of Urdu letters alone, which no step touches: most of what indexes and lists ask about."""
    kept = (ord(letter) for letter in letters() - {_BARREE} if exchange_letter(letter) == letter)
    inner = write_class((cp, cp) for cp in (*kept, ord(" ")))
    return re.compile(f"{inner}*+(?:{_BARREE}(?: {inner}*+|$))*+")
