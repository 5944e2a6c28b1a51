"""The tables of suggestions and of Roman Urdu as one compact JSON file, for the browser.

It is fetched when a query needs it. Written as the analyzer's tables are (see
``analyzer_file.py``): lists are texts with a space between, groups of words
have a semicolon between.
``client/suggest-tables.js`` says what each part is.
"""

from __future__ import annotations

import json

from waraq.text import edit_distance, roman_index, roman_sounds, spelling
from waraq.text.analyzer_file import join_words, write_groups
from waraq.text.confusables import EDIT, load_confusables
from waraq.text.kept_tables import kept
from waraq.text.roman_keys import load_spelled_sounds
from waraq.text.roman_tables import load_roman_tables

FORMAT = 1


@kept("suggest-tables", str, str)
def write_suggest_tables() -> str:
    """All tables as JSON, the same bytes for the same tables; ends in a line feed.

    >>> "putin پیوٹن" in write_suggest_tables()
    True
    """
    confusables = load_confusables()
    roman = load_roman_tables()
    tables = {
        "format": FORMAT,
        "confusables": write_groups((letters, str(cost)) for cost, letters in confusables.groups),
        "sounds": write_groups(
            (chr(letter), sound) for letter, sound in confusables.sounds.items() if chr(letter) != sound
        ),
        "kept": join_words(sorted(confusables.kept)),
        "spelling": _list_spelling(),
        "rules": write_groups((letters, "|".join(to)) for letters, to in roman.rules.items()),
        "heard": ";".join(
            f"{sign} {sound.start} {sound.inside} {sound.typed} {sound.written}"
            for sign, sound in sorted(roman.sounds.items())
        ),
        "pairs": write_groups((pair, str(cost)) for pair, cost in roman.costs.items() if pair[0] <= pair[1]),
        "spelled": write_groups(load_spelled_sounds().items()),
        "roman": _list_roman(),
    }
    return json.dumps(tables, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _list_spelling() -> dict[str, int]:
    """The costs and limits of spelling suggestions."""
    return {
        "edit": EDIT,
        "extra": edit_distance.EXTRA,
        "omitted": edit_distance.OMITTED,
        "exchanged": edit_distance.EXCHANGED,
        "space": spelling.SPACE,
        "doubling": spelling.DOUBLING,
        "rare_doubling": spelling.RARE_DOUBLING,
        "rare_digits": spelling.RARE_DIGITS,
        "longest_word": spelling.LONGEST_WORD,
        "longest_typed": spelling.LONGEST_TYPED,
        "most_typed": spelling.MOST_TYPED,
        "long_word": spelling.LONG_WORD,
        "near": spelling.NEAR,
        "far": spelling.FAR,
        "shortest_half": spelling.SHORTEST_HALF,
    }


def _list_roman() -> dict[str, int]:
    """The costs and limits of Roman Urdu."""
    return {
        "longest_word": roman_sounds.LONGEST_WORD,
        "most_readings": roman_sounds.MOST_READINGS,
        "other_sound": roman_sounds.OTHER_SOUND,
        "said_twice": roman_sounds.SAID_TWICE,
        "frequency_weight": roman_index.FREQUENCY_WEIGHT,
        "longest_span": roman_index.LONGEST_SPAN,
        "most_words": roman_index.MOST_WORDS,
        "joined_distance": roman_index.JOINED_DISTANCE,
    }
