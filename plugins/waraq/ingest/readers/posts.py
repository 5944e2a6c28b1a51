"""Posts of Telegram's channels and Facebook's pages, as their exports in JSON have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from waraq.ingest.encodings import clean_text
from waraq.ingest.readers.fields import has_text
from waraq.ingest.readers.text_lines import split_headline
from waraq.ingest.trace import leave_out, tell

TELEGRAM = frozenset({"id", "type", "date", "text"})
FACEBOOK = frozenset({"timestamp", "data"})
ALL_OF_FACEBOOK = FACEBOOK | {"attachments", "place", "tags", "title"}
CHANNEL, HASHTAG = "channel", "hashtag"


def open_post(values: Mapping[str, object]) -> Mapping[str, object] | None:
    """Return a post by the names of our fields, its text in lines; None for any other object.

    A short first line with an empty one below it is the headline. Where a
    post has no text, as a picture has none, the value of `body` is empty.

    >>> text = ["سڑکیں ", {"type": "bold", "text": "ڈوب"}, " گئیں۔"]
    >>> message = {"id": 5, "type": "message", "date": "2021-03-04T23:30:00", "text": text}
    >>> dict(open_post(message | {"from": "اخبار", "from_id": "channel7"}))["body"]
    'سڑکیں ڈوب گئیں۔'
    """
    if values.keys() >= TELEGRAM and ("from_id" in values or "actor_id" in values):
        return _open_message(values)
    data = values.get("data")
    if values.keys() >= FACEBOOK and values.keys() <= ALL_OF_FACEBOOK and isinstance(data, list):
        return _open_status(values)
    return None


def _open_message(values: Mapping[str, object]) -> Mapping[str, object]:
    text = values["text"]
    parts = [
        (piece.get("type"), piece.get("text")) if isinstance(piece, Mapping) else ("", piece)
        for piece in (text if isinstance(text, list) else [text])
    ]
    sender = values.get("from_id")
    is_channel = isinstance(sender, str) and sender.startswith(CHANNEL)
    hashtags = (str(said).strip("# ").replace("_", " ") for kind, said in parts if kind == HASHTAG)
    read = {
        "id": ("id", f"{sender}/{values['id']}"),
        "date": ("date", values["date"]),
        "publication": ("from", values.get("from") if is_channel else None),
        "byline": ("author", values.get("author")),
    }
    _tell_rest(values, {name for name, value in read.values() if value} | {"from_id", "text"})
    tell("keywords", "the hashtags", fields := list(hashtags))
    for field, (name, value) in read.items():
        tell(field, f"“{name}”", value)
    whole = "".join(said for _, said in parts if isinstance(said, str))
    return {field: value for field, (_, value) in read.items()} | {"keywords": fields} | _part_text(whole)


def _open_status(values: Mapping[str, object]) -> Mapping[str, object]:
    """A post of Facebook; of one that only shows pictures the text below the first."""
    texts = [*_find_texts(values["data"], "post"), *_find_texts(values.get("attachments"), "description")]
    _tell_rest(values, {"timestamp", "data"})
    tell("date", "“timestamp”", values["timestamp"])
    return {"date": values["timestamp"], **_part_text(_join_bytes(texts[0]) if texts else "")}


def _tell_rest(values: Mapping[str, object], used: Set[str]) -> None:
    for name, value in values.items():
        if name not in used:
            leave_out(f"“{name}”", value)


def _find_texts(value: object, name: str) -> Iterator[str]:
    """Yield the texts under a name, in objects and lists as deep in one another as Facebook has them."""
    if isinstance(value, list):
        for each in value:
            yield from _find_texts(each, name)
    elif isinstance(value, Mapping):
        if isinstance(text := value.get(name), str) and has_text(text):
            yield text
        for inner in ("data", "media"):
            yield from _find_texts(value.get(inner), name)


def _join_bytes(text: str) -> str:
    r"""The letters of which Facebook writes each byte as a letter of its own: \u00d9\u0088 for و."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _part_text(text: str) -> dict[str, object]:
    lines = [line.strip() for line in clean_text(text).split("\n")]
    headline, start = split_headline(lines)
    tell("body", "the text of a post", text)
    return {"headline": headline, "body": "\n".join(lines[start:]).strip()}
