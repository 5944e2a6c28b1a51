"""In which letters a text is written, where nobody knows its language."""

from __future__ import annotations

from collections import Counter

from waraq.text.scripts import load_scripts

_READ = 1_000  # code points
_LEAST = 90  # letters of a hundred
_FEWEST = 20  # letters: a name or an abbreviation says nothing


def detect_script(text: str) -> str | None:
    """The tag that `foreign_scripts.tsv` has for nearly all letters of a text; None for Arabic letters.

    It is that of a script, as ``und-Latn``, or of the only language in the table that is written
    in it. Some thousand code points are looked at.

    >>> detect_script("Le ministre a annoncé lundi une réforme"), detect_script("آج بارش ہوئی")
    ('und-Latn', None)
    """
    scripts = load_scripts()
    letters = [each for each in text[:_READ] if each.isalpha()]
    found = Counter(script.lang for each in letters if (script := scripts.find(each)))
    tag, count = next(iter(found.most_common(1)), ("", 0))
    return tag if len(letters) >= _FEWEST and 100 * count >= _LEAST * len(letters) else None
