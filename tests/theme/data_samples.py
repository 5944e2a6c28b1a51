"""What the page of the downloads is given: a large year, a small one, and hostile values."""

from __future__ import annotations

from waraq.config import SiteConfig
from waraq.plugins.article_fields import list_fields
from waraq.plugins.data_page import DataFile, DataYear


def make_file(period: str, records: int) -> DataFile:
    """The texts of so many articles."""
    return DataFile(f"data/articles-{period}.jsonl", "jsonl", records, records * 4900)


def make_data(hostile: str) -> dict[str, object]:
    """The context of the template."""
    return {
        "years": [
            DataYear("1992", 12500, {"jsonl": [make_file("1992-02", 6000), make_file("1992-03", 6500)]}),
            DataYear("1947", 300, {"jsonl": [make_file("1947", 300)]}),
            DataYear(None, 1, {"jsonl": [make_file("undated", 1)]}),
        ],
        "kinds": ["jsonl"], "names": DataFile("data/entities.jsonl", "jsonl", 1, 1),
        "fields": frozenset(field.name for field in list_fields(SiteConfig(licence="CC BY 4.0"))),
        "example": hostile, "licence": hostile, "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    }  # fmt: skip
