"""The OpenSearch description: well-formed, short names, hostile names, and only with a public address."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from waraq.plugins.opensearch import NAMESPACE, build_opensearch


def read(name: str, description: str = "تلاش") -> dict[str, str | None]:
    root = ET.fromstring(build_opensearch("https://paper.example/archive", name, description))
    assert root.tag == f"{{{NAMESPACE}}}OpenSearchDescription"
    return {element.tag.rpartition("}")[2]: element.text for element in root}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("مشرق نامہ", "مشرق نامہ"),
        ("روزنامہ مشرق لاہور اور کراچی", "روزنامہ مشرق"),
        ("ایکسیسبیلٹیایکسیسبیلٹی", "ایکسیسبیلٹیایکسی"),
        ('<b> & "x"', '<b> & "x"'),
    ],
)
def test_names_are_short_and_text(name: str, short: str) -> None:
    assert read(name)["ShortName"] == short
    assert len(short) <= 16


def test_the_query_stands_in_the_address() -> None:
    root = ET.fromstring(build_opensearch("https://paper.example/archive", "نام", "تلاش"))
    [results] = [e for e in root.iter(f"{{{NAMESPACE}}}Url") if e.get("rel") == "results"]
    assert results.get("template") == "https://paper.example/archive/search/?q={searchTerms}"
    assert root.findtext(f"{{{NAMESPACE}}}Language") == "ur"
