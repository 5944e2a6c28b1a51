"""From sources as received to articles: read, infer, check, write."""

from __future__ import annotations

from waraq.ingest.article_file import (
    article_to_markdown,
    examine_article,
    find_body_line,
    parse_article,
    read_article,
    read_hashed_article,
    read_text,
    scan_articles,
    split_front_matter,
    walk_articles,
)
from waraq.ingest.checks import check_articles, check_tables, describe_repeated
from waraq.ingest.copies_file import digest_copies, read_groups
from waraq.ingest.dateline import parse_dateline
from waraq.ingest.encodings import is_visible
from waraq.ingest.explain import Explained, explain
from waraq.ingest.file_names import leads_inside
from waraq.ingest.headline import infer_headline
from waraq.ingest.languages import is_language_tag
from waraq.ingest.mojibake import find_mojibake
from waraq.ingest.new_article import find_free_id, lay_article
from waraq.ingest.pipeline import ingest
from waraq.ingest.report import Report, read_broken
from waraq.ingest.section_map import load_section_map
from waraq.ingest.sections import find_section, fold_section, load_sections
from waraq.ingest.yaml_text import YamlError, load_yaml

__all__ = [
    "Explained",
    "Report",
    "YamlError",
    "article_to_markdown",
    "check_articles",
    "check_tables",
    "describe_repeated",
    "digest_copies",
    "examine_article",
    "explain",
    "find_body_line",
    "find_free_id",
    "find_mojibake",
    "find_section",
    "fold_section",
    "infer_headline",
    "ingest",
    "is_language_tag",
    "is_visible",
    "lay_article",
    "leads_inside",
    "load_section_map",
    "load_sections",
    "load_yaml",
    "parse_article",
    "parse_dateline",
    "read_article",
    "read_broken",
    "read_groups",
    "read_hashed_article",
    "read_text",
    "scan_articles",
    "split_front_matter",
    "walk_articles",
]
