"""What a web page says about itself, by the order of trust of `page_fields`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from waraq.ingest.languages import is_language_tag
from waraq.ingest.readers.furniture import is_account
from waraq.ingest.readers.html_tree import Element
from waraq.ingest.readers.page_fields import Said, read_places
from waraq.ingest.source_dates import read_source_date
from waraq.ingest.trace import is_heard, leave_out, tell

LISTS = frozenset({"byline", "keywords"})
NAMES = frozenset({"byline", "publication", "section"})  # where an address tells readers nothing
TIMES = "element time"
SITE_MARKS = "|-–—:»«·•"  # between a headline and the site's name
MOST_SITE_NAMES = 5  # behind one headline: section, paper, company


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself: fields under our names, and the address it wants to be known by.

    `headlines` are all that the page has for one, as it has them; `notes` are for the editor.
    """

    fields: dict[str, object]
    address: str = ""
    headlines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_head(root: Element) -> Head:
    """Return what a page says about itself; what it doesn't say is missing.

    >>> from waraq.ingest.readers.html_tree import parse_html
    >>> read_head(parse_html('<html lang="ur"><title>خبر | اخبار</title><h1>خبر</h1>')).fields["headline"]
    'خبر'
    """
    by_field: dict[str, list[Said]] = {}
    for said in read_places(root):
        by_field.setdefault(said.field, []).append(said)
    sites = [text for said in by_field.get("publication", ()) for text in said.texts]
    unnamed = {"byline": frozenset(sites)}  # a paper that stands as its own author
    fields: dict[str, object] = {
        field: _choose_texts(field, places, unnamed.get(field, frozenset()))
        for field, places in by_field.items()
    }
    headlines = [" ".join(text.split()) for said in by_field.get("headline", ()) for text in said.texts]
    fields["headline"] = choose_headline(headlines, sites)
    fields["date"], notes = _choose_date(by_field.get("date", ()))
    fields["lang"] = _choose_lang(by_field.get("lang", ()))
    fields.pop("address", None)
    known = {field: value for field, value in fields.items() if value}
    address = _choose_address(by_field.get("address", ()))
    if is_heard():
        _tell_places({**known, "id": address}, {**by_field, "id": by_field.get("address", [])})
    return Head(known, address, tuple(headlines), tuple(notes))


def _tell_places(fields: Mapping[str, object], by_field: Mapping[str, Sequence[Said]]) -> None:
    for field, value in fields.items():
        text = value[0] if isinstance(value, list) else value
        place = next(
            (said.place for said in by_field.get(field, ()) if text in said.texts), "a part of the head"
        )
        tell(field, place, value)
        kept = {text, *(value if isinstance(value, list) else ())}
        for said in by_field.get(field, ()):
            for other in dict.fromkeys(said.texts):
                if other not in kept:
                    leave_out(f"{said.place}, for the {field}", other)
                kept.add(other)


def _choose_texts(field: str, places: Sequence[Said], unwanted: Set[str]) -> list[str] | str | None:
    """Return what the first place says that says something to readers: all of it where it may be a list."""
    for said in places:
        texts = [text for text in said.texts if text not in unwanted and not _says_nothing(field, text)]
        if texts:
            return texts if field in LISTS else texts[0]
    return None


def choose_headline(headlines: Sequence[str], sites: Iterable[str]) -> str | None:
    """Return the first headline without the site's name behind it.

    What stands behind a mark goes where it is a name of the site, or where
    another headline of the page is the same without it; else all of it stays.

    >>> choose_headline(["بارش - روزنامہ مشرق", "مشرق"], ["روزنامہ مشرق"])
    'بارش'
    >>> choose_headline(["بارش - کراچی ڈوب گیا"], ["روزنامہ مشرق"])
    'بارش - کراچی ڈوب گیا'
    """
    names = set(sites)
    whole = set(headlines)
    chosen = next((headline for headline in headlines if headline not in names), None)
    for _ in range(MOST_SITE_NAMES if chosen else 0):
        cuts = find_marks(chosen or "")
        cut = next(
            (head for head, tail in cuts if head not in names and (tail in names or head in whole)), None
        )
        chosen = cut or chosen
    return chosen


def find_marks(headline: str) -> list[tuple[str, str]]:
    """Return what stands before and behind each mark that has spaces around it, or is a bar."""
    places = [
        place
        for place in range(1, len(headline) - 1)
        if headline[place] in SITE_MARKS
        and (headline[place] == "|" or headline[place - 1] == " " == headline[place + 1])
    ]
    return [(headline[:place].rstrip(), headline[place + 1 :].lstrip()) for place in places[:50]]


def _choose_date(places: Sequence[Said]) -> tuple[str | None, list[str]]:
    """Return the date of the first place that has a day, else the first; and notes of other days."""
    dates = [
        (said.place, said.texts[0])
        for said in places
        if said.place != TIMES or (len(set(said.texts)) == 1 and _read_day(said.texts[0]))
    ]
    read = [(place, date, day) for place, date in dates if (day := _read_day(date))]
    if not read:
        return (dates[0][1] if dates else None), []
    place, date, day = read[0]
    others = [
        f"the page has two days: {day} ({place}), which is used, and {other_day} ({other_place})"
        for other_place, other, other_day in read[1:]
        if other_place != TIMES and other_day != day and not _is_same_moment(date, other)
    ]
    return date, others[:1]


def _read_day(date: str) -> str | None:
    try:
        return read_source_date(date)
    except ValueError:
        return None


def _is_same_moment(one: str, other: str) -> bool:
    try:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    except ValueError:
        return False


def _choose_lang(places: Sequence[Said]) -> str | None:
    tags = (text.replace("_", "-") for said in places for text in said.texts)
    return next((tag for tag in tags if is_language_tag(tag)), None)


def _choose_address(places: Sequence[Said]) -> str:
    """Return the first address that is whole and not that of the site's front page."""
    for said in places:
        for text in said.texts:
            try:
                parts = urlsplit(text)
            except ValueError:
                continue
            is_whole = parts.scheme in {"http", "https"} and parts.netloc
            if is_whole and not any(map(str.isspace, text)) and (parts.path.strip("/") or parts.query):
                return parts._replace(fragment="").geturl()
    return ""


def _says_nothing(field: str, text: str) -> bool:
    return (field in NAMES and _is_address(text)) or (field == "byline" and is_account(text))


def _is_address(text: str) -> bool:
    return text.startswith(("http:", "https:", "www.", "/"))
