"""Language tags."""

from __future__ import annotations


def is_language_tag(value: str) -> bool:
    """Tell whether a value has the shape of a BCP 47 language tag (RFC 5646, section 2.1).

    >>> is_language_tag("ur"), is_language_tag("ur-Arab-PK"), is_language_tag("اردو")
    (True, True, False)
    """
    language, *subtags = value.split("-")
    return (
        value.isascii()
        and language.isalpha()
        and len(language) in {2, 3}
        and all(subtag.isalnum() and 1 <= len(subtag) <= 8 for subtag in subtags)
    )
