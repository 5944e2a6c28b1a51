"""What the page of the downloads is given: a large year, a small one, and hostile values."""

from __future__ import annotations

from waraq.config import SiteConfig
from waraq.plugins.article_fields import list_fields
from waraq.plugins.data_page import DataFile, DataYear


def make_data(hostile: str) -> dict[str, object]:
    """The context of the template."""
    return {
        "years": [
            DataYear(name, count, {"jsonl": [DataFile(f"data/articles-{file}.jsonl", "jsonl", count, size)]})
            for name, file, count, size in (("1992", "1992", 12500, 61234567), (None, "undated", 1, 900))
        ],
        "kinds": ["jsonl"], "names": DataFile("data/entities.jsonl", "jsonl", 1, 1),
        "fields": frozenset(field.name for field in list_fields(SiteConfig(licence="CC BY 4.0"))),
        "example": hostile, "licence": hostile, "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    }  # fmt: skip
