"""The Arabic teh marbuta: Urdu writes ۃ at the end of an Arabic word, and ہ everywhere else.

The printed words of Makhzan decide where the phrase does not. What this
module leaves as it is becomes ۃ by ``letters.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator

from waraq.text.charset import letters, marks
from waraq.text.code_points import exchange_letter
from waraq.text.edit import Edit
from waraq.text.frequency import load_frequencies
from waraq.text.word_span import find_word_end, find_word_start, strip_marks

_TEH_MARBUTA = "\u0629"
_TEH_MARBUTA_GOAL = "\u06c3"
_HEH_GOAL = "\u06c1"
_LONG_A = "\u0627\u0670"  # alef, superscript alef
_ARTICLE = "\u0627\u0644"


def find_urdu_teh_marbuta(text: str) -> Iterator[Edit]:
    """Arabic teh marbuta where Urdu has ہ: everywhere but at the end of an Arabic word.

    >>> [edit.start for edit in find_urdu_teh_marbuta("علامة کا حجة الوداع")]
    [4]
    """
    place = text.find(_TEH_MARBUTA)
    while place >= 0:
        why = _explain_urdu(text, place)
        if why:
            yield Edit(place, place + 1, _HEH_GOAL, why)
        place = text.find(_TEH_MARBUTA, place + 1)


def _explain_urdu(text: str, place: int) -> str:
    """Why the teh marbuta is ہ in Urdu; empty when it is not."""
    end = place + 1
    while text[end : end + 1] in marks():
        end += 1
    if text[end : end + 1] in letters():
        return "Arabic teh marbuta inside a word"
    word = _write(text[find_word_start(text, place) : place])
    if not word or _has_article(_find_next_word(text, end)):
        return ""
    with_teh, with_heh = _count(word + _TEH_MARBUTA_GOAL), _count(word + _HEH_GOAL)
    if with_heh > with_teh:
        return f"Arabic teh marbuta in the Urdu word {word + _HEH_GOAL}"
    # صلاۃ: a long a before it was never a word of Urdu's own.
    arabic = with_teh or word.startswith(_ARTICLE) or text[place - 1] in _LONG_A
    return "" if arabic else "Arabic teh marbuta outside of an Arabic phrase"


def _has_article(word: str) -> bool:
    """Whether a word is Arabic with its article: الوداع, not الیکشن."""
    rest = word.removeprefix(_ARTICLE)
    return rest != word and (_TEH_MARBUTA_GOAL in rest or (len(rest) > 1 and _count(rest) > 0))


def _find_next_word(text: str, end: int) -> str:
    start = end + 1 if text[end : end + 1] == " " else end
    stop = find_word_end(text, start)
    return _write(text[start:stop])


def _write(word: str) -> str:
    return "".join(map(exchange_letter, strip_marks(word)[0]))


def _count(word: str) -> int:
    return load_frequencies().get(word, 0)
