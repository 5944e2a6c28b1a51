"""Words that belong together, so that nothing is cut between them: names, numbers with what they count."""

from __future__ import annotations

from collections.abc import Sequence

from waraq.ingest.clauses import load_roles
from waraq.ingest.credits import Words
from waraq.ingest.names import load_names, load_person_words, load_titles
from waraq.text import Token

IZAFAT = "\u0650"  # zer, which ties a noun to the next


def find_joined(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """Return which of the `tokens` of a text are joined with the next one, as places in their order.

    >>> from waraq.text import tokenize
    >>> text = "اقوام متحدہ کے صدر عارف علوی سے 30 ممالک کا شکوہ"
    >>> tokens = tokenize(text)
    >>> [tokens[place].text for place in sorted(find_joined(text, tokens))]
    ['اقوام', 'صدر', 'عارف', '30']
    """
    words = tuple(token.text for token in tokens)
    joined = {place for place, token in enumerate(tokens) if _is_tied(words, place, text[token.end - 1])}
    names = load_names()
    for start, word in enumerate(words):
        for name in names.get(word, ()):
            if words[start : start + len(name)] == name:
                joined.update(range(start, start + len(name) - 1))
                break
    return frozenset(joined)


def _is_tied(words: Words, place: int, last_letter: str) -> bool:
    """Whether a word needs the next: a title, a part of a name, a number, an izafat."""
    word = words[place]
    if last_letter == IZAFAT or word[0].isdigit():
        return True
    titles = load_titles().get(word)
    part = word in load_person_words()
    after = words[place + 1] if place + 1 < len(words) else ""
    if not (titles or part) or after in load_roles():
        return False
    if part and after in load_person_words():
        return True
    return any(words[max(0, place + 1 - len(title)) : place + 1] == title for title in titles or ())
