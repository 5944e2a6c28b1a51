"""Headlines for reports that came without one.

The words are the report's own, from its beginning, and nothing is left out in
the middle: leaving out «کے خلاف» would turn a report around. What is cut ends
with «…», and the article is marked ``headline_source: inferred``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from waraq.ingest.clauses import load_roles
from waraq.ingest.dateline import parse_dateline
from waraq.ingest.joined_words import find_joined
from waraq.ingest.names import MAX_NAME_LENGTH, load_letter_names
from waraq.text import Token, fold, tokenize

MAX_HEADLINE = 90
MIN_HEADLINE = 40
MAX_READ = 300  # code points of a paragraph, in which all that can stand in a headline is decided
MIN_SENTENCE = 20  # a shorter «sentence» is an abbreviation such as اے۔
ELLIPSIS = "…"
MAX_CLOSING = 2  # letters of a mark that closes a quotation
MAX_LETTER_NAME = 8  # code points: ڈبلیو
SENTENCE_ENDS = "۔؟!.?"
FULL_STOP = "۔"
BLANKS = " \u00a0\n"
CLAUSE_MARKS = "،؛:,;–—"
PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ("‘‘", "’’"), ("’’", "‘‘"))
EVEN = '"'  # opens and closes alike
ANY_PAIR = re.compile('[“”«»()\\[\\]‘’"]')
COMMA_QUOTE = "‘ "  # a comma in files made with InPage
AND = "اور"
NEVER_LAST = frozenset({"genitive", "link", "verb", "conjunction", "complementizer"})
NEVER_FIRST = frozenset({"postposition", "relational", "genitive", "link"})


def infer_headline(body: str) -> str | None:
    """Make a headline of the first sentence after the dateline; None where there are no words.

    >>> infer_headline("لاہور (اسٹاف رپورٹر) – شہر میں رات بھر بارش ہوئی۔ سڑکیں ڈوب گئیں۔")
    'شہر میں رات بھر بارش ہوئی'
    """
    dateline = parse_dateline(body)
    report = body[dateline.body_start :] if dateline else body
    for paragraph in report.split("\n"):
        sentence = _first_sentence(paragraph.strip()[:MAX_READ])
        words = tokenize(sentence)
        if words:
            return sentence if len(sentence) <= MAX_HEADLINE else _cut(sentence, words)
    return None


def _first_sentence(text: str) -> str:
    """Return the first sentence, without its full stop."""
    for place, character in enumerate(text):
        if (
            character in SENTENCE_ENDS
            and place >= MIN_SENTENCE
            and _stops(text, place)
            and not _find_open(text[:place])
        ):
            return text[: place + 1].rstrip("۔. ")
    return text.rstrip("۔. ")


def _stops(text: str, place: int) -> bool:
    """Whether a mark ends a sentence: before a blank, or a ۔ that the next sentence was set right behind."""
    if text[place + 1 : place + 2] in {"", *BLANKS}:
        return True
    word = text[max(0, place - MAX_LETTER_NAME) : place].replace(FULL_STOP, " ").split(" ")[-1]
    # «اے۔پی۔پی» goes on.
    return text[place] == FULL_STOP and fold(word) not in load_letter_names()


def _cut(sentence: str, words: Sequence[Token]) -> str:
    """Cut a sentence at the last clause that fits, else at a phrase, else at a word; never inside a name.

    A quotation or bracket is left out or kept whole; one that is longer than
    a headline is closed again: «“ہم نے یہ فیصلہ کیا ہے…”».
    """
    places = _find_places(sentence, words)
    whole = [place for place in places if not _find_open(sentence[: words[place].end])]
    tests = (_ends_clause, _ends_phrase, _ends_word, _ends_item)
    for candidates, least in ((whole, MIN_HEADLINE), (whole, MIN_SENTENCE), (places, MIN_HEADLINE)):
        fitting = [place for place in candidates if words[place].end >= least]
        for ends_here in tests:
            found = next((place for place in reversed(fitting) if ends_here(sentence, words, place)), None)
            if found is not None:
                return _break_off(sentence, words[found].end)
    # One endless word: there is no place to cut but inside it.
    return _break_off(sentence, words[places[-1]].end if places else MAX_HEADLINE - 1 - MAX_CLOSING)


def _find_places(sentence: str, words: Sequence[Token]) -> list[int]:
    """Return the words behind which a cut fits, and leaves no name in pieces."""
    longest = MAX_HEADLINE - len(ELLIPSIS) - MAX_CLOSING
    fitting = sum(word.end <= longest for word in words)
    # A name may go on behind the last word that fits.
    joined = find_joined(sentence, words[: fitting + MAX_NAME_LENGTH])
    return [place for place in range(min(fitting, len(words) - 1)) if place not in joined]


def _break_off(sentence: str, end: int) -> str:
    return sentence[:end] + ELLIPSIS + _find_open(sentence[:end])


def _ends_clause(sentence: str, words: Sequence[Token], place: int) -> bool:
    between = sentence[words[place].end : words[place + 1].start]
    roles = load_roles()
    here, after = roles.get(words[place].text), roles.get(words[place + 1].text)
    marked = not set(between).isdisjoint(CLAUSE_MARKS) or between.startswith(COMMA_QUOTE)
    # «جیت کر» closes a clause, «جاری کر دیا» and «فائرنگ کر کے» do not.
    closed = here == "closer" and after not in {"verb", "genitive"}
    # «دورہ کیا اور» closes one, «لاہور اور» does not.
    joins = here in {"verb", "future"} and words[place + 1].text == _load_link()
    return marked or closed or joins or after == "conjunction"


@cache
def _load_link() -> str:
    """The word that joins clauses and things in a row."""
    return fold(AND)


def _ends_phrase(_sentence: str, words: Sequence[Token], place: int) -> bool:
    roles = load_roles()
    role = roles.get(words[place].text)
    bound = place > 0 and roles.get(words[place - 1].text) == "genitive"  # کے خلاف
    ends = role == "postposition" or (role == "relational" and bound)
    return ends and roles.get(words[place + 1].text) not in NEVER_FIRST


def _ends_word(_sentence: str, words: Sequence[Token], place: int) -> bool:
    """Whether a cut leaves no word hanging, such as «تاپی…» before its «کا»."""
    roles = load_roles()
    hangs = roles.get(words[place].text) in NEVER_LAST
    return not hangs and roles.get(words[place + 1].text) not in NEVER_FIRST | {"verb", "closer"}


def _ends_item(_sentence: str, words: Sequence[Token], place: int) -> bool:
    """Whether a cut falls within a row of things: «تحریک انصاف… اور»."""
    return words[place].text not in load_roles() and words[place + 1].text == _load_link()


def _find_open(text: str) -> str:
    """Return the mark that closes the first pair left open; empty when all are closed."""
    if not ANY_PAIR.search(text):
        return ""
    for opening, closing in PAIRS:
        if text.count(opening) > text.count(closing) and _opens(text, opening, closing):
            return closing
    return EVEN if text.count(EVEN) % 2 else ""


def _opens(text: str, opening: str, closing: str) -> bool:
    """Whether the first of the two marks is the opening one: papers set ’’…‘‘ and ‘‘…’’."""
    return closing not in text or text.index(opening) < text.index(closing)
