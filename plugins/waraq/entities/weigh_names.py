"""How sure it is that a run of words names a person, by what the words may be and what stands around.

A score is the share of such names that were right in news that none of the rules was made on: how it was
measured is told in `docs/measurements.md`, and there is the table of all rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from waraq.entities.person_names import Part
from waraq.entities.small_words import load_small_words


def weigh(parts: Sequence[Part], title: str, after: str, told: str = "") -> tuple[str, float, str]:
    """The rule by which words of these parts are a person's name, its score, and the reason; 0 if none.

    `after` is the word behind them, `told` a phrase there that only people have.
    """
    sure = any(part.is_sure for part in parts)
    names = sum(part.is_name for part in parts)
    unknown, several = sum(part is Part.UNKNOWN for part in parts), len(parts) > 1
    perhaps = several and names == len(parts)
    small = load_small_words()
    rare = (unknown == 2 == len(parts)) or (unknown > 0 < names and unknown + names == len(parts))
    score = after.isdigit()  # in cricket
    governed = after in small.postposition or after in small.speaking or score
    rank = governed and title in small.rank
    titled = f"the title “{title}” stands before it"
    # The surest first.
    rules = (
        (title and sure, "title", 0.94, titled),
        (several and sure, "names", 0.94, "its words are people's names"),
        (title and perhaps, "title", 0.87, titled),
        (title and unknown and (several or governed), "title", 0.9, titled),
        (title and names and (told or rank), "title", 0.9, f"{titled}, “{after}” behind it"),
        (perhaps and (told or score), "names", 0.94, f"perhaps names, and “{told or after}” behind them"),
        (rare and after in small.agent, "agent", 0.88, f"rare words before “{after}”"),
        (sure and governed, "lone name", 0.88, f"a word of people's names before “{after}”"),
        (title and names and governed, "title", 0.1, f"{titled}, “{after}” behind it"),
        (perhaps and governed, "names", 0.73, f"perhaps names, and “{after}” behind them"),
        (sure, "lone name", 0.44, "a word of people's names, alone"),
        (perhaps, "names", 0.3, "perhaps names"),
    )
    return next((rule[1:] for rule in rules if rule[0]), ("", 0.0, ""))
