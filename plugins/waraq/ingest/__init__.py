"""From sources as received to articles: read, infer, check, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from waraq.lazily import load_lazily

if TYPE_CHECKING:
    from waraq.ingest.article_file import (
        article_to_markdown,
        examine_article,
        parse_article,
        read_article,
        read_hashed_article,
        read_text,
    )
    from waraq.ingest.article_folders import (
        ArticleFolder,
        place_in_walk,
        scan_articles,
        scan_folders,
        walk_articles,
    )
    from waraq.ingest.checks import check_articles, describe_repeated
    from waraq.ingest.copies_file import digest_copies, read_groups
    from waraq.ingest.dateline import parse_dateline
    from waraq.ingest.encodings import is_visible
    from waraq.ingest.explanation import Explained, explain
    from waraq.ingest.fences import find_body_line, split_front_matter
    from waraq.ingest.file_names import leads_inside
    from waraq.ingest.headline import infer_headline
    from waraq.ingest.languages import is_language_tag
    from waraq.ingest.mojibake import find_mojibake
    from waraq.ingest.new_article import find_free_id, lay_article
    from waraq.ingest.pipeline import ingest
    from waraq.ingest.report import Report, read_broken
    from waraq.ingest.section_map import load_section_map
    from waraq.ingest.sections import find_section, fold_section, load_sections
    from waraq.ingest.table_checks import check_tables
    from waraq.ingest.yaml_text import YamlError, load_yaml

__all__ = [
    "ArticleFolder",
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
    "place_in_walk",
    "read_article",
    "read_broken",
    "read_groups",
    "read_hashed_article",
    "read_text",
    "scan_articles",
    "scan_folders",
    "split_front_matter",
    "walk_articles",
]

__getattr__ = load_lazily(
    __name__,
    {
        "article_to_markdown": "article_file",
        "ArticleFolder": "article_folders",
        "check_articles": "checks",
        "check_tables": "table_checks",
        "describe_repeated": "checks",
        "digest_copies": "copies_file",
        "examine_article": "article_file",
        "explain": "explanation",
        "Explained": "explanation",
        "find_body_line": "fences",
        "find_free_id": "new_article",
        "find_mojibake": "mojibake",
        "find_section": "sections",
        "fold_section": "sections",
        "infer_headline": "headline",
        "ingest": "pipeline",
        "is_language_tag": "languages",
        "is_visible": "encodings",
        "lay_article": "new_article",
        "leads_inside": "file_names",
        "load_section_map": "section_map",
        "load_sections": "sections",
        "load_yaml": "yaml_text",
        "parse_article": "article_file",
        "parse_dateline": "dateline",
        "place_in_walk": "article_folders",
        "read_article": "article_file",
        "read_broken": "report",
        "read_groups": "copies_file",
        "read_hashed_article": "article_file",
        "read_text": "article_file",
        "Report": "report",
        "scan_articles": "article_folders",
        "scan_folders": "article_folders",
        "split_front_matter": "fences",
        "walk_articles": "article_folders",
        "YamlError": "yaml_text",
    },
)
